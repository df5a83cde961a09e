import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Outbox, Reads, SweepRun } from '#libs/engine/ports';
import type { Clock } from '#libs/kernel';

/** How late a timer fired, in seconds: from at once to a month of outage. */
const LATE = [0.05, 0.25, 1, 5, 30, 300, 3600, 86_400, 2_592_000];
const SWEEP = [0.01, 0.05, 0.25, 1, 5, 30, 120, 600];

/** What is read at a scrape, and not kept. */
export interface Watched {
  reads: Pick<Reads, 'countDue' | 'nextDue' | 'countByState'>;
  outbox: Pick<Outbox, 'counts'>;
  clock: Clock;
  /** How the queue's server is; null where there is none. */
  queue: (() => string) | null;
  /** How the mail server is, by the last try; null where no mail goes out from here. */
  mail: (() => string) | null;
}

/** What a scrape sees. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly late = new Histogram({ name: 'luoshi_timer_late_seconds', help: 'How late timers fired.', buckets: LATE, registers: [this.registry] });
  private readonly sweeps = new Histogram({ name: 'luoshi_sweep_seconds', help: 'How long sweeps took that fired something.', buckets: SWEEP, registers: [this.registry] });
  private readonly commands = new Counter({ name: 'luoshi_commands_total', help: 'Commands of people, by what came of them; code tells why they were refused.', labelNames: ['event', 'outcome', 'code'], registers: [this.registry] });
  private readonly deliveries = new Counter({ name: 'luoshi_deliveries_total', help: 'Tries to deliver a message, by what came of them.', labelNames: ['channel', 'outcome'], registers: [this.registry] });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  fired(late: number): void {
    this.late.observe(late / 1000);
  }

  swept({ startedAt, endedAt, fired, failed }: SweepRun): void {
    if (fired > 0 || failed > 0) this.sweeps.observe((endedAt - startedAt) / 1000);
  }

  commanded(event: string, refusal: string | null): void {
    this.commands.inc({ event, outcome: refusal === null ? 'done' : 'refused', code: refusal ?? '' });
  }

  delivered(channel: string, outcome: string): void {
    this.deliveries.inc({ channel, outcome });
  }

  /** Reads gauges at every scrape. */
  watch({ reads, outbox, clock, queue, mail }: Watched): void {
    const gauge = (name: string, help: string, read: () => Promise<number> | number): void => {
      new Gauge({
        name, help, registers: [this.registry],
        async collect() {
          this.set(await read());
        },
      });
    };
    const age = (since: number | null): number => (since === null ? 0 : Math.max(0, clock.now() - since) / 1000);
    gauge('luoshi_due_records', 'Records whose timer is due and not fired yet.', () => reads.countDue(clock.now()));
    gauge('luoshi_oldest_due_late_seconds', 'How late the oldest due record is; 0 when nothing is due.', async () => age(await reads.nextDue()));
    gauge('luoshi_outbox_waiting', 'Messages that wait to be delivered.', async () => (await outbox.counts()).waiting);
    gauge('luoshi_outbox_oldest_seconds', 'How long the oldest of them has waited; 0 when none does.', async () => age((await outbox.counts()).oldest));
    gauge('luoshi_dead_letters', 'Messages whose delivery was given up.', async () => (await outbox.counts()).dead);
    if (queue !== null) gauge('luoshi_queue_up', '1 while the server of the queue answers and takes what it is given.', () => (['ok', 'slow'].includes(queue()) ? 1 : 0));
    if (mail !== null) gauge('luoshi_mail_up', '1 while the mail server took what it was given last.', () => (mail() === 'ok' ? 1 : 0));
    new Gauge({
      name: 'luoshi_agreements', help: 'Agreements by state.', labelNames: ['state'], registers: [this.registry],
      async collect() {
        this.reset();
        for (const [state, count] of Object.entries(await reads.countByState())) this.set({ state }, count);
      },
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
