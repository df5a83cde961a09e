import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { proveHistory } from '#libs/engine';
import type { Moved } from '#libs/store';
import { moveStore, openPostgresStore, openSqliteStore } from '#libs/store';
import type { Installation } from '../support/installation.js';
import { clerk, openInstallation } from '../support/installation.js';
import { onPostgres } from '../support/on-postgres.js';
import type { Deed } from '../support/random-work.js';
import { BEGINNING, LONG_STORY, perform } from '../support/random-work.js';
import { anAgreement, anEntry, inserting } from '../support/records.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const nothing = (): Promise<void> => Promise.resolve();

/** Agreements whose clocks run when it is moved. */
const BEFORE: Deed[] = [{ do: 'register', parties: ['511781', '420322'], dice: 5 }, { do: 'register', parties: ['610728', '429021'], dice: 0 }];

/** What happens after the move. It names agreements of before alone, as new ids are others in each house. */
const AFTERWARDS: Deed[] = [
  { do: 'further', which: 0, dice: 1 }, { do: 'pass', days: 40 }, { do: 'event', type: 'PLAN', which: 1, dice: 1, wrong: true }, { do: 'pass', days: 90 },
  { do: 'propose', parties: ['511781', '610728'], planned: true, dice: 1, wrong: false }, { do: 'calendar', year: 2028 }, { do: 'pass', days: 200 },
];

/** Ids made after the move differ from house to house; all else does not. */
async function told(installation: Installation, from: number): Promise<string[]> {
  const entries = (await installation.entries()).slice(from);
  return entries.map((entry) => JSON.stringify(entry).replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, 'id')).sort();
}

onPostgres((server) => {
  let folders: ReturnType<typeof temporaryFolder>[];
  beforeEach(() => {
    folders = [];
  });
  afterEach(() => {
    for (const { remove } of folders) remove();
  });
  const newFolder = (): string => {
    const made = temporaryFolder();
    folders.push(made);
    return made.folder;
  };
  const empty = async (url: string): Promise<boolean> => {
    const tables = await server().ask<{ table_name: string }>(url, "select table_name from information_schema.tables where table_schema = 'public' and table_name not in ('migrations', 'reference_version', 'agreement_search_place', 'agreement_search_initial')");
    for (const { table_name: table } of tables) if ((await server().ask(url, `select from ${table} limit 1`)).length > 0) return false;
    return true;
  };

  describe('an installation that is moved', () => {
    it('is the same in the new place and goes on there as it would have in the old, and comes back as it was', async () => {
      const dataDir = newFolder();
      const url = await server().database();
      let moved: Moved | undefined;
      let whenClosed = nothing;
      const original = await openInstallation(() => Promise.resolve({ open: () => whenClosed().then(() => openSqliteStore({ dataDir })), remove: nothing }));
      original.at = BEGINNING;
      for (const deed of [...LONG_STORY, ...BEFORE]) await perform(original, deed);
      whenClosed = async () => {
        whenClosed = nothing;
        moved = await moveStore({ from: { dataDir }, to: { url }, prove: (history) => proveHistory(history, 2) });
      };
      await original.reopen();
      const other = await openInstallation(() => Promise.resolve({ open: () => openPostgresStore({ url, connections: 4 }), remove: nothing }));
      other.at = original.at;

      const entries = await original.entries();
      expect(moved).toMatchObject({ entries: { count: entries.length, last: entries.length }, tables: { agreement: 4, audit_entry: entries.length } });
      expect(await other.entries()).toEqual(entries);
      expect(await other.everyRecord()).toEqual(await original.everyRecord());
      expect(await other.ports.reference.load()).toEqual(await original.ports.reference.load());

      for (const deed of AFTERWARDS) for (const house of [original, other]) await perform(house, deed);
      const later = await told(other, entries.length);
      expect(later).toEqual(await told(original, entries.length));
      expect(later.length).toBeGreaterThan(10);
      const [numbers] = await server().ask<{ seqs: number[] }>(url, 'select array_agg(seq::int order by seq) as seqs from audit_entry');
      expect(numbers?.seqs).toEqual(Array.from({ length: entries.length + later.length }, (_, index) => index + 1));

      const whole = await other.entries();
      await other.destroy();
      const backThere = newFolder();
      const back = await moveStore({ from: { url }, to: { dataDir: backThere }, prove: proveHistory });
      expect(back.entries.count).toBe(whole.length);
      const again = await openInstallation(() => Promise.resolve({ open: () => openSqliteStore({ dataDir: backThere }), remove: nothing }));
      expect(await again.entries()).toEqual(whole);
      again.at = original.at;
      await again.propose({ parties: ['511900', '610700'] });
      expect((await again.ports.reads.entries(null, { limit: 1000 })).items.at(-1)?.seq).toBe(whole.length + 1);
      await again.destroy();
      await original.destroy();
    });
  });

  describe('a move is refused', () => {
    const filled = async (): Promise<string> => {
      const dataDir = newFolder();
      const store = await openSqliteStore({ dataDir });
      await store.unitOfWork.run((tx) => tx.record({ records: [inserting(anAgreement('a'))], entries: [anEntry('a')] }));
      await store.close();
      return dataDir;
    };

    it('while a server works on the source', async () => {
      const dataDir = newFolder();
      const store = await openSqliteStore({ dataDir });
      const url = await server().database();
      await expect(moveStore({ from: { dataDir }, to: { url }, prove: nothing })).rejects.toMatchObject({ code: 'store.in_use' });
      expect(await server().ask(url, "select from information_schema.tables where table_schema = 'public'")).toEqual([]);
      await store.close();
      const running = await openPostgresStore({ url, connections: 1 });
      await expect(moveStore({ from: { url }, to: { dataDir: newFolder() }, prove: nothing })).rejects.toMatchObject({ code: 'store.in_use' });
      await running.close();
    });

    it('into a place that is not empty, of another product, or nowhere; and from where nothing is', async () => {
      const from = { dataDir: await filled() };
      const url = await server().database();
      await moveStore({ from, to: { url }, prove: nothing });
      const notEmpty = { code: 'move.target_not_empty', details: { tables: ['agreement', 'agreement_party', 'audit_entry'] } };
      await expect(moveStore({ from, to: { url }, prove: nothing })).rejects.toMatchObject(notEmpty);
      await expect(moveStore({ from, to: { dataDir: await filled() }, prove: nothing })).rejects.toMatchObject(notEmpty);
      const foreign = await server().database();
      await server().ask(foreign, 'create table wiki (page text)');
      await expect(moveStore({ from, to: { url: foreign }, prove: nothing })).rejects.toMatchObject({ code: 'store.foreign' });
      await expect(moveStore({ from, to: { url: server().url('nowhere') }, prove: nothing })).rejects.toMatchObject({ code: 'store.no_database' });
      await expect(moveStore({ from: { dataDir: newFolder() }, to: { url: await server().database() }, prove: nothing })).rejects.toMatchObject({ code: 'move.nothing_there' });
    });

    it('from a schema that is older, or has a table that nobody knows', async () => {
      const dataDir = newFolder();
      const file = join(dataDir, 'luoshi.sqlite');
      const change = (sql: string): void => void new Database(file).exec(sql).close();
      change(readFileSync('test/support/schemas/step-6.sqlite.sql', 'utf8'));
      const url = await server().database();
      await expect(moveStore({ from: { dataDir }, to: { url }, prove: nothing })).rejects.toMatchObject({ code: 'move.schema_older' });
      await (await openSqliteStore({ dataDir })).close();
      change('create table notes (id text)');
      await expect(moveStore({ from: { dataDir }, to: { url }, prove: nothing })).rejects.toMatchObject({ code: 'move.unknown_tables', details: { tables: ['notes'] } });
    });

    let small: string;
    let removeSmall: () => void;
    beforeAll(async () => {
      ({ folder: small, remove: removeSmall } = temporaryFolder());
      const installation = await openInstallation(() => Promise.resolve({ open: () => openSqliteStore({ dataDir: small }), remove: nothing }));
      await installation.propose({ parties: ['511900', '610700'] });
      await installation.engine.appoint.token({ office: '510000', name: 'clerk', admin: false, actor: clerk('100000') });
      await installation.destroy();
    });
    afterAll(() => removeSmall());

    it.each([
      ['a record that is not what its history tells', "update agreement set state = 'signed.overdue' where id = (select min(id) from agreement)", 'history.differs'],
      ['a text that PostgreSQL does not keep', "update token set name = 'a' || char(0)", 'move.not_storable'],
      ['a history that the charts do not bear out', "update audit_entry set body = replace(body, '\"proposed.drafting\"', '\"evaluated\"')", 'replay.diverged'],
    ])('for %s, and nothing is kept', async (_, damage, code) => {
      const dataDir = newFolder();
      copyFileSync(join(small, 'luoshi.sqlite'), join(dataDir, 'luoshi.sqlite'));
      new Database(join(dataDir, 'luoshi.sqlite')).exec(damage).close();
      const url = await server().database();
      await expect(moveStore({ from: { dataDir }, to: { url }, prove: proveHistory })).rejects.toMatchObject({ code });
      expect(await empty(url)).toBe(true);
      expect(existsSync(join(dataDir, 'luoshi.sqlite'))).toBe(true);
    });
  });
});
