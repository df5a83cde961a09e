import { describe, jest } from '@jest/globals';
import { modelFeatures } from '../features/model.features.js';
import { oddDayFeatures } from '../features/odd-days.features.js';
import { outageFeatures } from '../features/outage.features.js';
import { replayFeatures } from '../features/replay.features.js';
import { timeFeatures } from '../features/time.features.js';
import { zoneFeatures } from '../features/zones.features.js';
import type { Place } from '../support/installation.js';
import { onPostgres } from '../support/on-postgres.js';
import { postgresPlace } from '../support/postgres-place.js';

// The rules are tried out on SQLite; here it is the other store that they must not notice.
onPostgres((server) => {
  const place = (): Promise<Place> => postgresPlace(server());
  describe('the model', () => modelFeatures('PostgreSQL', place, { numRuns: 30, seed: 20_261_126, meetsAll: false }));
  describe('odd days', () => oddDayFeatures('PostgreSQL', place));
  describe('zones', () => zoneFeatures('PostgreSQL', place));
  describe('time', () => timeFeatures('PostgreSQL', place));
  describe('outages', () => outageFeatures('PostgreSQL', place, { numRuns: 5 }));
  describe('replay', () => replayFeatures('PostgreSQL', place, { numRuns: 3 }));
});
jest.setTimeout(20 * 60_000);
