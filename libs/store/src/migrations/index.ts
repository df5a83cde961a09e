import type { DataSource } from 'typeorm';
import { LuoshiError } from '#libs/kernel';
import { records } from './0001-records.js';
import { reference } from './0002-reference.js';
import { provenance } from './0003-provenance.js';
import { receiptsByTime } from './0004-receipts-by-time.js';
import { referenceVersion } from './0005-reference-version.js';
import { outbox } from './0006-outbox.js';
import { agreementSearch } from './0007-agreement-search.js';
import { messageTrace } from './0008-message-trace.js';
import { documents } from './0009-documents.js';
import { notices } from './0010-notices.js';
import { obligations } from './0011-obligations.js';
import { keySupervision } from './0013-key-supervision.js';
import { agreementLinks } from './0015-agreement-links.js';
import { lights } from './0017-lights.js';
import { standingChecks } from './0018-standing-checks.js';
import { oldObligations } from './0019-old-obligations.js';
import { agreementInitials } from './0020-agreement-initials.js';
import { jointOffices } from './0021-joint-offices.js';
import { isCompatible, recordedName } from './migration.js';
import type { Migration } from './migration.js';

export { runnable } from './migration.js';

/** Every step, in order. */
export const migrations: readonly Migration[] = [
  records, reference, provenance, receiptsByTime, referenceVersion, outbox, agreementSearch, messageTrace, documents, notices, obligations, keySupervision, agreementLinks,
  lights, standingChecks, oldObligations, agreementInitials, jointOffices,
];

/**
 * Brings a database forward, each step in a transaction of its own. Steps of newer code that break nothing stay as they
 * are: older processes may start beside newer ones.
 *
 * @returns whether the database was new
 * @throws LuoshiError `store.schema_newer` {unknown} when it has taken a breaking step that this code does not know
 */
export async function migrate(database: DataSource): Promise<boolean> {
  const taken = await stepsTaken(database);
  mustBeUnderstood(taken);
  await database.runMigrations({ transaction: 'each' });
  return taken.length === 0;
}

/** @throws LuoshiError `store.schema_newer` {unknown} when one of the steps that a database took is unknown here and breaks what is known. */
export function mustBeUnderstood(taken: readonly string[]): void {
  const known = new Set(migrations.map(recordedName));
  const unknown = taken.filter((name) => !known.has(name) && !isCompatible(name));
  if (unknown.length > 0) {
    throw new LuoshiError('store.schema_newer', `A newer version of Luoshi wrote this, in a way that this version does not understand (${unknown.join(', ')}).`, { unknown });
  }
}

async function stepsTaken(database: DataSource): Promise<string[]> {
  const runner = database.createQueryRunner();
  try {
    if (!(await runner.hasTable('migrations'))) return [];
    return ((await runner.query('select name from migrations order by id')) as { name: string }[]).map(({ name }) => name);
  } finally {
    await runner.release();
  }
}
