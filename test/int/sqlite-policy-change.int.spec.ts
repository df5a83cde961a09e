import { policyChangeFeatures } from '../features/policy-change.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

policyChangeFeatures('SQLite', sqlitePlace);
