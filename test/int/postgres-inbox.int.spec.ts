import { inboxFeatures } from '../features/inbox.features.js';
import { noticesFeatures } from '../features/notices.features.js';
import { onPostgres } from '../support/on-postgres.js';
import { postgresPlace } from '../support/postgres-place.js';

onPostgres((server) => {
  inboxFeatures('PostgreSQL', () => postgresPlace(server()));
  noticesFeatures('PostgreSQL', () => postgresPlace(server()));
});
