import { LuoshiError } from '#libs/kernel';
import { DatabaseClock } from './database-clock.js';
import { dialects } from './dialect.js';
import { SqlInbox } from './inbox.js';
import { SqlOutbox } from './outbox.js';
import { PostgresDatabase } from './postgres-database.js';
import type { PostgresOptions } from './postgres-database.js';
import { PostgresListener } from './postgres-listener.js';
import { PostgresSql } from './postgres-sql.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import { SqlReads } from './reads.js';
import { ReplicaSql } from './replica-sql.js';
import { SqlReferenceStore } from './reference-rows.js';
import type { Store } from './store.js';
import { SqlSweepLog } from './sweep-log.js';

/** Opens a PostgreSQL database for this process and others beside it. Errors as in `PostgresDatabase.open`. */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  return postgresStore(await PostgresDatabase.open(options), options.url);
}

/** The store on an open database; `url` is where changes of it are heard. */
export async function postgresStore(database: PostgresDatabase, url: string): Promise<Store> {
  const unitOfWork = new PostgresUnitOfWork(database.writers);
  const readers = new PostgresSql(database.readers);
  const lists = database.lists === null ? readers : new ReplicaSql(new PostgresSql(database.lists), readers);
  const listeners: PostgresListener[] = [];
  const clock = await DatabaseClock.start(readers);
  return {
    unitOfWork,
    reads: new SqlReads(readers, dialects.postgres, lists),
    reference: new SqlReferenceStore(readers),
    sweepLog: new SqlSweepLog((work) => unitOfWork.write(work)),
    outbox: new SqlOutbox((work) => unitOfWork.write(work), readers, dialects.postgres),
    inbox: new SqlInbox(readers, lists),
    isNew: database.isNew,
    clock,
    onReferenceChanged(changed): void {
      const listener = new PostgresListener(url, 'luoshi_reference', changed);
      listeners.push(listener);
      listener.start();
    },
    once: (work) => database.once(work),
    backUp: () => Promise.reject(new LuoshiError('backup.by_database', 'PostgreSQL is backed up by its own tools: pg_dump, or base backups with archived log.')),
    restoredFrom: () => Promise.resolve(null),
    async close(): Promise<void> {
      clock.stop();
      await Promise.all(listeners.map((listener) => listener.stop()));
      await unitOfWork.close();
      await database.close();
    },
  };
}
