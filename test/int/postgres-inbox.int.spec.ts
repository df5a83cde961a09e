import { inboxFeatures } from '../features/inbox.features.js';
import { onPostgres } from '../support/on-postgres.js';
import { postgresPlace } from '../support/postgres-place.js';

onPostgres((server) => inboxFeatures('PostgreSQL', () => postgresPlace(server())));
