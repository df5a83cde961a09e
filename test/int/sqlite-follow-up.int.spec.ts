import { followUpFeatures } from '../features/follow-up.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

followUpFeatures('SQLite', sqlitePlace);
