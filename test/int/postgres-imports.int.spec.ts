import { importFeatures } from '../features/imports.features.js';
import { onPostgres } from '../support/on-postgres.js';
import { postgresPlace } from '../support/postgres-place.js';

onPostgres((server) => importFeatures('PostgreSQL', () => postgresPlace(server())));
