import { jest } from '@jest/globals';
import { replayFeatures } from '../features/replay.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

jest.setTimeout(120_000);

replayFeatures('SQLite', sqlitePlace, { numRuns: 12 });
