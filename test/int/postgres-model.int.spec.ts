import { afterAll, beforeAll, jest } from '@jest/globals';
import { modelFeatures } from '../features/model.features.js';
import { oddDayFeatures } from '../features/odd-days.features.js';
import { postgresPlace } from '../support/postgres-place.js';
import { PostgresServer } from '../support/postgres-server.js';

jest.setTimeout(20 * 60_000);
let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

// The rules are tried out on SQLite; here it is the other store that they must not notice.
modelFeatures('PostgreSQL', () => postgresPlace(server), { numRuns: 60, seed: 20_261_126, meetsAll: false });
oddDayFeatures('PostgreSQL', () => postgresPlace(server));
