import type { CivilDate } from '#libs/kernel';
import type { Policy, ToldLight } from '#libs/policy';
import { lightOf } from '#libs/policy';
import { policyOf } from './applied-policy.js';
import type { Deps } from './deps.js';
import { lightFacts } from './light-facts.js';
import { LIT } from './ports/index.js';
import type { LightWalk, LitKind, StoredLight, Tx, Unlit } from './ports/index.js';
import type { Reference } from './reference.js';

/** Records a transaction looks at, so that commands and sweeps pass in between. */
const BATCH = 500;

/**
 * Tells the lights of today, once a day (glossary: light). Day by day a record has the light that the day's run told it;
 * it is stored where it differs from the one before, and never changed.
 *
 *   a run     agreements, follow-ups, obligations, by id, some hundred a transaction, which holds the run and moves it on
 *   cut short goes on where it stopped, by whoever comes next, as long as it is the same day
 *   an outage days on which no run was begun have none: what the lights would have been then, nobody can tell afterwards
 */
export class TellLights {
  /** The day that is known to be told. */
  private toldOn: CivilDate | null = null;

  constructor(private readonly deps: Pick<Deps, 'clock' | 'holder' | 'reads' | 'unitOfWork' | 'onFault'>) {}

  /** Once `goesOn` says no, it ends with the batch it is at. Returns how many lights changed. */
  async execute({ goesOn = () => true }: { goesOn?: () => boolean } = {}): Promise<number> {
    const today = this.deps.holder.now.zone.dateAt(this.deps.clock.now());
    let changed = 0;
    if (this.toldOn === today || (await this.isTold(today))) return changed;
    while (goesOn()) {
      const done = await this.deps.unitOfWork.batch((tx) => this.step(tx, today));
      // Nothing was left to do, or somebody else is at it.
      if (done === undefined) return changed;
      changed += done.told;
      if (done.ended) {
        this.toldOn = today;
        return changed;
      }
    }
    return changed;
  }

  private async isTold(today: CivilDate): Promise<boolean> {
    const [last] = (await this.deps.reads.lightRuns('9999-12-31', { limit: 1 })).items;
    const isTold = last !== undefined && (last.day > today || (last.day === today && last.endedAt !== null));
    if (isTold) this.toldOn = today;
    return isTold;
  }

  private async step(tx: Tx, today: CivilDate): Promise<{ told: number; ended: boolean } | undefined> {
    const { clock, holder } = this.deps;
    const walk = await tx.lightWalk(today, clock.now());
    if (walk === undefined) return undefined;
    const reference = await holder.as(tx);
    const unlit = await tx.unlit(walk.kind, walk.after, BATCH);
    const counts = { ...walk.counts, [walk.kind]: { ...walk.counts[walk.kind] } };
    const told: StoredLight[] = [];
    for (const one of unlit) {
      const { light, reason } = this.told(one, reference, today);
      counts[walk.kind][light] = (counts[walk.kind][light] ?? 0) + 1;
      if (one.before?.light !== light || one.before.reason !== reason) told.push({ kind: walk.kind, record: one.record.id, day: today, light, reason });
    }
    const next = place(walk, unlit, counts, clock.now());
    await tx.record({ records: [], entries: [], lights: { told, walk: next } });
    return { told: told.length, ended: next.endedAt !== null };
  }

  /** One record that cannot be told is told to be one, and keeps no other from its light. */
  private told(unlit: Unlit, reference: Reference, today: CivilDate): ToldLight {
    const { record } = unlit;
    try {
      return lightOf(policyFor(unlit, reference).lights, lightFacts(unlit), today, (day) => reference.calendar.between(today, day));
    } catch (error) {
      this.deps.onFault(error, { kind: record.kind, id: record.id, work: 'lights' });
      return { light: 'grey', reason: 'notComputable' };
    }
  }
}

/** An agreement has the policy that applies to it today, an obligation that of its agreement, a follow-up the one under which it was asked for. */
function policyFor(unlit: Unlit, reference: Reference): Policy {
  if (unlit.record.kind === 'followUp') return reference.policyVersion(unlit.record.context.policy);
  const agreement = 'late' in unlit ? unlit.record : 'home' in unlit ? unlit.home : undefined;
  if (agreement === undefined) throw new Error(`The agreement of obligation ${unlit.record.id} is not there.`);
  return policyOf(reference, agreement.id, agreement.context).policy;
}

/** Where the run is after a batch: behind its last record, at the next kind, or at its end. */
function place(walk: LightWalk, unlit: readonly Unlit[], counts: LightWalk['counts'], now: number): LightWalk {
  const last = unlit.at(-1);
  if (last !== undefined && unlit.length === BATCH) return { ...walk, counts, after: last.record.id };
  const next: LitKind | undefined = LIT[LIT.indexOf(walk.kind) + 1];
  return next === undefined ? { ...walk, counts, endedAt: now } : { ...walk, counts, kind: next, after: '' };
}
