import { mkdirSync, readFileSync, realpathSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { dialects } from './dialect.js';
import { namedFault } from './faults.js';
import { SqlInbox } from './inbox.js';
import { SqlOutbox } from './outbox.js';
import { mountedAs, networkFileSystem, networkFileSystemRefused } from './file-systems.js';
import { SqlReads } from './reads.js';
import { SqlReferenceStore } from './reference-rows.js';
import { SqliteDatabase } from './sqlite-database.js';
import { DATABASE_FILE } from './sqlite-files.js';
import { SqliteLock } from './sqlite-lock.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';
import type { Store } from './store.js';
import { SqlSweepLog } from './sweep-log.js';

/**
 * Opens the database of a data folder for this process alone; folder and file are made where there are none.
 * @throws LuoshiError `store.in_use` when another process has it; `store.read_only`, `store.damaged`, `store.full`,
 * `store.locked`, `store.io_failed`; `store.network_file_system`; `store.schema_newer` when a newer Luoshi wrote it
 */
export async function openSqliteStore({ dataDir, large }: { dataDir: string; large?: number }): Promise<Store> {
  try {
    mkdirSync(dataDir, { recursive: true });
    mustBeLocal(dataDir);
  } catch (error) {
    throw namedFault(error, dialects.sqlite);
  }
  const lock = SqliteLock.take(dataDir);
  try {
    return sqliteStore(await SqliteDatabase.open(join(dataDir, DATABASE_FILE), { large }), () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The log of a database is shared through memory, which two machines do not share, and locks on a network are often
 * none. Better no start than data that are lost later. Only Linux tells the kind of a file system by a number.
 */
export function mustBeLocal(dataDir: string): void {
  if (process.platform !== 'linux') return;
  const folder = realpathSync(dataDir);
  const name = networkFileSystem(statfsSync(folder).type, mountedAs(mounts(), folder));
  if (name !== null) throw networkFileSystemRefused(folder, name);
}

function mounts(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return '';
  }
}

/** The store on an open database. `onClose` is called when its file is let go. */
export function sqliteStore(database: SqliteDatabase, onClose: () => void): Store {
  const unitOfWork = new SqliteUnitOfWork(database);
  return {
    unitOfWork,
    reads: new SqlReads(database.reader, dialects.sqlite, database.lists),
    reference: new SqlReferenceStore(database.reader),
    sweepLog: new SqlSweepLog((work) => unitOfWork.write(work)),
    outbox: new SqlOutbox((work) => unitOfWork.write(work), database.reader, dialects.sqlite),
    inbox: new SqlInbox(database.reader, database.lists),
    isNew: database.isNew,
    clock: null,
    onReferenceChanged: () => undefined,
    once: (work) => work(),
    backUp: (file, at) => database.backUp(file, at),
    restoredFrom: () => database.restoredFrom(),
    async close(): Promise<void> {
      await unitOfWork.close();
      await database.close();
      onClose();
    },
  };
}
