import { linkedFeatures } from '../features/linked.features.js';
import { obligationFeatures } from '../features/obligation.features.js';
import { successionFeatures } from '../features/succession.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

obligationFeatures('SQLite', sqlitePlace);
linkedFeatures('SQLite', sqlitePlace);
successionFeatures('SQLite', sqlitePlace);
