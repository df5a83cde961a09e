import type { CivilDate } from '#libs/kernel';
import { LuoshiError } from '#libs/kernel';
import { changedFile, fileCheck, findingsOf, isInForce, overlapCheck, overlapsOf, partyKey } from './checks/index.js';
import type { Deps } from './deps.js';
import { findChangedDocuments } from './find-changed-documents.js';
import type { CheckRun, Examined, Finding, Page, StoredAgreement, Tx } from './ports/index.js';
import type { Reference } from './reference.js';

/** Agreements a transaction looks at, so that commands and sweeps pass in between. */
const BATCH = 250;

/** Findings of one page of their list. */
const PAGE = 200;

/**
 * The standing checks: looks through all agreements, some hundred a transaction, and keeps what it finds, each finding
 * with the day since which it stands. What stands no more is removed. The clock runs them once a day, anybody at any time;
 * two runs at once find the same and do no harm.
 *
 * Agreements between the same parties are compared in groups: each group is looked for among what its first party signed,
 * so that no agreement is compared with one of other parties. Files are read again, part by part, and their hash computed anew.
 */
export class RunChecks {
  /** The day whose run is known to be over. */
  private ranOn: CivilDate | null = null;
  private underWay: Promise<CheckRun | undefined> | undefined;

  constructor(private readonly deps: Pick<Deps, 'clock' | 'holder' | 'reads' | 'unitOfWork' | 'onFault'>) {}

  /** Today's run, where it was not made yet. Once `goesOn` says no, it ends with the batch it is at. */
  async execute({ goesOn }: { goesOn: () => boolean }): Promise<void> {
    const today = this.today();
    if (this.ranOn === today || (await this.deps.reads.lastCheck())?.day === today) return;
    await this.all({ goesOn });
  }

  /** Checks everything now, together with whoever asked for the same and still waits; undefined when it was told to end before that. */
  all({ goesOn = () => true }: { goesOn?: () => boolean } = {}): Promise<CheckRun | undefined> {
    this.underWay ??= this.walk(goesOn).finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  /** Checks one agreement now. @throws LuoshiError `agreement.not_found`. */
  async one(id: string): Promise<void> {
    const agreement = await this.deps.reads.agreement(id);
    if (agreement === undefined) throw new LuoshiError('agreement.not_found', `There is no agreement ${id}.`, { id });
    await this.deps.unitOfWork.batch((tx) => this.check(tx, { agreement: id }));
    const key = partyKey(agreement.context);
    if (isInForce(agreement) && key !== '') await this.compare(key.split(',', 1)[0] ?? '', key);
    await this.readFiles(id, () => true);
  }

  private async walk(goesOn: () => boolean): Promise<CheckRun | undefined> {
    const { clock, reads, unitOfWork } = this.deps;
    const [day, startedAt] = [this.today(), clock.now()];
    for (let after: string | undefined = ''; after !== undefined; ) {
      if (!goesOn()) return undefined;
      const from: string = after;
      after = await unitOfWork.batch((tx) => this.check(tx, { after: from, limit: BATCH }));
    }
    for (const government of await reads.partyCodes()) {
      if (!goesOn()) return undefined;
      await this.compare(government);
    }
    if (!(await this.readFiles(null, goesOn))) return undefined;
    const run = { day, startedAt, endedAt: clock.now() };
    await unitOfWork.batch((tx) => tx.record({ records: [], entries: [], checked: run }));
    this.ranOn = day;
    return run;
  }

  /** Returns the last id looked at; undefined when there was nothing to look at. */
  private async check(tx: Tx, which: Parameters<Tx['examine']>[0]): Promise<string | undefined> {
    const reference = await this.deps.holder.as(tx);
    const examined = await tx.examine(which);
    const ended = new Set(examined.agreements.filter((agreement) => !isInForce(agreement)).map(({ id }) => id));
    // Of those in force, the comparison tells what overlaps.
    await keep(tx, this.found(examined, reference), examined.findings.filter(({ code, agreement }) => code !== fileCheck.code && (code !== overlapCheck.code || ended.has(agreement))));
    return examined.agreements.at(-1)?.id;
  }

  private found({ agreements, followUps, obligations, parentStates, findings }: Examined, reference: Reference): Finding[] {
    const today = this.today();
    const pressing = by(followUps, ({ context }) => context.agreement);
    const owed = by(obligations, ({ context }) => context.home);
    return agreements.flatMap((agreement) => {
      try {
        return findingsOf({ agreement, followUps: pressing.get(agreement.id) ?? [], obligations: owed.get(agreement.id) ?? [], parentState: parentStates.get(agreement.context.under ?? ''), today, reference }).map((finding) => ({ ...finding, since: today }));
      } catch (error) {
        // One that cannot be checked keeps what stands against it, and no other from being checked.
        this.deps.onFault(error, { kind: 'agreement', id: agreement.id, work: 'checks' });
        return findings.filter((finding) => finding.agreement === agreement.id);
      }
    });
  }

  /** Compares the agreements in force of which a government is the first party with those of the same parties: all of them, or one group. */
  private async compare(government: string, only?: string): Promise<void> {
    const groups = new Map<string, StoredAgreement[]>();
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page: StoredAgreement[] = await this.deps.reads.inForceOf(government, after, BATCH);
      for (const agreement of page) {
        const key = partyKey(agreement.context);
        if (key !== only && (only !== undefined || !key.startsWith(government))) continue;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [agreement]);
        else group.push(agreement);
      }
      after = page.length < BATCH ? undefined : page.at(-1)?.id;
    }
    const compared = [...groups.values()].flatMap((alike) => alike.map((agreement) => ({ agreement, alike })));
    const today = this.today();
    for (let from = 0; from < compared.length; from += BATCH) {
      const batch = compared.slice(from, from + BATCH);
      const found = batch.flatMap(({ agreement, alike }) => overlapsOf(agreement, alike).map((finding) => ({ ...finding, since: today })));
      await this.deps.unitOfWork.batch(async (tx) => keep(tx, found, await tx.findings(overlapCheck.code, batch.map(({ agreement }) => agreement.id))));
    }
  }

  /** Reads the files of one agreement, or of all, and tells which are not what was uploaded. False when it was told to end before that. */
  private async readFiles(agreement: string | null, goesOn: () => boolean): Promise<boolean> {
    const { reads, unitOfWork } = this.deps;
    const found: Finding[] = [];
    for await (const document of findChangedDocuments(reads, agreement, goesOn)) found.push({ ...changedFile(document), since: this.today() });
    if (!goesOn()) return false;
    const before: Finding[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page: Page<Finding> = await reads.findings({ code: fileCheck.code, ...(agreement === null ? {} : { agreement }) }, { limit: PAGE, cursor });
      before.push(...page.items);
      cursor = page.nextCursor ?? undefined;
      more = cursor !== undefined;
    }
    await unitOfWork.batch((tx) => keep(tx, found, before));
    return true;
  }

  private today(): CivilDate {
    return this.deps.holder.now.zone.dateAt(this.deps.clock.now());
  }
}

function by<T>(records: readonly T[], agreement: (record: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const group = groups.get(agreement(record));
    if (group === undefined) groups.set(agreement(record), [record]);
    else group.push(record);
  }
  return groups;
}

/** Keeps what is found in the place of what stood before: what is the same stays, with the day since which it stands. */
async function keep(tx: Tx, found: readonly Finding[], before: readonly Finding[]): Promise<void> {
  const stood = new Map(before.map((finding) => [keyOf(finding), finding]));
  const stands = new Set(found.map(keyOf));
  const changed = found.filter((finding) => !isSame(finding, stood.get(keyOf(finding))));
  const gone = before.filter((finding) => !stands.has(keyOf(finding)));
  if (changed.length > 0 || gone.length > 0) await tx.record({ records: [], entries: [], findings: { found: changed, gone } });
}

function keyOf({ agreement, code, subject }: Finding): string {
  return `${agreement} ${code} ${subject}`;
}

function isSame(finding: Finding, before: Finding | undefined): boolean {
  return before !== undefined && before.severity === finding.severity && JSON.stringify(before.details) === JSON.stringify(finding.details);
}
