import type { Obligation, ObligationPlan, Schedule } from '#libs/charts';
import { signatories } from '#libs/charts';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import { blankObligationRecord, suspendObligations } from './obligation-consequences.js';
import { firstDates } from './obligation-dates.js';
import type { StoredAgreement, Tx } from './ports/index.js';
import { isStorageFault } from './storage-fault.js';
import { Work } from './work.js';

/** Agreements of one transaction, so that commands pass in between. */
const BATCH = 50;

/**
 * Obligations that were planned before they were records get theirs, by the event and the entry that plan any other: from
 * then on they are shown, come due and are pressed for. Where the store has no such list left, a look costs nothing more.
 */
export class PlanOldObligations {
  private after: string | null = '';

  constructor(private readonly deps: Deps) {}

  /** Once `goesOn` says no, it ends with the batch it is at. @throws where the store cannot write; what was not planned is tried again. */
  async execute(goesOn: () => boolean): Promise<void> {
    if (this.after === '' && !(await this.deps.reads.hasOldObligations())) this.after = null;
    while (this.after !== null && goesOn()) {
      const from = this.after;
      this.after = await this.batch(from, BATCH).catch(() => this.alone(from));
    }
  }

  /** Returns the last agreement it planned for; null when there was none. */
  private batch(from: string, limit: number): Promise<string | null> {
    return this.deps.unitOfWork.batch(async (tx) => {
      const agreements = await tx.oldObligations(from, limit);
      const work = new Work(tx, await this.deps.holder.as(tx), this.deps.channels);
      for (const id of agreements) await this.plan(work, id);
      if (agreements.length > 0) await tx.record({ ...work.changes(), replanned: agreements });
      work.tellDue(this.deps);
      return agreements.at(-1) ?? null;
    });
  }

  /** After a batch that failed: the next one by itself, and where that fails again, it is left to the next start. */
  private async alone(from: string): Promise<string | null> {
    try {
      return await this.batch(from, 1);
    } catch (error) {
      if (isStorageFault(error)) throw error;
      const [id] = await this.deps.unitOfWork.batch((tx: Tx) => tx.oldObligations(from, 1));
      this.deps.onFault(error, { kind: 'agreement', id: id ?? '', work: 'old obligations' });
      return id ?? null;
    }
  }

  private async plan(work: Work, id: string): Promise<void> {
    const agreement = await work.agreement(id);
    const stamp = stampNow(this.deps, work.reference, { actor: 'clock', office: null }, await work.lastChange(agreement));
    const known = (await work.obligationsOf(id)).map((obligation) => obligation.id);
    const bound = !agreement.state.startsWith('proposed');
    for (const obligation of agreement.context.obligations.filter((one) => !known.includes(one.id))) {
      const plan = planOf(obligation, agreement, work.reference.calendar, stamp.today);
      await work.command(blankObligationRecord(obligation.id, stamp), { type: 'PLAN', payload: { ...plan, agreement: id, bound } }, stamp);
    }
    if (agreement.state !== 'onHold' && agreement.state !== 'evaluated') return;
    for (const { record, event } of await suspendObligations(work, agreement, stamp)) {
      if (record.kind === 'obligation' && !known.includes(record.id)) await work.command(record, event as { type: 'SUSPEND'; payload: { remaining: Record<string, number> } }, stamp);
    }
  }
}

/** What was not told of an obligation then is not known: all that signed owe it, once. */
function planOf({ title, leadUnit, responsibleUnit, supportingUnits, dueOn }: Obligation, { context }: StoredAgreement, calendar: Work['reference']['calendar'], today: string): ObligationPlan {
  const schedule: Schedule | null = dueOn === '' ? null : { kind: 'once', dueOn, leadDays: null, nonWorking: 'keep' };
  return {
    title, schedule, ...firstDates(schedule, calendar, today), category: null, leadUnit: leadUnit === '' ? null : leadUnit, responsibleUnit: responsibleUnit ?? null, supportingUnits: supportingUnits ?? [],
    parties: signatories(context), milestones: [], indicators: [], terms: [],
  };
}
