import type { Pool, PoolConfig } from 'pg';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { LuoshiError } from '#libs/kernel';
import { dialects } from './dialect.js';
import { postgresFault } from './postgres-faults.js';
import { migrate, migrations, runnable } from './migrations/index.js';

const dialect = dialects.postgres;

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database` */
  url: string;
  /** A replica that lists and counts are read from; null where there is none. */
  replicaUrl?: string | null;
  /** Connections for transactions; a quarter as many again read. */
  connections?: number;
  /** Milliseconds a statement may take, and wait for a lock. */
  statementTimeout?: number;
  lockTimeout?: number;
}

/** The oldest server that is known to do all that is asked of it. */
const OLDEST = 15;

/** Who migrates holds this advisory lock, so that any number of processes may start at once. */
export const MIGRATING = 0x6c756f73;

/** The same for the first start. */
const SETTING_UP = 0x6c756f74;

/** The pools of one process on a PostgreSQL database. */
export class PostgresDatabase {
  private constructor(
    readonly writers: Pool,
    /** The same server: what is read here is what is written there. */
    readonly readers: Pool,
    /** The replica; null where there is none. */
    readonly lists: Pool | null,
    readonly isNew: boolean,
  ) {}

  /**
   * Reaches the server, makes sure that it keeps what it acknowledges, and brings the schema forward. A replica that is
   * there must let us in and hold the same product's data; one that is not is no reason not to start.
   * @throws LuoshiError `store.unreachable`, `store.credentials`, `store.no_database`, `store.too_old` {found, oldest},
   * `store.unsafe` {setting, found}, `store.foreign` {tables}, `store.schema_newer`
   */
  static async open({ url, replicaUrl = null, connections = 16, statementTimeout = 30_000, lockTimeout = 10_000 }: PostgresOptions): Promise<PostgresDatabase> {
    const isNew = await prepare(url);
    const settings: PoolConfig = {
      connectionString: url, application_name: 'luoshi', max: connections, connectionTimeoutMillis: 5000, keepAlive: true,
      statement_timeout: statementTimeout, lock_timeout: lockTimeout, idle_in_transaction_session_timeout: statementTimeout,
    };
    const quarter = Math.max(2, Math.ceil(connections / 4));
    // What writes is sent without waiting for the answer to what was sent before; the server answers in their order.
    const writers = poolOf({ ...settings, pipeline: true });
    const readers = poolOf({ ...settings, max: quarter });
    const lists = replicaUrl === null ? null : await replica({ ...settings, max: quarter, connectionString: replicaUrl });
    return new PostgresDatabase(writers, readers, lists, isNew);
  }

  /** Under a lock that all processes on this database ask for. */
  async once<T>(work: () => Promise<T>): Promise<T> {
    const client = await this.readers.connect();
    try {
      // As long as it takes the one before.
      await client.query('set lock_timeout = 0; set statement_timeout = 0');
      await client.query('select pg_advisory_lock($1)', [SETTING_UP]);
      return await work();
    } finally {
      // With the connection ends the lock.
      client.release(true);
    }
  }

  async close(): Promise<void> {
    const { writers, readers, lists } = this;
    await Promise.all([writers, readers, ...(lists === null ? [] : [lists])].map((pool) => pool.end()));
  }
}

/** A pool that outlives its server: a connection that breaks while idle is replaced at the next use. */
function poolOf(config: PoolConfig): Pool {
  const pool = new pg.Pool(config);
  pool.on('error', () => undefined);
  return pool;
}

/** A replica that is away comes back, and is done without until then; one that is set up wrongly is told by name. */
async function replica(config: PoolConfig): Promise<Pool> {
  const pool = poolOf(config);
  try {
    await mustBeOurs(async (text) => (await pool.query<{ name: string }>(text)).rows);
  } catch (error) {
    const fault = postgresFault(error);
    if (!(fault instanceof LuoshiError) || fault.code !== 'store.unreachable') {
      await pool.end();
      throw fault;
    }
  }
  return pool;
}

async function prepare(url: string): Promise<boolean> {
  const source = new DataSource({
    type: 'postgres', url, poolSize: 2, connectTimeoutMS: 5000, applicationName: 'luoshi migration', logging: false,
    migrations: migrations.map((migration) => runnable(migration, dialect)),
    // What a statement of another process holds is waited for.
    extra: { statement_timeout: 0, lock_timeout: 0 },
  });
  try {
    await source.initialize();
    await mustBeSafe(source);
    const runner = source.createQueryRunner();
    await runner.query('select pg_advisory_lock($1)', [MIGRATING]);
    try {
      await mustBeOurs((text) => source.query(text));
      return await migrate(source);
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [MIGRATING]);
      await runner.release();
    }
  } catch (error) {
    throw postgresFault(error);
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

async function mustBeSafe(source: DataSource): Promise<void> {
  const [settings] = await source.query<{ version: number; fsync: string; commit: string; pages: string }[]>(
    "select current_setting('server_version_num')::int / 10000 as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages",
  );
  if (settings === undefined) throw new Error('The server told nothing of itself.');
  const { version, fsync, commit, pages } = settings;
  if (version < OLDEST) throw new LuoshiError('store.too_old', `The server is PostgreSQL ${version}; Luoshi needs ${OLDEST} or later.`, { found: version, oldest: OLDEST });
  for (const [setting, found] of [['fsync', fsync], ['synchronous_commit', commit], ['full_page_writes', pages]] as const) {
    if (found === 'off') throw new LuoshiError('store.unsafe', `The server runs with ${setting}=off: it acknowledges what a power cut would lose. Set it to on.`, { setting, found });
  }
}

/** A database with tables and without our list of steps is another product's. */
async function mustBeOurs(ask: (text: string) => Promise<{ name: string }[]>): Promise<void> {
  const rows = await ask("select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1");
  const tables = rows.map(({ name }) => name);
  const ours = tables.includes('migrations') && (tables.includes('audit_entry') || tables.length === 1);
  if (tables.length > 0 && !ours) {
    throw new LuoshiError('store.foreign', `The database holds tables of another product (${tables.slice(0, 3).join(', ')}). Give Luoshi a database of its own.`, { tables: tables.slice(0, 20) });
  }
}
