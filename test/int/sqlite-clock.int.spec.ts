import { clockLoopFeatures } from '../features/clock-loop.features.js';
import { clockFeatures } from '../features/clock.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

clockFeatures('SQLite', sqlitePlace);
clockLoopFeatures('SQLite', sqlitePlace);
