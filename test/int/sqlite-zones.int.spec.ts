import { jest } from '@jest/globals';
import { zoneFeatures } from '../features/zones.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

jest.setTimeout(60_000);

zoneFeatures('SQLite', sqlitePlace);
