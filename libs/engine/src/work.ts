import type { Entry, Step } from '#libs/audit';
import { entryText } from '#libs/audit';
import type { AgreementContext, Decision, ObligationContext } from '#libs/charts';
import type { Instant } from '#libs/kernel';
import { LuoshiError } from '#libs/kernel';
import type { AskedOffice } from './coordinators.js';
import type { Consequence, Sight } from './consequence.js';
import { followAgreement, followFollowUp } from './facts.js';
import { linkedOf } from './linked-agreements.js';
import { successorOf } from './obligation-consequences.js';
import { followObligation } from './obligation-facts.js';
import { WHOLE } from './open-case.js';
import { nextTimer } from './ports/index.js';
import type { AnyRecord, Changes, EntryRow, RecordChange, StoredAgreement, StoredFollowUp, StoredObligation, Timers, Tx } from './ports/index.js';
import type { AnyEvent, AnyFact, EventOf, FactOf } from './record-charts.js';
import { decideRecord, homeOf } from './record-charts.js';
import type { Reference } from './reference.js';
import type { Stamp } from './stamp.js';
import type { Ways } from './tellings.js';
import { Tellings } from './tellings.js';
import { datedAnew, endedPause, nextTimers } from './timers.js';
import type { UnderPolicy } from './under-policy.js';

/** An event before it is stamped. */
export type Unstamped<R extends AnyRecord> = Pick<EventOf[R['kind']], 'type' | 'payload'>;

/**
 * What one transaction does to the records: every record is held once, so that what follows from one event sees what the
 * event before it changed; all of it is written in the end by one call.
 */
export class Work implements Sight {
  private readonly held = new Map<string, RecordChange>();
  private readonly entries: EntryRow[] = [];
  /** What was refused something: nothing of it changed but when its last entry was. */
  private readonly refused = new Set<AnyRecord>();
  private readonly cases = new Map<string, Set<StoredFollowUp>>();
  private readonly owed = new Map<string, Set<StoredObligation>>();
  readonly tellings: Tellings;
  private steps: Step[] = [];
  /** What follows from a command and is told by entries of its own. */
  private later: Consequence[] = [];
  asked: readonly AskedOffice[] = [];

  constructor(
    readonly tx: Tx,
    readonly reference: Reference,
    /** The ways on which notices leave the house. */
    ways: Ways,
    /** The span that its messages belong to. */
    trace: string | null = null,
  ) {
    this.tellings = new Tellings(reference, ways, trace);
  }

  /** The one copy of a record in this transaction. */
  hold<R extends AnyRecord>(record: R): R {
    const known = this.held.get(record.id);
    if (known !== undefined) return known.record as R;
    this.held.set(record.id, { record, expected: record.version });
    this.file(record);
    return record;
  }

  async agreement(id: string): Promise<StoredAgreement> {
    const known = this.held.get(id)?.record ?? (await this.tx.agreement(id));
    if (known?.kind !== 'agreement') throw new LuoshiError('agreement.not_found', `There is no agreement ${id}.`, { id });
    return this.hold(known);
  }

  /** All follow-ups of an agreement, those opened in this transaction among them. */
  async followUpsOf(agreement: string): Promise<StoredFollowUp[]> {
    if (!this.cases.has(agreement)) await this.loadFollowUps([agreement]);
    return [...(this.cases.get(agreement) ?? [])];
  }

  /** When a record, or one that an event of it may move along, last changed: what follows is never stamped earlier. `by`: an agreement that is to take over or to share what is owed. */
  async lastChange(record: AnyRecord, by: string | null = null): Promise<Instant> {
    const home = homeOf(record);
    const followUps = await this.followUpsOf(home);
    const others: AnyRecord[] = record.kind === 'obligation' ? [await this.agreement(home)] : [];
    if (concernsObligations(record)) {
      const owed = await this.obligationsOf(home);
      others.push(...owed);
      for (const id of new Set(owed.flatMap(({ context }) => linkedOf(context)))) others.push(await this.agreement(id), ...(await this.followUpsOf(id)));
    }
    const own = [...followUps, ...others].reduce((latest, { at }) => Math.max(latest, at), record.at);
    // A signature may end the agreement that is renewed, and whoever takes its place takes over what it owed.
    const renews = record.kind === 'agreement' && record.state === 'proposed.signing' ? record.context.renews : null;
    const older = renews === null ? own : Math.max(own, await this.lastChange(await this.agreement(renews)), await this.lastShared(await this.agreement(renews)));
    const successor = by === null || (await this.tx.agreement(by)) === undefined ? undefined : await successorOf(this, by);
    return Math.max(older, successor?.at ?? older, by === null || record.kind !== 'agreement' ? older : await this.lastShared(record));
  }

  /** When what it owes with others last changed: that passes to whoever takes its place. */
  private async lastShared(agreement: StoredAgreement): Promise<Instant> {
    return (await this.sharedBy(agreement)).reduce((latest, { at }) => Math.max(latest, at), 0);
  }

  /** Loads what events of these records may move along, with one query a kind. */
  async loadAlong(records: readonly AnyRecord[]): Promise<void> {
    await this.loadFollowUps(records.map(homeOf));
    await this.loadObligations(records.filter(concernsObligations).map(homeOf));
  }

  /** Loads the follow-ups of many agreements with one query. */
  private async loadFollowUps(agreements: readonly string[]): Promise<void> {
    const missing = [...new Set(agreements)].filter((id) => !this.cases.has(id));
    if (missing.length === 0) return;
    for (const id of missing) this.cases.set(id, new Set());
    for (const followUp of await this.tx.followUpsOf(missing)) this.hold(followUp);
    for (const { record } of this.held.values()) this.file(record);
  }

  /** All obligations that share the clocks of an agreement, those planned in this transaction among them. */
  async obligationsOf(agreement: string): Promise<StoredObligation[]> {
    if (!this.owed.has(agreement)) await this.loadObligations([agreement]);
    return [...(this.owed.get(agreement) ?? [])];
  }

  /** Those that an agreement owes and that share the clocks of another; most owe none such. */
  async sharedBy({ id, context }: StoredAgreement): Promise<StoredObligation[]> {
    if (context.obligations.length === 0) return [];
    const own = (await this.obligationsOf(id)).map((one) => one.id);
    const shared: StoredObligation[] = [];
    for (const { id: one } of context.obligations.filter((known) => !own.includes(known.id))) {
      const found = this.held.get(one)?.record ?? (await this.tx.obligation(one))?.obligation;
      if (found?.kind !== 'obligation') continue;
      await this.agreement(found.context.home);
      shared.push(this.hold(found));
    }
    return shared;
  }

  /** Loads the obligations of many agreements with one query. */
  private async loadObligations(agreements: readonly string[]): Promise<void> {
    const missing = [...new Set(agreements)].filter((id) => !this.owed.has(id));
    if (missing.length === 0) return;
    for (const id of missing) this.owed.set(id, new Set());
    for (const obligation of await this.tx.obligationsOf(missing)) this.hold(obligation);
    for (const { record } of this.held.values()) this.file(record);
  }

  /** Known by its agreement from here on. */
  private file(record: AnyRecord): void {
    if (record.kind === 'followUp') this.cases.get(record.context.agreement)?.add(record);
    if (record.kind === 'obligation') this.owed.get(record.context.home)?.add(record);
  }

  /** One that was carried over is known by its new home. */
  private refile(record: StoredObligation, { home }: Pick<ObligationContext, 'home'>): void {
    if (home === record.context.home) return;
    this.owed.get(home)?.delete(record);
    this.file(record);
  }

  /**
   * Carries out one command: the event moves its record, its news moves others, and one audit entry tells all of it.
   * A refusal is an entry too.
   */
  async command<R extends AnyRecord>(record: R, event: Unstamped<R>, stamp: Stamp, { key, asked = [] }: { key?: string | undefined; asked?: readonly AskedOffice[] } = {}): Promise<Decision<object, AnyFact>> {
    this.steps = [];
    this.asked = asked;
    const from = record.version === 0 ? null : record.state;
    const decision = await this.move(record, event, stamp);
    const [main, ...consequences] = this.steps;
    const step = main ?? stepOf(record, event, from, from);
    // Told field by field, here and where a record moves: copying objects whole was a tenth of a sweep.
    this.enter({ record: step.record, event: step.event, from: step.from, to: step.to, consequences: decision.ok ? consequences : [], outcome: decision.ok ? 'done' : 'refused', refusal: decision.ok ? null : decision.code }, stamp, key ?? null);
    if (!decision.ok) this.noteRefused(record, stamp);
    for (const { record: other, event: next } of this.later.splice(0)) await this.command(other, next, stamp);
    return decision;
  }

  /** One step of one record, and all that follows from it. */
  private async move<R extends AnyRecord>(record: R, event: Unstamped<R>, stamp: Stamp): Promise<Decision<object, AnyFact>> {
    const { actor, office, at, today } = stamp;
    const decision = decideRecord(record, { type: event.type, payload: event.payload, actor, office, at, today } as AnyEvent);
    if (!decision.ok) return decision;

    const from = record.version === 0 ? null : record.state;
    const { context: before } = record;
    const pause = endedPause(before, decision.next.context as R['context']);
    record.state = decision.next.state;
    record.context = decision.next.context as R['context'];
    // Held only now: a follow-up just opened is known by the agreement that its context names from here on.
    this.hold(record);
    if (record.kind === 'obligation') this.refile(record, before as ObligationContext);
    record.version += 1;
    record.at = at;
    const anew = record.kind === 'agreement' ? datedAnew(before as AgreementContext, record) : [];
    const timers = { stop: [...decision.stop, ...anew], start: [...decision.start, ...anew] };
    record.timers = nextTimers(record.timers, record, timers, pause, today, this.reference, record.kind === 'obligation' ? await this.agreement(record.context.home) : null);
    this.steps.push(stepOf(record, event, from, record.state));
    this.tellings.tell(record, event, stamp, this.titleOf(homeOf(record)));
    for (const fact of decision.facts) {
      for (const consequence of await this.follow(record, fact, stamp)) {
        if ('own' in consequence) this.later.push(consequence);
        else await this.move<AnyRecord>(consequence.record, consequence.event, stamp);
      }
    }
    return decision;
  }

  /** Enters what no chart decided: a refusal by a right, a change of reference data. */
  enter(entry: Omit<Entry, 'v' | 'at' | 'today' | 'actor' | 'office' | 'command'>, stamp: Stamp, key: string | null = null, subject = this.subjectOf(entry.record)): void {
    const { at, actor, office, today } = stamp;
    const { record, event, from, to, outcome, refusal, consequences } = entry;
    this.entries.push({ at, actor, subject, outcome, body: entryText({ v: 1, record, event, from, to, outcome, refusal, consequences, actor, office, at, today, command: key }) });
  }

  /** Gives a record other timers, because the calendar they were counted over changed. No chart decides this; an entry tells it. */
  redate(record: AnyRecord, timers: Timers, stamp: Stamp): void {
    const held = this.hold(record);
    held.version += 1;
    held.at = stamp.at;
    held.timers = timers;
    const dates = Object.fromEntries(Object.entries(timers).map(([name, timer]) => [name, timer.dueOn]));
    this.enter({ ...stepOf(held, { type: 'REDATED', payload: dates }, held.state, held.state), outcome: 'done', refusal: null, consequences: [] }, stamp);
  }

  /** Gives a record the dates of another policy, with an entry of it. A follow-up keeps its times and policy itself: there its chart takes them. */
  async repolicy(record: AnyRecord, { timers, applied, times }: UnderPolicy, stamp: Stamp): Promise<boolean> {
    if (record.kind !== 'followUp' || times === null) {
      this.redate(record, timers, stamp);
      return true;
    }
    const dates = Object.fromEntries(Object.entries(timers).map(([name, { dueOn }]) => [name, dueOn]));
    const decision = await this.command(record, { type: 'POLICY_CHANGED', payload: { policy: applied, times, dates } }, stamp);
    if (decision.ok) record.timers = timers;
    return decision.ok;
  }

  /** Enters that a right was missing. */
  refuse(record: AnyRecord, event: { type: string; payload: object }, code: string, stamp: Stamp, key: string | null = null): void {
    const from = record.version === 0 ? null : record.state;
    this.enter({ ...stepOf(record, event, from, from), outcome: 'refused', refusal: code, consequences: [] }, stamp, key);
    this.noteRefused(record, stamp);
  }

  /** The next entry of it is stamped no earlier, whoever sets the clock back meanwhile. What was never made has no next one. */
  private noteRefused(record: AnyRecord, { at }: Stamp): void {
    if (record.version === 0) return;
    record.at = at;
    this.refused.add(record);
  }

  /** Everything done so far, for the one call that writes it. */
  changes(): Changes {
    const records = [...this.held.values()].filter(({ record, expected }) => record.version !== expected || this.refused.has(record));
    return { records, entries: this.entries, ...this.tellings.changes() };
  }

  /** Tells the clock when the first of the records changed here is due again. */
  tellDue(clock: { wake(at: Instant): void }): void {
    for (const { record } of this.changes().records) {
      const next = nextTimer(record.timers);
      if (next !== undefined) clock.wake(next.timer.at);
    }
  }

  private titleOf(agreement: string): string {
    const record = this.held.get(agreement)?.record;
    return record?.kind === 'agreement' ? record.context.title : '';
  }

  private follow(record: AnyRecord, fact: AnyFact, stamp: Stamp): Promise<Consequence[]> {
    switch (record.kind) {
      case 'agreement':
        return followAgreement(this, record, fact as FactOf['agreement'], stamp);
      case 'followUp':
        return followFollowUp(this, record, fact as FactOf['followUp'], stamp);
      case 'obligation':
        return followObligation(this, record, fact as FactOf['obligation'], stamp);
    }
  }

  private subjectOf({ kind, id }: Step['record']): string {
    const record = this.held.get(id)?.record;
    // What was refused its first event has no context yet.
    return record?.kind === kind && record.version > 0 ? homeOf(record) : id;
  }
}

/** Most records have nothing to do with obligations, and a look at them is a way to the database. */
function concernsObligations(record: AnyRecord): boolean {
  return record.kind === 'agreement' ? record.context.obligations.length > 0 : record.kind === 'obligation' || record.context.subject !== WHOLE;
}

function stepOf(record: AnyRecord, event: { type: string; payload: object }, from: string | null, to: string | null): Step {
  return { record: { kind: record.kind, id: record.id, version: record.version }, event: { type: event.type, payload: event.payload }, from, to };
}
