import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgreementView, Problem } from '#libs/contracts';
import { problem } from '#libs/contracts';
import { BAZHONG, HANZHONG, must, opened, proposalOf, SICHUAN, sign, signed } from '../support/lives.js';
import { morning, TestServer } from '../support/server.js';
import type { Asking, Reply, Told } from '../support/server.js';

const TODAY = '2026-11-25';
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start()));
afterAll(() => server.stop());

const count = async (path: string): Promise<number> => (await server.get<{ total: number }>(`${path}?limit=1`)).total;
const propose = async (body: object, headers: Record<string, string> = {}, office = BAZHONG): Promise<Reply<Told>> => server.post('/api/agreements', body, { token: await server.as(office), headers });

/** A problem is RFC 9457 whatever went wrong, and its status is that of the answer. */
async function problemOf(method: string, path: string, asking: Asking = {}): Promise<Problem> {
  const { status, body, headers } = await server.request(method, path, asking);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(problem.parse(body)).toMatchObject({ status, type: `urn:luoshi:problem:${body.code}` });
  return body;
}

describe('a caller', () => {
  it('without a token, or with an unknown one, is asked for one', async () => {
    const { headers } = await server.request('GET', '/api/agreements', { token: null });
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(await problemOf('GET', '/api/agreements', { token: null })).toMatchObject({ status: 401, code: 'auth.token_missing' });
    expect(await problemOf('GET', '/api/agreements', { token: 'luoshi_unknown' })).toMatchObject({ status: 401, code: 'auth.token_unknown' });
    expect(await problemOf('POST', '/api/agreements', { token: null, raw: '{' })).toMatchObject({ code: expect.stringMatching(/^(auth|request)\./) });
  });

  it('without the rights of an administrator changes nothing of the installation', async () => {
    const token = await server.as(SICHUAN);
    for (const [method, path] of [['POST', '/api/clock/tick'], ['GET', '/api/tokens'], ['POST', '/api/tokens'], ['POST', '/api/imports'], ['POST', '/api/backups'], ['PUT', `/api/governments/${SICHUAN}/vacancy`]] as const) {
      expect(await problemOf(method, path, { token, body: method === 'GET' ? undefined : {} })).toMatchObject({ status: 403, code: 'auth.admin_only' });
    }
  });

  it('gets a token for an office that exists, once, and never sees its secret again', async () => {
    const made = await server.post<{ token: string; id: string }>('/api/tokens', { office: HANZHONG, name: '办事员' });
    expect([made.status, made.body.token]).toEqual([201, expect.stringMatching(/^luoshi_/)]);
    const listed = await server.request('GET', '/api/tokens?limit=200');
    expect(listed.text).toContain(made.body.id);
    expect(listed.text).not.toContain(made.body.token);
    expect(listed.text).not.toContain('hash');
    expect(await problemOf('POST', '/api/tokens', { body: { office: '999999', name: 'x' } })).toMatchObject({ status: 422, code: 'government.unknown', unknown: [{ at: 'office', code: '999999' }] });
  });
});

describe('tokens that are made at the same time', () => {
  it('are all known as soon as each is told', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, (_, person) => server.post<{ token: string }>('/api/tokens', { office: HANZHONG, name: `办事员 ${person}` })));
    const answers = await Promise.all(made.map(({ body }) => server.request('GET', '/api/clock', { token: body.token })));
    expect(answers.map(({ status }) => status)).toEqual(made.map(() => 200));
  });
});

describe('what does not exist', () => {
  it.each([
    ['/api/nothing', 'request.not_found'], ['/nothing', 'request.not_found'], ['/api/agreements/NOPE', 'agreement.not_found'], ['/api/agreements/NOPE/history', 'agreement.not_found'],
    ['/api/agreements/NOPE/ladder', 'agreement.not_found'], ['/api/follow-ups/NOPE', 'follow_up.not_found'], ['/api/governments/999999', 'government.not_found'],
    ['/api/agreements?government=999999', 'government.not_found'],
  ])('%s is answered 404', async (path, code) => {
    expect(await problemOf('GET', path)).toMatchObject({ status: 404, code });
  });

  it('as a method of a door is answered 405 with those that do', async () => {
    expect(await problemOf('DELETE', '/api/agreements')).toMatchObject({ status: 405, code: 'request.method_not_allowed' });
    expect((await server.request('DELETE', '/api/agreements')).headers.get('allow')).toContain('POST');
  });

  it('as an address that cannot be decoded is answered 400', async () => {
    expect(await problemOf('GET', '/api/agreements/%E0%A4%A')).toMatchObject({ status: 400, code: 'request.malformed' });
  });
});

describe('a body', () => {
  it.each([
    ['that is broken JSON', { raw: '{"title":' }, 400, 'request.malformed'],
    ['that is empty', { raw: '' }, 400, 'request.malformed'],
    ['that is plain text', { raw: 'title', headers: { 'content-type': 'text/plain' } }, 415, 'request.unsupported_media_type'],
    ['that is a form', { raw: 'title=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'request.unsupported_media_type'],
    ['that is xml', { raw: '<a/>', headers: { 'content-type': 'application/xml' } }, 415, 'request.unsupported_media_type'],
    ['over 1 MB', { body: proposalOf({ title: 'x'.repeat(1024 * 1024) }) }, 413, 'request.too_large'],
    ['that is no object', { raw: 'null' }, 422, 'request.invalid'],
    ['that reaches for the prototype', { raw: '{"__proto__": {"admin": true}}' }, 400, 'request.malformed'],
  ])('%s is refused', async (_, asking, status, code) => {
    const before = await count('/api/agreements');
    expect(await problemOf('POST', '/api/agreements', asking)).toMatchObject({ status, code });
    expect(await count('/api/agreements')).toBe(before);
  });

  it('over 1 MB may be a file that is brought in', async () => {
    const { status } = await server.post('/api/imports', { kind: 'ledger', format: 'json', content: `[${' '.repeat(1024 * 1024)}]`, dryRun: true });
    expect(status).toBe(200);
  });
});

describe('a change of an existing record', () => {
  const event = { type: 'CIRCULATE' };

  it('needs the version that the caller read', async () => {
    const { body } = await propose(proposalOf());
    const path = `/api/agreements/${body.id}/events`;
    const token = await server.as(BAZHONG);
    expect(await problemOf('POST', path, { token, body: event })).toMatchObject({ status: 428, code: 'precondition.required' });
    for (const etag of ['1', 'W/"1"', '"one"', '*', '"1", "2"', '""']) expect(await problemOf('POST', path, { token, body: event, headers: { 'if-match': etag } })).toMatchObject({ status: 400, code: 'precondition.malformed' });
    for (const etag of ['"0"', '"2"']) expect(await problemOf('POST', path, { token, body: event, headers: { 'if-match': etag } })).toMatchObject({ status: 412, code: 'store.version_mismatch', version: 1 });
    expect((await server.agreement(body.id)).version).toBe(1);
    const done = await server.post(path, event, { token, headers: { 'if-match': '"1"' } });
    expect([done.status, done.headers.get('etag')]).toEqual([200, '"2"']);
  });

  it('is made once where 20 callers saw the same version', async () => {
    const { body } = await propose(proposalOf());
    const token = await server.as(BAZHONG);
    const entries = await count('/api/audit/entries');
    const all = await Promise.all(Array.from({ length: 20 }, () => server.post(`/api/agreements/${body.id}/events`, event, { token, headers: { 'if-match': '"1"' } })));
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
    expect([(await server.agreement(body.id)).version, await count('/api/audit/entries')]).toEqual([2, entries + 1]);
  });
});

describe('an Idempotency-Key', () => {
  it('gives a replay the same answer and no second effect', async () => {
    const key = { 'idempotency-key': 'propose-1' };
    const first = await propose(proposalOf(), key);
    const before = await count('/api/agreements');
    const again = await propose(proposalOf(), key);
    expect([again.status, again.text, again.headers.get('location'), again.headers.get('etag')]).toEqual([201, first.text, first.headers.get('location'), first.headers.get('etag')]);
    expect(await count('/api/agreements')).toBe(before);
  });

  it('gives the replay of an event its stored answer, also when the record has moved on', async () => {
    const { body } = await propose(proposalOf());
    const send = async (): Promise<Reply<Told>> => server.post(`/api/agreements/${body.id}/events`, { type: 'CIRCULATE' }, { token: await server.as(BAZHONG), headers: { 'if-match': '"1"', 'idempotency-key': 'circulate-1' } });
    const first = await send();
    await must(server.send(body.id, BAZHONG, 'OPEN_FOR_SIGNATURE'));
    expect((await send()).text).toBe(first.text);
    expect((await server.agreement(body.id)).version).toBe(3);
  });

  it('gives the replay of a refusal the same refusal, and the history one entry', async () => {
    const key = { 'idempotency-key': 'refused-1' };
    const before = await count('/api/audit/entries');
    const first = await propose(proposalOf(), key, BAZHONG);
    const refused = async (): Promise<Reply<Told>> => server.post(`/api/agreements/${first.body.id}/events`, { type: 'START_IMPLEMENTATION' }, { token: await server.as(BAZHONG), headers: { 'if-match': '"1"', 'idempotency-key': 'refused-2' } });
    expect((await refused()).text).toBe((await refused()).text);
    expect(await count('/api/audit/entries')).toBe(before + 2);
  });

  it('is refused for another body, but stands apart for another caller', async () => {
    const key = { 'idempotency-key': 'propose-2' };
    await propose(proposalOf(), key);
    expect((await propose(proposalOf({ title: '另一协议' }), key)).body).toMatchObject({ status: 422, code: 'idempotency.key_reused' });
    expect((await propose(proposalOf({ title: '另一协议' }), key, HANZHONG)).status).toBe(201);
  });

  it('has one effect where 50 requests under it run at once', async () => {
    const before = await count('/api/agreements');
    const all = await Promise.all(Array.from({ length: 50 }, () => propose(proposalOf(), { 'idempotency-key': 'propose-3' })));
    expect(all.map(({ status }) => status)).toContain(201);
    for (const { status, body } of all) expect(status === 201 || body.code === 'idempotency.key_running').toBe(true);
    expect(new Set(all.flatMap(({ status, body }) => (status === 201 ? [body.id] : []))).size).toBe(1);
    expect(await count('/api/agreements')).toBe(before + 1);
  });

  it('has 1 to 200 printable characters', async () => {
    for (const bad of ['two words', 'x'.repeat(201), '']) expect((await propose(proposalOf(), { 'idempotency-key': bad })).body).toMatchObject({ status: 400, code: 'idempotency.key_malformed' });
  });

  it('is free again after 24 hours', async () => {
    const key = { 'idempotency-key': 'propose-4' };
    const first = await propose(proposalOf(), key);
    server.clock.set('2026-11-26T08:59:59.999+08:00');
    expect((await propose(proposalOf(), key)).body.id).toBe(first.body.id);
    server.clock.set('2026-11-26T09:00:00.000+08:00');
    const other = await propose(proposalOf({ title: '次日协议' }), key);
    expect([other.status, other.body.id === first.body.id]).toEqual([201, false]);
  });
});

describe('every moment that is told', () => {
  it('carries the offset of the office\'s zone', async () => {
    const id = await signed(server, '2026-03-02');
    await server.tick(morning('2026-11-27'));
    await sign(server, await opened(server), BAZHONG, TODAY);
    const paths = [`/api/agreements/${id}`, '/api/agreements', '/api/follow-ups', '/api/clock', '/api/tokens'];
    const texts = await Promise.all(paths.map(async (path) => (await server.request('GET', path)).text));
    const moments = texts.join().match(/"\d{4}-\d\d-\d\dT[^"]*"/g) ?? [];
    expect(moments.length).toBeGreaterThan(20);
    expect(moments.filter((moment) => !/T\d\d:\d\d:\d\d\.\d{3}\+08:00"$/.test(moment))).toEqual([]);
    expect((await server.get<AgreementView>(`/api/agreements/${id}`)).updatedAt).toBe(morning('2026-11-27'));
  });
});
