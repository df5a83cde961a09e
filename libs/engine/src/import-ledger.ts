import { agreementChart, blankAgreement, signatories } from '#libs/charts';
import type { Fault } from '#libs/kernel';
import { LuoshiError } from '#libs/kernel';
import type { Actor } from './command.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import type { ReadRow } from './ledger-row.js';
import { readLedgerRow } from './ledger-row.js';
import { planObligations } from './plan-obligation.js';
import type { LedgerRow, StoredAgreement, Tx } from './ports/index.js';
import type { Stamp } from './stamp.js';
import { turnOfTheLoop } from './turn-of-the-loop.js';
import { Work } from './work.js';

/** What an import did, or would do. */
export interface LedgerImport {
  /** How many agreements it brings, by the state they stand in afterwards. */
  states: Record<string, number>;
  registered: number;
  superseded: number;
  faults: Fault[];
}

/** After so many rows the event loop gets a turn. */
const TURN = 100;

/** Carries a ledger in (DESIGN 6): all rows in one transaction, or, where one is broken, none. */
export class ImportLedger {
  constructor(private readonly deps: Deps) {}

  async execute({ rows, actor, dryRun }: { rows: readonly LedgerRow[]; actor: Actor; dryRun: boolean }): Promise<LedgerImport> {
    const { tree, zone } = this.deps.holder.now;
    const today = zone.dateAt(this.deps.clock.now());
    const results: ReturnType<typeof readLedgerRow>[] = [];
    for (const [index, row] of rows.entries()) {
      if (index % TURN === TURN - 1) await turnOfTheLoop();
      results.push(readLedgerRow(row, tree, today));
    }
    const read = results.map((result) => result.read);
    const faults = [...results.flatMap((result) => result.faults), ...(await this.faultsBetween(read))].sort((a, b) => a.row - b.row);
    if (rows.length === 0) faults.push({ row: 0, column: '', code: 'ledger.empty', message: 'The ledger has no rows.' });
    if (faults.length > 0) return { states: {}, registered: 0, superseded: 0, faults };
    return this.register(read, actor, dryRun);
  }

  private async register(read: readonly ReadRow[], actor: Actor, dryRun: boolean): Promise<LedgerImport> {
    const renewedBy = new Map(read.flatMap(({ id, renews }): [string, string][] => (renews === null ? [] : [[renews, id]])));
    return this.deps.unitOfWork.run(async (tx) => {
      const reference = await this.deps.holder.as(tx);
      const stamp = stampNow(this.deps, reference, { actor: actor.id, office: actor.office }, 0);
      const work = new Work(tx, reference, this.deps.channels);
      const states: Record<string, number> = {};
      for (const [index, row] of read.entries()) {
        if (index % TURN === TURN - 1) await turnOfTheLoop();
        const record = blankRecord(row.id, stamp);
        const obligations = planObligations(reference, row.obligations, signatories(row.payload), stamp);
        const payload = { ...row.payload, obligations, supersededBy: renewedBy.get(row.id) ?? null };
        const decision = await work.command(record, { type: 'REGISTER', payload }, stamp);
        if (!decision.ok) throw new LuoshiError(decision.code, `Row ${row.row} could not be registered.`, { row: row.row });
        states[record.state] = (states[record.state] ?? 0) + 1;
      }
      const superseded = await this.supersedeKnown(tx, work, read, actor);
      if (!dryRun) {
        await tx.record(work.changes());
        work.tellDue(this.deps);
      }
      return { states, registered: read.length, superseded, faults: [] };
    });
  }

  /** Agreements carried in before that a row of this file renews. */
  private async supersedeKnown(tx: Tx, work: Work, read: readonly ReadRow[], actor: Actor): Promise<number> {
    const inFile = new Set(read.map(({ id }) => id));
    let count = 0;
    for (const { id, renews } of read) {
      if (renews === null || inFile.has(renews)) continue;
      const known = await tx.agreement(renews);
      if (known === undefined) continue;
      const stamp = stampNow(this.deps, work.reference, { actor: actor.id, office: actor.office }, await work.lastChange(known));
      const decision = await work.command(work.hold(known), { type: 'SUPERSEDE', payload: { reason: 'renewed', by: id } }, stamp);
      if (decision.ok) count += 1;
    }
    return count;
  }

  private async faultsBetween(read: readonly ReadRow[]): Promise<Fault[]> {
    const ids = new Set(read.map(({ id }) => id));
    const existing = new Set(await this.deps.reads.existing([...new Set([...ids, ...read.flatMap(({ renews }) => renews ?? [])])]));
    const faults: Fault[] = [];
    const seen = new Set<string>();
    for (const { row, id, renews } of read) {
      if (id !== '' && seen.has(id)) faults.push({ row, column: 'id', code: 'ledger.duplicate_id', message: `The id '${id}' stands twice in the file.` });
      else if (existing.has(id)) faults.push({ row, column: 'id', code: 'ledger.duplicate_id', message: `An agreement '${id}' exists already.` });
      seen.add(id);
      if (renews !== null && !ids.has(renews) && !existing.has(renews)) faults.push({ row, column: 'renews', code: 'ledger.unknown_renewed', message: `It renews '${renews}', which is neither in the file nor known.` });
      if (renews === id) faults.push({ row, column: 'renews', code: 'ledger.renews_itself', message: `'${id}' renews itself.` });
    }
    return faults;
  }
}

function blankRecord(id: string, stamp: Stamp): StoredAgreement {
  return { kind: 'agreement', id, chart: agreementChart.version, version: 0, state: 'start', context: blankAgreement, timers: {}, at: stamp.at };
}
