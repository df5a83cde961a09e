import type { Instant } from '#libs/kernel';
import type { Deps } from './deps.js';
import type { ForgetReceipts } from './forget-receipts.js';
import type { SweepRun } from './ports/index.js';
import type { Sweep } from './sweep.js';

/** What is done once a day, in batches between which sweeps and commands pass; it knows by itself whether today's is done. */
export interface Daily {
  execute(how: { goesOn: () => boolean }): Promise<unknown>;
}

/** The longest the clock sleeps: its safety net sweeps by query even where nobody woke it. */
const LONGEST_SLEEP = 30_000;

/** The pause after a sweep that could not take what another process holds. */
const HELD = 250;

/** Receipts are kept for a day; an hour more does no harm. */
const TIDY_EVERY = 3_600_000;

/**
 * The clock of this process. It sleeps until the next due moment, at most 30 s; a commit that brings an earlier one
 * wakes it. One sweep runs at a time. What a sweep could not fire stays due and is tried again by the safety net, as
 * sleeping until it is due would not be sleeping at all. Beside the sweeps, and after the first of a day, it does what is
 * done once a day; a sweep that somebody asks for with `tick` is a sweep alone.
 */
export class ClockLoop {
  private timer: NodeJS.Timeout | undefined;
  private wakeAt: Instant = Infinity;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = true;
  private tidiedAt: Instant;
  private ending = false;
  private today: Promise<void> | undefined;

  constructor(
    private readonly deps: Pick<Deps, 'clock' | 'reads' | 'inbox' | 'channels' | 'onFault' | 'onSwept'>,
    private readonly sweep: Sweep,
    private readonly forgetReceipts: ForgetReceipts,
    private readonly daily: readonly Daily[] = [],
  ) {
    this.tidiedAt = deps.clock.now();
  }

  /** Sweeps once, then goes on until `stop`. */
  async start(): Promise<void> {
    this.stopped = false;
    await this.tick(this.deps.clock.now()).finally(() => this.doToday());
  }

  /** Something is due at that moment: sleep no longer than until then. */
  wake(at: Instant): void {
    if (this.stopped || at >= this.wakeAt) return;
    this.sleepUntil(at);
  }

  /** Sweeps as of `at`, after the sweep under way if there is one. `trace` is the span of whoever asks. */
  tick(at: Instant, trace: string | null = null): Promise<SweepRun> {
    const run = this.running.then(() => {
      this.wakeAt = Infinity;
      return this.sweep.execute({ at, goesOn: () => !this.ending, trace });
    });
    const done = run.then(
      (swept) => {
        this.deps.onSwept(swept);
        return swept;
      },
      (error: unknown) => {
        this.deps.onFault(error, { kind: 'sweep' });
        return undefined;
      },
    );
    this.running = done.then(async (swept) => {
      await this.tidy();
      await this.planNext(swept);
    });
    return run;
  }

  /** Ends the loop, and the sweep under way at its batch; resolves when that is over. The rest stays due. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.ending = true;
    clearTimeout(this.timer);
    await this.running;
    await this.today;
    // Whoever asks for a sweep from here on gets a whole one.
    this.ending = false;
  }

  /** Begins what is done once a day, unless it is at it. What it could not do is tried again after the next sweep. */
  private doToday(): void {
    if (this.stopped) return;
    this.today ??= this.doAll().finally(() => (this.today = undefined));
  }

  private async doAll(): Promise<void> {
    for (const one of this.daily) await one.execute({ goesOn: () => !this.ending }).catch((error: unknown) => this.deps.onFault(error, { kind: 'daily' }));
  }

  /** What it could not do is done an hour later. */
  private async tidy(): Promise<void> {
    const now = this.deps.clock.now();
    if (now - this.tidiedAt < TIDY_EVERY) return;
    this.tidiedAt = now;
    await this.forgetReceipts.execute().catch((error: unknown) => this.deps.onFault(error, { kind: 'receipts' }));
  }

  /** Whoever called `wake` since the sweep began is not forgotten: what it told may not have been committed when this looks. */
  private async planNext(swept: SweepRun | undefined): Promise<void> {
    if (this.stopped) return;
    const next = swept?.failed === 0 ? await this.nextDue().catch(() => null) : null;
    // Due then, and yet nothing was fired: somebody else holds it, and is done with it soon.
    const isHeld = swept?.fired === 0 && next !== null && next <= swept.at;
    const soonest = isHeld ? this.deps.clock.now() + HELD : 0;
    this.sleepUntil(Math.max(soonest, Math.min(next ?? Infinity, this.wakeAt)));
  }

  /** A digest is due like a record, where mail goes out. */
  private async nextDue(): Promise<Instant | null> {
    const { reads, inbox, channels } = this.deps;
    const [record, digest] = await Promise.all([reads.nextDue(), channels.mail === null ? null : inbox.nextDigest()]);
    return record === null || digest === null ? (record ?? digest) : Math.min(record, digest);
  }

  private sleepUntil(at: Instant): void {
    if (this.stopped) return;
    const now = this.deps.clock.now();
    this.wakeAt = Math.min(at, now + LONGEST_SLEEP);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.tick(this.deps.clock.now()).catch(() => undefined).finally(() => this.doToday()), Math.max(1, this.wakeAt - now));
  }
}
