import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecipientView } from '#libs/contracts';
import { luoshi } from '../support/cli.js';
import { BAZHONG, SICHUAN } from '../support/lives.js';
import { TestServer } from '../support/server.js';
import type { Reply } from '../support/server.js';

type Told = RecipientView & { code: string };
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start()));
afterAll(() => server.stop());

const person = (more: object = {}): object => ({ office: SICHUAN, name: '王主任', address: 'wang@sichuan.example', ...more });
const add = async (body: object, token?: string): Promise<Reply<Told>> => server.post<Told>('/api/recipients', body, token === undefined ? {} : { token });

describe('the people who are told by mail', () => {
  it('are kept by their own office, which sees no others', async () => {
    const sichuan = await server.as(SICHUAN);
    const made = await add(person(), sichuan);
    expect([made.status, made.headers.get('etag'), made.headers.get('location')]).toEqual([201, '"1"', `/api/recipients/${made.body.id}`]);
    expect(made.body).toMatchObject({ office: SICHUAN, language: 'zh-CN', digest: true, quiet: { weekdays: [], hours: null, until: null } });
    expect(await add(person({ office: BAZHONG, address: 'li@bazhong.example' }), sichuan)).toMatchObject({ status: 403, body: { code: 'right.own_office_only' } });
    await add(person({ office: BAZHONG, address: 'li@bazhong.example', language: 'en' }));
    const list = async (token: string): Promise<string[]> => (await server.request<{ items: RecipientView[] }>('GET', '/api/recipients', { token })).body.items.map(({ address }) => address);
    expect([await list(sichuan), await list(server.root)]).toEqual([['wang@sichuan.example'], ['wang@sichuan.example', 'li@bazhong.example']]);
    const bazhong = await server.as(BAZHONG);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(await server.request('GET', `/api/recipients/${made.body.id}`, { token: bazhong })).toMatchObject({ status: 404, body: { code: 'recipient.not_found' } });
      if (method !== 'GET') expect(await server.request(method, `/api/recipients/${made.body.id}`, { token: bazhong, headers: { 'if-match': '"1"' }, ...(method === 'PUT' ? { body: person({ office: BAZHONG }) } : {}) })).toMatchObject({ status: 404 });
    }
  });

  it('are added once under an Idempotency-Key, also where they changed meanwhile', async () => {
    const once = (body: object): Promise<Reply<Told>> => server.post<Told>('/api/recipients', body, { headers: { 'idempotency-key': 'zhao' } });
    const made = await once(person({ address: 'zhao@sichuan.example' }));
    await server.request('PUT', `/api/recipients/${made.body.id}`, { body: person({ address: 'zhao@sichuan.example', digest: false }), headers: { 'if-match': '"1"' } });
    const again = await once(person({ address: 'zhao@sichuan.example' }));
    expect([again.status, again.text, again.headers.get('etag'), again.headers.get('location')]).toEqual([201, made.text, '"1"', made.headers.get('location')]);
    expect((await once(person({ address: 'other@sichuan.example' }))).body).toMatchObject({ status: 422, code: 'idempotency.key_reused' });
    const { items } = await server.get<{ items: { entry: { command: string | null } }[] }>(`/api/audit/entries?subject=${made.body.id}`);
    expect(items.map(({ entry }) => entry.command?.split(':')[1] ?? null)).toEqual(['zhao', null]);
  });

  it('are one an address', async () => {
    expect(await add(person({ address: 'WANG@sichuan.example' }))).toMatchObject({ status: 409, body: { code: 'recipient.address_known' } });
    expect(await add(person({ office: '999999', address: 'x@y.example' }))).toMatchObject({ status: 422, body: { code: 'government.unknown' } });
  });

  it.each([
    [{ address: 'nobody' }], [{ address: 'a@b.example\r\nBcc: c@d.example' }], [{ language: 'fr' }], [{ quiet: { weekdays: [8] } }], [{ quiet: { weekdays: [1, 2, 3, 4, 5, 6, 7] } }],
    [{ quiet: { hours: { from: '12:00', to: '11:00' } } }], [{ quiet: { until: '2026-02-30' } }], [{ name: '' }], [{ admin: true }],
  ])('are not told as %j', async (broken) => expect(await add(person({ address: 'new@sichuan.example', ...broken }))).toMatchObject({ status: 422, body: { code: 'request.invalid' } }));

  it('change and go at the version that was read, each time with an entry', async () => {
    const { body: { id } } = await add(person({ address: 'zhang@sichuan.example' }));
    const path = `/api/recipients/${id}`;
    const quiet = { weekdays: [1], hours: { from: '12:00', to: '14:00' }, until: '2026-12-31' };
    const set = (version?: string): Promise<Reply<Told>> => server.request<Told>('PUT', path, { body: person({ address: 'zhang@sichuan.example', quiet, digest: false }), headers: version === undefined ? {} : { 'if-match': version } });
    expect([(await set()).status, (await set('"2"')).status]).toEqual([428, 412]);
    const changed = await set('"1"');
    expect([changed.status, changed.headers.get('etag'), changed.body]).toEqual([200, '"2"', expect.objectContaining({ quiet, digest: false, version: 2 })]);
    await server.restart();
    expect((await server.get<RecipientView>(path)).quiet).toEqual(quiet);
    expect((await server.request('DELETE', path, { headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect((await server.request('DELETE', path, { headers: { 'if-match': '"2"' } })).status).toBe(200);
    expect((await server.request('GET', path)).status).toBe(404);
    const { items } = await server.get<{ items: { entry: { event: { type: string } } }[] }>(`/api/audit/entries?subject=${id}`);
    expect(items.map(({ entry }) => entry.event.type)).toEqual(['RECIPIENT_ADDED', 'RECIPIENT_CHANGED', 'RECIPIENT_REMOVED']);
  });

  it('are added, listed, changed and removed by the command line', async () => {
    const cli = async (...args: string[]): Promise<{ code: number | null; out: string; err: string }> => luoshi('/nonexistent', '--url', server.url, '--token', server.root, 'recipients', ...args);
    expect(await cli('add', '--office', BAZHONG, '--name', '陈科长', '--address', 'chen@bazhong.example', '--no-digest')).toMatchObject({ code: 0, out: expect.stringMatching(/ is told by mail\n$/) });
    expect((await cli('list', '--office', BAZHONG)).out).toMatch(/chen@bazhong\.example +zh-CN +slips alone/);
    expect(await cli('add', '--office', BAZHONG, '--name', 'x', '--address', 'nobody')).toMatchObject({ code: 1 });
    const id = (await server.get<{ items: RecipientView[] }>(`/api/recipients?office=${BAZHONG}`)).items.find(({ address }) => address === 'chen@bazhong.example')?.id ?? '';
    expect(await cli('change', id, '--digest', '--quiet-days', '6,7', '--quiet-hours', '12:00-14:00', '--away', '2027-01-31')).toMatchObject({ code: 0, out: `${id} is told so from now on (version 2)\n` });
    expect(await server.get<RecipientView>(`/api/recipients/${id}`)).toMatchObject({ name: '陈科长', digest: true, quiet: { weekdays: [6, 7], hours: { from: '12:00', to: '14:00' }, until: '2027-01-31' } });
    expect(await cli('change', id, '--quiet-hours', 'noon')).toMatchObject({ code: 1 });
    expect(await cli('change', id, '--away', '2027-02-30')).toMatchObject({ code: 2 });
    expect(await cli('remove', id, '--if-match', '1')).toMatchObject({ code: 1, err: expect.stringContaining('store.version_mismatch') });
    expect(await cli('remove', id)).toMatchObject({ code: 0, out: '陈科长 is told nothing more by mail\n' });
    expect((await cli('list', '--office', BAZHONG)).out).not.toContain('chen@bazhong.example');
  });
});
