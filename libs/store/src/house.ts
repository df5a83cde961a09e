import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { LuoshiError } from '#libs/kernel';
import { carriedTables, mustBeEmpty } from './carried-tables.js';
import { dialects } from './dialect.js';
import type { Dialect } from './dialect.js';
import { namedFault } from './faults.js';
import { MIGRATING, PostgresDatabase } from './postgres-database.js';
import { postgresFault } from './postgres-faults.js';
import { PostgresSql } from './postgres-sql.js';
import type { Sql } from './sql.js';
import { SqliteDatabase } from './sqlite-database.js';
import { DATABASE_FILE } from './sqlite-files.js';
import { SqliteLock } from './sqlite-lock.js';
import { SqliteSql } from './sqlite-sql.js';
import { mustBeLocal } from './sqlite-store.js';

/** Where an installation keeps its data: a folder, or a PostgreSQL database. */
export type HousePlace = { dataDir: string } | { url: string };

/** The data of an installation in which nobody else works, within one transaction. */
export interface House {
  sql: Sql;
  dialect: Dialect;
  /** Keeps what was written. Without it nothing of it is kept. */
  commit(): Promise<void>;
  /** Ends the transaction, where it was not committed, and lets others in. */
  leave(): Promise<void>;
}

/** How often, and how long apart, it is asked whether the sessions of others have ended: one outlives its process for a moment. */
const TRIES = 20;
const APART = 100;

/**
 * Opens the data to be read, as they are at this moment.
 * @throws LuoshiError `store.in_use`, `move.nothing_there`, and the faults of the storage
 */
export function enterSource(place: HousePlace): Promise<House> {
  return 'url' in place ? postgresHouse(place.url, 'begin isolation level repeatable read read only', true) : Promise.resolve(sqliteHouse(place.dataDir, true));
}

/**
 * Opens an empty place, makes its schema and begins to write.
 * @throws LuoshiError `move.target_not_empty` {tables}, `store.in_use`, `store.foreign`, and the faults of the storage
 */
export async function enterTarget(place: HousePlace): Promise<House> {
  if ('url' in place) {
    await onPostgres(place.url, async (client) => untouched(new PostgresSql(client), dialects.postgres));
    await (await PostgresDatabase.open({ url: place.url, connections: 1 })).close();
    return postgresHouse(place.url, 'begin', false);
  }
  const { dataDir } = place;
  try {
    mkdirSync(dataDir, { recursive: true });
    mustBeLocal(dataDir);
    const file = join(dataDir, DATABASE_FILE);
    const lock = SqliteLock.take(dataDir);
    try {
      if (existsSync(file)) {
        const handle = new Database(file, { readonly: true });
        await untouched(new SqliteSql(handle, dialects.sqlite), dialects.sqlite).finally(() => handle.close());
      }
      await (await SqliteDatabase.open(file)).close();
    } finally {
      lock.release();
    }
  } catch (error) {
    throw namedFault(error, dialects.sqlite);
  }
  return sqliteHouse(dataDir, false);
}

/** A place with data in it is refused before its schema is brought forward. */
async function untouched(sql: Sql, dialect: Dialect): Promise<void> {
  const rows = await sql.rows<{ table: string }>(dialect.columns);
  // Tables of another product are told by whoever makes the schema.
  if (rows.some(({ table }) => table === 'migrations')) await mustBeEmpty(sql, await carriedTables(sql, dialect));
}

function sqliteHouse(dataDir: string, readonly: boolean): House {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) throw new LuoshiError('move.nothing_there', `There are no data in ${dataDir}.`, { folder: dataDir });
  const lock = SqliteLock.take(dataDir);
  let handle: Database.Database | undefined;
  try {
    handle = new Database(file, { readonly, fileMustExist: true });
    const open = handle;
    open.exec(readonly ? 'begin' : 'begin immediate');
    const sql = new SqliteSql(open, dialects.sqlite);
    return {
      sql,
      dialect: dialects.sqlite,
      commit: async () => void (await sql.change('commit')),
      leave(): Promise<void> {
        if (open.inTransaction) open.exec('rollback');
        open.close();
        lock.release();
        return Promise.resolve();
      },
    };
  } catch (error) {
    handle?.close();
    lock.release();
    throw namedFault(error, dialects.sqlite);
  }
}

async function postgresHouse(url: string, begin: string, mustBeAlone: boolean): Promise<House> {
  const client = await connected(url);
  try {
    // Whoever starts waits for this lock.
    await client.query('select pg_advisory_lock($1)', [MIGRATING]);
    if (mustBeAlone) await nobodyElse(client);
    await client.query(begin);
    const sql = new PostgresSql(client);
    return { sql, dialect: dialects.postgres, commit: async () => void (await sql.change('commit')), leave: () => client.end() };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw postgresFault(error);
  }
}

async function nobodyElse(client: pg.Client): Promise<void> {
  const others = `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name like 'luoshi%' and pid <> pg_backend_pid()`;
  for (let tries = 1; ; tries += 1) {
    const { rows } = await client.query<{ n: number }>(others);
    if (rows[0]?.n === 0) return;
    if (tries === TRIES) throw new LuoshiError('store.in_use', 'Luoshi works on this database. Stop every api and worker first.', { sessions: rows[0]?.n ?? 0 });
    await pause(APART);
  }
}

async function onPostgres(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = await connected(url);
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'luoshi move', connectionTimeoutMillis: 5000, keepAlive: true, pipeline: true });
  // A connection that breaks is told by the statement that meets it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw postgresFault(error);
  }
}
