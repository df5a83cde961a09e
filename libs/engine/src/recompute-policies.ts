import type { Actor } from './command.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import type { AnyRecord, RecordKind, Tx } from './ports/index.js';
import { KINDS } from './preview-policies.js';
import { homeOf } from './record-charts.js';
import { turnOfTheLoop } from './turn-of-the-loop.js';
import { underPolicy } from './under-policy.js';
import { Work } from './work.js';

/** Records looked at in one transaction. */
const BATCH = 50;

/**
 * Dates the running clocks anew by the policies that apply now, in batches, each in a transaction of its own; every record
 * that moves has an entry of it in its history. What a batch did stays, also where a later one fails.
 */
export class RecomputePolicies {
  constructor(private readonly deps: Deps) {}

  async execute({ actor }: { actor: Actor }): Promise<{ looked: number; recomputed: number }> {
    const sum = { looked: 0, recomputed: 0 };
    for (const kind of KINDS) {
      for (let after: string | null = null; ; ) {
        const page: AnyRecord[] = await this.deps.reads.running(kind, after, BATCH);
        sum.looked += page.length;
        if (page.length > 0) sum.recomputed += await this.deps.unitOfWork.batch((tx) => this.redate(tx, kind, page, actor));
        if (page.length < BATCH) break;
        after = page.at(-1)?.id ?? null;
        await turnOfTheLoop();
      }
    }
    return sum;
  }

  private async redate(tx: Tx, kind: RecordKind, page: readonly AnyRecord[], actor: Actor): Promise<number> {
    const reference = await this.deps.holder.as(tx);
    const work = new Work(tx, reference, this.deps.channels);
    let count = 0;
    for (const seen of page) {
      // Read again, its agreement locked first: it may have moved since it was seen.
      const home = await work.agreement(homeOf(seen));
      const record = kind === 'agreement' ? home : await locked(tx, kind, seen.id);
      if (record === undefined) continue;
      const stamp = stampNow(this.deps, reference, { actor: actor.id, office: actor.office }, Math.max(home.at, record.at));
      const under = underPolicy(reference, record, home, stamp.today);
      if (under === undefined) continue;
      if (await work.repolicy(work.hold(record), under, stamp)) count += 1;
    }
    await tx.record(work.changes());
    work.tellDue(this.deps);
    return count;
  }
}

async function locked(tx: Tx, kind: RecordKind, id: string): Promise<AnyRecord | undefined> {
  return kind === 'followUp' ? (await tx.followUp(id))?.followUp : (await tx.obligation(id))?.obligation;
}
