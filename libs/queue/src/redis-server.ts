import { Redis } from 'ioredis';
import { LuoshiError } from '#libs/kernel';
import type { QueueState } from './redis-watch.js';
import { PATIENCE, RedisWatch } from './redis-watch.js';

/** The oldest server that BullMQ works with. */
const OLDEST = [6, 2] as const;

/** A Redis server as it is reached from here. */
export class RedisServer {
  private readonly connections = new Set<Redis>();
  private readonly watch: RedisWatch;

  constructor(readonly url: string) {
    this.watch = new RedisWatch(this.connect({ maxRetriesPerRequest: 1, commandTimeout: PATIENCE }));
  }

  /**
   * The server as a process begins with it: one that is set up wrongly is refused, one that is away comes back.
   * @throws LuoshiError as `check` does, but `queue.unreachable`, which `onAway` is told.
   */
  static async open(url: string, onAway: (error: LuoshiError) => void): Promise<RedisServer> {
    const server = new RedisServer(url);
    try {
      await server.check();
      // The first who asks need not wait for the connection that watches.
      server.watch.state = 'ok';
    } catch (error) {
      if (!(error instanceof LuoshiError) || error.code !== 'queue.unreachable') {
        server.close();
        throw error;
      }
      onAway(error);
    }
    return server;
  }

  /** How it was found a moment ago. */
  get state(): QueueState {
    return this.watch.state;
  }

  /** A connection that is made again when it breaks. `null` waits for ever, as BullMQ asks of those who consume. */
  connect({ maxRetriesPerRequest, ...more }: { maxRetriesPerRequest: number | null; commandTimeout?: number }): Redis {
    const redis = new Redis(this.url, {
      ...more, maxRetriesPerRequest, enableOfflineQueue: maxRetriesPerRequest === null, connectTimeout: 3000, disconnectTimeout: 200,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 2000),
    });
    // Told by `state`; without a listener it would end the process.
    redis.on('error', () => undefined);
    this.connections.add(redis);
    return redis;
  }

  /**
   * Makes sure that it is new enough and forgets nothing by itself.
   * @throws LuoshiError `queue.unreachable`, `queue.credentials`, `queue.too_old` {found}, `queue.evicts` {policy}
   */
  async check(): Promise<void> {
    const once = new Redis(this.url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null, connectTimeout: 3000, disconnectTimeout: 200 });
    let told: unknown;
    once.on('error', (error) => (told ??= error));
    try {
      await once.connect();
      const version = /redis_version:(\d+)\.(\d+)/.exec(await once.info('server'));
      const found = [Number(version?.[1] ?? 0), Number(version?.[2] ?? 0)] as const;
      if (found[0] < OLDEST[0] || (found[0] === OLDEST[0] && found[1] < OLDEST[1])) throw new LuoshiError('queue.too_old', `The Redis server is ${found.join('.')}; Luoshi needs ${OLDEST.join('.')} or later.`, { found: found.join('.') });
      // A managed server may forbid to be asked.
      const policy = ((await once.config('GET', 'maxmemory-policy').catch(() => [])) as string[])[1];
      if (policy !== undefined && policy !== 'noeviction') throw new LuoshiError('queue.evicts', `The Redis server forgets jobs when its memory is full (maxmemory-policy ${policy}). Set it to noeviction.`, { policy });
    } catch (error) {
      throw named(error instanceof LuoshiError ? error : (told ?? error));
    } finally {
      once.disconnect();
    }
  }

  /** Ends all its connections; whoever uses one is closed before. */
  close(): void {
    this.watch.close();
    for (const redis of this.connections) redis.disconnect();
  }
}

function named(error: unknown): unknown {
  if (error instanceof LuoshiError) return error;
  const told = error instanceof Error ? error.message : String(error);
  if (/NOAUTH|WRONGPASS|NOPERM/.test(told)) return new LuoshiError('queue.credentials', 'The Redis server does not let this user in. Check REDIS_URL.', {});
  return new LuoshiError('queue.unreachable', 'The Redis server cannot be reached. Check REDIS_URL and the network.', { driver: told });
}
