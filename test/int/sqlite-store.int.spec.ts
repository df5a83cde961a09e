import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { openSqliteStore } from '#libs/store';
import { recordedName } from '../../libs/store/src/migrations/migration.js';
import { SqliteDatabase } from '../../libs/store/src/sqlite-database.js';
import { sqliteStore } from '../../libs/store/src/sqlite-store.js';
import { anAgreement, anEntry, inserting } from '../support/records.js';
import { anOldAgreement } from '../support/old-agreement.js';
import { temporaryFolder } from '../support/temporary-folder.js';

let folder: string;
let remove: () => void;
let file: string;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  file = join(folder, 'luoshi.sqlite');
});
afterEach(() => remove());

/** Changes the file behind the store's back. */
function tamper(sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

describe('the data folder', () => {
  it('is made where there is none, is new once, and keeps what it was given', async () => {
    const dataDir = join(folder, 'deep', 'data');
    const first = await openSqliteStore({ dataDir });
    expect(first.isNew).toBe(true);
    await first.unitOfWork.run((tx) => tx.record({ records: [inserting(anAgreement('a'))], entries: [anEntry('a')] }));
    await first.close();
    const second = await openSqliteStore({ dataDir });
    expect(second.isNew).toBe(false);
    expect(await second.reads.agreement('a')).toEqual(anAgreement('a'));
    await second.close();
  });

  it('belongs to one opener, and is free after it closed', async () => {
    const first = await openSqliteStore({ dataDir: folder });
    await expect(openSqliteStore({ dataDir: folder })).rejects.toMatchObject({ code: 'store.in_use' });
    await first.close();
    await (await openSqliteStore({ dataDir: folder })).close();
  });

  it('lets one of two that open it at once in', async () => {
    const settled = await Promise.allSettled([openSqliteStore({ dataDir: folder }), openSqliteStore({ dataDir: folder })]);
    expect(settled.map((result) => (result.status === 'rejected' ? (result.reason as { code: string }).code : 'opened'))).toEqual(['opened', 'store.in_use']);
    for (const result of settled) if (result.status === 'fulfilled') await result.value.close();
  });

  it('is free again as soon as the process that had it was killed', async () => {
    const driver = createRequire(import.meta.url).resolve('better-sqlite3');
    const program = `const db = new (require(${JSON.stringify(driver)}))(${JSON.stringify(join(folder, 'luoshi.lock'))}); db.exec('begin exclusive'); console.log('held'); setInterval(() => db, 1000);`;
    const other = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(other.stdout, 'data');
    await expect(openSqliteStore({ dataDir: folder })).rejects.toMatchObject({ code: 'store.in_use' });
    other.kill('SIGKILL');
    await once(other, 'exit');
    await (await openSqliteStore({ dataDir: folder })).close();
  });
});

describe('the schema', () => {
  const schema = (): unknown[] => {
    const db = new Database(file, { readonly: true });
    const rows = db.prepare("select name, sql from sqlite_master where name not like 'sqlite_%' order by name").all();
    db.close();
    return rows;
  };

  it('stays as it is when it is brought forward twice, and in two connections', async () => {
    const first = await SqliteDatabase.open(file);
    const once_ = schema();
    const second = await SqliteDatabase.open(file);
    expect([second.isNew, schema()]).toEqual([false, once_]);
    await second.close();
    await first.close();
    tamper('delete from migrations');
    await (await SqliteDatabase.open(file)).close();
    expect(schema()).toEqual(once_);
  });

  it('is strict: a text in a number is refused', async () => {
    await (await SqliteDatabase.open(file)).close();
    expect(() => tamper("insert into slip_counter values ('510000', 'soon', 1)")).toThrow('cannot store TEXT');
  });

  it('as step 6 left it is brought forward, and what was in it is found', async () => {
    tamper(`${readFileSync('test/support/schemas/step-6.sqlite.sql', 'utf8')} ${anOldAgreement}`);
    const store = await openSqliteStore({ dataDir: folder });
    expect([store.isNew, (await store.reads.agreements({ q: '水污染' }, { limit: 5 })).items.map(({ id }) => id), (await store.reads.agreements({ q: 'swr' }, { limit: 5 })).total]).toEqual([false, ['old'], 1]);
    await store.close();
    const walked = schema();
    rmSync(file);
    await (await SqliteDatabase.open(file)).close();
    const plain = (rows: unknown[]): string => JSON.stringify(rows).replaceAll(/(\\n|\s)+/g, ' ').replaceAll(/ if not exists|\"migrations\".*?\}/gi, '');
    expect(plain(walked)).toBe(plain(schema()));
  });

  it('of a newer Luoshi that breaks nothing is worked on, and left as it is', async () => {
    await (await SqliteDatabase.open(file)).close();
    tamper(`create table tomorrow (id text); insert into migrations (timestamp, name) values (99, '${recordedName({ number: 99, name: 'Tomorrow', breaking: false })}')`);
    const store = await openSqliteStore({ dataDir: folder });
    await store.unitOfWork.run((tx) => tx.record({ records: [inserting(anAgreement('a'))], entries: [anEntry('a')] }));
    await store.close();
    expect(schema()).toContainEqual({ name: 'tomorrow', sql: 'CREATE TABLE tomorrow (id text)' });
  });

  it('of a newer Luoshi is refused, and left alone', async () => {
    await (await SqliteDatabase.open(file)).close();
    tamper("insert into migrations (timestamp, name) values (99, 'Tomorrow0000000000099')");
    await expect(openSqliteStore({ dataDir: folder })).rejects.toMatchObject({ code: 'store.schema_newer', details: { unknown: ['Tomorrow0000000000099'] } });
    tamper('delete from migrations where timestamp = 99');
    await (await openSqliteStore({ dataDir: folder })).close();
  });
});

describe('a file that fails is told by name', () => {
  it('store.damaged where it is no database, and the file is left as it was', async () => {
    const text = 'This is no database. '.repeat(200);
    writeFileSync(file, text);
    await expect(openSqliteStore({ dataDir: folder })).rejects.toMatchObject({ code: 'store.damaged' });
    expect(readFileSync(file, 'utf8')).toBe(text);
    await expect(openSqliteStore({ dataDir: folder })).rejects.toMatchObject({ code: 'store.damaged' });
  });

  it('store.read_only where the folder cannot be made, or the file cannot be opened', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    await expect(openSqliteStore({ dataDir: join(folder, 'a-file') })).rejects.toMatchObject({ code: 'store.read_only' });
    mkdirSync(file);
    await expect(openSqliteStore({ dataDir: folder })).rejects.toMatchObject({ code: 'store.read_only' });
  });

  it('store.full where there is no room, and the commands before it are kept', async () => {
    const database = await SqliteDatabase.open(file);
    const store = sqliteStore(database, () => undefined);
    const [{ page_count: pages } = { page_count: 0 }] = await database.writer.rows<{ page_count: number }>('pragma page_count');
    await database.writer.rows(`pragma max_page_count = ${pages + 20}`);
    const write = (id: string, size: number): Promise<void> => store.unitOfWork.run((tx) => tx.record({ records: [inserting(anAgreement(id))], entries: [anEntry(id, { body: 'x'.repeat(size) })] }));
    const settled = await Promise.allSettled([write('small', 10), write('large', 200_000), write('last', 10)]);
    expect(settled).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'store.full' } }, { status: 'fulfilled' }]);
    expect((await store.reads.agreements({}, { limit: 5 })).items.map((record) => record.id)).toEqual(['last', 'small']);
    await store.close();
  });

  it('store.locked where somebody else writes, and the next command passes', async () => {
    const store = await openSqliteStore({ dataDir: folder });
    const other = new Database(file);
    other.exec('begin immediate');
    const write = (id: string): Promise<void> => store.unitOfWork.run((tx) => tx.record({ records: [inserting(anAgreement(id))], entries: [] }));
    await expect(write('a')).rejects.toMatchObject({ code: 'store.locked' });
    other.exec('rollback');
    other.close();
    await write('b');
    expect((await store.reads.agreements({}, { limit: 5 })).items).toHaveLength(1);
    await store.close();
  });
});

describe('durability', () => {
  it('runs in WAL with every commit on the disk before its answer', async () => {
    const database = await SqliteDatabase.open(file);
    expect([await database.writer.rows('pragma synchronous'), await database.writer.rows('pragma journal_mode'), await database.writer.rows('pragma foreign_keys')])
      .toEqual([[{ synchronous: 2 }], [{ journal_mode: 'wal' }], [{ foreign_keys: 1 }]]);
    await expect(database.reader.change("insert into slip_counter values ('510000', 2025, 1)")).rejects.toMatchObject({ code: 'store.read_only' });
    await database.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});
