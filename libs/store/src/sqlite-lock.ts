import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LuoshiError } from '#libs/kernel';
import { dialects } from './dialect.js';
import { driverCode, namedFault } from './faults.js';
import { LOCK_FILE } from './sqlite-files.js';

/**
 * Makes sure that one process at a time works in a data folder. The lock is an open transaction on a small database of
 * its own, so the kernel frees it at the death of the process, and no stale file is ever left to be cleared away.
 */
export class SqliteLock {
  private constructor(private readonly held: Database.Database) {}

  /** @throws LuoshiError `store.in_use` when another holds it; `store.read_only` when the folder cannot be written. */
  static take(folder: string): SqliteLock {
    let file: Database.Database | undefined;
    try {
      file = new Database(join(folder, LOCK_FILE), { timeout: 0 });
      file.exec('begin exclusive');
      return new SqliteLock(file);
    } catch (error) {
      file?.close();
      if (driverCode(error).startsWith('SQLITE_BUSY')) {
        throw new LuoshiError('store.in_use', 'Another Luoshi works in this data folder. Stop it, or talk to it over HTTP.', { folder });
      }
      throw namedFault(error, dialects.sqlite);
    }
  }

  release(): void {
    this.held.close();
  }
}
