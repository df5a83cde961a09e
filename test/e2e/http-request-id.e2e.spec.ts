import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Problem } from '#libs/contracts';
import { ChildServer } from '../support/child-server.js';
import { temporaryFolder } from '../support/temporary-folder.js';

interface Line {
  level: number;
  msg: string;
  status?: number;
  requestId?: string;
  err?: { message: string };
}

/** The lines of the log, and of them those of one request. */
const linesOf = (said: string, requestId: string): Line[] => said.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Line).filter((line) => line.requestId === requestId);

describe('the id of a request', () => {
  const place = temporaryFolder();
  const dataDir = join(place.folder, 'data');
  let server: ChildServer;
  let said: string;
  const asked = new Map<string, { status: number; requestId: string | null; problem: Partial<Problem> }>();

  /** Asks with an id; null sends none. */
  async function ask(id: string | null, path: string, init: RequestInit = {}): Promise<void> {
    const response = await fetch(`${server.url}${path}`, { ...init, headers: { authorization: `Bearer ${server.token}`, ...(id === null ? {} : { 'x-request-id': id }) } });
    const text = await response.text();
    const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
    asked.set(id ?? '', { status: response.status, requestId: response.headers.get('x-request-id'), problem: isProblem ? (JSON.parse(text) as Partial<Problem>) : {} });
  }
  const answerTo = (id: string): NonNullable<ReturnType<typeof asked.get>> => asked.get(id) ?? { status: 0, requestId: null, problem: {} };

  beforeAll(async () => {
    server = await ChildServer.start(dataDir, { env: { LOG_LEVEL: 'info' } });
    await ask('read_1', '/api/clock');
    await ask('A.b-c_9', '/api/agreements/none');
    await ask('nowhere', '/api/nothing');
    await ask('method', '/api/clock', { method: 'DELETE' });
    await ask('address', '/api/agreements/%E0%A4%A');
    await ask(null, '/api/clock');
    for (const wrong of ['x'.repeat(65), 'a b', 'a/b', '"a"', 'a,b']) await ask(wrong, '/livez');
    const file = new Database(join(dataDir, 'luoshi.sqlite'));
    file.exec('alter table sweep_run rename to gone');
    file.close();
    await ask('fault', '/api/clock');
    ({ said } = await server.stop());
  });
  afterAll(() => place.remove());

  it('is taken from the caller and answered in the header, and in a failure', () => {
    expect(answerTo('read_1')).toEqual({ status: 200, requestId: 'read_1', problem: {} });
    for (const [id, status] of [['A.b-c_9', 404], ['nowhere', 404], ['method', 405], ['address', 400], ['fault', 500]] as const) {
      const { problem, ...told } = answerTo(id);
      expect([id, told, problem.status, problem.requestId]).toEqual([id, { status, requestId: id }, status, status === 500 ? id : undefined]);
    }
  });

  it('is made where there is none, or one of another form', () => {
    const made = ['', 'x'.repeat(65), 'a b', 'a/b', '"a"', 'a,b'].map((wrong) => answerTo(wrong).requestId);
    for (const id of made) expect(id).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
    expect(new Set(made).size).toBe(made.length);
  });

  it('stands in each line of its log, those of a fault among them', () => {
    for (const id of ['read_1', 'A.b-c_9', 'nowhere', 'method']) expect([id, linesOf(said, id).map(({ msg, status }) => [msg, status])]).toEqual([id, [['request answered', answerTo(id).status]]]);
    const fault = linesOf(said, 'fault');
    expect(fault.map(({ level, msg }) => [level, msg])).toEqual([[50, 'request failed'], [30, 'request answered']]);
    expect(fault[0]?.err?.message).toContain('sweep_run');
    expect(said.split('\n').filter((line) => line.startsWith('{') && line.includes(server.token))).toEqual([]);
  });
});
