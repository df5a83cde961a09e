import { inboxFeatures } from '../features/inbox.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

inboxFeatures('SQLite', sqlitePlace);
