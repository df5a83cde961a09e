import { postgresSearch, sqliteSearch } from './agreement-search.js';
import type { Search } from './agreement-search.js';
import type { Param } from './sql.js';

/** What a unique constraint refused: a record's own id, or another key of its table. */
export type Duplicate = 'id' | 'key';

/** A fault of the storage itself, told by name. */
export type StorageFault =
  | 'store.read_only' | 'store.damaged' | 'store.full' | 'store.locked' | 'store.io_failed'
  | 'store.unreachable' | 'store.credentials' | 'store.no_database' | 'store.timeout' | 'store.conflict';

/** What an error of a driver tells: its code, and the constraint that refused, where it names one. */
export interface DriverError {
  code: string;
  constraint?: string | undefined;
}

/**
 * Everything in which one database differs from another. The statements themselves are plain SQL with `?` for each
 * parameter, and the same for all.
 */
export interface Dialect {
  /** The words of the column types. `int` is 32 bits wide, `big` 64; `json` holds a text of JSON. Texts sort by their bytes. */
  types: { text: string; int: string; big: string; json: string; bytes: string };
  /** The column type of a key that counts upward and is never used again. */
  counting: string;
  /** What follows the columns of a table. */
  table: string;
  /** The same for a table of small rows that lives in its key's own tree. */
  compactTable: string;
  /** What makes a SELECT hold the rows it found until the transaction ends. */
  holding: string;
  /** The same, passing over rows that somebody else holds. */
  claiming: string;
  /** Holds a key that may not be there yet until the transaction ends, and tells whether it was free; null where nobody else writes. */
  holdKey: { text: string; params(key: string): Param[] } | null;
  /** Tells other processes that the reference data changed, when the transaction is committed; null where there are none. */
  announceReference: string | null;
  /** What makes the rows of a table stay as they were written, all of them or those of which `when` is true; `old` is the row. */
  unchanging: (table: string, when?: string) => string[];
  /** The columns of all tables: rows of `table`, `column`, `type`. */
  columns: string;
  /** What makes an INSERT keep the numbers it is given in a counting column. */
  numbered: string;
  /** Sets the counter of a table's `seq` behind a number: of the table's name and the number; null where it follows by itself. */
  countOn: string | null;
  /** A member of a column of JSON, as text; null where it is not there. */
  member(column: string, ...path: string[]): string;
  /** LIKE without regard to upper and lower case. */
  like: string;
  /** How agreements are found by a part of their title or id. */
  search: Search;
  /** Which constraint an error tells of; undefined when it tells of none. */
  duplicate(error: DriverError): Duplicate | undefined;
  /** Codes of the driver or of the file system, each by its beginning. */
  faults: Record<string, StorageFault>;
}

export const dialects = {
  sqlite: {
    types: { text: 'text', int: 'integer', big: 'integer', json: 'text', bytes: 'blob' },
    counting: 'integer primary key autoincrement',
    table: 'strict',
    compactTable: 'strict, without rowid',
    // One writer at a time: whatever it reads is its own until it commits.
    holding: '',
    claiming: '',
    holdKey: null,
    announceReference: null,
    unchanging: (table: string, when = 'true'): string[] =>
      ['update', 'delete'].map((change) => `create trigger if not exists ${table}_no_${change} before ${change} on ${table} when ${when} begin select raise(abort, '${table} is never changed'); end`),
    columns: `select made.name as "table", told.name as "column", lower(told.type) as type from sqlite_master as made, pragma_table_info(made.name) as told
      where made.type = 'table' and made.name not like 'sqlite%' order by made.name, told.cid`,
    numbered: '',
    countOn: null,
    member: (column, ...path) => `json_extract(${column}, '$${path.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('')}')`,
    like: 'like',
    search: sqliteSearch,
    duplicate: ({ code }) => (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' ? 'id' : code === 'SQLITE_CONSTRAINT_UNIQUE' ? 'key' : undefined),
    faults: {
      SQLITE_READONLY: 'store.read_only', SQLITE_CANTOPEN: 'store.read_only', SQLITE_PERM: 'store.read_only',
      EACCES: 'store.read_only', EPERM: 'store.read_only', EROFS: 'store.read_only', ENOTDIR: 'store.read_only', EEXIST: 'store.read_only',
      SQLITE_NOTADB: 'store.damaged', SQLITE_CORRUPT: 'store.damaged',
      // What SQLite says where the memory it shares beside the log finds no room.
      SQLITE_IOERR_SHMSIZE: 'store.full', SQLITE_FULL: 'store.full', ENOSPC: 'store.full', EDQUOT: 'store.full',
      SQLITE_BUSY: 'store.locked', SQLITE_LOCKED: 'store.locked',
      SQLITE_IOERR: 'store.io_failed', EIO: 'store.io_failed',
    },
  },
  postgres: {
    // The collation of the server would sort Chinese its own way, and cursors would lose their place.
    types: { text: 'text collate "C"', int: 'integer', big: 'bigint', json: 'json', bytes: 'bytea' },
    counting: 'bigint generated always as identity primary key',
    table: '',
    compactTable: '',
    holding: 'for update',
    claiming: 'for update skip locked',
    holdKey: { text: 'select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as free', params: (key) => [key] },
    announceReference: "select pg_notify('luoshi_reference', '')",
    unchanging: (table: string, when = 'true'): string[] => [
      `create or replace function never_changed() returns trigger language plpgsql as $$ begin raise exception '% is never changed', tg_table_name; end $$`,
      ...['update', 'delete'].map((change) => `create or replace trigger ${table}_no_${change} before ${change} on ${table} for each row when (${when}) execute function never_changed()`),
      `create or replace trigger ${table}_no_truncate before truncate on ${table} for each statement execute function never_changed()`,
    ],
    columns: `select table_name as "table", column_name as "column", data_type as type from information_schema.columns
      where table_schema = current_schema() order by table_name, ordinal_position`,
    numbered: 'overriding system value',
    countOn: "select setval(pg_get_serial_sequence(?, 'seq'), ?)",
    member: (column, ...path) => `${column} #>> '{${path.join(',')}}'`,
    like: 'ilike',
    search: postgresSearch,
    duplicate: ({ code, constraint = '' }) => (code !== '23505' ? undefined : constraint.endsWith('_pkey') ? 'id' : 'key'),
    // PostgreSQL's appendix A; what does not come from the server is Node's name of a network fault.
    faults: {
      ECONN: 'store.unreachable', ENOTFOUND: 'store.unreachable', EAI_AGAIN: 'store.unreachable', EHOSTUNREACH: 'store.unreachable', ETIMEDOUT: 'store.unreachable', EPIPE: 'store.unreachable',
      '08': 'store.unreachable', '57P': 'store.unreachable', '53300': 'store.unreachable',
      '28': 'store.credentials', '3D000': 'store.no_database',
      '25006': 'store.read_only', '42501': 'store.read_only',
      XX001: 'store.damaged', XX002: 'store.damaged',
      '53100': 'store.full',
      '55P03': 'store.locked',
      '57014': 'store.timeout',
      '40001': 'store.conflict', '40P01': 'store.conflict',
    },
  },
} satisfies Record<string, Dialect>;
