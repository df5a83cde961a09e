import { importFeatures } from '../features/imports.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

importFeatures('SQLite', sqlitePlace);
