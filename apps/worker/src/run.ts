import { pino } from 'pino';
import type { Settings } from '#config';
import { VERSION } from '#config';
import { channelsOf, mailStateOf } from '#libs/delivery';
import { DeliverMessage, Engine, PACE_AT_SCALE, Relays } from '#libs/engine';
import { MAIL } from '#libs/engine/ports';
import type { Instant } from '#libs/kernel';
import { LuoshiError, systemClock } from '#libs/kernel';
import type { RateLimit } from '#libs/queue';
import { overRedis } from '#libs/queue';
import { openStore } from '#libs/store';
import { Metrics, openTraces } from '#libs/telemetry';
import { HealthServer } from './health-server.js';

/** Milliseconds between two wakes by the queue's scheduler, over all workers. */
const WAKE_EVERY = 1000;

export interface RunningWorker {
  url: string;
  /** Ends the sweep under way at its batch and the deliveries under way, and lets go of the servers. */
  stop(): Promise<void>;
}

/**
 * Runs the clock and the deliveries beside any number of other workers. The database alone says what is due and what
 * waits to leave; Redis wakes and carries, and a worker goes on without it.
 *
 * @throws LuoshiError `worker.no_scale`; those of the store and of the queue's server, but `queue.unreachable`.
 */
export async function run(settings: Settings): Promise<RunningWorker> {
  const { redisUrl, zone } = settings;
  if (redisUrl === null) throw new LuoshiError('worker.no_scale', 'A worker belongs to the scale profile: set PROFILE=scale, DATABASE_URL and REDIS_URL.');
  const { BullmqClock, BullmqConsumers, BullmqQueue, RedisServer } = await overRedis();
  const logger = pino({ level: settings.logLevel });
  const server = await RedisServer.open(redisUrl, (error) => logger.error({ err: error }, 'going on without Redis'));
  const traces = await openTraces(settings.tracesEndpoint, { service: 'luoshi-worker', version: VERSION });
  const store = await openStore(settings);
  const clock = store.clock ?? systemClock;
  const now = (): Instant => clock.now();
  const onFault = (error: unknown, where: Record<string, string>): void => logger.error({ err: error, ...where }, 'the worker met a fault');
  const metrics = new Metrics();
  const channels = channelsOf(settings, now, { recipient: (id) => engine.reference.recipient(id), leavesAt: (message, at) => engine.mailLeavesAt(message, at) });
  const queue = new BullmqQueue(server);
  const relays = new Relays(store.outbox, queue, now, onFault, traces, channels.map(({ name }) => name));
  const engine: Engine = await Engine.start({
    ports: store, clock, zone, onFault, pace: PACE_AT_SCALE, channels: channels.flatMap(({ name }) => (name === MAIL ? [] : [name])), mail: settings.mail?.hours ?? null, onMessages: () => relays.wake(),
    onFired: (late) => metrics.fired(late), onSwept: (run) => metrics.swept(run), onCommand: (event, refusal) => metrics.commanded(event, refusal), traces,
  });
  store.onReferenceChanged(() => void engine.reloadReference().catch((error: unknown) => onFault(error, { kind: 'reference' })));
  metrics.watch({ reads: store.reads, outbox: store.outbox, clock, queue: () => server.state, mail: mailStateOf(channels) });

  const deliver = new DeliverMessage(store.outbox, channels, now, (channel, outcome) => metrics.delivered(channel, outcome), traces);
  const limit = (name: string): RateLimit => ({ max: (name === MAIL ? settings.mail : settings.webhook)?.perSecond ?? 1, duration: 1000 });
  const consumers = new BullmqConsumers(server, new Map(channels.map(({ name }) => [name, limit(name)])), (id) => deliver.execute(id));
  const wakes = new BullmqClock(server, () => {
    relays.wake();
    engine.clockLoop.wake(now());
    return Promise.resolve();
  });
  const schedule = (): void => void wakes.schedule(WAKE_EVERY).catch(() => undefined);
  schedule();
  // The schedule is the server's, and gone with what it forgot.
  const again = setInterval(schedule, 30 * WAKE_EVERY);

  if (settings.clock) void engine.clockLoop.start().catch(() => undefined);
  relays.start();
  const health = await HealthServer.start(settings, { metrics, isReady: () => store.reads.nextDue(), queue: () => server.state });
  return {
    url: health.url,
    async stop(): Promise<void> {
      clearInterval(again);
      await Promise.all([engine.clockLoop.stop(), relays.stop(), wakes.close().catch(() => undefined), consumers.close().catch(() => undefined)]);
      for (const channel of channels) channel.close?.();
      await queue.close();
      server.close();
      await health.stop();
      await store.close();
      await traces.close();
    },
  };
}
