import { afterAll, beforeAll, jest } from '@jest/globals';
import { clockFeatures } from '../features/clock.features.js';
import { deliveryFeatures } from '../features/delivery.features.js';
import { followUpFeatures } from '../features/follow-up.features.js';
import { postgresPlace } from '../support/postgres-place.js';
import { PostgresServer } from '../support/postgres-server.js';

jest.setTimeout(60_000);
let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

clockFeatures('PostgreSQL', () => postgresPlace(server));
followUpFeatures('PostgreSQL', () => postgresPlace(server));
deliveryFeatures('PostgreSQL', () => postgresPlace(server));
