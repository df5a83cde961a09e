import type { Entry } from '#libs/audit';
import type { ClockRanOut } from '#libs/charts';
import type { Actor, AgreementRequest, Answer, Command, Done, FollowUpRequest, Pace, Ports, ProposalRequest, RecipientSettings, Refusal, Replayed } from '#libs/engine';
import { Engine, PACE } from '#libs/engine';
import type { AnyRecord, LedgerRow, Recipient, StoredAgreement, StoredFollowUp, SweepRun } from '#libs/engine/ports';
import type { CivilDate, Clock, Instant } from '#libs/kernel';
import { addDays, Zone } from '#libs/kernel';
import { ledgerRow } from './ledger-row.js';
import { shippedPolicies, shippedTables } from './shipped-data.js';

/** A place for the data of one installation. Each adapter's spec makes its own; opening it again is a restart. */
export interface Place {
  open(): Promise<Ports & { close(): Promise<void> }>;
  /** How its clock goes; as on one machine where nothing is told. */
  pace?: Pace;
  remove(): Promise<void>;
}
export type MakePlace = () => Promise<Place>;

export const SHANGHAI = new Zone('Asia/Shanghai');
const HOUR = 3_600_000;
/** When mail goes out: from nine to six, in minutes from midnight. */
export const MAIL_HOURS = { from: 9 * 60, to: 18 * 60 };

/** Nine in the morning of that day in Shanghai. */
export function morning(date: CivilDate): Instant {
  return SHANGHAI.startOf(date) + 9 * HOUR;
}

/** What a test may put between the engine and its store. */
export type Wrap = (ports: Ports) => Ports;

export interface Signing {
  parties: string[];
  on: CivilDate;
  /** False: signed without obligations, for a reason. */
  planned?: boolean;
  form?: string;
  termEnd?: CivilDate;
  /** When what was planned is due. */
  dueOn?: CivilDate;
}

/**
 * An engine over a store that holds the shipped governments, calendar and policies, with a clock that a test moves.
 * Whatever is asked here goes through the engine's own use cases, by an office that has the right to it.
 */
export class Installation {
  readonly faults: { error: unknown; where: Record<string, string> }[] = [];
  /** Called when the engine tells that messages were committed. */
  onMessages: () => void = () => undefined;
  /** What the engine's clock shows. */
  at: Instant = morning('2026-01-05');
  engine!: Engine;
  ports!: Ports & { close(): Promise<void> };

  private constructor(
    private readonly place: Place,
    private readonly wrap: Wrap,
    private readonly zone: Zone,
  ) {}

  static async open(makePlace: MakePlace, wrap: Wrap, zone: Zone): Promise<Installation> {
    const installation = new Installation(await makePlace(), wrap, zone);
    await installation.start();
    if (installation.engine.reference.policies.length === 0) await installation.bringInReferenceData();
    return installation;
  }

  get pace(): Pace {
    return this.place.pace ?? PACE;
  }

  /** Stops and starts again on the same data. */
  async reopen(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async destroy(): Promise<void> {
    await this.stop();
    await this.place.remove();
  }

  on(date: CivilDate): this {
    this.at = morning(date);
    return this;
  }

  /** Moves the clock to that moment and sweeps once. */
  tick(at: Instant): Promise<SweepRun> {
    this.at = at;
    return this.engine.clockLoop.tick(at);
  }

  /** Moves the clock to the morning of that day and sweeps once. */
  tickOn(date: CivilDate): Promise<SweepRun> {
    return this.tick(morning(date));
  }

  /** Sweeps every morning from the day after today up to and including that day. */
  async tickThrough(date: CivilDate): Promise<void> {
    for (let day = addDays(this.engine.today(), 1); day <= date; day = addDays(day, 1)) await this.tickOn(day);
  }

  /** The day so many working days after that one. */
  workingDay(from: CivilDate, days: number): CivilDate {
    return this.engine.reference.calendar.add(from, days).date;
  }

  async propose({ parties, planned = true, form = 'framework_agreement', termEnd, dueOn = '2030-12-31' }: Omit<Signing, 'on'>, more: Partial<ProposalRequest> = {}, key?: Command['key']): Promise<string> {
    const [lead = ''] = parties;
    const proposal: ProposalRequest = {
      title: `Agreement of ${parties.join(', ')}`, form, domains: ['water'], lead, term: { from: null, to: termEnd ?? null }, rule: { kind: 'all' }, under: null, renews: null,
      parties: parties.map((code) => ({ code, role: code === lead ? 'lead' : 'participant' })),
      obligations: planned ? [{ title: 'Open the road', leadUnit: lead, dueOn }] : [],
      ...more,
    };
    return done(await this.engine.proposeAgreement.execute({ actor: clerk(lead), proposal, key })).id;
  }

  /** Proposed, opened and signed by all, all on the clock's day; `on` is the day the signatures name. */
  async signed(signing: Signing): Promise<string> {
    const { parties, on, planned = true } = signing;
    const [lead = ''] = parties;
    const id = await this.propose(signing);
    await this.ask(id, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, lead);
    for (const party of parties) {
      await this.ask(id, { type: 'SIGN', payload: { party, on, signer: 'the head', manner: 'wet', ...(planned ? {} : { withoutObligations: 'a framework' }) } }, lead);
    }
    return id;
  }

  /** Carries agreements in as a ledger does, signed with obligations unknown. */
  async register(...rows: (Partial<LedgerRow> & Pick<LedgerRow, 'id'> & { codes: string[] })[]): Promise<void> {
    const { faults } = await this.engine.importLedger.execute({ rows: rows.map(({ codes, ...row }, index) => ledgerRow(codes, { row: index + 1, ...row })), actor: clerk('100000'), dryRun: false });
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
  }

  /** An event that is expected to be done. */
  async ask(id: string, request: AgreementRequest, office: string): Promise<Done> {
    return done(await this.tell(id, request, office));
  }

  async tell(id: string, request: AgreementRequest, office: string, person = 'clerk'): Promise<Answer> {
    return this.engine.transitionAgreement.execute({ id, expected: (await this.agreement(id)).version, request, actor: clerk(office, person) });
  }

  /** An event of a follow-up that is expected to be done; the office is the one asked, or the party that responds. */
  async press(followUp: { id: string }, request: FollowUpRequest, person = 'clerk'): Promise<Done> {
    return done(await this.tellFollowUp(followUp, request, person));
  }

  async tellFollowUp({ id }: { id: string }, request: FollowUpRequest, person = 'clerk', office?: string): Promise<Answer> {
    const { version, context } = await this.followUp(id);
    const actor = clerk(office ?? ('party' in request.payload ? request.payload.party : context.office), person);
    return this.engine.transitionFollowUp.execute({ id, expected: version, request, actor });
  }

  /** From receipt to strike-off, by the hands that each step needs. */
  async strikeOff(followUp: StoredFollowUp): Promise<Done> {
    const party = followUp.context.presses[0] ?? '';
    await this.press(followUp, { type: 'OPEN', payload: {} });
    await this.press(followUp, { type: 'RESPOND', payload: { party, text: 'under way', evidence: [] } }, 'reporter');
    await this.press(followUp, { type: 'CONCLUDE', payload: {} }, 'chief');
    return this.press(followUp, { type: 'STRIKE_OFF', payload: { outcome: 'continuing', evidence: 'a report' } }, 'second');
  }

  /** Obligation, evidence, acceptance by the superior, and the step itself. */
  async implement(id: string): Promise<Done> {
    const { context } = await this.agreement(id);
    const party = context.lead ?? context.parties[0]?.code ?? '';
    const evidence = await this.ask(id, { type: 'SUBMIT_EVIDENCE', payload: { party, kind: 'report', title: 'Progress', date: null } }, party);
    const superior = this.engine.reference.tree.superiors(party)[0]?.code ?? '';
    await this.ask(id, { type: 'ACCEPT_EVIDENCE', payload: { evidence: evidence.created[0] ?? '' } }, superior);
    if (context.obligations.length === 0) await this.ask(id, { type: 'PLAN', payload: { obligations: [{ title: 'Open the road', leadUnit: party, dueOn: '2030-12-31' }] } }, party);
    return this.ask(id, { type: 'START_IMPLEMENTATION', payload: {} }, party);
  }

  async agreement(id: string): Promise<StoredAgreement> {
    return found(await this.engine.reads.agreement(id), id);
  }

  async followUp(id: string): Promise<StoredFollowUp> {
    return found(await this.engine.reads.followUp(id), id);
  }

  /** The follow-ups of an agreement, by office. */
  async followUpsOf(agreement: string): Promise<StoredFollowUp[]> {
    const { items } = await this.engine.reads.followUps({ agreement }, { limit: 200 });
    return items.sort((a, b) => (a.context.office < b.context.office ? -1 : 1));
  }

  /** Who is asked for whom, and in what state: `510000 requested.awaiting 511781,511921`, by office. */
  async asked(agreement: string): Promise<string[]> {
    return (await this.followUpsOf(agreement)).map(({ state, context }) => `${context.office} ${state} ${context.presses.join(',')}`);
  }

  async followUpOf(agreement: string, office: string): Promise<StoredFollowUp> {
    return found((await this.followUpsOf(agreement)).find(({ context }) => context.office === office), `${agreement} ${office}`);
  }

  async everyRecord(): Promise<AnyRecord[]> {
    const { reads } = this.engine;
    return [...(await all((page) => reads.agreements({}, page))), ...(await all((page) => reads.obligations({}, page))), ...(await all((page) => reads.followUps({}, page)))];
  }

  /** What the store holds, as a replay of the audit trail tells it. */
  async stored(): Promise<Map<string, Replayed>> {
    return new Map((await this.everyRecord()).map(({ id, kind, state, context, version }) => [id, { kind, state, context, version } as Replayed]));
  }

  /** The whole audit trail, in its order. */
  async entries(subject: string | null = null): Promise<Entry[]> {
    return (await all((page) => this.engine.reads.entries(subject, page))).map(({ body }) => JSON.parse(body) as Entry);
  }

  /** Brings a record into a shape that the engine would never give it. */
  async damage(record: AnyRecord, change: Partial<AnyRecord>): Promise<void> {
    const { version } = record;
    await this.ports.unitOfWork.run((tx) => tx.record({ records: [{ record: { ...record, ...change, version: version + 1 } as AnyRecord, expected: version }], entries: [] }));
  }

  /** Records that a government's coordination office is vacant, or filled again. */
  async vacate(government: string, vacant = true): Promise<void> {
    await this.engine.appoint.vacancy({ government, vacant, since: null, note: '', actor: clerk('100000') });
  }

  /** Somebody of an office is told by mail from now on. */
  async tellByMail(office: string, more: Partial<RecipientSettings> = {}): Promise<Recipient> {
    const settings: RecipientSettings = { office, name: `clerk of ${office}`, address: `clerk@${office}.example`, language: 'en', digest: true, quiet: { weekdays: [], hours: null, until: null }, ...more };
    return this.engine.keepRecipients.add({ settings, actor: clerk(office), admin: false });
  }

  /** A policy like the default one, with a rule or two of its own. */
  async addPolicy(policy: object): Promise<void> {
    const [shipped] = shippedPolicies() as object[];
    const { faults } = await this.engine.importReference.policies({ list: [{ ...shipped, ...policy }], actor: clerk('100000'), dryRun: false });
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
  }

  /** From here on nobody is warned before the end of a term, nor pressed for an evaluation after it. */
  async withoutTermRules(): Promise<void> {
    const [{ rules }] = shippedPolicies() as [{ rules: object }];
    await this.addPolicy({ version: 2, rules: { ...rules, expiring: null, evaluationOverdue: null } });
  }

  private async start(): Promise<void> {
    this.ports = await this.place.open();
    const clock: Clock = { now: () => this.at };
    this.engine = await Engine.start({ ports: this.wrap(this.ports), clock, zone: this.zone, pace: this.pace, channels: ['webhook'], mail: MAIL_HOURS, onMessages: () => this.onMessages(), onFault: (error, where) => void this.faults.push({ error, where }) });
  }

  private async stop(): Promise<void> {
    await this.engine.clockLoop.stop();
    await this.ports.close();
  }

  private async bringInReferenceData(): Promise<void> {
    const { importReference } = this.engine;
    const who = { actor: clerk('100000'), dryRun: false };
    const { rows, former, calendar } = shippedTables();
    const results = [
      await importReference.governments({ rows, former, ...who }),
      await importReference.calendar({ rows: calendar, ...who }),
      await importReference.policies({ list: shippedPolicies(), ...who }),
    ];
    const faults = results.flatMap((result) => result.faults);
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
  }
}

/** A new installation, filled with the shipped reference data. */
export function openInstallation(makePlace: MakePlace, wrap: Wrap = (ports) => ports, zone = SHANGHAI): Promise<Installation> {
  return Installation.open(makePlace, wrap, zone);
}

/** Somebody of an office; `person` tells several apart. */
export function clerk(office: string, person = 'clerk'): Actor {
  return { id: `${person} of ${office}`, office };
}

/** Whom a clock that ran out asked. */
export function askedBy(entry: Entry): string[] {
  return (entry.event.payload as ClockRanOut).ask;
}

export function done(answer: Answer): Done {
  if (!answer.ok) throw new Error(`Refused: ${answer.code}`);
  return answer;
}

export function refused(answer: Answer): Refusal {
  if (answer.ok) throw new Error(`Done: ${answer.state}`);
  return answer;
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}

async function all<T>(read: (page: { limit: number; cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: T[]; nextCursor: string | null } = await read({ limit: 200, ...(cursor === null ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
