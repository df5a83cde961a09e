import { jest } from '@jest/globals';
import { mailFeatures } from '../features/mail.features.js';
import { sqlitePlace } from '../support/sqlite-place.js';

jest.setTimeout(120_000);
mailFeatures('SQLite', sqlitePlace);
