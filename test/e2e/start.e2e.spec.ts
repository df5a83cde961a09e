import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ChildServer, installed } from '../support/child-server.js';
import { faultsIn, reading } from '../support/history-check.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const LIMIT = 60_000;
/** A fifth of the kills of a run meet a first start. */
const KILLS = Math.ceil(Number(process.env.KILLS ?? 20) / 5);
/** About how long a first start takes on a machine with other work, in milliseconds. */
const FIRST_START = 2500;

const TABLES = ['government', 'former_government', 'calendar_day', 'policy', 'region', 'region_member'];
const counts = (folder: string): unknown[] => reading(folder, (db) => TABLES.map((table) => [table, db.prepare(`select count(*) from ${table}`).pluck().get()]));

let places: ReturnType<typeof temporaryFolder>[];
let folder: string;
let server: ChildServer | undefined;
const anotherFolder = (): string => {
  const place = temporaryFolder();
  places.push(place);
  return place.folder;
};
beforeEach(() => {
  places = [];
  folder = anotherFolder();
});
afterEach(async () => {
  await server?.kill();
  server = undefined;
  for (const place of places) place.remove();
});

describe('a start', () => {
  it('takes over what a killed server left: its lock, its address and its log', async () => {
    server = await ChildServer.start(folder);
    await server.kill();
    const left = ['luoshi.lock', 'server.json', 'luoshi.sqlite-wal', 'luoshi.sqlite-shm'];
    expect(left.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
    server = await ChildServer.start(folder);
    expect(JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'))).toMatchObject({ url: `http://127.0.0.1:${server.port}` });
    expect(await server.stop()).toMatchObject({ code: 0 });
  }, LIMIT);

  it('finishes a first start that was killed on the way, again and again', async () => {
    const whole = anotherFolder();
    await installed(whole);
    for (let kill = 1; kill <= KILLS; kill++) await ChildServer.killedAfter(folder, (FIRST_START * kill) / KILLS);
    server = await ChildServer.start(folder);
    expect(counts(folder)).toEqual(counts(whole));
    expect(faultsIn(folder, [])).toEqual([]);
    expect(await server.must('GET', '/api/tokens')).toMatchObject({ items: expect.anything() as unknown });
  }, LIMIT + KILLS * FIRST_START * 2);

  it('tells by name an address on which something else listens', async () => {
    server = await ChildServer.start(folder);
    const { code, said } = await ChildServer.failing(anotherFolder(), { port: server.port });
    expect(code).toBe(1);
    expect(said).toMatch(/^luoshi: The server cannot listen on 127\.0\.0\.1, port \d+: something else listens there\. Set HOST or PORT\. \[server\.address_refused\]$/m);
    expect(said).not.toContain('    at ');
  }, LIMIT);
});
