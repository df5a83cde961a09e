import pg from 'pg';
import type { Pool, PoolClient } from 'pg';
import { PACE_AT_SCALE } from '#libs/engine';
import { PostgresDatabase } from '../../libs/store/src/postgres-database.js';
import { postgresStore } from '../../libs/store/src/postgres-store.js';
import { FailPoints } from './fail-points.js';
import type { FaultyPlace } from './faulty-place.js';
import { FOLLOWING, MOVING, NOT_LOOKED_AT } from './faulty-place.js';
import type { PostgresServer } from './postgres-server.js';

export async function faultyPostgresPlace(server: PostgresServer): Promise<FaultyPlace> {
  const url = await server.database(await server.shipped());
  const failPoints = new FailPoints();
  const open = async (): ReturnType<FaultyPlace['place']['open']> => {
    const database = await PostgresDatabase.open({ url, connections: 4 });
    const connect = async (): Promise<PoolClient> => faulty(await database.writers.connect(), failPoints);
    const writers = Object.create(database.writers, { connect: { value: connect } }) as Pool;
    return postgresStore(Object.create(database, { writers: { value: writers } }) as PostgresDatabase, url);
  };
  // One connection beside the store's own: a new one for each of some thousand looks would take longer than all the faults.
  const beside = new pg.Client({ connectionString: url });
  await beside.connect();
  // Helpers for tables this small take longer to come than the work.
  await beside.query('set max_parallel_workers_per_gather = 0');
  const columnOf = async (text: string): Promise<string[]> => (await beside.query<{ value: string }>(text)).rows.map(({ value }) => value);
  // A row that is written has a later transaction than all before it, and one that goes is missing: to read the rows themselves would tell no more.
  let looked = '';
  const digest = async (): Promise<string> => {
    if (looked === '') {
      const tables = await columnOf("select table_name as value from information_schema.tables where table_schema = 'public' order by 1");
      looked = tables.filter((table) => !NOT_LOOKED_AT.includes(table)).map((table) => `select '${table} ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as value from ${table}`).join(' union all ') + ' order by 1';
    }
    // Under a name it is planned once.
    return (await beside.query<{ value: string }>({ name: 'digest', text: looked })).rows.map(({ value }) => value).join('\n');
  };
  const remember = async (): Promise<() => Promise<void>> => {
    await beside.query(`drop schema if exists kept cascade; create schema kept; ${MOVING.map((table) => `create table kept.${table} as table ${table}`).join('; ')}`);
    return async () => {
      const emptied = [...FOLLOWING, ...MOVING.toReversed()].map((table) => `delete from ${table}`);
      const filled = MOVING.map((table) => `insert into ${table} overriding system value table kept.${table}`);
      await beside.query(['begin', ...emptied, ...filled, 'commit'].join('; '));
    };
  };
  return { place: { open, pace: PACE_AT_SCALE, remove: () => beside.end() }, failPoints, digest, remember };
}

/** A connection whose statements go through the fail-points; given back it is an ordinary one again. */
function faulty(client: PoolClient, failPoints: FailPoints): PoolClient {
  const query = (statement: string | { text: string }): Promise<unknown> => {
    const text = typeof statement === 'string' ? statement : statement.text;
    return failPoints.through(text, () => client.query(statement as string) as Promise<unknown>);
  };
  return Object.create(client, { query: { value: query } }) as PoolClient;
}
