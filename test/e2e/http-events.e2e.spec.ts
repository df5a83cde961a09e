import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Listener } from '../support/listener.js';
import { listenTo } from '../support/listener.js';
import { opened } from '../support/lives.js';
import { TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => void (server = await TestServer.start()));
afterAll(() => server.stop());

const listen = (): Promise<Listener> => listenTo(server.url, server.root);
const newest = async (): Promise<number> => {
  const { items } = await server.get<{ items: { seq: number }[] }>('/api/audit/entries?limit=200');
  return items.at(-1)?.seq ?? 0;
};

describe('the stream of events', () => {
  it('is opened to the bearer of a token alone', async () => {
    expect(await server.request('GET', '/api/events', { token: null })).toMatchObject({ status: 401, body: { code: 'auth.token_missing' } });
    expect(await server.request('HEAD', '/api/events')).toMatchObject({ status: 200 });
  });

  it('tells the newest entry at once, and again to everyone who listens when there are newer ones', async () => {
    const [one, other] = await Promise.all([listen(), listen()]);
    expect([one.headers.get('content-type'), one.headers.get('cache-control')]).toEqual(['text/event-stream', 'no-store']);
    expect([await one.next(), await other.next()]).toEqual([await newest(), await newest()]);
    other.leave();
    await opened(server);
    const told = await one.next();
    expect(told).toBeGreaterThan(0);
    // What is committed in between is told together.
    expect(told === (await newest()) || (await one.next()) === (await newest())).toBe(true);
    one.leave();
  });

  it('ends with the server, which waits for nobody who only listens', async () => {
    const { next } = await listen();
    await next();
    const stopped = server.restart();
    expect(await next()).toBeUndefined();
    await stopped;
  });
});
