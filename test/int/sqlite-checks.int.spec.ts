import { jest } from '@jest/globals';
import { checksFeatures } from '../features/checks.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

jest.setTimeout(60_000);

checksFeatures('SQLite', sqlitePlace);
