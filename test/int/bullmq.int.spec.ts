import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { WebhookChannel } from '#libs/delivery';
import { DeliverMessage, Relay } from '#libs/engine';
import type { Message } from '#libs/engine/ports';
import type { QueueState } from '#libs/queue';
import type { Store } from '#libs/store';
import { openPostgresStore } from '#libs/store';
import { BullmqClock } from '../../libs/queue/src/bullmq-clock.js';
import { BullmqConsumers } from '../../libs/queue/src/bullmq-consumers.js';
import { BullmqQueue } from '../../libs/queue/src/bullmq-queue.js';
import { RedisServer } from '../../libs/queue/src/redis-server.js';
import { describeNeeding, itNeeding, ownRedis, postgres, redis } from '../support/machine.js';
import { PostgresServer } from '../support/postgres-server.js';
import { Receiver } from '../support/receiver.js';
import { anEntry, MORNING } from '../support/records.js';
import { askRedis, RedisProcess, startRedis } from '../support/redis-process.js';

jest.setTimeout(60_000);
const SECRET = `whsec_${Buffer.from('a secret').toString('base64')}`;
const LIMIT = { max: 1000, duration: 1000 };

describeNeeding(postgres() ?? redis(), 'messages over BullMQ', () => {
  let database: PostgresServer;
  beforeAll(async () => {
    database = await PostgresServer.start();
  });
  afterAll(() => database.stop());

  let jobs: Awaited<ReturnType<typeof startRedis>>;
  let server: RedisServer;
  let store: Store;
  let receiver: Receiver;
  let queue: BullmqQueue;
  let consumers: BullmqConsumers;
  let relay: Relay;
  let faults: unknown[];
  let now: number;
  let planned: number;

  beforeEach(async () => {
    [now, planned, faults] = [MORNING, 0, []];
    jobs = await startRedis();
    server = new RedisServer(jobs.url);
    store = await openPostgresStore({ url: await database.database(), connections: 4 });
    receiver = await Receiver.start();
    const deliver = new DeliverMessage(store.outbox, [new WebhookChannel({ url: receiver.url, secret: SECRET, now: () => now })], () => now);
    queue = new BullmqQueue(server, 300);
    consumers = new BullmqConsumers(server, new Map([['webhook', LIMIT]]), (id) => deliver.execute(id));
    relay = new Relay(store.outbox, queue, () => now, (error) => faults.push(error));
  });
  afterEach(async () => {
    await relay.stop();
    await consumers.close();
    await queue.close();
    server.close();
    await jobs.stop();
    await receiver.stop();
    await store.close();
  });

  /** The same where it may be stopped, frozen and wiped. */
  const own = (): RedisProcess => {
    if (!(jobs instanceof RedisProcess)) throw new Error('This Redis is not ours.');
    return jobs;
  };
  const plan = async (count: number): Promise<void> => {
    const messages = Array.from({ length: count }, (): Message => ({ id: `m${String(++planned).padStart(4, '0')}`, channel: 'webhook', body: { n: planned }, at: now }));
    await store.unitOfWork.run((tx) => tx.record({ records: [], entries: [anEntry('a')], messages }));
  };
  /** Each id once: nothing doubled where nothing went wrong. */
  const ids = (): string[] => receiver.received.map(({ id }) => id).sort();
  const all = (): string[] => Array.from({ length: planned }, (_, index) => `m${String(index + 1).padStart(4, '0')}`);
  const isEmpty = async (): Promise<void> => {
    while ((await store.outbox.counts()).waiting > 0) await new Promise(setImmediate);
  };
  const becomes = async (state: QueueState): Promise<void> => {
    while (server.state !== state) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  /** A minute passes: what was handed over and not heard of is handed over again. */
  const handOverAgain = async (): Promise<void> => {
    now += 61_000;
    await relay.execute();
  };

  /** Redis is well again: what was handed over and not heard of is handed over once more, and all of it arrives. */
  const allArrive = async (): Promise<void> => {
    await becomes('ok');
    await handOverAgain();
    await isEmpty();
    expect([...new Set(ids())]).toEqual(all());
  };

  it('are delivered once each, and leave nothing behind in Redis', async () => {
    await plan(250);
    expect(await relay.execute()).toBe(250);
    await isEmpty();
    expect(ids()).toEqual(all());
    expect(await askRedis(jobs.url, 'KEYS', '*m0001*')).toEqual([]);
  });

  itNeeding(ownRedis(), 'are handed over again when Redis forgot them, and none is lost', async () => {
    await consumers.close();
    await plan(50);
    await relay.execute();
    await own().ask('FLUSHALL');
    const deliver = new DeliverMessage(store.outbox, [new WebhookChannel({ url: receiver.url, secret: SECRET, now: () => now })], () => now);
    consumers = new BullmqConsumers(server, new Map([['webhook', LIMIT]]), (id) => deliver.execute(id));
    await handOverAgain();
    await isEmpty();
    expect(ids()).toEqual(all());
  });

  itNeeding(ownRedis(), 'wait in the database while Redis is away, and commands do not', async () => {
    await plan(20);
    await own().kill();
    await becomes('unreachable');
    await expect(relay.execute()).rejects.toThrow();
    await plan(20);
    expect(await store.outbox.counts()).toMatchObject({ waiting: 40 });
    await own().again();
    await becomes('ok');
    await handOverAgain();
    await isEmpty();
    expect(ids()).toEqual(all());
  });

  itNeeding(ownRedis(), 'wait while Redis answers nobody, and the relay does not wait with them', async () => {
    await plan(5);
    own().freeze();
    await expect(relay.execute()).rejects.toMatchObject({ code: 'queue.unreachable' });
    // Its connections stay open all the while.
    await becomes('unreachable');
    own().thaw();
    await allArrive();
  });

  itNeeding(ownRedis(), 'wait while Redis is full, and the work goes on', async () => {
    await becomes('ok');
    await own().ask('CONFIG', 'SET', 'maxmemory', '1');
    await plan(5);
    await expect(relay.execute()).rejects.toThrow(/OOM/);
    await becomes('full');
    expect(await store.outbox.counts()).toMatchObject({ waiting: 5 });
    await own().ask('CONFIG', 'SET', 'maxmemory', '0');
    await allArrive();
  });

  itNeeding(ownRedis(), 'go on while Redis is slow, and that is told', async () => {
    await becomes('ok');
    while (server.state !== 'slow') await own().ask('CLIENT', 'PAUSE', '800', 'ALL');
    await plan(5);
    await handOverAgain().catch(() => undefined);
    await allArrive();
  });

  it('are taken no faster than the channel is allowed, over all consumers', async () => {
    await consumers.close();
    const deliver = new DeliverMessage(store.outbox, [new WebhookChannel({ url: receiver.url, secret: SECRET, now: () => now })], () => now);
    const slow = new Map([['webhook', { max: 5, duration: 1000 }]]);
    const two = [1, 2].map(() => new BullmqConsumers(server, slow, (id) => deliver.execute(id)));
    const begun = performance.now();
    await plan(12);
    await relay.execute();
    await isEmpty();
    await Promise.all(two.map((one) => one.close()));
    // 5 at once, 5 a second later, 2 after another.
    expect(performance.now() - begun).toBeGreaterThan(1900);
    expect(ids()).toEqual(all());
  });

  itNeeding(ownRedis(), 'wake one of many workers every so often, and again after the schedule was wiped', async () => {
    let woken = 0;
    let heard: () => void = () => undefined;
    const wakes = (count: number): Promise<void> => new Promise((resolve) => (heard = () => void (woken >= count && resolve())));
    const clocks = [1, 2].map(() => new BullmqClock(server, () => Promise.resolve().then(() => ((woken += 1), heard()))));
    for (const clock of clocks) await clock.schedule(100);
    await wakes(3);
    await own().ask('FLUSHALL');
    await clocks[0]?.schedule(100);
    await wakes(woken + 3);
    await Promise.all(clocks.map((clock) => clock.close()));
  });
});

describeNeeding(ownRedis(), 'a Redis server', () => {
  const check = async (url: string): Promise<void> => {
    const server = new RedisServer(url);
    try {
      await server.check();
    } finally {
      server.close();
    }
  };

  it('that fits is taken', async () => {
    const server = await RedisProcess.start();
    await check(server.url);
    await server.stop();
  });

  it('that forgets, asks for a password, or is not there is told by name', async () => {
    const evicting = await RedisProcess.start('--maxmemory-policy', 'allkeys-lru');
    await expect(check(evicting.url)).rejects.toMatchObject({ code: 'queue.evicts', details: { policy: 'allkeys-lru' } });
    await evicting.stop();
    const closed = await RedisProcess.start();
    await closed.ask('CONFIG', 'SET', 'requirepass', 'secret');
    await expect(check(closed.url)).rejects.toMatchObject({ code: 'queue.credentials' });
    await expect(check(closed.url.replace('//', '//:wrong@'))).rejects.toMatchObject({ code: 'queue.credentials' });
    await closed.stop();
    await expect(check(closed.url)).rejects.toMatchObject({ code: 'queue.unreachable' });
  });

  it('that is too old is told by name', async () => {
    const info = 'redis_version:5.0.14\r\nloading:0\r\n';
    // Whatever it is asked, it tells its version.
    const old = createServer((socket) => void socket.on('data', (asked) => {
      for (const _ of asked.toString().matchAll(/^\*\d+\r$/gm)) socket.write(`$${info.length}\r\n${info}\r\n`);
    }));
    old.listen(0, '127.0.0.1');
    await once(old, 'listening');
    await expect(check(`redis://127.0.0.1:${(old.address() as AddressInfo).port}`)).rejects.toMatchObject({ code: 'queue.too_old', details: { found: '5.0' } });
    old.close();
    await once(old, 'close');
  });
});
