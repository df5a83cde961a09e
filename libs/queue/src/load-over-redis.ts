import type { OVER_REDIS } from './over-redis.js';

/** What goes over Redis. Where there is none, nothing of it is loaded: that is a good part of a start. */
export async function overRedis(): Promise<typeof OVER_REDIS> {
  return (await import('./over-redis.js')).OVER_REDIS;
}
