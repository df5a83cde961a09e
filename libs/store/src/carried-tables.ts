import { LuoshiError } from '#libs/kernel';
import type { Dialect } from './dialect.js';
import type { Param, Sql } from './sql.js';

/** A table that is carried over: its columns, and those of its key, by which it is walked. */
export interface Carried {
  table: string;
  key: readonly string[];
  columns: readonly { name: string; type: string }[];
}

/** A row as the driver of either database takes it. */
export type CarriedRow = Record<string, Param>;

/** Every table with its key; one that others refer to stands before them. */
const KEYS: readonly [table: string, ...key: string[]][] = [
  ['reference_version'], ['government', 'code'], ['former_government', 'position'], ['calendar_day', 'date'], ['policy', 'id', 'version'], ['region', 'id'],
  ['region_member', 'region', 'government'], ['vacancy', 'government'], ['token', 'id'], ['agreement', 'id'], ['agreement_party', 'government', 'agreement'], ['agreement_link', 'agreement', 'kind'],
  ['obligation', 'id'], ['obligation_link', 'agreement', 'obligation'], ['old_obligations', 'agreement'],
  ['follow_up', 'id'], ['slip_counter', 'office', 'year'], ['audit_entry', 'seq'], ['receipt', 'key'], ['sweep_run', 'seq'], ['provenance', 'seq'], ['outbox', 'id'],
  ['follow_up_party', 'follow_up', 'government'], ['notice', 'record', 'version', 'office'], ['notice_reader', 'record', 'version', 'office', 'actor'],
  ['recipient', 'id'], ['digest', 'recipient'], ['mail', 'id'], ['notice_mail', 'record', 'version', 'office', 'recipient'],
  ['document', 'id'], ['document_content', 'document', 'part'],
  ['light', 'kind', 'record', 'day'], ['light_run', 'day'],
  ['finding', 'agreement', 'code', 'subject'], ['check_run', 'day'],
];

/** What the schema makes by itself, from its steps or from what is carried. */
const MADE = /^(migrations|agreement_search.*)$/;

/** Rows read at once; of those with bytes in them, which are large, few. */
const BATCH = 500;
const LARGE = 16;
const BYTES = ['blob', 'bytea'];

/** The tables of ours that are there. @throws LuoshiError `move.unknown_tables` {tables} where there are others, which would be left behind */
export async function carriedTables(sql: Sql, dialect: Dialect): Promise<Carried[]> {
  const columns = new Map<string, { name: string; type: string }[]>();
  for (const { table, column, type } of await sql.rows<{ table: string; column: string; type: string }>(dialect.columns)) {
    columns.set(table, [...(columns.get(table) ?? []), { name: column, type }]);
  }
  const known = new Set(KEYS.map(([table]) => table));
  const tables = [...columns.keys()].filter((table) => !known.has(table) && !MADE.test(table));
  if (tables.length > 0) throw new LuoshiError('move.unknown_tables', `There are tables that Luoshi does not know (${tables.join(', ')}).`, { tables });
  return KEYS.flatMap(([table, ...key]) => (columns.has(table) ? [{ table, key, columns: columns.get(table) ?? [] }] : []));
}

/** All rows of a table by its key, some at a time. */
export async function* rowsOf(sql: Sql, { table, key, columns }: Carried): AsyncGenerator<CarriedRow[]> {
  // JSON as its text: a driver may hand it over parsed, and 64 bits as text.
  const read = columns.map(({ name, type }) => (type === 'json' ? `cast(${name} as text) as ${name}` : name)).join(', ');
  const big = columns.filter(({ type }) => type === 'bigint').map(({ name }) => name);
  const keys = key.join(', ');
  const batch = columns.some(({ type }) => BYTES.includes(type)) ? LARGE : BATCH;
  const order = key.length === 0 ? '' : `order by ${keys} limit ${batch}`;
  for (let last: CarriedRow | undefined; ; ) {
    const after = last === undefined ? '' : `where (${keys}) > (${key.map(() => '?').join(', ')})`;
    const found = await sql.rows<CarriedRow>(`select ${read} from ${table} ${after} ${order}`, last === undefined ? [] : key.map((name) => last?.[name] ?? null));
    for (const row of found) for (const name of big) if (row[name] !== null) row[name] = Number(row[name]);
    if (found.length > 0) yield found;
    if (key.length === 0 || found.length < batch) return;
    last = found.at(-1);
  }
}

export async function countOf(sql: Sql, { table }: Pick<Carried, 'table'>): Promise<number> {
  const [row] = await sql.rows<{ n: number | string }>(`select count(*) as n from ${table}`);
  return Number(row?.n ?? 0);
}

/** @throws LuoshiError `move.target_not_empty` {tables} */
export async function mustBeEmpty(sql: Sql, tables: readonly Carried[]): Promise<void> {
  const filled: string[] = [];
  // The version of the reference data is counted from the first start on.
  for (const one of tables) if (one.table !== 'reference_version' && (await countOf(sql, one)) > 0) filled.push(one.table);
  if (filled.length > 0) {
    throw new LuoshiError('move.target_not_empty', `The place to move to is not empty: there is something in ${filled.join(', ')}.`, { tables: filled });
  }
}
