import { Queue } from 'bullmq';
import { CLOCK_QUEUE } from './bullmq-clock.js';
import { queueName } from './bullmq-queue.js';
import type { RedisServer } from './redis-server.js';

/** Every queue of an installation, for whoever only looks at them: opening one writes nothing. */
export class BullmqViews {
  readonly queues: readonly Queue[];

  constructor(server: RedisServer, channels: readonly string[]) {
    const connection = server.connect({ maxRetriesPerRequest: 1 });
    this.queues = [...channels.map(queueName), CLOCK_QUEUE].map((name) => {
      const queue = new Queue(name, { connection, skipMetasUpdate: true });
      queue.on('error', () => undefined);
      return queue;
    });
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.queues.map((queue) => queue.close()));
  }
}
