import { jest } from '@jest/globals';
import { oddDayFeatures } from '../features/odd-days.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

jest.setTimeout(60_000);

oddDayFeatures('SQLite', sqlitePlace);
