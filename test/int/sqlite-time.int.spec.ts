import { jest } from '@jest/globals';
import { timeFeatures } from '../features/time.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

jest.setTimeout(120_000);

timeFeatures('SQLite', sqlitePlace, { numRuns: 60 });
