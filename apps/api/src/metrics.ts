import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Engine } from '#libs/engine';

/** What a scrape sees. Gauges of the store are read at the scrape, not kept. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor(engine: Engine) {
    collectDefaultMetrics({ register: this.registry });
    const { reads } = engine;
    new Gauge({
      name: 'luoshi_due_records', help: 'Records whose timer is due and not fired yet.', registers: [this.registry],
      async collect() {
        this.set(await reads.countDue(engine.now()));
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
