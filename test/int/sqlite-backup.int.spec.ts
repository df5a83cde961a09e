import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { openSqliteStore, restoreBackup } from '#libs/store';
import type { Store } from '#libs/store';
import { anAgreement, anEntry, inserting, MORNING } from '../support/records.js';
import { temporaryFolder } from '../support/temporary-folder.js';

let folder: string;
let remove: () => void;
let backup: string;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  backup = join(folder, 'backup.sqlite');
});
afterEach(() => remove());

const dataDir = (): string => join(folder, 'data');
const register = (store: Store, id: string): Promise<void> => store.unitOfWork.run((tx) => tx.record({ records: [inserting(anAgreement(id))], entries: [anEntry(id)] }));
const idsIn = async (store: Store): Promise<string[]> => (await store.reads.agreements({}, { limit: 1000 })).items.map(({ id }) => id);

/** Ids `a0000`, `a0001`, … which sort by the order they were written in. */
const name = (n: number): string => `a${String(n).padStart(4, '0')}`;

describe('a backup taken while commands go on', () => {
  it('holds every commit up to a moment and none after it, whole and sound', async () => {
    const store = await openSqliteStore({ dataDir: dataDir() });
    for (let n = 0; n < 300; n++) await register(store, name(n));
    const taking = store.backUp(backup, MORNING);
    let written = 300;
    let taken = false;
    void taking.then(() => (taken = true));
    while (!taken) await register(store, name(written++));
    const { takenAt, lastEntry } = await taking;
    await store.close();

    expect(takenAt).toBe(MORNING);
    expect(lastEntry).toBeGreaterThanOrEqual(300);
    await restoreBackup({ dataDir: join(folder, 'elsewhere'), file: backup, at: MORNING });
    const restored = await openSqliteStore({ dataDir: join(folder, 'elsewhere') });
    expect((await restored.reads.entries(null, { limit: 1 })).total).toBe(lastEntry);
    expect(await idsIn(restored)).toEqual(Array.from({ length: lastEntry }, (_, n) => name(n)));
    expect(await restored.restoredFrom()).toBe(MORNING);
    await restored.close();
  });
});

describe('restoring', () => {
  it('puts the backup in the place of the data and keeps what was there, its log included', async () => {
    let store = await openSqliteStore({ dataDir: dataDir() });
    await register(store, 'before');
    await store.backUp(backup, MORNING);
    await register(store, 'after');
    await store.close();
    const { before } = await restoreBackup({ dataDir: dataDir(), file: backup, at: MORNING + 1 });
    store = await openSqliteStore({ dataDir: dataDir() });
    expect(await idsIn(store)).toEqual(['before']);
    await store.close();
    const old = new Database(before ?? '', { readonly: true });
    expect(old.prepare('select id from agreement order by id').pluck().all()).toEqual(['after', 'before']);
    old.close();
  });

  it('is refused while a server works in the folder, and changes nothing', async () => {
    const store = await openSqliteStore({ dataDir: dataDir() });
    await store.backUp(backup, MORNING);
    await expect(restoreBackup({ dataDir: dataDir(), file: backup, at: MORNING })).rejects.toMatchObject({ code: 'store.in_use' });
    await register(store, 'still here');
    expect(await idsIn(store)).toEqual(['still here']);
    await store.close();
  });

  it('refuses what is missing, damaged, newer, or no backup, and leaves the data alone', async () => {
    const store = await openSqliteStore({ dataDir: dataDir() });
    await register(store, 'kept');
    await store.backUp(backup, MORNING);
    await store.close();
    const refused = (file: string, code: string) => expect(restoreBackup({ dataDir: dataDir(), file, at: MORNING })).rejects.toMatchObject({ code });

    await refused(join(folder, 'nothing'), 'backup.not_found');
    writeFileSync(join(folder, 'noise'), 'this is no database, however long the text of it may become in the end'.repeat(100));
    await refused(join(folder, 'noise'), 'store.damaged');
    copyFileSync(join(dataDir(), 'luoshi.sqlite'), join(folder, 'no-backup'));
    await refused(join(folder, 'no-backup'), 'backup.not_ours');
    const newer = new Database(backup);
    newer.prepare('insert into migrations (timestamp, name) values (?, ?)').run(9, 'Later0000000000009');
    newer.close();
    await refused(backup, 'store.schema_newer');

    const again = await openSqliteStore({ dataDir: dataDir() });
    expect(await idsIn(again)).toEqual(['kept']);
    await again.close();
    expect(readdirSync(dataDir()).filter((file) => file.includes('.before-') || file.endsWith('.part'))).toEqual([]);
  });
});
