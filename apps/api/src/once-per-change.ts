import type { Engine } from '#libs/engine';

/** What is worked out once for every change: of the record, of the lights, and of the day. */
export class OncePerChange<T> {
  private known: { key: string; view: Promise<T> } | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly work: (engine: Engine) => Promise<T>,
  ) {}

  async view(): Promise<T> {
    const { engine } = this;
    const today = engine.today();
    const [entry, { items: [run] }] = await Promise.all([engine.reads.lastEntry(), engine.reads.lightRuns(today, { limit: 1 })]);
    const key = JSON.stringify([entry, today, run]);
    if (this.known?.key !== key) {
      const view = this.work(engine);
      this.known = { key, view };
      view.catch(() => (this.known = undefined));
    }
    return this.known.view;
  }
}
