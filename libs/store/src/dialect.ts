/** What a unique constraint refused: a record's own id, or another key of its table. */
export type Duplicate = 'id' | 'key';

/** A fault of the storage itself, told by name. */
export type StorageFault = 'store.read_only' | 'store.damaged' | 'store.full' | 'store.locked' | 'store.io_failed';

/**
 * Everything in which one database differs from another. The statements themselves are plain SQL with `?` for each
 * parameter, and the same for all.
 */
export interface Dialect {
  /** The words of the column types. `int` is 32 bits wide, `big` 64; `json` holds a text of JSON. */
  types: { text: string; int: string; big: string; json: string };
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
  /** LIKE without regard to upper and lower case. */
  like: string;
  /** Which constraint an error of the driver tells of; undefined when it tells of none. */
  duplicate(code: string): Duplicate | undefined;
  /** Codes of the driver or of the file system, each by its beginning. */
  faults: Record<string, StorageFault>;
}

export const dialects = {
  sqlite: {
    types: { text: 'text', int: 'integer', big: 'integer', json: 'text' },
    counting: 'integer primary key autoincrement',
    table: 'strict',
    compactTable: 'strict, without rowid',
    // One writer at a time: whatever it reads is its own until it commits.
    holding: '',
    claiming: '',
    like: 'like',
    duplicate: (code) => (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' ? 'id' : code === 'SQLITE_CONSTRAINT_UNIQUE' ? 'key' : undefined),
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
} satisfies Record<string, Dialect>;
