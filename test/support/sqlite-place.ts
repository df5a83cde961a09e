import { openSqliteStore } from '#libs/store';
import type { Place } from './installation.js';
import { folderInMemory } from './temporary-folder.js';

/** An empty folder for the SQLite file of one installation. */
export function sqlitePlace(): Promise<Place> {
  const { folder, remove } = folderInMemory();
  return Promise.resolve(sqlitePlaceIn(folder, remove));
}

/** The folder of one installation, whatever lies in it. */
export function sqlitePlaceIn(folder: string, remove: () => void): Place {
  return { open: () => openSqliteStore({ dataDir: folder }), remove: () => Promise.resolve(remove()) };
}
