import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { Store } from '#libs/store';
import { openPostgresStore } from '#libs/store';
import { migrations } from '../../libs/store/src/migrations/index.js';
import { recordedName } from '../../libs/store/src/migrations/migration.js';
import { anOldAgreement } from '../support/old-agreement.js';
import { onPostgres } from '../support/on-postgres.js';
import { anAgreement, anEntry, inserting } from '../support/records.js';

const take = (name: string): string => `insert into migrations (timestamp, name) values (99, '${name}')`;
const found = async (store: Store, q: string): Promise<string[]> => (await store.reads.agreements({ q }, { limit: 5 })).items.map(({ id }) => id);

onPostgres((server) => {
  it('brings the schema as step 6 left it forward, once, with many who start at once, and finds what was in it', async () => {
    const url = await server().database();
    await server().ask(url, `${readFileSync('test/support/schemas/step-6.postgres.sql', 'utf8')} ${anOldAgreement}`);
    const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore({ url, connections: 2 })));
    expect(await Promise.all(stores.map(async (store) => [store.isNew, await found(store, '水污染'), await found(store, '治理')]))).toEqual(stores.map(() => [false, ['old'], ['old']]));
    await Promise.all(stores.map((store) => store.close()));
    expect(await server().ask(url, 'select count(*)::int as n, count(distinct name)::int as names from migrations')).toEqual([{ n: migrations.length, names: migrations.length }]);
  });

  it('keeps the search for code of before it', async () => {
    const url = await server().database();
    const store = await openPostgresStore({ url, connections: 2 });
    await server().ask(url, anOldAgreement);
    await server().ask(url, "update agreement set title = '治理黄河' where id = 'old'");
    expect([await found(store, '水污染'), await found(store, '理黄河'), await found(store, 'swr'), await found(store, 'zlhh')]).toEqual([[], ['old'], [], ['old']]);
    await store.close();
  });

  it('works on a newer schema that breaks nothing, and refuses one that breaks, by name', async () => {
    const url = await server().database();
    await (await openPostgresStore({ url, connections: 2 })).close();
    await server().ask(url, `create table tomorrow (id text); ${take(recordedName({ number: 99, name: 'Tomorrow', breaking: false }))}`);
    const older = await openPostgresStore({ url, connections: 2 });
    await older.unitOfWork.run((tx) => tx.record({ records: [inserting(anAgreement('a'))], entries: [anEntry('a')] }));
    await older.close();
    const breaking = recordedName({ number: 99, name: 'After', breaking: true });
    await server().ask(url, take(breaking));
    await expect(openPostgresStore({ url, connections: 2 })).rejects.toMatchObject({ code: 'store.schema_newer', details: { unknown: [breaking] } });
  });
});
