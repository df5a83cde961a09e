import type { CivilDate } from '#libs/kernel';
import type { Fault } from '#libs/kernel';
import { checkPolicies } from '#libs/policy';
import type { Deps } from './deps.js';
import type { AnyRecord, RecordKind, Timers } from './ports/index.js';
import { homeOf } from './record-charts.js';
import type { Reference } from './reference.js';
import { underPolicy } from './under-policy.js';

/** A record whose clocks other policies would date otherwise. */
export interface Affected {
  kind: RecordKind;
  id: string;
  agreement: string;
  policy: string;
  clocks: { timer: string; dueOn: CivilDate; newDueOn: CivilDate }[];
}

const PAGE = 200;
/** In the order in which they are looked at. */
export const KINDS: readonly RecordKind[] = ['agreement', 'followUp', 'obligation'];

/** Who would be affected by other policies, and how: nothing is changed. */
export class PreviewPolicies {
  constructor(private readonly deps: Pick<Deps, 'reads' | 'holder' | 'clock'>) {}

  /** At most `limit` of those affected, and whether there are more. With a fault nothing is looked at. */
  async execute({ list, limit }: { list: readonly unknown[]; limit: number }): Promise<{ affected: Affected[]; more: boolean; faults: Fault[] }> {
    const { now } = this.deps.holder;
    const kept = now.rows.policies;
    const { policies, faults } = checkPolicies([...kept, ...list], kept.length);
    if (faults.length > 0) return { affected: [], more: false, faults };
    const reference = now.withPolicies(policies);
    const affected: Affected[] = [];
    for (const kind of KINDS) {
      for await (const record of this.running(kind)) {
        const one = await this.look(reference, record);
        if (one === undefined) continue;
        if (affected.length === limit) return { affected, more: true, faults: [] };
        affected.push(one);
      }
    }
    return { affected, more: false, faults: [] };
  }

  private async *running(kind: RecordKind): AsyncGenerator<AnyRecord> {
    for (let after: string | null = null; ; ) {
      const page: AnyRecord[] = await this.deps.reads.running(kind, after, PAGE);
      yield* page;
      if (page.length < PAGE) return;
      after = page.at(-1)?.id ?? null;
    }
  }

  private async look(reference: Reference, record: AnyRecord): Promise<Affected | undefined> {
    const home = record.kind === 'agreement' ? record : await this.deps.reads.agreement(homeOf(record));
    const under = home === undefined ? undefined : underPolicy(reference, record, home, reference.zone.dateAt(this.deps.clock.now()));
    if (home === undefined || under === undefined) return undefined;
    return { kind: record.kind, id: record.id, agreement: home.id, policy: `${under.applied.id}@${under.applied.version}`, clocks: clocksOf(record.timers, under.timers) };
  }
}

function clocksOf(before: Timers, after: Timers): Affected['clocks'] {
  return Object.entries(before).flatMap(([timer, { dueOn, policy }]) => {
    const next = after[timer];
    return next === undefined || next.policy === policy ? [] : [{ timer, dueOn, newDueOn: next.dueOn }];
  });
}
