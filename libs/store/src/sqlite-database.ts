import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import type { Instant } from '#libs/kernel';
import { dialects } from './dialect.js';
import { namedFault } from './faults.js';
import { migrate, migrations, runnable } from './migrations/index.js';
import type { Sql } from './sql.js';
import { backUp } from './sqlite-backup.js';
import type { BackupContent } from './sqlite-backup.js';
import { SqliteLists } from './sqlite-lists.js';
import { SqliteSql } from './sqlite-sql.js';

const dialect = dialects.sqlite;

/** Milliseconds to wait for somebody else's lock. The wait stops this process altogether, so it is short. */
const BUSY = 250;

/** Entries from which on lists and counts are read beside everything else. */
const LARGE = 10_000;

/**
 * A database file with two connections: one that writes, one that only reads and so sees nothing uncommitted.
 * TypeORM gives all transactions of a connection the same query runner; whoever writes must take turns.
 */
export class SqliteDatabase {
  readonly writer: Sql;
  readonly reader: Sql;
  /** For lists and counts, which may take long. */
  readonly lists: SqliteLists;

  private constructor(
    private readonly writing: DataSource,
    private readonly reading: DataSource,
    private readonly handle: Database.Database,
    readHandle: Database.Database,
    /** True when the file was made by this opening. */
    readonly isNew: boolean,
    file: string,
    large: number,
  ) {
    this.writer = new SqliteSql(handle, dialect);
    this.reader = new SqliteSql(readHandle, dialect);
    this.lists = new SqliteLists(this.reader, file, large);
  }

  /**
   * Opens the file, makes it where there is none, and brings its schema forward.
   * @throws LuoshiError `store.read_only`, `store.damaged`, `store.full`, `store.locked`, `store.schema_newer`
   */
  static async open(file: string, { large = LARGE }: { large?: number | undefined } = {}): Promise<SqliteDatabase> {
    const opened: DataSource[] = [];
    let handle: Database.Database | undefined;
    let readHandle: Database.Database | undefined;
    try {
      const writing = connection(file, false, (db) => (handle = db));
      opened.push(writing);
      await writing.initialize();
      const isNew = await migrate(writing);
      const reading = connection(file, true, (db) => (readHandle = db));
      opened.push(reading);
      await reading.initialize();
      if (handle === undefined || readHandle === undefined) throw new Error('The driver gave no handle.');
      return new SqliteDatabase(writing, reading, handle, readHandle, isNew, file, large);
    } catch (error) {
      for (const source of opened) if (source.isInitialized) await source.destroy();
      if (handle?.open) handle.close();
      throw namedFault(error, dialect);
    }
  }

  /** Whether the writer stands in a transaction. SQLite ends one by itself when it cannot go on, and TypeORM does not notice. */
  get inTransaction(): boolean {
    return this.handle.inTransaction;
  }

  /** A copy of everything committed. Made on the writing connection, so that what is written meanwhile does not start it over. */
  backUp(file: string, at: Instant): Promise<BackupContent> {
    return backUp(this.handle, file, at);
  }

  async restoredFrom(): Promise<Instant | null> {
    const [row] = await this.reader.rows<{ at: number | null }>('select max(taken_at) as at from provenance');
    return row?.at ?? null;
  }

  /** The writer last: the last connection to close empties the write-ahead log. */
  async close(): Promise<void> {
    await this.lists.close();
    await this.reading.destroy();
    await this.writing.destroy();
  }
}

function connection(file: string, readonly: boolean, onOpen: (handle: Database.Database) => void): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    driver: Database,
    database: file,
    readonly,
    timeout: BUSY,
    migrations: migrations.map((migration) => runnable(migration, dialect)),
    migrationsTransactionMode: 'each',
    logging: false,
    prepareDatabase: (handle: Database.Database) => {
      onOpen(handle);
      if (!readonly) {
        // Records and entries of one to two kilobytes fill a larger page better. It is chosen when the file is made.
        handle.pragma('page_size = 8192');
        handle.pragma('journal_mode = WAL');
        // Every commit is on the disk before it is answered; under NORMAL, WAL promises that to nobody.
        handle.pragma('synchronous = FULL');
        handle.pragma('wal_autocheckpoint = 2000');
        handle.pragma('journal_size_limit = 67108864');
      }
      handle.pragma('cache_size = -32000');
      handle.pragma('temp_store = MEMORY');
    },
  });
}
