import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DeliveriesView } from '#libs/contracts';
import type { ChildServer } from '../support/child-server.js';
import { ChildServer as Child, until } from '../support/child-server.js';
import { Collector } from '../support/collector.js';
import { listenTo } from '../support/listener.js';
import { describeNeeding, ownPostgres, ownRedis } from '../support/machine.js';
import { bringInOverdue, OFFICES_ASKED } from '../support/overdue-ledger.js';
import { RedisProcess } from '../support/redis-process.js';
import { ScaleHouse } from '../support/scale-house.js';

jest.setTimeout(60_000);

const BOARD = '/admin/queues';
const basic = (credentials: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(credentials).toString('base64')}` });

/** What whoever runs the scale profile sees of it, and can do. */
describeNeeding(ownPostgres() ?? ownRedis(), 'the scale profile in operation', () => {
  let house: ScaleHouse;
  let collector: Collector;
  let api: ChildServer;
  beforeAll(async () => {
    [house, collector] = await Promise.all([ScaleHouse.start(), Collector.start()]);
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    api = await house.add('api', env);
    await house.add('worker', env);
  });
  afterAll(async () => {
    await house.stop();
    await collector.stop();
  });

  const deliveries = (): Promise<DeliveriesView> => api.must('GET', '/api/deliveries');

  it('lets an administrator at an api have tried again what a worker gave up', async () => {
    house.receiver.answer = 410;
    await bringInOverdue(api, 'A', 2);
    await until(async () => ((await deliveries()).dead === 2 * OFFICES_ASKED ? true : undefined));
    house.receiver.answer = 204;
    expect(await api.must('POST', '/api/deliveries/replay', {})).toEqual({ replayed: 2 * OFFICES_ASKED });
    expect(await deliveries()).toMatchObject({ dead: 0 });
  });

  it('follows a command through the api, the queue and the worker, in the trace of its caller', async () => {
    const { items } = await api.must<{ items: { id: string; version: number }[] }>('GET', '/api/follow-ups?office=510000&limit=1');
    const { id = '', version = 0 } = items[0] ?? {};
    const trace = 'a1'.repeat(16);
    const sent = { authorization: `Bearer ${await api.tokenOf('510000')}`, 'content-type': 'application/json', 'if-match': `"${version}"`, traceparent: `00-${trace}-${'b2'.repeat(8)}-01` };
    const answer = await fetch(`${api.url}/api/follow-ups/${id}/events`, { method: 'POST', headers: sent, body: JSON.stringify({ type: 'OPEN', payload: {} }) });
    const of = (name: string): ReturnType<Collector['find']> => collector.find((span) => span.trace === trace && span.name === name);
    const [request, command, carried, delivered] = await Promise.all(['POST /api/follow-ups/:id/events', 'command OPEN', 'carry webhook', 'deliver webhook'].map(of));
    expect([answer.status, answer.headers.get('traceparent')]).toEqual([200, `00-${trace}-${request?.id}-01`]);
    expect(request).toMatchObject({ service: 'luoshi-api', parent: 'b2'.repeat(8), failed: false, attributes: { 'http.request.method': 'POST', 'http.response.status_code': '200' } });
    expect(command).toMatchObject({ service: 'luoshi-api', parent: request?.id, attributes: { 'luoshi.event': 'OPEN', 'luoshi.outcome': 'done', 'luoshi.record': id } });
    expect(carried).toMatchObject({ service: 'luoshi-worker', parent: command?.id });
    expect(delivered).toMatchObject({ service: 'luoshi-worker', parent: command?.id, attributes: { 'luoshi.outcome': 'delivered', 'luoshi.attempt': '1' } });
    expect(house.receiver.received.map((one) => one.id)).toContain(delivered?.attributes['messaging.message.id']);
  });

  it('delivers what was tried again', async () => {
    await until(async () => ((await deliveries()).waiting === 0 ? true : undefined));
    expect(await deliveries()).toEqual({ waiting: 0, oldest: null, dead: 0 });
  });

  it('follows a sweep to what it told, and a command that was refused', async () => {
    const sweep = await collector.find(({ name }) => name === 'sweep');
    expect(sweep).toMatchObject({ service: 'luoshi-worker', parent: '', attributes: { 'luoshi.failed': '0' } });
    expect(Number(sweep.attributes['luoshi.fired'])).toBeGreaterThan(0);
    expect(await collector.find(({ name, parent }) => name === 'deliver webhook' && parent === sweep.id)).toMatchObject({ trace: sweep.trace, attributes: { 'luoshi.outcome': 'dead' } });
    const { items: [agreement] } = await api.must<{ items: { id: string; version: number }[] }>('GET', '/api/agreements?limit=1');
    expect((await api.request('POST', `/api/agreements/${agreement?.id}/events`, { type: 'CIRCULATE' }, { 'if-match': `"${agreement?.version}"` })).status).toBe(403);
    expect((await collector.find(({ name }) => name === 'command CIRCULATE')).attributes).toEqual({ 'luoshi.event': 'CIRCULATE', 'luoshi.outcome': expect.stringMatching(/^right\./), 'luoshi.record': agreement?.id });
    expect(collector.spans.filter(({ name }) => /livez|readyz|metrics/.test(name))).toEqual([]);
  });

  it('tells whoever listens at an api what a worker puts on record', async () => {
    const listener = await listenTo(api.url, api.token);
    await bringInOverdue(api, 'L', 1);
    const asked = await until(async () => (await house.ask<{ seq: string }>("select seq from audit_entry where subject = 'L-1' and actor = 'clock' and body like '%\"REQUEST\"%'"))[0]);
    let told = 0;
    while (told < Number(asked.seq)) told = (await listener.next()) ?? Number.NaN;
    listener.leave();
    expect(told).toBeGreaterThanOrEqual(Number(asked.seq));
    expect(await house.count('follow_up', "agreement = 'L-1'")).toBe(OFFICES_ASKED);
  });

  describe('the board of the queues', () => {
    const page = (path = '', headers = basic(`admin:${api.token}`), method = 'GET'): Promise<Response> => fetch(`${api.url}${BOARD}${path}`, { method, headers });

    it('is shown to an administrator by token as the password, and only looked at', async () => {
      const clerk = await api.tokenOf('510000');
      for (const headers of [{}, basic('admin:wrong'), basic(api.token), basic(':'), { authorization: `Bearer ${api.token}` }, { authorization: 'Basic' }]) {
        for (const path of ['', '/api/queues', '/static/favicon.ico']) {
          const { status, headers: told } = await page(path, headers);
          expect([path, headers, status, told.get('www-authenticate')]).toEqual([path, headers, 401, 'Basic realm="Luoshi", charset="UTF-8"']);
        }
      }
      expect((await page('', basic(`clerk:${clerk}`))).status).toBe(403);
      const { queues } = (await (await page('/api/queues')).json()) as { queues: { name: string; readOnlyMode: boolean }[] };
      expect(queues.map(({ name, readOnlyMode }) => [name, readOnlyMode]).sort()).toEqual([['luoshi-clock', true], ['luoshi-webhook', true]]);
      for (const path of ['/api/queues/luoshi-webhook/pause', '/api/queues/luoshi-webhook/obliterate', '/api/queues/pause']) expect([path, (await page(path, undefined, 'PUT')).status]).toEqual([path, 405]);
    });

    it('asks nothing of any other server', async () => {
      const shown = await page();
      const text = await shown.text();
      expect([shown.status, shown.headers.get('content-security-policy')]).toEqual([200, expect.stringMatching(/^default-src 'none'; script-src 'self';/)]);
      const [, base = ''] = /<base href="([^"]+)"/.exec(text) ?? [];
      const assets = [...text.matchAll(/<(?:script|link)[^>]*(?:src|href)="([^"]+)"/g)].map(([, asset = '']) => new URL(asset, `${api.url}${base}`));
      expect(assets.length).toBeGreaterThan(4);
      for (const asset of assets) {
        expect(asset.origin).toBe(api.url);
        const { status, headers } = await page(asset.pathname.slice(BOARD.length));
        expect([asset.pathname, status, headers.get('content-security-policy') === null]).toEqual([asset.pathname, 200, false]);
      }
      expect(text).not.toMatch(/https?:\/\//);
    });

    it('is in no document of the API', async () => {
      const { paths } = JSON.parse(await api.text('/api/openapi.json')) as { paths: object };
      expect(Object.keys(paths).filter((path) => path.startsWith('/admin'))).toEqual([]);
    });
  });

  it('tells at an api too that Redis is away, serves all the same, and tells when it is back', async () => {
    const queue = async (): Promise<unknown> => (await api.request<{ queue: string }>('GET', '/readyz')).body.queue;
    expect(await api.request('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ok', queue: 'ok' } });
    expect(await api.text('/metrics')).toMatch(/^luoshi_queue_up 1$/m);
    await house.redis.kill();
    await until(async () => ((await queue()) === 'unreachable' ? true : undefined));
    expect((await fetch(`${api.url}${BOARD}`, { headers: basic(`admin:${api.token}`) })).status).toBe(503);
    expect(await api.request('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ok', queue: 'unreachable' } });
    expect(await api.text('/metrics')).toMatch(/^luoshi_queue_up 0$/m);
    // One that starts without Redis begins to serve, too.
    const late = await house.add('api');
    expect(await late.request('GET', '/readyz')).toMatchObject({ status: 200, body: { queue: 'unreachable' } });
    await house.redis.again();
    await until(async () => ((await queue()) === 'ok' ? true : undefined));
  });

  it('starts no process with a Redis that is set up wrongly, and names what is wrong', async () => {
    const evicting = await RedisProcess.start('--maxmemory-policy', 'allkeys-lru');
    const closed = await RedisProcess.start();
    await closed.ask('CONFIG', 'SET', 'requirepass', 'secret');
    const starts = [{ app: 'api', url: evicting.url, code: 'queue.evicts' }, { app: 'api', url: closed.url, code: 'queue.credentials' }, { app: 'worker', url: closed.url, code: 'queue.credentials' }] as const;
    const ends = await Promise.all(starts.map(({ app, url }) => Child.failing(...house.starting(app, { REDIS_URL: url }))));
    await Promise.all([evicting.stop(), closed.stop()]);
    expect(ends.map(({ code, said }) => [code, /\[([\w.]+)\]\n$/.exec(said)?.[1]])).toEqual(starts.map(({ code }) => [1, code]));
  });
});
