import { agreementChart, blankAgreement, signatories } from '#libs/charts';
import type { Fault } from '#libs/kernel';
import { LuoshiError } from '#libs/kernel';
import type { Bringing, Brought } from './bringing.js';
import { brought, broughtBefore, faulty, mustBeSeen } from './bringing.js';
import type { Actor } from './command.js';
import { answerUnder, keptUnder } from './command.js';
import type { ToldRow } from './compare-rows.js';
import type { Deps } from './deps.js';
import { stampNow } from './deps.js';
import type { ReadRow } from './ledger-row.js';
import { readLedgerRow } from './ledger-row.js';
import { planObligations } from './plan-obligation.js';
import type { LedgerRow, StoredAgreement, Tx } from './ports/index.js';
import { comparedWithRegistered } from './registered-rows.js';
import type { Stamp } from './stamp.js';
import { turnOfTheLoop } from './turn-of-the-loop.js';
import { Work } from './work.js';

/** What an import did, or would do. */
export interface LedgerImport extends Brought {
  /** How many agreements it brings, by the state they stand in afterwards. */
  states: Record<string, number>;
  registered: number;
  superseded: number;
}

/** The rows of a file that bring something, and those that say again what was carried in before. */
interface Sorted {
  fresh: ReadRow[];
  again: ReadRow[];
  faults: Fault[];
}

/** After so many rows the event loop gets a turn. */
const TURN = 100;

/**
 * Carries a ledger in (DESIGN 6): all rows in one transaction, or, where one is broken, none. A row brings an agreement once: one
 * that says again what was carried in under its id brings nothing, and one that says otherwise is a fault, as agreements change by events.
 */
export class ImportLedger {
  constructor(private readonly deps: Deps) {}

  /** @throws LuoshiError `import.changed`, `idempotency.key_reused`. */
  async execute({ rows, ...asked }: Bringing & { rows: readonly LedgerRow[] }): Promise<LedgerImport> {
    const before = await broughtBefore<LedgerImport>(this.deps, asked);
    if (before !== undefined) return before;
    const { tree, zone } = this.deps.holder.now;
    const today = zone.dateAt(this.deps.clock.now());
    const results: ReturnType<typeof readLedgerRow>[] = [];
    for (const [index, row] of rows.entries()) {
      if (index % TURN === TURN - 1) await turnOfTheLoop();
      results.push(readLedgerRow(row, tree, today));
    }
    const sorted = await this.sort(results.map(({ read }) => read));
    const faults = [...results.flatMap((result) => result.faults), ...sorted.faults].sort((a, b) => a.row - b.row);
    if (rows.length === 0) faults.push({ row: 0, column: '', code: 'ledger.empty', message: 'The ledger has no rows.' });
    if (faults.length > 0) return { states: {}, registered: 0, superseded: 0, ...faulty(faults) };
    return this.register(sorted, asked);
  }

  private async register({ fresh, again }: Sorted, asked: Bringing): Promise<LedgerImport> {
    const { actor, dryRun, key } = asked;
    const renewedBy = new Map(fresh.flatMap(({ id, renews }): [string, string][] => (renews === null ? [] : [[renews, id]])));
    return this.deps.unitOfWork.run(async (tx) => {
      const known = dryRun ? undefined : await answerUnder<LedgerImport>(tx, key, this.deps.clock.now());
      if (known !== undefined) return known;
      const reference = await this.deps.holder.as(tx);
      const stamp = stampNow(this.deps, reference, { actor: actor.id, office: actor.office }, 0);
      const work = new Work(tx, reference, this.deps.channels);
      const states: Record<string, number> = {};
      const registered: ToldRow[] = [];
      for (const [index, row] of fresh.entries()) {
        if (index % TURN === TURN - 1) await turnOfTheLoop();
        const record = blankRecord(row.id, stamp);
        const obligations = planObligations(reference, row.obligations, signatories(row.payload), stamp);
        const payload = { ...row.payload, obligations, supersededBy: renewedBy.get(row.id) ?? null };
        const decision = await work.command(record, { type: 'REGISTER', payload }, stamp);
        if (!decision.ok) throw new LuoshiError(decision.code, `Row ${row.row} could not be registered.`, { row: row.row });
        states[record.state] = (states[record.state] ?? 0) + 1;
        registered.push(toldOf(row, [{ field: 'state', from: null, to: record.state }]));
      }
      const superseded = await this.supersedeKnown(tx, work, fresh, actor);
      const looked = brought({ new: registered, changed: superseded, unchanged: again.map((row) => toldOf(row, [])), gone: [] }, asked);
      const answer = { states, registered: fresh.length, superseded: superseded.length, ...looked };
      if (!dryRun) {
        mustBeSeen(asked, looked);
        await tx.record(keptUnder(key, answer, stamp.at, work.changes()));
        work.tellDue(this.deps);
      }
      return answer;
    });
  }

  /** Agreements carried in before that a row of this file renews. */
  private async supersedeKnown(tx: Tx, work: Work, rows: readonly ReadRow[], actor: Actor): Promise<ToldRow[]> {
    const inFile = new Set(rows.map(({ id }) => id));
    const told: ToldRow[] = [];
    for (const { row, id, renews } of rows) {
      if (renews === null || inFile.has(renews)) continue;
      const known = await tx.agreement(renews);
      if (known === undefined) continue;
      const stamp = stampNow(this.deps, work.reference, { actor: actor.id, office: actor.office }, await work.lastChange(known));
      const held = work.hold(known);
      const from = held.state;
      const decision = await work.command(held, { type: 'SUPERSEDE', payload: { reason: 'renewed', by: id } }, stamp);
      if (decision.ok) told.push({ what: 'agreement', row, id: renews, name: held.context.title, fields: [{ field: 'state', from, to: held.state }] });
    }
    return told;
  }

  /** Rows beside each other and beside what is known. */
  private async sort(read: readonly ReadRow[]): Promise<Sorted> {
    const ids = new Set(read.map(({ id }) => id));
    const existing = new Set(await this.deps.reads.existing([...new Set([...ids, ...read.flatMap(({ renews }) => renews ?? [])])]));
    const compared = await comparedWithRegistered(this.deps.reads, read.filter(({ id }) => existing.has(id)));
    const sorted: Sorted = { fresh: [], again: [], faults: [] };
    const seen = new Set<string>();
    for (const one of read) {
      const { row, id, renews } = one;
      const fault = (column: string, code: string, message: string): void => void sorted.faults.push({ row, column, code: `ledger.${code}`, message });
      const apart = compared.get(id);
      if (id !== '' && seen.has(id)) fault('id', 'duplicate_id', `The id '${id}' stands twice in the file.`);
      else if (apart === null) fault('id', 'duplicate_id', `An agreement '${id}' exists already, and was not carried in from a ledger.`);
      else if (apart !== undefined && apart.length > 0) fault('id', 'duplicate_id', `An agreement '${id}' exists already, and was carried in otherwise (${apart.join(', ')}): agreements change by events.`);
      else sorted[apart === undefined ? 'fresh' : 'again'].push(one);
      seen.add(id);
      if (renews !== null && !ids.has(renews) && !existing.has(renews)) fault('renews', 'unknown_renewed', `It renews '${renews}', which is neither in the file nor known.`);
      if (renews === id) fault('renews', 'renews_itself', `'${id}' renews itself.`);
    }
    return sorted;
  }
}

const toldOf = ({ row, id, payload: { title } }: ReadRow, fields: ToldRow['fields']): ToldRow => ({ what: 'agreement', row, id, name: title, fields });

function blankRecord(id: string, stamp: Stamp): StoredAgreement {
  return { kind: 'agreement', id, chart: agreementChart.version, version: 0, state: 'start', context: blankAgreement, timers: {}, at: stamp.at };
}
