import { inboxFeatures } from '../features/inbox.features.js';
import { noticesFeatures } from '../features/notices.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

inboxFeatures('SQLite', sqlitePlace);
noticesFeatures('SQLite', sqlitePlace);
