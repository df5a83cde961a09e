import type { DataSource } from 'typeorm';
import { LuoshiError } from '#libs/kernel';
import { records } from './0001-records.js';
import { reference } from './0002-reference.js';
import { provenance } from './0003-provenance.js';
import { receiptsByTime } from './0004-receipts-by-time.js';
import { referenceVersion } from './0005-reference-version.js';
import { outbox } from './0006-outbox.js';
import { messageTrace } from './0008-message-trace.js';
import { recordedName } from './migration.js';
import type { Migration } from './migration.js';

export { runnable } from './migration.js';

/** Every step, in order. */
export const migrations: readonly Migration[] = [records, reference, provenance, receiptsByTime, referenceVersion, outbox, messageTrace];

/**
 * Brings a database forward, each step in a transaction of its own.
 * @returns whether the database was new
 * @throws LuoshiError `store.schema_newer` {unknown} when it has taken a step that this code does not know
 */
export async function migrate(database: DataSource): Promise<boolean> {
  const taken = await stepsTaken(database);
  const known = new Set(migrations.map(recordedName));
  const unknown = taken.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new LuoshiError('store.schema_newer', 'The database was written by a newer version of Luoshi.', { unknown });
  }
  await database.runMigrations({ transaction: 'each' });
  return taken.length === 0;
}

async function stepsTaken(database: DataSource): Promise<{ name: string }[]> {
  const runner = database.createQueryRunner();
  try {
    return (await runner.hasTable('migrations')) ? ((await runner.query('select name from migrations order by id')) as { name: string }[]) : [];
  } finally {
    await runner.release();
  }
}
