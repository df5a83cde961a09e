import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { clockView } from '#libs/contracts';
import { ChildServer, installed, until } from '../support/child-server.js';
import { doneUnder, faultsIn, reading } from '../support/history-check.js';
import { bringInOverdue } from '../support/overdue-ledger.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { writersFor } from '../support/writers.js';

const LIMIT = 60_000;
/** What is promised to whoever stops a server, in milliseconds. */
const PROMISE = 5000;
/** Well before the moment at which it cuts what is still open: nothing was left to be cut. */
const UNCUT = 3500;

let data: ReturnType<typeof temporaryFolder>;
let server: ChildServer;
const sockets: Socket[] = [];
beforeAll(async () => {
  data = temporaryFolder();
  await installed(data.folder);
}, LIMIT);
beforeEach(async () => void (server = await ChildServer.start(data.folder)), LIMIT);
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.kill();
});
afterAll(() => data.remove());

/** SIGTERM, and how long the process took to end after it. */
async function stopped(): Promise<{ code: number | null; took: number }> {
  const from = performance.now();
  const { code } = await server.stop();
  return { code, took: performance.now() - from };
}

/** A connection that sends a text of its own making; what comes back is gathered in `answer`. */
async function connected(text = ''): Promise<{ socket: Socket; answer: () => string; closed: Promise<unknown> }> {
  const socket = connect(server.port, '127.0.0.1');
  sockets.push(socket);
  let answer = '';
  socket.setEncoding('utf8').on('data', (part: string) => (answer += part)).on('error', () => undefined);
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  socket.write(text);
  return { socket, answer: () => answer, closed };
}

/** The head of a command with a body of so many bytes, and no body yet. */
const head = (path: string, length: number, more = ''): string =>
  `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${server.token}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n${more}\r\n`;

/** Asks for the continue line, so that the server has the head of the request once it comes. */
async function accepted(path: string, length: number): Promise<Awaited<ReturnType<typeof connected>>> {
  const connection = await connected(head(path, length, 'expect: 100-continue\r\n'));
  await once(connection.socket, 'data');
  expect(connection.answer()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  return connection;
}

describe('a server that is told to stop', () => {
  it('under load has answered whatever it did, and leaves nothing half done', async () => {
    const writers = await writersFor(server, 8);
    const writing = writers.map((writer) => writer.writeTo(server).catch((error: Error) => error.message));
    await until(() => Promise.resolve(writers.every(({ acknowledged }) => acknowledged.length > 3) ? true : new Promise<undefined>((later) => setImmediate(() => later(undefined)))));
    const { code, took } = await stopped();
    // What reaches it while it stops is told to come later; that is no failure of a writer.
    for (const ended of await Promise.all(writing)) if (ended !== undefined) expect(ended).toContain('answered 503');
    expect(code).toBe(0);
    expect(took).toBeLessThan(UNCUT);
    expect(doneUnder(data.folder, writers.flatMap(({ unanswered }) => unanswered?.key ?? []))).toEqual([]);
    expect(faultsIn(data.folder, writers.flatMap(({ acknowledged }) => acknowledged))).toEqual([]);
  }, LIMIT);

  it('answers a request whose body is still on its way', async () => {
    const body = JSON.stringify({ office: '511900', name: 'clerk' });
    const { socket, answer, closed } = await accepted('/api/tokens', Buffer.byteLength(body));
    const ending = stopped();
    await refusing();
    socket.write(body);
    await closed;
    expect(answer()).toMatch(/HTTP\/1\.1 201 Created\r\n/);
    const { code, took } = await ending;
    expect(code).toBe(0);
    expect(took).toBeLessThan(UNCUT);
  }, LIMIT);

  it('does not wait for connections that only stay open', async () => {
    const silent = await connected();
    const body = JSON.stringify({ office: '511900', name: 'clerk' });
    const kept = await connected(`${head('/api/tokens', Buffer.byteLength(body))}${body}`);
    await once(kept.socket, 'data');
    const { code, took } = await stopped();
    await Promise.all([silent.closed, kept.closed]);
    expect(code).toBe(0);
    expect(took).toBeLessThan(UNCUT);
  }, LIMIT);

  it('cuts a request that never ends, within its five seconds', async () => {
    const { closed } = await accepted('/api/tokens', 1000);
    const { code, took } = await stopped();
    await closed;
    expect(code).toBe(0);
    expect(took).toBeLessThan(PROMISE);
  }, LIMIT);

  it('ends the sweep under way at its batch, and the rest stays due', async () => {
    await server.stop();
    server = await ChildServer.start(data.folder, { clock: true });
    const overdue = await bringInOverdue(server, 'S', 2000);
    await until(async () => ((await server.must<z.infer<typeof clockView>>('GET', '/api/clock')).due < overdue.length ? true : undefined));
    const { code, took } = await stopped();
    expect(code).toBe(0);
    expect(took).toBeLessThan(UNCUT);
    const due = reading(data.folder, (db) => db.prepare("select count(*) from agreement where state = 'signed.waiting' and id like 'S-%'").pluck().get()) as number;
    expect(due).toBeGreaterThan(0);
    expect(due % 100).toBe(0);
    expect(faultsIn(data.folder, [])).toEqual([]);
  }, LIMIT);
});

/** Waits until the server takes no new connection: it has heard the signal. */
function refusing(): Promise<true> {
  return until(() => new Promise((tell) => {
    const probe = connect(server.port, '127.0.0.1');
    probe.once('connect', () => probe.destroy()).once('error', () => tell(true)).once('close', () => tell(undefined));
  }));
}
