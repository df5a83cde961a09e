import { BullmqClock } from './bullmq-clock.js';
import { BullmqConsumers } from './bullmq-consumers.js';
import { BullmqQueue } from './bullmq-queue.js';
import { BullmqViews } from './bullmq-views.js';
import { RedisServer } from './redis-server.js';

/** Everything that goes over Redis. */
export const OVER_REDIS = { BullmqClock, BullmqConsumers, BullmqQueue, BullmqViews, RedisServer };
