import { jest } from '@jest/globals';
import { jumpingClockFeatures } from '../features/jumping-clock.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

jest.setTimeout(120_000);

jumpingClockFeatures('SQLite', sqlitePlace, { numRuns: 40 });
