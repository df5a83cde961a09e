import { PACE_AT_SCALE } from '#libs/engine';
import { openPostgresStore } from '#libs/store';
import type { Place } from './installation.js';
import type { PostgresServer } from './postgres-server.js';

/** A database of that server for one installation, with the shipped reference data in it, whose clock is the test's. */
export async function postgresPlace(server: PostgresServer): Promise<Place> {
  const database = await server.lend();
  return { open: () => database.open(), pace: PACE, remove: () => server.giveBack(database) };
}

/** A batch of more than one piece, and no more: what fills several batches is brought in row by row. */
const PACE = { ...PACE_AT_SCALE, batch: 120 };

/** A database, whatever is in it. */
export function postgresPlaceAt(url: string): Place {
  return { open: () => openPostgresStore({ url, connections: 4 }), pace: PACE, remove: () => Promise.resolve() };
}
