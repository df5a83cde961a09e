import type { CalendarDay, CalendarRow } from '#libs/calendar';
import { checkCalendar } from '#libs/calendar';
import type { FormerGovernment, Government } from '#libs/hierarchy';
import { checkHistory, checkTree } from '#libs/hierarchy';
import type { Fault } from '#libs/kernel';
import { checkPolicies } from '#libs/policy';
import type { Actor } from './command.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import type { ReferenceChange, Region } from './ports/index.js';
import { recomputed } from './timers.js';
import { Work } from './work.js';

/** What an import of reference data did, or would do. */
export interface ReferenceImport {
  count: number;
  /** How many running timers moved, because the calendar they were counted over changed. */
  recomputed: number;
  faults: Fault[];
}

interface Who {
  actor: Actor;
  dryRun: boolean;
}

/** Brings in the data the rules read: governments, calendar, policies, regions. A file with a fault is refused whole. */
export class ImportReference {
  constructor(private readonly deps: Deps) {}

  /** Replaces the tree. A code that an agreement uses must stay known, as a government or as a former one. */
  async governments({ rows, former, ...who }: Who & { rows: readonly (Government & { row: number })[]; former: readonly (FormerGovernment & { row: number })[] }): Promise<ReferenceImport> {
    const codes = new Set(rows.map(({ code }) => code));
    const known = new Set([...codes, ...former.map(({ code }) => code)]);
    const lost = (await this.deps.reads.partyCodes()).filter((code) => !known.has(code));
    const faults = [
      ...checkTree([...rows]),
      ...checkHistory([...former], codes),
      ...lost.map((code): Fault => ({ row: 0, column: 'code', code: 'tree.code_in_use', message: `${code} is party to an agreement and would be unknown.` })),
    ];
    const change: ReferenceChange = { kind: 'governments', governments: rows.map(({ row: _, ...government }) => government), former: former.map(({ row: _, ...unit }) => unit) };
    return this.write('governments', 'GOVERNMENTS_IMPORTED', rows.length, faults, change, who);
  }

  /** Replaces the days of the years it brings, and dates anew the timers that ran over a year without data. */
  async calendar({ rows, ...who }: Who & { rows: readonly CalendarRow[] }): Promise<ReferenceImport> {
    const { days, faults } = checkCalendar(rows);
    return this.write('calendar', 'CALENDAR_IMPORTED', rows.length, faults, { kind: 'calendar', days }, who, (work) => this.redate(work, days, who.actor));
  }

  async policies({ list, ...who }: Who & { list: readonly unknown[] }): Promise<ReferenceImport> {
    const kept = this.deps.holder.now.rows.policies;
    const { policies, faults } = checkPolicies([...kept, ...list]);
    const own = faults.map((fault) => ({ ...fault, row: Math.max(0, fault.row - kept.length) }));
    return this.write('policies', 'POLICIES_IMPORTED', list.length, own, { kind: 'policies', policies: policies.slice(kept.length) }, who);
  }

  async regions({ regions, ...who }: Who & { regions: readonly Region[] }): Promise<ReferenceImport> {
    const { tree } = this.deps.holder.now;
    const faults = regions.flatMap(({ id, members }, index) =>
      members.flatMap(({ government }, at): Fault[] =>
        tree.find(government) === undefined ? [{ row: index + 1, column: `members.${at}.government`, code: 'region.unknown_code', message: `No government has the code '${government}' (region ${id}).` }] : [],
      ),
    );
    return this.write('regions', 'REGIONS_IMPORTED', regions.length, faults, { kind: 'regions', regions: [...regions] }, who);
  }

  /** `follow` does, in the same transaction, what the change asks of the records, and tells how many timers it moved. */
  private async write(
    kind: 'governments' | 'calendar' | 'policies' | 'regions', type: string, count: number, faults: Fault[], change: ReferenceChange, { actor, dryRun }: Who,
    follow: (work: Work) => Promise<number> = () => Promise.resolve(0),
  ): Promise<ReferenceImport> {
    if (faults.length > 0 || dryRun) return { count, recomputed: 0, faults };
    const { deps } = this;
    const recomputed = await deps.holder.changing(() => deps.unitOfWork.exclusive(async (tx) => {
      const reference = await deps.holder.as(tx);
      const work = new Work(tx, reference, deps.channels);
      const stamp = stampNow(deps, reference, { actor: actor.id, office: actor.office }, 0);
      work.enter({ record: { kind, id: kind, version: 0 }, event: { type, payload: { count } }, from: null, to: null, outcome: 'done', refusal: null, consequences: [] }, stamp);
      const moved = await follow(work);
      await tx.record({ ...work.changes(), reference: [change] });
      work.tellDue(deps);
      return moved;
    }));
    return { count, recomputed, faults: [] };
  }

  /** Every record whose timer was estimated, dated anew over the calendar as it will be; one entry each tells what moved. */
  private async redate(work: Work, days: readonly CalendarDay[], actor: Actor): Promise<number> {
    const reference = work.reference.withCalendar(days);
    let count = 0;
    for (const record of [...(await work.tx.estimated('agreement')), ...(await work.tx.estimated('obligation')), ...(await work.tx.estimated('followUp'))]) {
      const timers = recomputed(record.timers, reference);
      if (timers === undefined) continue;
      work.redate(record, timers, stampNow(this.deps, reference, { actor: actor.id, office: actor.office }, record.at));
      count += 1;
    }
    return count;
  }
}
