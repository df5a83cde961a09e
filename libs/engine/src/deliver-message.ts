import type { Instant } from '#libs/kernel';
import type { Channel, Outbox, OutgoingMessage, Traces } from './ports/index.js';
import { NO_TRACES, Undeliverable } from './ports/index.js';

/** Seconds until the next try, by how often it failed: from seconds to hours, as a receiver may be down for a night. */
const BACKOFF = [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 14_400, 14_400];

export type Delivery = 'delivered' | 'again' | 'later' | 'dead' | 'gone';

/** Delivers one message that was handed over, and notes in the outbox what came of it. */
export class DeliverMessage {
  private readonly channels: ReadonlyMap<string, Channel>;

  constructor(
    private readonly outbox: Outbox,
    channels: readonly Channel[],
    private readonly now: () => Instant,
    private readonly onDelivery: (channel: string, outcome: Delivery) => void = () => undefined,
    private readonly traces: Traces = NO_TRACES,
  ) {
    this.channels = new Map(channels.map((channel) => [channel.name, channel]));
  }

  /** One that is not in the outbox was delivered before. A fault of the outbox itself is thrown; the message waits. */
  async execute(id: string): Promise<Delivery> {
    const message = await this.outbox.find(id);
    if (message?.state !== 'waiting') return 'gone';
    const outcome = await this.traced(message);
    this.onDelivery(message.channel, outcome);
    return outcome;
  }

  private async traced(message: OutgoingMessage): Promise<Delivery> {
    const { id, channel, attempts, trace } = message;
    const span = this.traces.begin(`deliver ${channel}`, { kind: 'consumer', parent: trace, attributes: { 'messaging.message.id': id, 'luoshi.attempt': attempts + 1 } });
    try {
      const outcome = await this.attempt(message);
      span.tell({ 'luoshi.outcome': outcome });
      span.end();
      return outcome;
    } catch (error) {
      span.end(error);
      throw error;
    }
  }

  private async attempt(message: OutgoingMessage): Promise<Delivery> {
    const channel = this.channels.get(message.channel);
    try {
      if (channel === undefined) throw new Undeliverable(`There is no channel ${message.channel}.`);
      const leaves = channel.leavesAt?.(message, this.now()) ?? 0;
      if (leaves > this.now()) {
        await this.outbox.postponed(message.id, leaves);
        return 'later';
      }
      await channel.deliver(message);
    } catch (error) {
      const wait = error instanceof Undeliverable ? undefined : BACKOFF[message.attempts];
      await this.outbox.failed(message.id, error instanceof Error ? error.message : String(error), wait === undefined ? null : this.now() + wait * 1000);
      return wait === undefined ? 'dead' : 'again';
    }
    await this.outbox.delivered(message.id, this.now());
    return 'delivered';
  }
}
