import { Queue as BullQueue } from 'bullmq';
import type { Message, Queue } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import type { RedisServer } from './redis-server.js';

/** The BullMQ queue of a channel. */
export const queueName = (channel: string): string => `luoshi-${channel}`;

/**
 * Hands messages to BullMQ, one queue a channel, each under its own id: a message that is still carried is not taken
 * twice. Jobs leave no trace in Redis; what became of a message stands in the outbox.
 */
export class BullmqQueue implements Queue {
  private readonly queues = new Map<string, BullQueue>();

  /** @param patience milliseconds until a server that does not answer counts as lost. */
  constructor(
    private readonly server: RedisServer,
    private readonly patience = 5000,
  ) {}

  async carry(messages: readonly Message[]): Promise<void> {
    const channels = new Set(messages.map(({ channel }) => channel));
    for (const channel of channels) {
      const jobs = messages.filter((message) => message.channel === channel).map(({ id }) => ({ name: 'deliver', data: { id }, opts: { jobId: id, removeOnComplete: true, removeOnFail: true } }));
      await inTime(this.queue(channel).addBulk(jobs), this.patience);
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
  }

  private queue(channel: string): BullQueue {
    let queue = this.queues.get(channel);
    if (queue === undefined) {
      queue = new BullQueue(queueName(channel), { connection: this.server.connect({ maxRetriesPerRequest: 1 }) });
      queue.on('error', () => undefined);
      this.queues.set(channel, queue);
    }
    return queue;
  }
}

async function inTime<T>(work: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new LuoshiError('queue.unreachable', 'The Redis server does not answer.', {})), patience)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
