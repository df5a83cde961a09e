import { join } from 'node:path';
import { jest } from '@jest/globals';
import Database from 'better-sqlite3';
import { openSqliteStore } from '#libs/store';
import { lightsFeatures } from '../features/lights.features.js';
import type { Place } from '../support/installation.js';
import { temporaryFolder } from '../support/temporary-folder.js';

jest.setTimeout(60_000);

let file: string;
const place = (): Promise<Place> => {
  const { folder, remove } = temporaryFolder();
  file = join(folder, 'luoshi.sqlite');
  return Promise.resolve({ open: () => openSqliteStore({ dataDir: folder }), remove: () => Promise.resolve(remove()) });
};

lightsFeatures('SQLite', place, async (_, statement) => {
  await Promise.resolve();
  const handle = new Database(file);
  try {
    handle.exec(statement);
  } catch (error) {
    // The driver's errors are those of the first test file that loaded it.
    throw new Error((error as Error).message, { cause: error });
  } finally {
    handle.close();
  }
});
