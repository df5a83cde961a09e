import type { CalendarDay, CalendarRow } from '#libs/calendar';
import { checkCalendar } from '#libs/calendar';
import type { FormerGovernment, Government } from '#libs/hierarchy';
import { checkHistory, checkTree } from '#libs/hierarchy';
import type { Fault } from '#libs/kernel';
import { yearOf } from '#libs/kernel';
import type { Bringing, Brought } from './bringing.js';
import { brought, broughtBefore, faulty, mustBeSeen } from './bringing.js';
import type { Actor } from './command.js';
import { answerUnder, keptUnder } from './command.js';
import type { Differences, Item } from './compare-rows.js';
import { compareRows, together } from './compare-rows.js';
import type { Policy } from '#libs/policy';
import { checkPolicies, currentPolicies } from '#libs/policy';
import type { Deps } from './deps.js';
import { stampAfter, stampNow } from './deps.js';
import type { ReferenceChange, ReferenceRows, Region, Tx } from './ports/index.js';
import { recomputed } from './timers.js';
import { Work } from './work.js';

/** What an import of reference data did, or would do. */
export interface ReferenceImport extends Brought {
  /** How many rows the file has. */
  count: number;
  /** How many running timers moved, because the calendar they were counted over changed; a dry run moves none. */
  recomputed: number;
}

type InFile<T> = T & { row: number };

/** A kind of data, and what becomes of it. */
interface Bringable {
  type: string;
  count: number;
  faults: Fault[];
  change: ReferenceChange;
  /** What the file would do to what stands. */
  compare: (stands: ReferenceRows) => Differences;
  /** Does, in the same transaction, what the change asks of the records, and tells how many timers it moved. */
  follow?: (work: Work) => Promise<number>;
}

/** Brings in the data the rules read: governments, calendar, policies, regions. A file with a fault is refused whole. */
export class ImportReference {
  constructor(private readonly deps: Deps) {}

  /** Replaces the tree, and what was formerly where that is told. A code that an agreement uses must stay known, as a government or as a former one. */
  async governments({ rows, former: told, ...asked }: Bringing & { rows: readonly InFile<Government>[]; former?: readonly InFile<FormerGovernment>[] }): Promise<ReferenceImport> {
    const former: readonly InFile<FormerGovernment>[] = told ?? this.deps.holder.now.rows.former.map((unit) => ({ ...unit, row: 0 }));
    const codes = new Set(rows.map(({ code }) => code));
    const known = new Set([...codes, ...former.map(({ code }) => code)]);
    const lost = (await this.deps.reads.partyCodes()).filter((code) => !known.has(code));
    const faults = [
      ...checkTree([...rows]),
      ...checkHistory([...former], codes),
      ...lost.map((code): Fault => ({ row: 0, column: 'code', code: 'tree.code_in_use', message: `${code} is party to an agreement and would be unknown.` })),
    ];
    const change = { kind: 'governments' as const, governments: rows.map(({ row: _, ...government }) => government), former: former.map(({ row: _, ...unit }) => unit) };
    return this.bring({
      type: 'GOVERNMENTS_IMPORTED', count: rows.length, faults, change,
      compare: (stands) => together(
        compareRows('government', stands.governments.map((one) => government(one)), rows.map((one) => government(one, one.row))),
        ...(told === undefined ? [] : [compareRows('former', stands.former.map((one) => formerly(one)), told.map((one) => formerly(one, one.row)))]),
      ),
    }, asked);
  }

  /** Replaces the days of the years it brings, and dates anew the timers that ran over a year without data. */
  async calendar({ rows, ...asked }: Bringing & { rows: readonly CalendarRow[] }): Promise<ReferenceImport> {
    const { days, faults } = checkCalendar(rows);
    const years = new Set(days.map(({ date }) => yearOf(date)));
    return this.bring({
      type: 'CALENDAR_IMPORTED', count: rows.length, faults, change: { kind: 'calendar', days },
      compare: (stands) => compareRows('day', stands.calendar.filter(({ date }) => years.has(yearOf(date))).map((one) => day(one)), days.map((one, index) => day(one, rows[index]?.row))),
      follow: (work) => this.redate(work, days, asked.actor),
    }, asked);
  }

  /** Adds versions. What stands already, word for word, stays. */
  async policies({ list, ...asked }: Bringing & { list: readonly unknown[] }): Promise<ReferenceImport> {
    const kept = this.deps.holder.now.rows.policies;
    const { policies, faults } = checkPolicies([...kept, ...list], kept.length);
    const told = policies.slice(kept.length);
    return this.bring({
      type: 'POLICIES_IMPORTED', count: list.length, faults, change: { kind: 'policies', policies: told.filter((policy) => versionIn(kept, policy) === undefined) },
      compare: (stands) => comparePolicies(stands.policies, told),
    }, asked);
  }

  /** Replaces each region it brings; the others stay. */
  async regions({ regions, ...asked }: Bringing & { regions: readonly Region[] }): Promise<ReferenceImport> {
    const { tree } = this.deps.holder.now;
    const faults = regions.flatMap(({ id, members }, index) =>
      members.flatMap(({ government }, at): Fault[] =>
        tree.find(government) === undefined ? [{ row: index + 1, column: `members.${at}.government`, code: 'region.unknown_code', message: `No government has the code '${government}' (region ${id}).` }] : [],
      ),
    );
    const ids = new Set(regions.map(({ id }) => id));
    return this.bring({
      type: 'REGIONS_IMPORTED', count: regions.length, faults, change: { kind: 'regions', regions: [...regions] },
      compare: (stands) => compareRows('region', stands.regions.filter(({ id }) => ids.has(id)).map((one) => region(one)), regions.map((one, index) => region(one, index + 1))),
    }, asked);
  }

  /** @throws LuoshiError `import.changed`, `idempotency.key_reused`. */
  private async bring({ type, count, faults, change, compare, follow = () => Promise.resolve(0) }: Bringable, asked: Bringing): Promise<ReferenceImport> {
    const { deps } = this;
    const { actor, dryRun, key } = asked;
    const before = await broughtBefore<ReferenceImport>(deps, asked);
    if (before !== undefined) return before;
    if (faults.length > 0) return { count, recomputed: 0, ...faulty(faults) };
    const look = async (tx: Tx): Promise<ReferenceImport> => ({ count, recomputed: 0, ...brought(compare((await deps.holder.as(tx)).rows), asked) });
    if (dryRun) return deps.unitOfWork.run(look);
    return deps.holder.changing(() => deps.unitOfWork.exclusive(async (tx) => {
      const known = await answerUnder<ReferenceImport>(tx, key, deps.clock.now());
      if (known !== undefined) return known;
      const looked = await look(tx);
      mustBeSeen(asked, looked);
      const reference = await deps.holder.as(tx);
      const work = new Work(tx, reference, deps.channels);
      const { kind } = change as { kind: 'governments' | 'calendar' | 'policies' | 'regions' };
      const stamp = await stampAfter(deps, tx, reference, { actor: actor.id, office: actor.office }, kind);
      work.enter({ record: { kind, id: kind, version: 0 }, event: { type, payload: { count } }, from: null, to: null, outcome: 'done', refusal: null, consequences: [] }, stamp, key?.key);
      const answer = { ...looked, recomputed: await follow(work) };
      await tx.record(keptUnder(key, answer, stamp.at, { ...work.changes(), reference: [change] }));
      work.tellDue(deps);
      return answer;
    }));
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

const government = ({ code, name, level, parent, kind, direct, pinyin, nameEn }: Government, row: number | null = null): Item => ({ row, id: code, name, said: { name, level, parent, kind, direct, pinyin, nameEn } });

/** A code may have been renamed more than once. */
const formerly = ({ code, until, name, level, seenFrom, successor, note }: FormerGovernment, row: number | null = null): Item => ({ row, id: `${code} ${until}`, name, said: { name, level, seenFrom, successor, note } });

const day = ({ date, type, name, nameEn, inLieu }: CalendarDay, row: number | null = null): Item => ({ row, id: date, name, said: { type, name, nameEn, inLieu } });

/** Its members by their codes, in whatever order they are told. */
const region = ({ id, name, count, source, members }: Region, row: number | null = null): Item => ({
  row, id, name, said: { name, count, source, members: Object.fromEntries(members.map(({ government: code, source: from, note }) => [code, [from, note].filter(Boolean).join(' · ') || code])) },
});

const versionIn = (policies: readonly Policy[], { id, version }: Policy): Policy | undefined => policies.find((one) => one.id === id && one.version === version);

/** A version is compared with itself where it stands, else with the one that it takes the place of. */
function comparePolicies(stands: readonly Policy[], told: readonly Policy[]): Differences {
  const current = currentPolicies(stands);
  const item = ({ id: _, ...said }: Policy, { id, version, title }: Policy, row: number | null): Item => ({ row, id: `${id}@${version}`, name: title.zh, said });
  const before = told.flatMap((policy) => {
    const other = versionIn(stands, policy) ?? current.find(({ id }) => id === policy.id);
    return other === undefined ? [] : [item(other, policy, null)];
  });
  return compareRows('policy', before, told.map((policy, index) => item(policy, policy, index + 1)));
}
