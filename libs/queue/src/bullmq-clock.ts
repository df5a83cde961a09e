import { Queue, Worker } from 'bullmq';
import type { RedisServer } from './redis-server.js';

/** The BullMQ queue that wakes. */
export const CLOCK_QUEUE = 'luoshi-clock';

/**
 * Wakes one of the workers every so often, over all processes. It decides nothing: whoever is woken asks the database
 * what is due. Without Redis each worker wakes by itself, a little later.
 */
export class BullmqClock {
  private readonly queue: Queue;
  private readonly worker: Worker;

  constructor(server: RedisServer, wake: () => Promise<unknown>) {
    this.queue = new Queue(CLOCK_QUEUE, { connection: server.connect({ maxRetriesPerRequest: 1 }) });
    this.queue.on('error', () => undefined);
    this.worker = new Worker(CLOCK_QUEUE, wake, { connection: server.connect({ maxRetriesPerRequest: null }), concurrency: 1 });
    this.worker.on('error', () => undefined);
  }

  /** Again after a server was wiped: the schedule is the server's. */
  async schedule(every: number): Promise<void> {
    await this.queue.upsertJobScheduler('sweep', { every }, { name: 'sweep', opts: { removeOnComplete: true, removeOnFail: true } });
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.queue.close();
  }
}
