import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signed } from '../support/lives.js';
import { morning, TestServer } from '../support/server.js';

/** Every door there is. */
const DOORS = `
GET /api/agreements            POST /api/agreements            GET /api/agreements/{id}        POST /api/agreements/{id}/events
GET /api/agreements/{id}/events GET /api/agreements/{id}/history GET /api/agreements/{id}/ladder GET /api/agreements/{id}/obligations
GET /api/agreements/{id}/documents POST /api/agreements/{id}/documents GET /api/documents/{id} GET /api/documents/{id}/content
GET /api/agreements/{id}/family GET /api/agreements/{id}/family/history
GET /api/joint-offices         GET /api/joint-offices/{id}
GET /api/offices/{code}/people GET /api/offices/{code}/handover
GET /api/offices/{code}/open-items GET /api/offices/{code}/handovers POST /api/offices/{code}/handover POST /api/offices/{code}/handovers/{id}/confirm
GET /api/follow-ups            GET /api/follow-ups/{id}        POST /api/follow-ups/{id}/events
GET /api/obligations           GET /api/obligations/{id}       GET /api/obligations/{id}/history   POST /api/obligations/{id}/events
GET /api/governments           GET /api/governments/{code}     PUT /api/governments/{code}/vacancy
GET /api/regions               GET /api/coordination/ladder    GET /api/policies               GET /api/audit/entries   GET /api/events
GET /api/clock                 POST /api/clock/preview         POST /api/clock/tick
POST /api/imports              POST /api/backups              GET /api/tokens                 POST /api/tokens
GET /api/calendar
GET /api/lights                GET /api/lights/runs
GET /api/checks                POST /api/checks
GET /api/deliveries            GET /api/deliveries/dead       POST /api/deliveries/replay
GET /api/inbox                 GET /api/notices               POST /api/notices/{id}/read
GET /api/session               GET /api/summary               GET /api/summary/breakdown
POST /api/policies/preview     POST /api/policies/recompute
GET /api/recipients            POST /api/recipients            GET /api/recipients/{id}      PUT /api/recipients/{id}      DELETE /api/recipients/{id}
GET /livez                     GET /readyz                     GET /metrics`.trim().split(/\s{2,}|\n/).flatMap((line) => line.trim().split(/ (?=GET|POST|PUT|DELETE)/)).sort();

interface Operation {
  parameters?: { name: string; in: string; required?: boolean }[];
  responses: Record<string, object>;
  requestBody?: { content: Record<string, { schema: object }> };
}
interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
}

let server: TestServer;
beforeAll(async () => void (server = await TestServer.start({ at: morning('2026-03-02') })));
afterAll(() => server.stop());

const open = (path: string): ReturnType<TestServer['request']> => server.request('GET', path, { token: null });

describe('the API document', () => {
  let document: OpenApi;
  beforeAll(async () => void (document = (await server.request<OpenApi>('GET', '/api/openapi.json', { token: null })).body));

  it('has every door and no other', () => {
    const told = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(told.sort()).toEqual(DOORS);
  });

  it('names for every change of a record the version it needs, and for every door the problem it may answer', () => {
    for (const path of ['/api/agreements/{id}/events', '/api/follow-ups/{id}/events']) {
      const headers = (document.paths[path]?.post?.parameters ?? []).filter((one) => one.in === 'header').map(({ name, required }) => [name, required]);
      expect(headers).toEqual([['If-Match', true], ['Idempotency-Key', false]]);
    }
    for (const [path, methods] of Object.entries(document.paths)) {
      if (path === '/metrics') continue;
      for (const operation of Object.values(methods)) expect([path, Object.keys(operation.responses)]).toEqual([path, expect.arrayContaining(['default'])]);
    }
  });

  it('describes what is sent by the contract itself', () => {
    const schema = document.paths['/api/agreements']?.post?.requestBody?.content['application/json']?.schema as { properties: object };
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['title', 'parties', 'rule', 'obligations']));
    expect(document.paths['/api/agreements']?.get?.parameters?.map(({ name }) => name)).toEqual(expect.arrayContaining(['cursor', 'limit', 'stage', 'government', 'region', 'q', 'without']));
  });

  it('is shown on a page whose every asset comes from this server', async () => {
    const { status, text, headers } = await open('/api/docs');
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    const assets = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, asset = '']) => asset);
    expect(assets.length).toBeGreaterThan(2);
    for (const asset of assets) {
      expect(asset).toMatch(/^(\.\/|\/(?!\/))/);
      expect((await open(new URL(asset, `${server.url}/api/docs`).pathname)).status).toBe(200);
    }
  });
});

describe('the health of the server', () => {
  it('is told to anyone', async () => {
    for (const path of ['/livez', '/readyz']) expect(await open(path)).toMatchObject({ status: 200, body: { status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+/) } });
  });

  it('comes as metrics, how many agreements stand where and how many timers are due among them', async () => {
    await signed(server, '2026-03-02');
    await server.tick(morning('2026-11-25'));
    const { status, text, headers } = await open('/metrics');
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(text).toMatch(/^luoshi_agreements\{state="signed.overdue"\} 1$/m);
    expect(text).toMatch(/^luoshi_due_records 0$/m);
  });

  it('comes with the last runs of the clock', async () => {
    await server.tick(morning('2026-11-25'));
    const clock = await server.get<{ now: string; nextDue: string; due: number; lastRuns: { fired: number }[] }>('/api/clock');
    expect(clock).toMatchObject({ now: morning('2026-11-25'), due: 0 });
    expect(clock.lastRuns.map(({ fired }) => fired)).toEqual([1]);
    expect(clock.nextDue).toMatch(/^2026-1[12]-\d\dT00:00:00\.000\+08:00$/);
  });
});
