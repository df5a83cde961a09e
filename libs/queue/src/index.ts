export { BullmqClock } from './bullmq-clock.js';
export { BullmqConsumers } from './bullmq-consumers.js';
export type { RateLimit } from './bullmq-consumers.js';
export { BullmqQueue } from './bullmq-queue.js';
export { BullmqViews } from './bullmq-views.js';
export { InlineQueue } from './inline-queue.js';
export { RedisServer } from './redis-server.js';
export type { QueueState } from './redis-watch.js';
