import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Engine } from '#libs/engine';

/** How late a timer fired, in seconds: from at once to a month of outage. */
const LATE = [0.05, 0.25, 1, 5, 30, 300, 3600, 86_400, 2_592_000];

/** What a scrape sees. Gauges of the store are read at the scrape, not kept. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly late = new Histogram({ name: 'luoshi_timer_late_seconds', help: 'How late timers fired.', buckets: LATE, registers: [this.registry] });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  fired(late: number): void {
    this.late.observe(late / 1000);
  }

  /** Reads the gauges from this engine at every scrape. */
  watch(engine: Engine): void {
    const { reads } = engine;
    new Gauge({
      name: 'luoshi_due_records', help: 'Records whose timer is due and not fired yet.', registers: [this.registry],
      async collect() {
        this.set(await reads.countDue(engine.now()));
      },
    });
    new Gauge({
      name: 'luoshi_oldest_due_late_seconds', help: 'How late the oldest due record is; 0 when nothing is due.', registers: [this.registry],
      async collect() {
        const next = await reads.nextDue();
        this.set(next === null ? 0 : Math.max(0, engine.now() - next) / 1000);
      },
    });
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
