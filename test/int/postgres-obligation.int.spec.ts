import { linkedFeatures } from '../features/linked.features.js';
import { obligationFeatures } from '../features/obligation.features.js';
import { successionFeatures } from '../features/succession.features.js';
import { onPostgres } from '../support/on-postgres.js';
import { postgresPlace } from '../support/postgres-place.js';

onPostgres((server) => {
  obligationFeatures('PostgreSQL', () => postgresPlace(server()));
  linkedFeatures('PostgreSQL', () => postgresPlace(server()));
  successionFeatures('PostgreSQL', () => postgresPlace(server()));
});
