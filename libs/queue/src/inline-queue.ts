import type { Message, Queue } from '#libs/engine/ports';

/** Deliveries of one channel under way at once. */
const AT_ONCE = 4;

/**
 * Delivers in this process. Each channel has a line of its own, so that a receiver who answers late delays no other
 * channel; the whole batch is awaited, so that no more is taken from the outbox than is being delivered.
 */
export class InlineQueue implements Queue {
  /** `deliver` notes itself what came of it; what it throws is left to the outbox, which hands the message over again. */
  constructor(private readonly deliver: (id: string) => Promise<unknown>) {}

  async carry(messages: readonly Message[]): Promise<void> {
    const lines = new Map<string, string[]>();
    for (const { id, channel } of messages) lines.set(channel, [...(lines.get(channel) ?? []), id]);
    const results = await Promise.allSettled([...lines.values()].flatMap((line) => Array.from({ length: Math.min(AT_ONCE, line.length) }, () => this.work(line))));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  private async work(line: string[]): Promise<void> {
    for (let id = line.shift(); id !== undefined; id = line.shift()) await this.deliver(id);
  }
}
