import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { PACE_AT_SCALE } from '#libs/engine';
import { PostgresDatabase } from '../../libs/store/src/postgres-database.js';
import { postgresStore } from '../../libs/store/src/postgres-store.js';
import { FailPoints } from './fail-points.js';
import type { FaultyPlace } from './faulty-place.js';
import { MOVING } from './faulty-place.js';
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
  const digest = async (): Promise<string> => {
    const hash = createHash('sha256');
    const tables = await server.ask<{ name: string }>(url, "select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'sweep_run' order by 1");
    for (const { name } of tables) hash.update(JSON.stringify([name, (await server.ask<{ row: string }>(url, `select t::text as row from ${name} t`)).map(({ row }) => row).sort()]));
    return hash.digest('hex');
  };
  const remember = async (): Promise<() => Promise<void>> => {
    await server.ask(url, `drop schema if exists kept cascade; create schema kept; ${MOVING.map((table) => `create table kept.${table} as table ${table}`).join('; ')}`);
    return async () => {
      // The index of the search is filled again by its triggers.
      await server.ask(url, `begin; truncate ${[...MOVING, 'agreement_search'].join(', ')}; ${MOVING.map((table) => `insert into ${table} overriding system value table kept.${table}`).join('; ')}; commit`);
    };
  };
  return { place: { open, pace: PACE_AT_SCALE, remove: () => Promise.resolve() }, failPoints, digest, remember };
}

/** A connection whose statements go through the fail-points; given back it is an ordinary one again. */
function faulty(client: PoolClient, failPoints: FailPoints): PoolClient {
  const query = (statement: string | { text: string }): Promise<unknown> => {
    const text = typeof statement === 'string' ? statement : statement.text;
    return failPoints.through(text, () => client.query(statement as string) as Promise<unknown>);
  };
  return Object.create(client, { query: { value: query } }) as PoolClient;
}
