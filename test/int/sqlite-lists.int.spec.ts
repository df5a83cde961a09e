import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteDatabase } from '../../libs/store/src/sqlite-database.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const COUNTED = 3_000_000;
/** Takes longer than a turn of the loop. */
const LONG = `with recursive number (n) as (select 1 union all select n + 1 from number where n < ${COUNTED}) select count(*) as n from number`;
const WRITTEN = 'insert into audit_entry (at, subject, actor, outcome, body) values (1, ?, ?, ?, ?)';

describe('SQLite: the lists of a large database', () => {
  let database: SqliteDatabase;
  let remove: () => void;
  let isOpen: boolean;
  beforeEach(async () => {
    const made = temporaryFolder();
    remove = made.remove;
    isOpen = true;
    database = await SqliteDatabase.open(join(made.folder, 'luoshi.sqlite'), { large: 1 });
    await database.writer.change(WRITTEN, ['a', 'clerk', 'done', '{}']);
  });
  afterEach(async () => {
    if (isOpen) await database.close();
    remove();
  });

  it('stop nobody: what is short is answered while what is long is counted', async () => {
    const answered: string[] = [];
    // Both threads are there.
    await Promise.all([database.lists.rows('select 1'), database.lists.rows('select 2')]);
    const long = database.lists.rows(LONG).then((rows) => answered.push(JSON.stringify(rows)));
    const short = database.lists.rows('select 1 as n').then(() => answered.push('short'));
    await database.writer.change(WRITTEN, ['b', 'clerk', 'done', '{}']).then(() => answered.push('written'));
    await Promise.all([long, short]);
    expect(answered).toEqual(['written', 'short', `[{"n":${COUNTED}}]`]);
  });

  it('see at once what was committed, and nothing before', async () => {
    const seen = async (): Promise<unknown> => database.lists.rows('select subject from audit_entry order by seq');
    await database.writer.change('begin immediate');
    await database.writer.change(WRITTEN, ['b', 'clerk', 'done', '{}']);
    expect(await seen()).toEqual([{ subject: 'a' }]);
    await database.writer.change('commit');
    expect(await seen()).toEqual([{ subject: 'a' }, { subject: 'b' }]);
  });

  it('cannot be written through, and tell a fault of the driver as it was', async () => {
    await expect(database.lists.rows('delete from audit_entry returning seq')).rejects.toMatchObject({ code: 'store.read_only' });
    await expect(database.lists.rows('select one from nowhere')).rejects.toThrow('no such table: nowhere');
    expect(await database.lists.rows('select ? as told', ['after it'])).toEqual([{ told: 'after it' }]);
  });

  it('are answered before the database closes', async () => {
    const asked = Promise.all([database.lists.rows(LONG), database.lists.rows('select 1 as n'), database.lists.rows('select 2 as n')]);
    await database.close();
    isOpen = false;
    expect(await asked).toEqual([[{ n: COUNTED }], [{ n: 1 }], [{ n: 2 }]]);
  });
});
