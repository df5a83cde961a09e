import type { Instant } from '#libs/kernel';
import type { Outbox, Queue, Traces } from './ports/index.js';
import { Relay } from './relay.js';

/**
 * A relay a channel, so that a receiver that is away or slow delays nobody else, and one for what is left of channels
 * that are set up no more.
 */
export class Relays {
  private readonly relays: readonly Relay[];

  constructor(outbox: Outbox, queue: Queue, now: () => Instant, onFault: (error: unknown, where: Record<string, string>) => void, traces: Traces, channels: readonly string[]) {
    const of = [...channels.map((only) => ({ only })), { but: channels }];
    this.relays = of.map((some) => new Relay(outbox, queue, now, onFault, traces, some));
  }

  start(): void {
    for (const relay of this.relays) relay.start();
  }

  wake(): void {
    for (const relay of this.relays) relay.wake();
  }

  async stop(): Promise<void> {
    await Promise.all(this.relays.map((relay) => relay.stop()));
  }
}
