import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeadDelivery, DeliveriesView } from '#libs/contracts';
import { until } from '../support/child-server.js';
import { luoshi } from '../support/cli.js';
import { SICHUAN, signed } from '../support/lives.js';
import { Receiver } from '../support/receiver.js';
import { midnight, morning, TestServer } from '../support/server.js';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

interface DeadPage {
  items: DeadDelivery[];
  nextCursor: string | null;
  total: number;
}

describe('messages whose delivery was given up', () => {
  let receiver: Receiver;
  let server: TestServer;
  let agreement: string;
  beforeAll(async () => {
    receiver = await Receiver.start();
    receiver.answer = 410;
    server = await TestServer.start({ at: morning('2026-03-02'), env: { WEBHOOK_URL: receiver.url, WEBHOOK_SECRET: SECRET } });
    agreement = await signed(server, '2026-03-02');
    await server.tick(midnight('2026-11-25'));
    await until(async () => ((await summary()).waiting === 0 ? true : undefined));
  });
  afterAll(async () => {
    await server.stop();
    await receiver.stop();
  });

  const summary = (): Promise<DeliveriesView> => server.get('/api/deliveries');
  const dead = (query = ''): Promise<DeadPage> => server.get(`/api/deliveries/dead${query}`);
  const cli = async (...args: string[]): Promise<{ code: number | null; out: string; err: string }> => luoshi('/nonexistent', '--url', server.url, '--token', server.root, 'deliveries', ...args);
  const replays = async (): Promise<unknown[]> => {
    const { items } = await server.get<{ items: { entry: { record: { kind: string; id: string }; event: { payload: object }; actor: string } }[] }>('/api/audit/entries?limit=200');
    return items.flatMap(({ entry: { record, event } }) => (record.kind === 'delivery' ? [[record.id, event.payload]] : []));
  };

  it('are counted and listed with what was wrong, a page at a time', async () => {
    expect(await summary()).toEqual({ waiting: 0, oldest: null, dead: 2 });
    const first = await dead('?limit=1');
    const last = await dead(`?limit=1&cursor=${first.nextCursor}`);
    expect([first.total, last.nextCursor]).toEqual([2, null]);
    expect([...first.items, ...last.items].map(({ channel, attempts, lastError, body }) => [channel, attempts, lastError, body.agreement])).toEqual([1, 2].map(() => ['webhook', 1, 'The receiver answered 410.', agreement]));
  });

  it('are an administrator\'s business alone', async () => {
    const token = await server.as(SICHUAN);
    for (const path of ['', '/dead']) expect((await server.request('GET', `/api/deliveries${path}`, { token })).body.code).toBe('auth.admin_only');
    expect((await server.post('/api/deliveries/replay', {}, { token })).body.code).toBe('auth.admin_only');
    expect(await summary()).toMatchObject({ dead: 2 });
  });

  it('are shown by the command line as a table', async () => {
    const { code, out } = await cli('list');
    expect([code, out]).toEqual([0, expect.stringMatching(/^id +channel +planned +notice +agreement +to +tries +last error\n.* webhook .* supervision\.requested .* 1 +The receiver answered 410\.$/m)]);
  });

  it('are tried again one by one, and those that are given up again are dead again', async () => {
    const [one] = (await dead()).items;
    const tried = receiver.received.length;
    expect(await cli('replay', one?.id ?? '', '--json')).toMatchObject({ code: 0, out: JSON.stringify({ replayed: 1 }, null, 2) + '\n' });
    await receiver.until(() => receiver.received.length > tried);
    expect(receiver.received.at(-1)?.id).toBe(one?.id);
    await until(async () => ((await summary()).waiting === 0 ? true : undefined));
    expect(await summary()).toMatchObject({ dead: 2 });
    expect(await cli('replay', 'nobody')).toMatchObject({ code: 1, out: '0 messages wait again\n' });
    expect(await replays()).toEqual([[one?.id, { messages: 1 }]]);
  });

  it('are all tried again, and leave once the receiver takes them', async () => {
    receiver.answer = 204;
    expect(await cli('replay')).toMatchObject({ code: 0, out: '2 messages wait again\n' });
    await until(async () => ((await summary()).waiting === 0 ? true : undefined));
    expect(await dead()).toEqual({ items: [], nextCursor: null, total: 0 });
    expect((await replays()).at(-1)).toEqual(['all', { messages: 2 }]);
    expect((await server.post('/api/deliveries/replay', {})).body).toEqual({ replayed: 0 });
    expect(await replays()).toHaveLength(2);
  });
});
