export type { RateLimit } from './bullmq-consumers.js';
export type { BullmqViews } from './bullmq-views.js';
export { InlineQueue } from './inline-queue.js';
export { overRedis } from './load-over-redis.js';
export type { RedisServer } from './redis-server.js';
export type { QueueState } from './redis-watch.js';
