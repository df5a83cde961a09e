import { failPointFeatures } from '../features/fail-points.features.js';
import { faultyPostgresPlace } from '../support/faulty-postgres-place.js';
import { onPostgres } from '../support/on-postgres.js';

onPostgres((server) => failPointFeatures('PostgreSQL', () => faultyPostgresPlace(server())));
