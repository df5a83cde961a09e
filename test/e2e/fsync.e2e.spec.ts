import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installationRoot } from '#config';
import { ChildServer, installed } from '../support/child-server.js';
import type { Finding } from '../support/fsync-trace.js';
import { readTrace, TRACED } from '../support/fsync-trace.js';
import { itNeeding, tracing } from '../support/machine.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { writersFor } from '../support/writers.js';

const LIMIT = 120_000;
const missing = tracing();
let place: ReturnType<typeof temporaryFolder>;
beforeAll(() => void (place = temporaryFolder()));
afterAll(() => place.remove());

const traceOf = (file: string): Finding => readTrace(readFileSync(file, 'latin1').split('\n'));

describe('an answer of the server', () => {
  itNeeding(missing, 'comes after its commit was written to the log and the log was on the disk', async () => {
    const data = join(place.folder, 'data');
    await installed(data);
    const trace = join(place.folder, 'server.trace');
    const server = await ChildServer.start(data, { under: ['strace', '-o', trace, ...TRACED] });
    const writers = await writersFor(server, 6);
    // One after another, then several that may share a commit.
    const [alone] = writers;
    for (let command = 0; command < 6; command++) await alone?.writeOne(server);
    for (let round = 0; round < 5; round++) await Promise.all(writers.map((writer) => writer.writeOne(server)));
    await server.stop();

    const { answered, faults } = traceOf(trace);
    expect(faults).toEqual([]);
    expect(answered.sort()).toEqual(writers.flatMap(({ acknowledged }) => acknowledged.map(({ command }) => command.key)).sort());
  }, LIMIT);
});

describe('the trace of a bare database', () => {
  const KEYS = ['key-1', 'key-2', 'key-3'];

  /** Commands to a server with that setting, one after another, and what its trace tells. */
  async function traced(synchronous: 'NORMAL' | 'FULL'): Promise<Finding> {
    const trace = join(place.folder, `${synchronous}.trace`);
    const program = join(installationRoot(), 'test/support/bare-server.mjs');
    const child = spawn('strace', ['-o', trace, ...TRACED, process.execPath, program, join(place.folder, `${synchronous}.sqlite`), synchronous], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(child, 'close');
    try {
      const [port] = (await once(child.stdout, 'data')) as [Buffer];
      for (const key of KEYS) await (await fetch(`http://127.0.0.1:${port.toString().trim()}`, { method: 'POST', headers: { 'idempotency-key': key } })).text();
    } finally {
      child.stdin.end();
      await ended;
    }
    return traceOf(trace);
  }

  itNeeding(missing, 'has no fault under synchronous=FULL', async () => {
    expect(await traced('FULL')).toEqual({ answered: KEYS, faults: [] });
  }, LIMIT);

  itNeeding(missing, 'has a fault for every answer under synchronous=NORMAL, which a kill alone would not show', async () => {
    const { answered, faults } = await traced('NORMAL');
    expect(answered).toEqual(KEYS);
    expect(faults).toEqual(KEYS.map((key) => `${key} was answered before its commit was on the disk`));
  }, LIMIT);
});

describe('a trace', () => {
  const WAL = '9</data/luoshi.sqlite-wal>';
  const socket = (port: number): string => `7<TCP:[127.0.0.1:3000->127.0.0.1:${port}]>`;
  const asks = (key: string, port = 1): string => String.raw`10 read(${socket(port)}, "POST /api/agreements HTTP/1.1\r\nidempotency-key: ${key}\r\n\r\n{}", 65536) = 90`;
  const logs = (key: string): string => `10 pwrite64(${WAL}, "..${key}..", 8192, 32) = 8192`;
  const SYNC = `10 fdatasync(${WAL}) = 0`;
  const answers = (port = 1): string => String.raw`10 write(${socket(port)}, "HTTP/1.1 201 Created\r\n\r\n{}", 40) = 40`;

  it.each([
    ['a commit, a sync, an answer', [asks('a'), logs('a'), SYNC, answers()], []],
    ['two commands in one commit', [asks('a', 1), asks('b', 2), logs('a'), logs('b'), SYNC, answers(2), answers(1)], []],
    ['an answer before the sync', [asks('a'), logs('a'), answers(), SYNC], ['a was answered before its commit was on the disk']],
    ['a sync before the commit only', [asks('a'), SYNC, logs('a'), answers()], ['a was answered before its commit was on the disk']],
    ['the sync of somebody else', [asks('a', 1), logs('a'), SYNC, asks('b', 2), logs('b'), answers(1), answers(2)], ['b was answered before its commit was on the disk']],
    ['an answer without a commit', [asks('a'), SYNC, answers()], ['a was answered before its commit was written to the log']],
    ['a sync of another file', [asks('a'), logs('a'), '10 fdatasync(8</data/luoshi.sqlite>) = 0', answers()], ['a was answered before its commit was on the disk']],
    ['a sync that failed', [asks('a'), logs('a'), `10 fdatasync(${WAL}) = -1 EIO (Input/output error)`, answers()], ['a was answered before its commit was on the disk']],
    ['a sync that ends after the answer began', [asks('a'), logs('a'), `11 fdatasync(${WAL} <unfinished ...>`, answers(), '11 <... fdatasync resumed>) = 0'], ['a was answered before its commit was on the disk']],
    ['a sync that another thread interrupts', [asks('a'), logs('a'), `11 fdatasync(${WAL} <unfinished ...>`, '10 write(1<pipe:[1]>, "x", 1) = 1', '11 <... fdatasync resumed>) = 0', answers()], []],
    ['a refusal, which promises nothing', [asks('a'), answers().replace('201 Created', '409 Conflict')], []],
  ])('of %s is read rightly', (_, lines, faults) => {
    expect(readTrace(lines).faults).toEqual(faults);
  });
});
