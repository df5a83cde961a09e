import { obligationFeatures } from '../features/obligation.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

obligationFeatures('SQLite', sqlitePlace);
