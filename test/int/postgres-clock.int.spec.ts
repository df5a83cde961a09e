import { climbFeatures } from '../features/climb.features.js';
import { clockFeatures } from '../features/clock.features.js';
import { deliveryFeatures } from '../features/delivery.features.js';
import { followUpFeatures } from '../features/follow-up.features.js';
import { termEndFeatures } from '../features/term-end.features.js';
import { onPostgres } from '../support/on-postgres.js';
import { postgresPlace } from '../support/postgres-place.js';

onPostgres((server) => {
  clockFeatures('PostgreSQL', () => postgresPlace(server()));
  climbFeatures('PostgreSQL', () => postgresPlace(server()));
  followUpFeatures('PostgreSQL', () => postgresPlace(server()));
  deliveryFeatures('PostgreSQL', () => postgresPlace(server()));
  termEndFeatures('PostgreSQL', () => postgresPlace(server()));
});
