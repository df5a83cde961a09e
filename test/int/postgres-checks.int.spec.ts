import { checksFeatures } from '../features/checks.features.js';
import { onPostgres } from '../support/on-postgres.js';
import { postgresPlace } from '../support/postgres-place.js';

onPostgres((server) => checksFeatures('PostgreSQL', () => postgresPlace(server())));
