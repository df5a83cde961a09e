import { Worker } from 'bullmq';
import { queueName } from './bullmq-queue.js';
import type { RedisServer } from './redis-server.js';

/** How many messages a channel takes in so many milliseconds, over all processes. */
export interface RateLimit {
  max: number;
  duration: number;
}

const AT_ONCE = 8;

/** Delivers what BullMQ carries, channel by channel. A job that fails is not tried by BullMQ: the outbox hands it over again. */
export class BullmqConsumers {
  private readonly workers: Worker[];

  constructor(server: RedisServer, channels: ReadonlyMap<string, RateLimit>, deliver: (id: string) => Promise<unknown>) {
    this.workers = [...channels].map(([channel, limiter]) => {
      const worker = new Worker<{ id: string }>(queueName(channel), ({ data }) => deliver(data.id), {
        connection: server.connect({ maxRetriesPerRequest: null }), concurrency: AT_ONCE, limiter, maxStalledCount: 5,
      });
      worker.on('error', () => undefined);
      return worker;
    });
  }

  /** Finishes what is being delivered and takes no more. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }
}
