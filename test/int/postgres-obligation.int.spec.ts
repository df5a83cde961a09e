import { readFileSync } from 'node:fs';
import { linkedFeatures } from '../features/linked.features.js';
import { obligationFeatures } from '../features/obligation.features.js';
import { OLD_OBLIGATIONS, oldObligationFeatures } from '../features/old-obligations.features.js';
import { owedOnHoldFeatures } from '../features/owed-on-hold.features.js';
import { successionFeatures } from '../features/succession.features.js';
import { withdrawalFeatures } from '../features/withdrawal.features.js';
import { onPostgres } from '../support/on-postgres.js';
import { postgresPlace, postgresPlaceAt } from '../support/postgres-place.js';

onPostgres((server) => {
  obligationFeatures('PostgreSQL', () => postgresPlace(server()));
  linkedFeatures('PostgreSQL', () => postgresPlace(server()));
  successionFeatures('PostgreSQL', () => postgresPlace(server()));
  owedOnHoldFeatures('PostgreSQL', () => postgresPlace(server()));
  withdrawalFeatures('PostgreSQL', () => postgresPlace(server()));
  oldObligationFeatures('PostgreSQL', async () => {
    const url = await server().database();
    await server().ask(url, `${readFileSync('test/support/schemas/step-6.postgres.sql', 'utf8')} ${OLD_OBLIGATIONS}`);
    return postgresPlaceAt(url);
  });
});
