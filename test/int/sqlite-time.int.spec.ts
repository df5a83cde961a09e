import { jest } from '@jest/globals';
import { outageFeatures } from '../features/outage.features.js';
import { timeFeatures } from '../features/time.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

jest.setTimeout(120_000);

timeFeatures('SQLite', sqlitePlace);
outageFeatures('SQLite', sqlitePlace, { numRuns: 60 });
