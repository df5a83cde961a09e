import { afterAll, describe, expect, it } from '@jest/globals';
import { PDF } from '../support/files.js';
import { BAZHONG, proposalOf } from '../support/lives.js';
import { ends, operationsOf, untold } from '../support/openapi.js';
import type { OpenApi, Operation } from '../support/openapi.js';
import { SeededServer } from '../support/seeded-server.js';
import type { Asking, Reply } from '../support/server.js';

/*
 * What a document of the API cannot tell: bodies that are no JSON, addresses that are no text, numbers no machine holds,
 * and headers of another time. Every door is asked all of it.
 */
const seeded = await SeededServer.start();
const { server } = seeded;
const operations = operationsOf(await server.get<OpenApi>('/api/openapi.json')).filter(ends);
afterAll(() => server.stop());

const addressOf = ({ path }: Operation): string => path.replace('{code}', BAZHONG).replace('{id}', seeded.idsOf(path)[0] ?? '');
const withHeaders = ({ parameters }: Operation): Record<string, string> => (parameters.some(({ name }) => name === 'If-Match') ? { 'if-match': '"1"' } : {});
const among = (choose: (one: Operation) => boolean): Operation[] => operations.filter(choose);

/** Asks, expects a refusal that the document tells, with one of those statuses, and that nothing was written. */
async function refused(operation: Operation, statuses: number[], asking: Asking, search = '', address = addressOf(operation)): Promise<Reply<{ code: string }>> {
  const before = await seeded.entries();
  const reply = await server.request<{ code: string }>(operation.method, address + search, asking);
  const place = [operation.name, search, JSON.stringify(asking).slice(0, 200)];
  expect([...place, untold(operation, reply)]).toEqual([...place, '']);
  expect([...place, statuses.includes(reply.status) ? '' : `${reply.status} ${reply.text}`]).toEqual([...place, '']);
  expect([...place, await seeded.entries()]).toEqual([...place, before]);
  return reply;
}

describe.each(among(({ body }) => body !== undefined))('a body sent to $name', (operation) => {
  const send = (statuses: number[], raw: string, headers: Record<string, string> = {}): ReturnType<typeof refused> => refused(operation, statuses, { raw, headers: { ...withHeaders(operation), ...headers } });

  it.each(['{', '[1,', '{"a":1}}', 'nul', "{'a':1}", '{"a":01}', '{"a":NaN}', '\ufeff{', '', ' ', '{"a":"\u0001"}', '{"__proto__":{"admin":true}}', '{"a":{"__proto__":1}}', '{"\\u005f_proto__":1}', '{"constructor":{"prototype":1}}'])(
    'that is no JSON of ours is malformed: %p',
    async (raw) => expect((await send([400], raw)).body.code).toBe('request.malformed'),
  );

  it.each(['text/plain', 'text/json', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/problem+json', 'application/jsonp', '*/*', 'x'])('of type %s is not read', async (type) => {
    await send([415], '{}', { 'content-type': type });
  });

  it('that is larger than the door is too large', async () => {
    if (operation.path !== '/api/imports') await send([413], `{"a":"${'x'.repeat(1024 * 1024)}"}`);
    else await send([413], ' '.repeat(64 * 1024 * 1024 + 1));
  });

  it.each([
    ['nested deep in lists', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['nested deep in objects', '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)],
    ['a number', '17'], ['null', 'null'], ['a list', '[]'], ['a word', '"x"'],
    ['with a number beyond all', '{"a":1e400,"type":1e400,"title":-1e400,"at":1e400,"vacant":1e400,"kind":1e400,"office":1e400}'],
    ['with a number of many digits', `{"title":${'9'.repeat(400)},"parties":${'9'.repeat(30)}}`],
    ['with a name of the prototype', '{"constructor":1}'], ['with a name of every object', '{"hasOwnProperty":1,"toString":1}'], ['with the name prototype', '{"prototype":{}}'],
    ['with half a character', '{"title":"\\ud83d","type":"\\udc00","at":"\\ud800"}'], ['with half a character in a name', '{"\\ud83d":1}'], ['with U+0000', '{"title":"a\\u0000","a\\u0000":1}'],
  ])('that is %s is invalid', async (_, raw) => {
    await send([422], raw);
  });
});

describe.each(among(({ secured }) => secured))('who asks $name', (operation) => {
  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic dTpw', 'Bearer a b', 'Bearer x', `Bearer ${'x'.repeat(201)}`, `Token ${server.root}`, server.root, `Bearer ${server.root}x`, `Bearer ${server.root},Bearer ${server.root}`])('with %p instead of a token is asked for one', async (authorization) => {
    const reply = await refused(operation, [401], { token: null, headers: authorization === undefined ? {} : { authorization }, ...(operation.body === undefined ? {} : { body: {} }) });
    expect([reply.headers.get('www-authenticate'), reply.body.code]).toEqual(['Bearer', expect.stringMatching(/^auth\.token_(missing|unknown)$/)]);
  });
});

describe.each(among(({ parameters }) => parameters.some(({ name }) => name === 'cursor')))('a list of $name', (operation) => {
  it.each(['0', '201', '-1', '1.5', 'x', '', '1e1', '0x10', '+5', ' 5', '5 ', '٥', '1e400', '9'.repeat(400), 'null', '5&limit=6'])('refuses the limit %p', async (limit) => {
    await refused(operation, [422], {}, `?limit=${limit.replace('+', '%2B').replaceAll(' ', '%20')}`);
  });

  it.each(['x', 'AAAA', '=', '%00', '-1', '1.5', '[]', '{}', 'null', '["x",1,2,3]', '[1e400,"x"]', '[null,null]', '9999999999', 'x'.repeat(400), '{"__proto__":1}'])('refuses the cursor %p, plain and as it writes them', async (cursor) => {
    for (const text of [cursor, Buffer.from(cursor).toString('base64url')]) await refused(operation, [400, 422], {}, `?cursor=${encodeURIComponent(text)}`);
  });

  it.each(['%00', 'a%00b', '%ED%A0%80', '%FF', '%', '%zz'])('takes %s in an address for a text that is not there, or for none', async (text) => {
    for (const name of ['q', 'subject', 'state', 'form', 'cursor', 'unknown']) {
      const reply = await server.request(operation.method, `${addressOf(operation)}?${name}=${text}`);
      expect([name, untold(operation, reply)]).toEqual([name, '']);
    }
  });

  it.each(['__proto__', 'constructor', 'prototype', '__proto__[x]', 'limit[]', 'toString', ''])('knows no parameter %p', async (name) => {
    await refused(operation, [422], {}, `?${encodeURIComponent(name)}=1`);
  });
});

describe.each(among(({ parameters }) => parameters.some((one) => one.in === 'path')))('an address of $name', (operation) => {
  it.each([['%00', 422], ['a%00', 422], ['%20', 422], ['a%2Fb', 422], ['%ED%A0%80', 400], ['%FF', 400], ['%', 400], ['%zz', 400], ['__proto__', 404], ['constructor', 404], ['x'.repeat(65), 422], ['x'.repeat(101), 414], ['x'.repeat(5000), 414]])('with %p is refused', async (text, status) => {
    const asking = { headers: { 'if-match': '"1"' }, ...(operation.body === undefined ? {} : { body: operation.path.includes('code') ? { vacant: true } : { type: 'OPEN', payload: {} } }) };
    await refused(operation, [status, 422], asking, '', operation.path.replace(/\{\w+\}/, text));
  });
});

/** A body that the door can read, so that it is the version or the key that is refused. */
function bodyOf({ path, method }: Operation): object | undefined {
  if (method === 'DELETE') return undefined;
  if (path.includes('recipients')) return { office: BAZHONG, name: '王', address: 'wang@bazhong.example', language: 'zh-CN' };
  if (path.endsWith('/handover')) return { from: 'one', to: 'other' };
  if (path.includes('follow-ups')) return { type: 'OPEN', payload: {} };
  if (path.includes('obligations')) return { type: 'REINSTATE', payload: {} };
  return { type: 'CIRCULATE', payload: {} };
}

describe.each(among(({ parameters }) => parameters.some(({ name }) => name === 'If-Match')))('a change by $name', (operation) => {
  const body = bodyOf(operation);

  it('needs the version of the record as it stands', async () => {
    expect((await refused(operation, [428], { body })).body.code).toBe('precondition.required');
    for (const etag of ['', '*', '1', 'W/"1"', '""', '"1","2"', '"-1"', '"1.0"', '"0x1"', `"${'9'.repeat(16)}"`]) expect((await refused(operation, [400], { body, headers: { 'if-match': etag } })).body.code).toBe('precondition.malformed');
    for (const etag of ['"0"', '"999999999999999"']) expect((await refused(operation, [412], { body, headers: { 'if-match': etag } })).body.code).toBe('store.version_mismatch');
  });
});

describe('a moment at an end of the calendar', () => {
  it.each(['0001-01-01T00:00:00Z', '0999-12-31T23:59:59Z', '9999-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59', '+010000-01-01T00:00:00Z'])('%s is refused', async (at) => {
    for (const door of among(({ path }) => /^\/api\/clock\/(preview|tick)$/.test(path))) await refused(door, [422], { body: { at } });
  });

  it.each(['1000-01-01T00:00:00+23:59', '9998-12-31T23:59:59-23:59'])('%s is told back as a moment', async (at) => {
    const [preview] = among(({ path }) => path === '/api/clock/preview');
    const reply = await server.post('/api/clock/preview', { at });
    expect([reply.status, preview === undefined ? 'no door' : untold(preview, reply)]).toEqual([200, '']);
  });
});

describe('backups asked for at the same moment', () => {
  it('are one, and every caller is told of it', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => server.post<{ file: string }>('/api/backups', undefined)));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(replies.map(({ body }) => body.file)).size).toBe(1);
  });
});

describe('an Idempotency-Key', () => {
  it('that stood for another request is refused at every door that takes one', async () => {
    const headers = { 'idempotency-key': 'once' };
    const { token } = (await server.post<{ token: string }>('/api/tokens', { office: BAZHONG, name: 'administrator', admin: true })).body;
    expect((await server.post('/api/agreements', proposalOf(), { token, headers })).status).toBe(201);
    const doors = among(({ parameters }) => parameters.some(({ name }) => name === 'Idempotency-Key'));
    expect(doors.length).toBe(9);
    for (const door of doors) {
      if (door.file) {
        expect((await refused(door, [422], { token, raw: PDF, headers: { 'content-type': 'application/pdf', ...headers } }, '?name=a.pdf')).body.code).toBe('idempotency.key_reused');
        continue;
      }
      const own = { '/api/agreements': proposalOf({ title: '另一协议' }), '/api/imports': { kind: 'ledger', format: 'json', content: '[]' } };
      const body = own[door.path as keyof typeof own] ?? bodyOf(door);
      expect((await refused(door, [422], { token, body, headers: { ...withHeaders(door), ...headers } })).body.code).toBe('idempotency.key_reused');
    }
  });
});
