import { climbFeatures } from '../features/climb.features.js';
import { deliveryFeatures } from '../features/delivery.features.js';
import { followUpFeatures } from '../features/follow-up.features.js';
import { termEndFeatures } from '../features/term-end.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

climbFeatures('SQLite', sqlitePlace);
followUpFeatures('SQLite', sqlitePlace);
deliveryFeatures('SQLite', sqlitePlace);
termEndFeatures('SQLite', sqlitePlace);
