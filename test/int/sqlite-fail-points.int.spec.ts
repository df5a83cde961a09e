import { jest } from '@jest/globals';
import { failPointFeatures } from '../features/fail-points.features.js';
import { faultySqlitePlace } from '../support/faulty-sqlite-place.js';

jest.setTimeout(60_000);
failPointFeatures('SQLite', faultySqlitePlace);
