import { closeSync, cpSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Problem, Receipt, SweepView } from '#libs/contracts';
import { openSqliteStore } from '#libs/store';
import type { Reply } from '../support/child-server.js';
import { ChildServer, installed } from '../support/child-server.js';
import { faultsIn, reading } from '../support/history-check.js';
import { itNeeding, mount, mounting, remount, tracing, unmount } from '../support/machine.js';
import { bringInOverdue } from '../support/overdue-ledger.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const LIMIT = 60_000;
const KIB = 1024;

/** Filled once by a first start, and copied by each test. */
const sample = temporaryFolder();
let place: ReturnType<typeof temporaryFolder>;
let folder: string;
let database: string;
let server: ChildServer | undefined;

beforeAll(() => installed(sample.folder), LIMIT);
afterAll(() => sample.remove());
beforeEach(() => {
  place = temporaryFolder();
  folder = join(place.folder, 'data');
  database = join(folder, 'luoshi.sqlite');
  mkdirSync(folder);
});
afterEach(async () => {
  await server?.kill();
  server = undefined;
  place.remove();
});

const fill = (): void => cpSync(sample.folder, folder, { recursive: true });
const proposal = { title: '巴中汉中交通合作框架协议', parties: [{ code: '511900', role: 'lead' }, { code: '610700' }] };
let clerk: string;
const propose = (to: ChildServer, padding = 0): Promise<Reply<Receipt & Problem>> =>
  to.request('POST', '/api/agreements', { ...proposal, obligations: padding === 0 ? [] : [{ title: '路'.repeat(padding), leadUnit: '511900', dueOn: '2030-12-31' }] }, { authorization: `Bearer ${clerk}` });
const opened = async (): Promise<ChildServer> => {
  server = await ChildServer.start(folder);
  clerk = await server.tokenOf('511900');
  return server;
};

/** A start that cannot be: it ends with 1, and says why in one line that an administrator can act on. */
async function refusedWith(code: string): Promise<void> {
  const { code: exit, signal, said } = await ChildServer.failing(folder);
  expect({ exit, signal, said }).toEqual({ exit: 1, signal: null, said: expect.stringMatching(new RegExp(`^luoshi: [^\n]+ \\[${code.replace('.', String.raw`\.`)}\\]\n$`)) as unknown });
}

describe('a disk that is full', () => {
  const missing = mounting();
  /** A disk of so much room beside a filled folder, where there is one. */
  function disk(size: number): void {
    mount(folder, `size=${size}`);
  }
  function freeOn(): number {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  }
  afterEach(async () => {
    await server?.kill();
    server = undefined;
    if (missing === null) unmount(folder);
  });

  itNeeding(missing, 'refuses commands by name while reads go on, and takes commands again once there is room', async () => {
    disk(3 * 1024 * KIB);
    fill();
    const ballast = join(folder, 'ballast');
    const running = await opened();
    writeFileSync(ballast, Buffer.alloc(freeOn() - 256 * KIB));
    const done: Receipt[] = [];
    let refused: Reply<Receipt & Problem> | undefined;
    while (refused === undefined) {
      const reply = await propose(running, 900);
      if (reply.status === 201) done.push(reply.body);
      else refused = reply;
    }
    expect(done.length).toBeGreaterThan(0);
    expect(refused).toMatchObject({ status: 507, contentType: expect.stringContaining('application/problem+json') as unknown, body: { status: 507, code: 'store.full' } });
    // Several at once share a transaction: all of it is refused, each by name.
    expect((await Promise.all([propose(running, 900), propose(running, 900), propose(running, 900)])).map(({ body }) => body.code)).toEqual(['store.full', 'store.full', 'store.full']);
    expect(await running.must('GET', '/api/agreements?limit=1')).toMatchObject({ total: done.length });
    expect(faultsIn(folder, [])).toEqual([]);

    rmSync(ballast);
    const after = await propose(running, 900);
    expect(after.status).toBe(201);
    expect(await running.must('GET', '/api/agreements?limit=1')).toMatchObject({ total: done.length + 1 });
    expect(faultsIn(folder, [])).toEqual([]);
    expect(await running.stop()).toMatchObject({ code: 0 });
    expect(reading(folder, (db) => db.prepare('select count(*) from agreement').pluck().get())).toBe(done.length + 1);
  }, LIMIT);

  itNeeding(missing, 'ends a sweep by name instead of blaming each row, and the next one fires all that is due', async () => {
    disk(6 * 1024 * KIB);
    fill();
    const ballast = join(folder, 'ballast');
    const running = await opened();
    const overdue = await bringInOverdue(running, 'D', 300);
    writeFileSync(ballast, Buffer.alloc(freeOn() - 64 * KIB));
    expect(await running.request('POST', '/api/clock/tick', {})).toMatchObject({ status: 507, body: { code: 'store.full' } });
    expect(faultsIn(folder, [])).toEqual([]);
    rmSync(ballast);
    const { fired, failed } = await running.must<SweepView>('POST', '/api/clock/tick', {});
    expect([fired > 0, failed]).toEqual([true, 0]);
    expect(reading(folder, (db) => db.prepare("select state, count(*) as times from agreement group by 1").all())).toEqual([{ state: 'signed.overdue', times: overdue.length }]);
    expect(faultsIn(folder, [])).toEqual([]);
  }, LIMIT);

  itNeeding(missing, 'is named by a start that finds no room for its log', async () => {
    disk(3 * 1024 * KIB);
    fill();
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(freeOn()));
    await refusedWith('store.full');
    rmSync(join(folder, 'ballast'));
    await opened();
  }, LIMIT);

  itNeeding(missing, 'is named by a first start, which goes on where it stopped once there is room', async () => {
    disk(400 * KIB);
    await refusedWith('store.full');
    remount(folder, `size=${4 * 1024 * KIB}`);
    await opened();
    expect(faultsIn(folder, [])).toEqual([]);
  }, LIMIT);

  itNeeding(missing, 'is read-only: a start tells it by name, and changes nothing', async () => {
    disk(3 * 1024 * KIB);
    fill();
    remount(folder, 'ro');
    const before = readFileSync(database);
    await refusedWith('store.read_only');
    expect(readFileSync(database).equals(before)).toBe(true);
  }, LIMIT);
});

describe('a database that somebody else holds', () => {
  it('is told at the start, and to a command while the server runs; a second server leaves it to the first', async () => {
    fill();
    const other = new Database(database);
    other.pragma('locking_mode = exclusive');
    other.exec('begin exclusive');
    await refusedWith('store.locked');
    other.close();
    const running = await opened();
    const writer = new Database(database);
    writer.exec('begin immediate');
    expect(await propose(running)).toMatchObject({ status: 503, body: { code: 'store.locked' } });
    writer.close();
    await refusedWith('store.in_use');
    expect(await propose(running)).toMatchObject({ status: 201 });
  }, LIMIT);
});

describe('a file that is no sound database', () => {
  /** Writes over bytes of the file. */
  function overwrite(at: number, bytes: Buffer): void {
    const file = openSync(database, 'r+');
    writeSync(file, bytes, 0, bytes.length, at);
    closeSync(file);
  }
  const garbage = (length: number): Buffer => Buffer.alloc(length, 0xa5);

  it.each([
    ['holds a text', () => writeFileSync(database, 'No database. '.repeat(1000))],
    ['has other bytes in its header', () => overwrite(0, garbage(16))],
    ['has other bytes where its schema stands', () => overwrite(100, garbage(400))],
    ['has other bytes in every page but the first', () => overwrite(8192, garbage(readFileSync(database).length - 8192))],
    ['lost its second half', () => truncateSync(database, Math.floor(readFileSync(database).length / 2))],
  ])('because it %s is told by name, and left as it is', async (_, damage) => {
    fill();
    damage();
    const before = readFileSync(database);
    await expect(openSqliteStore({ dataDir: folder })).rejects.toMatchObject({ code: 'store.damaged' });
    expect(readFileSync(database).equals(before)).toBe(true);
  });

  it('is told by the start of the server as well', async () => {
    fill();
    overwrite(0, garbage(16));
    await refusedWith('store.damaged');
  }, LIMIT);

  it('in one table alone is told by what reads it, and the rest goes on', async () => {
    fill();
    const first = await opened();
    expect(await propose(first)).toMatchObject({ status: 201 });
    await first.stop();
    const page = reading(folder, (db) => db.prepare("select rootpage from sqlite_master where name = 'agreement'").pluck().get()) as number;
    overwrite((page - 1) * 8192, garbage(200));
    const running = await opened();
    expect(await running.request('GET', '/api/agreements')).toMatchObject({ status: 503, body: { code: 'store.damaged' } });
    expect(await propose(running)).toMatchObject({ status: 503, body: { code: 'store.damaged' } });
    expect(await running.request('GET', '/api/governments/511900')).toMatchObject({ status: 200 });
  }, LIMIT);

  it('because a newer Luoshi wrote it is told by name', async () => {
    fill();
    const file = new Database(database);
    file.exec("insert into migrations (timestamp, name) values (99, 'Tomorrow0000000000099')");
    file.close();
    await expect(openSqliteStore({ dataDir: folder })).rejects.toMatchObject({ code: 'store.schema_newer' });
  });
});

describe('a folder on a network file system', () => {
  itNeeding(tracing(), 'is refused at the start, with what to do', async () => {
    fill();
    // The kernel's answer about the file system is replaced by the number of NFS.
    const under = ['strace', '-f', '-o', '/dev/null', '-e', 'trace=statfs', '-e', 'inject=statfs:poke_exit=@arg2=6969000000000000'];
    const { code, said } = await ChildServer.failing(folder, { under });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/^luoshi: .+network file system \(NFS\).+Set DATA_DIR to .+\[store\.network_file_system\]\n$/) as unknown });
  }, LIMIT);
});
