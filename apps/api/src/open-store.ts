import { mkdir } from 'node:fs/promises';
import type { Settings } from '#config';
import type { Store } from '#libs/store';
import { openPostgresStore, openSqliteStore } from '#libs/store';

/** The store that the profile keeps its data in. The data folder is there afterwards. Errors as in the two. */
export async function openStore({ dataDir, database }: Pick<Settings, 'dataDir' | 'database'>): Promise<Store> {
  if (database === null) return openSqliteStore({ dataDir });
  await mkdir(dataDir, { recursive: true });
  return openPostgresStore(database);
}
