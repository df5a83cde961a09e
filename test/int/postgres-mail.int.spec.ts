import { jest } from '@jest/globals';
import { mailFeatures } from '../features/mail.features.js';
import { onPostgres } from '../support/on-postgres.js';
import { postgresPlace } from '../support/postgres-place.js';

onPostgres((server) => mailFeatures('PostgreSQL', () => postgresPlace(server()), { numRuns: 3 }));
jest.setTimeout(120_000);
