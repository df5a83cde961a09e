import pg from 'pg';
import type { Store } from '#libs/store';
import { openPostgresStore } from '#libs/store';

type Counts = Record<string, number>;

/** Keeps beside the tables what stands in them, in a database that is copied for tests. */
export async function keepBeside(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const filled = Object.entries(await countsOf(client)).filter(([, rows]) => rows > 0);
  await client.query(['create schema kept', ...filled.map(([table]) => `create table kept.${table} as table ${table}`)].join('; '));
  await client.end();
}

/**
 * A database that tests use one after another, with a store on it that stays open: what a test wrote is taken away again,
 * which takes a fifth of the time of a new copy, and new connections would take as long again. What was written since the
 * beginning is known by the number of its transaction, which every row bears; what is missing then is kept beside.
 */
export class SpareDatabase {
  private kept: Store | undefined;
  private isLent = false;

  private constructor(
    readonly url: string,
    private readonly client: pg.Client,
    private beginning: string,
    private readonly counts: Counts,
    private readonly sequences: readonly string[],
  ) {}

  /** @param url of a copy, that nobody has open, of a database that keeps its rows beside. */
  static async of(url: string): Promise<SpareDatabase> {
    const client = new pg.Client({ connectionString: url });
    // One that was not given back ends with its server.
    client.on('error', () => undefined);
    await client.connect();
    // Helpers for tables this small take longer to come than the work.
    await client.query('set max_parallel_workers_per_gather = 0');
    const [beginning = ''] = await valuesOf(client, 'select pg_current_xact_id()::text as value');
    const sequences = await valuesOf(client, "select format('select setval(%L, %s, %L)', sequencename, coalesce(last_value, start_value), last_value is not null) as value from pg_sequences where schemaname = 'public'");
    return new SpareDatabase(url, client, beginning, await countsOf(client), sequences);
  }

  /** The store that stays open; who opens it again before it is restored, as a restart does, has one of its own. */
  async open(): Promise<Store> {
    if (this.isLent) return this.another();
    this.isLent = true;
    this.kept ??= await this.another();
    return { ...this.kept, close: () => Promise.resolve() };
  }

  /** As it was at the beginning. Nobody uses it any more. */
  async restore(): Promise<void> {
    const tables = Object.keys(this.counts);
    await this.change([...tables.map((table) => `delete from ${table} where xmin::text::bigint > ${this.beginning}`), ...this.sequences]);
    const left = await countsOf(this.client);
    const missing = tables.filter((table) => left[table] !== this.counts[table]);
    if (missing.length > 0) {
      await this.change(missing.flatMap((table) => [`delete from ${table}`, `insert into ${table} overriding system value table kept.${table}`]));
      [this.beginning = ''] = await valuesOf(this.client, 'select pg_current_xact_id()::text as value');
    }
    this.isLent = false;
  }

  /** Its connections are closed; the database is its server's. */
  async end(): Promise<void> {
    await this.kept?.close();
    await this.client.end();
  }

  private another(): Promise<Store> {
    return openPostgresStore({ url: this.url, connections: 4 });
  }

  /** In one transaction, without triggers and whatever refers to it. */
  private async change(statements: readonly string[]): Promise<void> {
    await this.client.query(['begin', 'set local session_replication_role = replica', ...statements, 'commit'].join('; '));
  }
}

async function valuesOf(client: pg.Client, text: string): Promise<string[]> {
  return (await client.query<{ value: string }>(text)).rows.map(({ value }) => value);
}

async function countsOf(client: pg.Client): Promise<Counts> {
  const tables = await valuesOf(client, "select relname as value from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace");
  const { rows } = await client.query<{ name: string; n: string }>(tables.map((table) => `select '${table}' as name, count(*) as n from ${table}`).join(' union all '));
  return Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)]));
}
