import { createHash } from 'node:crypto';
import type { History } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import { carriedTables, countOf, mustBeEmpty, rowsOf } from './carried-tables.js';
import type { Carried } from './carried-tables.js';
import { driverCode } from './faults.js';
import { enterSource, enterTarget } from './house.js';
import type { House, HousePlace } from './house.js';
import { Insert } from './insert.js';
import { migrations } from './migrations/index.js';
import { recordedName } from './migrations/migration.js';
import { toObligation } from './obligation-rows.js';
import type { ObligationRow } from './obligation-rows.js';
import { toAgreement, toFollowUp } from './records.js';
import type { AgreementRow, FollowUpRow } from './records.js';
import type { Sql } from './sql.js';

/** What was carried over, and by what it is known to be the same. */
export interface Moved {
  /** Rows of each table, the same on both sides. */
  tables: Record<string, number>;
  /** All audit entries in their order: how many, the number of the last, and the SHA-256 of them, the same on both sides. */
  entries: { count: number; last: number; sha256: string };
}

interface Order {
  from: HousePlace;
  to: HousePlace;
  /** Throws where the records on the target are not what their history tells. */
  prove: (history: History) => Promise<void>;
  /** Hears how far it is. */
  told?: (text: string) => void;
}

/**
 * Carries an installation over into an empty place, entry by entry under the same numbers. Everything is written in one
 * transaction of the target, and committed only when it is proven to be the same; whatever ends it before leaves the
 * target empty. The source is read, under its lock, and stays as it is.
 *
 * @throws LuoshiError `store.in_use`; `move.nothing_there`; `move.target_not_empty`, `move.unknown_tables` {tables};
 * `move.schema_older`, `store.schema_newer`; `move.not_storable` {table}; `move.unproven` {what}; what `prove` throws; the faults of both databases
 */
export async function moveStore({ from, to, prove, told = () => undefined }: Order): Promise<Moved> {
  const source = await enterSource(from);
  try {
    await mustBeCurrent(source.sql);
    const tables = await carriedTables(source.sql, source.dialect);
    const target = await enterTarget(to);
    try {
      const there = await carriedTables(target.sql, target.dialect);
      await mustBeEmpty(target.sql, there);
      for (const table of tables) await carry(source, target, table, told);
      const moved = await compare(source, target, tables, there, told);
      told('replaying the history');
      await prove(historyOf(target.sql, there, moved));
      await target.commit();
      return moved;
    } finally {
      await target.leave();
    }
  } finally {
    await source.leave();
  }
}

/** The source is not brought forward here: it is to stay as it is. */
async function mustBeCurrent(sql: Sql): Promise<void> {
  const taken = new Set((await sql.rows<{ name: string }>('select name from migrations')).map(({ name }) => name));
  const missing = migrations.map(recordedName).filter((name) => !taken.delete(name));
  const unknown = [...taken];
  if (unknown.length > 0) throw new LuoshiError('store.schema_newer', 'The data are of a newer version of Luoshi. Move them with that one.', { unknown });
  if (missing.length > 0) throw new LuoshiError('move.schema_older', 'The data are of an older version of Luoshi. Start this one on them once, stop it, and move then.', { missing });
}

async function carry(source: House, target: House, carried: Carried, told: (text: string) => void): Promise<void> {
  const { table } = carried;
  const columns = carried.columns.map(({ name }) => name);
  const insert = new Insert(table, columns, '', target.dialect.numbered);
  // The schema begins it with a row of its own.
  if (table === 'reference_version') await target.sql.change('delete from reference_version');
  let done = 0;
  let last = 0;
  for await (const rows of rowsOf(source.sql, carried)) {
    await insert.run(target.sql, rows.map((row) => columns.map((name) => row[name] ?? null))).catch((error: unknown) => {
      throw notStorable(error, table);
    });
    done += rows.length;
    last = Number(rows.at(-1)?.seq ?? 0);
    told(`${table}: ${done}`);
  }
  if (last > 0 && target.dialect.countOn !== null) await target.sql.rows(target.dialect.countOn, [table, last]);
}

/** SQLite keeps texts with NUL in them; PostgreSQL has no such text (SQLSTATE 22021). */
function notStorable(error: unknown, table: string): unknown {
  return driverCode(error) === '22021' ? new LuoshiError('move.not_storable', `A row of ${table} holds a text that the target cannot keep: ${(error as Error).message}.`, { table }) : error;
}

async function compare(source: House, target: House, tables: readonly Carried[], there: readonly Carried[], told: (text: string) => void): Promise<Moved> {
  told('comparing');
  const counts: Record<string, number> = {};
  for (const one of tables) {
    const [before, after] = [await countOf(source.sql, one), await countOf(target.sql, one)];
    if (before !== after) throw unproven(`${one.table} has ${after} rows, not ${before}`);
    counts[one.table] = after;
  }
  const [before, after] = [await digest(source.sql, tables), await digest(target.sql, there)];
  if (before.sha256 !== after.sha256) throw unproven(`the audit entries are others (SHA-256 ${after.sha256}, not ${before.sha256})`);
  const [kept, carried] = [await contents(source.sql, tables), await contents(target.sql, there)];
  if (kept !== carried) throw unproven(`the contents of the documents are others (SHA-256 ${carried}, not ${kept})`);
  return { tables: counts, entries: after };
}

function unproven(what: string): LuoshiError {
  return new LuoshiError('move.unproven', `What was written is not what was read: ${what}. Nothing was kept.`, { what });
}

/** The SHA-256 over `[seq, at, subject, actor, outcome, body]` of every entry, as JSON, a line each. */
async function digest(sql: Sql, tables: readonly Carried[]): Promise<Moved['entries']> {
  const hash = createHash('sha256');
  let count = 0;
  let last = 0;
  for await (const rows of rowsOf(sql, tableOf(tables, 'audit_entry'))) {
    for (const { seq, at, subject, actor, outcome, body } of rows) hash.update(`${JSON.stringify([seq, at, subject, actor, outcome, body])}\n`);
    count += rows.length;
    last = Number(rows.at(-1)?.seq ?? last);
  }
  return { count, last, sha256: hash.digest('hex') };
}

/** The SHA-256 over the contents of all documents, each part with its place. */
async function contents(sql: Sql, tables: readonly Carried[]): Promise<string> {
  const hash = createHash('sha256');
  for await (const rows of rowsOf(sql, tableOf(tables, 'document_content'))) {
    for (const { document, part, bytes } of rows) hash.update(`${JSON.stringify([document, part])}\n`).update(bytes as Uint8Array);
  }
  return hash.digest('hex');
}

function historyOf(sql: Sql, tables: readonly Carried[], { tables: counts }: Moved): History {
  return {
    size: (counts.agreement ?? 0) + (counts.obligation ?? 0) + (counts.follow_up ?? 0),
    async *entries() {
      for await (const rows of rowsOf(sql, tableOf(tables, 'audit_entry'))) yield rows.map(({ body }) => String(body));
    },
    async *records() {
      for await (const rows of rowsOf(sql, tableOf(tables, 'agreement'))) yield (rows as unknown as AgreementRow[]).map(toAgreement);
      for await (const rows of rowsOf(sql, tableOf(tables, 'obligation'))) yield (rows as unknown as ObligationRow[]).map(toObligation);
      for await (const rows of rowsOf(sql, tableOf(tables, 'follow_up'))) {
        yield (rows as unknown as (FollowUpRow & { case_id: string; office_name: string })[]).map((row) => toFollowUp({ ...row, case: row.case_id, officeName: row.office_name }));
      }
    },
  };
}

function tableOf(tables: readonly Carried[], name: string): Carried {
  const found = tables.find(({ table }) => table === name);
  if (found === undefined) throw new Error(`There is no table ${name}.`);
  return found;
}
