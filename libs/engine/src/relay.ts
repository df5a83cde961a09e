import type { Instant } from '#libs/kernel';
import type { OfChannels, OutgoingMessage, Outbox, Queue, Traces } from './ports/index.js';
import { NO_TRACES } from './ports/index.js';

/** Messages handed over at once. */
const BATCH = 100;
/** What was handed over and not heard of is handed over again after so long: the queue may have lost it. */
const LEASE = 60_000;
/** The longest the relay sleeps; a commit in another process does not wake it. */
const LONGEST_SLEEP = 5000;

/**
 * Hands messages of the outbox to the queue, in their order and after the commit that planned them. The outbox remembers;
 * the queue only carries, and may be wiped.
 */
export class Relay {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = true;
  private again = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly queue: Queue,
    private readonly now: () => Instant,
    private readonly onFault: (error: unknown, where: Record<string, string>) => void,
    private readonly traces: Traces = NO_TRACES,
    /** Whose messages it carries. */
    private readonly of: OfChannels = {},
  ) {}

  start(): void {
    this.stopped = false;
    this.wake();
  }

  /** Messages were committed, or something told that it is time. */
  wake(): void {
    if (this.stopped) return;
    if (this.again) return;
    this.again = true;
    clearTimeout(this.timer);
    this.running = this.running.then(() => this.round());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Hands over all whose time has come. Returns how many. */
  async execute(): Promise<number> {
    for (let sum = 0; ; ) {
      const now = this.now();
      const messages = await this.outbox.claim(now, BATCH, now + LEASE, this.of);
      await this.carry(messages);
      sum += messages.length;
      if (messages.length < BATCH) return sum;
    }
  }

  /** Each message is handed over in the trace of what planned it. */
  private async carry(messages: readonly OutgoingMessage[]): Promise<void> {
    const spans = messages.flatMap(({ id, channel, trace }) => (trace === null ? [] : this.traces.begin(`carry ${channel}`, { kind: 'producer', parent: trace, attributes: { 'messaging.message.id': id } })));
    let fault: unknown;
    try {
      await this.queue.carry(messages);
    } catch (error) {
      fault = error;
      throw error;
    } finally {
      for (const span of spans) span.end(fault);
    }
  }

  private async round(): Promise<void> {
    this.again = false;
    let sleep = LONGEST_SLEEP;
    try {
      await this.execute();
      const next = await this.outbox.nextAt(this.of);
      if (next !== null) sleep = Math.min(sleep, Math.max(50, next - this.now()));
    } catch (error) {
      this.onFault(error, { kind: 'relay' });
    }
    if (!this.stopped && !this.again) this.timer = setTimeout(() => this.wake(), sleep);
  }
}
