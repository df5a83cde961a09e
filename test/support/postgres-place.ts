import { PACE_AT_SCALE } from '#libs/engine';
import { openPostgresStore } from '#libs/store';
import type { Place } from './installation.js';
import type { PostgresServer } from './postgres-server.js';

/** A database of that server for one installation, with the shipped reference data in it, whose clock is the test's. */
export async function postgresPlace(server: PostgresServer): Promise<Place> {
  const url = await server.database(await server.shipped());
  return postgresPlaceAt(url);
}

/** A database, whatever is in it. */
export function postgresPlaceAt(url: string): Place {
  return { open: () => openPostgresStore({ url, connections: 4 }), pace: PACE_AT_SCALE, remove: () => Promise.resolve() };
}
