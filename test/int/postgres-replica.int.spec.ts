import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { Store } from '#libs/store';
import { openPostgresStore } from '#libs/store';
import { until } from '../support/child-server.js';
import { describeNeeding, ownPostgres } from '../support/machine.js';
import { PostgresProcess } from '../support/postgres-process.js';
import { anAgreement, anEntry, inserting } from '../support/records.js';

jest.setTimeout(60_000);

describeNeeding(ownPostgres(), 'a replica', () => {
  let database: PostgresProcess;
  let replica: PostgresProcess;
  let store: Store;
  let onReplica: pg.Client;
  beforeAll(async () => {
    database = await PostgresProcess.start();
    replica = await database.replica();
    store = await openPostgresStore({ url: database.url, replicaUrl: replica.url, connections: 2 });
    onReplica = new pg.Client({ connectionString: replica.url });
    // It is stopped below.
    onReplica.on('error', () => undefined);
    await onReplica.connect();
  });
  afterAll(async () => {
    await store.close();
    await replica.stop();
    await database.stop();
  });

  const write = (id: string): Promise<void> => store.unitOfWork.run((tx) => tx.record({ records: [inserting(anAgreement(id))], entries: [anEntry(id)] }));
  const listed = async (): Promise<string[]> => (await store.reads.agreements({}, { limit: 10 })).items.map(({ id }) => id);
  const isListed = (id: string): Promise<true> => until(async () => ((await listed()).includes(id) ? true : undefined));

  it('answers lists and counts; a record and its history are read where they were written', async () => {
    // Before the tables are there, a list asks for what the replica does not know yet.
    await until(() => listed().then(() => true, () => undefined));
    await write('a');
    await isListed('a');
    await onReplica.query('select pg_wal_replay_pause()');
    await write('b');
    expect([await listed(), (await store.reads.entries(null, { limit: 10 })).total, await store.reads.countByState()]).toEqual([['a'], 1, { 'signed.waiting': 1 }]);
    expect(await store.reads.agreement('b')).toMatchObject({ id: 'b', version: 1 });
    expect(await store.reads.entries('b', { limit: 10 })).toMatchObject({ total: 1, items: [{ subject: 'b' }] });
    expect(await store.reads.existing(['a', 'b'])).toEqual(['a', 'b']);
    await onReplica.query('select pg_wal_replay_resume()');
    await isListed('b');
  });

  it('that is set up wrongly is told at the start by name; one that is away is not waited for', async () => {
    const at = (path: string): string => Object.assign(new URL(database.url), { pathname: path }).href;
    const open = (replicaUrl: string): Promise<Store> => openPostgresStore({ url: database.url, replicaUrl, connections: 2 });
    await expect(open(at('/nowhere'))).rejects.toMatchObject({ code: 'store.no_database' });
    const client = new pg.Client({ connectionString: at('/template1') });
    await client.connect();
    await client.query('create database wiki');
    await client.end();
    const wiki = new pg.Client({ connectionString: at('/wiki') });
    await wiki.connect();
    await wiki.query('create table page (text text)');
    await wiki.end();
    await expect(open(at('/wiki'))).rejects.toMatchObject({ code: 'store.foreign', details: { tables: ['page'] } });
    const without = await open('postgres://luoshi@127.0.0.1:1/luoshi');
    expect((await without.reads.agreements({}, { limit: 10 })).total).toBe(2);
    await without.close();
  });

  it('is done without while it is away', async () => {
    await replica.stop();
    await write('c');
    expect(await listed()).toEqual(['a', 'b', 'c']);
  });
});
