import { obligationFeatures } from '../features/obligation.features.js';
import { successionFeatures } from '../features/succession.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

obligationFeatures('SQLite', sqlitePlace);
successionFeatures('SQLite', sqlitePlace);
