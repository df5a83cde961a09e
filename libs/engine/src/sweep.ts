import type { Instant } from '#libs/kernel';
import { LuoshiError } from '#libs/kernel';
import { clockEvent } from './clock-event.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import type { PlanOldObligations } from './plan-old-obligations.js';
import type { PlanDigests } from './plan-digests.js';
import type { AnyRecord, RecordKind, SweepRun, Tx } from './ports/index.js';
import { nextTimer } from './ports/index.js';
import { isStorageFault } from './storage-fault.js';
import { turnOfTheLoop } from './turn-of-the-loop.js';
import { Work } from './work.js';

/**
 * So many records of a batch are decided and written before the next are looked at: what was made for them is garbage
 * then and not yet old, and reads and other connections do not wait for the batch.
 */
const PIECE = 50;

/** What one batch did: the rows it took, how many of them fired, and the follow-ups that opened. */
interface Fired {
  taken: number;
  fired: number;
  opened: number;
}

/** One batch, for what is told once it is committed: when each timer that it fired was due, and how many messages it planned. */
interface Batch extends Fired {
  due: Instant[];
  messages: number;
}

/** What a batch is fired as of, and the span it belongs to. */
interface AsOf {
  at: Instant;
  trace: string | null;
}

interface Sweeping extends AsOf {
  run: SweepRun;
  goesOn: () => boolean;
}

/**
 * Fires what is due (DESIGN 1.2). A due record travels the same road as a person's command, with actor `clock`; the
 * change is made in the commit that claims it. A batch that fails is rolled back and rerun row by row, so that one bad
 * row fails alone.
 */
export class Sweep {
  constructor(
    private readonly deps: Deps,
    private readonly planDigests: PlanDigests,
    private readonly planOldObligations: PlanOldObligations,
  ) {}

  /**
   * Fires everything due at `at`; records are stamped with `at` or, where that is later, their own last change. Once
   * `goesOn` says no, it ends with the batch it is at.
   *
   * @throws LuoshiError `store.full` and the like: the store cannot write now; what was not fired stays due
   */
  async execute({ at, goesOn = () => true, trace = null }: { at: Instant; goesOn?: () => boolean; trace?: string | null }): Promise<SweepRun> {
    const startedAt = this.deps.clock.now();
    const run: SweepRun = { at, startedAt, endedAt: startedAt, fired: 0, opened: 0, failed: 0 };
    const span = this.deps.traces.begin('sweep', { parent: trace });
    try {
      await this.planOldObligations.execute(goesOn);
      for (const kind of ['agreement', 'obligation', 'followUp'] as const) await this.fireAll(kind, { at, run, goesOn, trace: span.context });
      await this.planDigests.execute(at, run, goesOn);
    } catch (error) {
      span.end(error);
      throw error;
    }
    run.endedAt = this.deps.clock.now();
    if (run.fired === 0 && run.failed === 0) return run;
    // One that found nothing is told to nobody: there is one every few seconds.
    span.tell({ 'luoshi.fired': run.fired, 'luoshi.opened': run.opened, 'luoshi.failed': run.failed });
    span.end();
    await this.deps.sweepLog.note(run);
    return run;
  }

  /** Each lane claims what no other holds. One whose store cannot write ends; what becomes of the sweep is decided when all have. */
  private async fireAll(kind: RecordKind, sweeping: Sweeping): Promise<void> {
    const bad = new Set<string>();
    const lanes = await Promise.allSettled(Array.from({ length: this.deps.pace.lanes }, () => this.fireLane(kind, sweeping, bad)));
    const broken = lanes.find((lane) => lane.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
  }

  private async fireLane(kind: RecordKind, { at, run, goesOn, trace }: Sweeping, bad: Set<string>): Promise<void> {
    while (goesOn()) {
      const done = await this.fireBatch(kind, { at, trace }, bad).catch(() => this.fireOneByOne(kind, { at, trace }, bad, run));
      run.fired += done.fired;
      run.opened += done.opened;
      if (done.taken === 0) return;
    }
  }

  private fireBatch(kind: RecordKind, as: AsOf, bad: ReadonlySet<string>): Promise<Fired> {
    return this.commit(async (tx) => this.fire(tx, await this.dueBut(tx, kind, as.at, bad), as));
  }

  /** After a failed batch: each of its rows in a transaction of its own; those that fail again are left and counted. */
  private async fireOneByOne(kind: RecordKind, as: AsOf, bad: Set<string>, run: SweepRun): Promise<Fired> {
    const due = await this.deps.unitOfWork.batch((tx) => this.dueBut(tx, kind, as.at, bad));
    const sum: Fired = { taken: due.length, fired: 0, opened: 0 };
    for (const { id } of due) {
      try {
        const one = await this.commit(async (tx) => this.fire(tx, (await this.dueBut(tx, kind, as.at, bad)).filter((record) => record.id === id), as));
        sum.fired += one.fired;
        sum.opened += one.opened;
      } catch (error) {
        // No row is to blame for its disk. The sweep ends here, and all that is due is tried again later.
        if (isStorageFault(error)) throw error;
        // Another lane may have met it at the same time.
        if (bad.has(id)) continue;
        bad.add(id);
        run.failed += 1;
        this.deps.onFault(error, { kind, id });
      }
    }
    return sum;
  }

  /** A batch, and what is told of it: nothing of one that was rolled back. */
  private async commit(work: (tx: Tx) => Promise<Batch>): Promise<Fired> {
    const { due, messages, ...done } = await this.deps.unitOfWork.batch(work);
    for (const at of due) this.deps.onFired(this.deps.clock.now() - at);
    if (messages > 0) this.deps.wakeRelay();
    return done;
  }

  private async fire(tx: Tx, records: readonly AnyRecord[], as: AsOf): Promise<Batch> {
    const batch: Batch = { taken: records.length, fired: 0, opened: 0, due: [], messages: 0 };
    for (let from = 0; from < records.length; from += PIECE) {
      if (from > 0) await turnOfTheLoop();
      await this.firePiece(tx, records.slice(from, from + PIECE), as, batch);
    }
    return batch;
  }

  private async firePiece(tx: Tx, records: readonly AnyRecord[], { at, trace }: AsOf, batch: Batch): Promise<void> {
    const reference = await this.deps.holder.as(tx);
    const work = new Work(tx, reference, this.deps.channels, trace);
    await work.loadAlong(records);
    for (const claimed of records) {
      const record = work.hold(claimed);
      const next = nextTimer(record.timers);
      // What came before in this batch may have moved the record on.
      if (next === undefined || next.timer.at > at) continue;
      const stamp = stampNow({ clock: { now: () => at } }, reference, { actor: 'clock', office: null }, await work.lastChange(record));
      const { event, asked } = await clockEvent(work, record, next.name, stamp.today);
      const decision = await work.command(record, event, stamp, { asked });
      // A timer that its chart refuses would stay due for ever: such a row is bad.
      if (!decision.ok) throw new LuoshiError('clock.timer_refused', `${record.kind} ${record.id} in ${record.state} runs a timer ${next.name} that its chart refuses.`, { kind: record.kind, id: record.id, state: record.state, timer: next.name });
      batch.due.push(next.timer.at);
      batch.fired += 1;
    }
    const changes = work.changes();
    await tx.record(changes);
    work.tellDue(this.deps);
    batch.opened += changes.records.filter(({ record, expected }) => record.kind === 'followUp' && expected === 0).length;
    batch.messages += changes.messages?.length ?? 0;
  }

  /** The first due records of a kind apart from those found bad. */
  private async dueBut(tx: Tx, kind: RecordKind, at: Instant, bad: ReadonlySet<string>): Promise<AnyRecord[]> {
    return (await tx.due(kind, at, this.deps.pace.batch + bad.size)).filter(({ id }) => !bad.has(id));
  }
}
