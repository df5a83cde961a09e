import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Settings } from '#config';
import { installationRoot, VERSION } from '#config';
import { channelsOf, mailStateOf } from '#libs/delivery';
import { DeliverMessage, Engine, PACE_AT_SCALE, Relays } from '#libs/engine';
import { MAIL } from '#libs/engine/ports';
import type { Clock, Instant } from '#libs/kernel';
import { LuoshiError, systemClock } from '#libs/kernel';
import type { BullmqViews, RedisServer } from '#libs/queue';
import { InlineQueue, overRedis } from '#libs/queue';
import { openStore } from '#libs/store';
import { Metrics, openTraces } from '#libs/telemetry';
import { Backups } from './backups.js';
import { writeDataFile } from './data-file.js';
import { isLoopback } from './demo-people.js';
import { firstStart, tokenFile } from './first-start.js';
import { OpenConnections } from './http/open-connections.js';
import { createServer } from './http/server.js';
import { QueueWatch } from './queue-watch.js';
import { WebPages } from './web-pages.js';

/** A running server. */
export interface Running {
  url: string;
  engine: Engine;
  tokenPath: string;
  /** The first token, when this start made it. */
  newToken: string | null;
  /** When the backup was taken from which the data were restored. */
  restoredFrom: Instant | null;
  /** Resolves when the clock has fired what was due at the start, or could not; at once where no clock runs here. */
  swept: Promise<void>;
  /** Answers what was accepted, ends the sweep under way at its batch, and lets go of the data. */
  stop(): Promise<void>;
}

/** Requests that are not over by then are cut off: whoever stops a server does not wait for a client that does nothing. */
const ANSWER_LIMIT = 4_000;

/** Opens the store, fills it on the first start, starts the clock where it is wanted, and listens. */
export async function run(settings: Settings, givenClock?: Clock): Promise<Running> {
  const { dataDir, host, port, zone } = settings;
  const logger = pino({ level: settings.logLevel, redact: ['req.headers.authorization'] });
  const traces = await openTraces(settings.tracesEndpoint, { service: 'luoshi-api', version: VERSION });
  const store = await openStore(settings);
  // At scale the workers use the queue; the api only looks at it.
  let redis: RedisServer | null = null;
  let views: BullmqViews | null = null;
  try {
    if (settings.redisUrl !== null) redis = await (await overRedis()).RedisServer.open(settings.redisUrl, (error) => logger.error({ err: error }, 'going on without Redis'));
    const onFault = (error: unknown, where: Record<string, string>): void => logger.error({ err: error, ...where }, 'the clock met a fault');
    const metrics = new Metrics();
    const clock = givenClock ?? store.clock ?? systemClock;
    const now = (): Instant => clock.now();
    const channels = channelsOf(settings, now, { recipient: (id) => engine.reference.recipient(id), leavesAt: (message, at) => engine.mailLeavesAt(message, at) });
    // At scale the workers send.
    const queue = new QueueWatch(redis, settings.profile === 'embedded' ? mailStateOf(channels) : null);
    const deliver = new DeliverMessage(store.outbox, channels, now, (channel, outcome) => metrics.delivered(channel, outcome), traces);
    const relays = new Relays(store.outbox, new InlineQueue((id) => deliver.execute(id)), now, onFault, traces, channels.map(({ name }) => name));
    const engine: Engine = await Engine.start({
      ports: store, clock, zone, onFault, channels: channels.flatMap(({ name }) => (name === MAIL ? [] : [name])), mail: settings.mail?.hours ?? null, onMessages: () => relays.wake(),
      ...(settings.profile === 'scale' ? { pace: PACE_AT_SCALE } : {}),
      onFired: (late) => metrics.fired(late), onSwept: (run) => metrics.swept(run), onCommand: (event, refusal) => metrics.commanded(event, refusal), traces,
    });
    metrics.watch({ reads: store.reads, outbox: store.outbox, clock, queue: queue.states, mail: queue.mail });
    store.onReferenceChanged(() => void engine.reloadReference().catch((error: unknown) => onFault(error, { kind: 'reference' })));
    const newToken = await store.once(() => firstStart(engine, settings));
    views = redis === null ? null : new (await overRedis()).BullmqViews(redis, channels.map(({ name }) => name));
    const app = await createServer({ engine, backups: new Backups(store, engine, dataDir), metrics, queue, views, traces: settings.tracesEndpoint === null ? null : traces, web: await WebPages.read(join(installationRoot(), 'dist/apps/web')), demo: settings.demo && isLoopback(host), logger });
    const connections = new OpenConnections(app.getHttpServer());
    await app.listen(port, host).catch((error: unknown) => {
      throw addressFault(error, host, port);
    });
    const url = (await app.getUrl()).replace(/\/$/, '');
    const infoFile = serverFile(dataDir);
    await writeDataFile(infoFile, JSON.stringify({ url, pid: process.pid }));
    // After the doors are open: what fell due during a long outage is fired beside the commands, not before them.
    const swept = settings.clock ? engine.clockLoop.start().catch(() => undefined) : Promise.resolve();
    // At scale the workers deliver.
    if (settings.profile === 'embedded' && channels.length > 0) relays.start();
    const stop = async (): Promise<void> => {
      const stopped = engine.clockLoop.stop();
      connections.close(ANSWER_LIMIT);
      await app.close();
      await stopped;
      await relays.stop();
      for (const channel of channels) channel.close?.();
      await views?.close();
      redis?.close();
      await rm(infoFile, { force: true });
      await store.close();
      await traces.close();
    };
    return { url, engine, tokenPath: tokenFile(dataDir), newToken, restoredFrom: await store.restoredFrom(), swept, stop };
  } catch (error) {
    redis?.close();
    await store.close();
    await traces.close();
    throw error;
  }
}

/** Where a running server tells its address, so that the command line finds it. */
export function serverFile(dataDir: string): string {
  return join(dataDir, 'server.json');
}

/** An address that cannot be listened on, told by name; any other error as it is. */
function addressFault(error: unknown, host: string, port: number): Error {
  const why = { EADDRINUSE: 'something else listens there', EACCES: 'this user may not listen there', EADDRNOTAVAIL: 'this machine does not have that address' }[(error as NodeJS.ErrnoException).code ?? ''];
  return why === undefined ? (error as Error) : new LuoshiError('server.address_refused', `The server cannot listen on ${host}, port ${port}: ${why}. Set HOST or PORT.`, { host, port });
}
