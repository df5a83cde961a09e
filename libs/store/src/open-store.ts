import { mkdirSync } from 'node:fs';
import { openPostgresStore } from './postgres-store.js';
import type { PostgresOptions } from './postgres-database.js';
import { openSqliteStore } from './sqlite-store.js';
import type { Store } from './store.js';

/** Opens the store that a profile keeps its data in; the data folder is there afterwards. Errors as in the two. */
export function openStore({ dataDir, database }: { dataDir: string; database: PostgresOptions | null }): Promise<Store> {
  if (database === null) return openSqliteStore({ dataDir });
  mkdirSync(dataDir, { recursive: true });
  return openPostgresStore(database);
}
