import { afterAll, beforeAll, jest } from '@jest/globals';
import { describeNeeding, postgres } from './machine.js';
import { PostgresServer } from './postgres-server.js';

/** Tests on a PostgreSQL server of their own: `server()` is there when they run. */
export function onPostgres(tests: (server: () => PostgresServer) => void): void {
  jest.setTimeout(60_000);
  describeNeeding(postgres(), 'on PostgreSQL', () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await PostgresServer.start();
    });
    afterAll(() => server.stop());
    tests(() => server);
  });
}
