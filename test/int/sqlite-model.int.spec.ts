import { jest } from '@jest/globals';
import { modelFeatures } from '../features/model.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

jest.setTimeout(20 * 60_000);

/** More runs, or the runs of a failure again: `LUOSHI_RUNS=20000 LUOSHI_SEED=7 npm run jest -- test/int/sqlite-model`. */
const { LUOSHI_RUNS, LUOSHI_SEED } = process.env;

modelFeatures('SQLite', sqlitePlace, { numRuns: Number(LUOSHI_RUNS ?? 1000), seed: Number(LUOSHI_SEED ?? 20_261_125), tells: LUOSHI_RUNS !== undefined });
