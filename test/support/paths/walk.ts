import type { AgreementView, FollowUpView, ObligationView, Receipt } from '#libs/contracts';
import { midnight, morning } from '../server.js';
import type { Reply, TestServer, Told } from '../server.js';
import { shippedPolicies } from '../shipped-data.js';
import { plusDays } from '../working-days.js';

/** Where paths begin: the clock goes back to it, as whatever an earlier path left behind is over by then. */
export const BEGINNING = '2026-03-02';

export const NATIONAL = '100000';
/** In force from the first; it may take the place of others. */
export const SUCCESSOR = 'successor';
/** The form of agreements for which nobody above a province is asked. */
export const CAPPED = 'memorandum';

type Timers = AgreementView['timers'];

/** A row of a ledger: an agreement of these parties, the first of which leads. */
export function ledgerRow(id: string, parties: readonly string[], more: object = {}): object {
  return { id, title: id, form: 'agreement', signed: '2020-05-01', parties: parties.map((code, index) => ({ code, ...(index === 0 ? { role: 'lead' } : {}) })), parties_complete: true, domains: [], signatory_kind: 'government', signatories: '', ...more };
}

export async function bringIn(server: TestServer, kind: 'ledger' | 'policies', rows: readonly object[]): Promise<void> {
  const { status, text } = await server.post('/api/imports', { kind, format: 'json', content: JSON.stringify(rows) });
  if (status !== 200) throw new Error(`The ${kind} was refused with ${status}: ${text}`);
}

/** What all paths find there. */
export async function furnish(server: TestServer): Promise<void> {
  const [policy] = shippedPolicies() as [{ press: object }];
  await bringIn(server, 'policies', [{ ...policy, id: 'capped', match: { form: CAPPED }, press: { ...policy.press, highestRung: 'province' } }]);
  await bringIn(server, 'ledger', [ledgerRow(SUCCESSOR, ['510000', '610000'])]);
}

/** One agreement of the house on the day that its path has come to; what is done to it and to what belongs to it goes over HTTP. */
export class Walk {
  today = BEGINNING;
  agreement = '';
  /** Agreements that came in beside it. */
  readonly others: string[] = [];
  /** What was refused on the way, by the code of the refusal. */
  readonly refusals: string[] = [];

  constructor(
    readonly server: TestServer,
    /** What it brings in is named by it. */
    readonly name: string,
  ) {
    server.clock.set(morning(this.today));
  }

  /** An office sends an event to the agreement. */
  send(office: string, type: string, payload?: object): Promise<Reply<Told>> {
    return this.noted(type, this.server.send(this.agreement, office, type, payload));
  }

  press(followUp: string, office: string, type: string, payload?: object, person?: string): Promise<Reply<Told>> {
    return this.noted(type, this.server.press(followUp, office, type, payload, person));
  }

  owe(obligation: string, office: string, type: string, payload?: object): Promise<Reply<Told>> {
    return this.noted(type, this.server.owe(obligation, office, type, payload));
  }

  private async noted(type: string, sent: Promise<Reply<Told>>): Promise<Reply<Told>> {
    const reply = await sent;
    if (reply.status >= 300) this.refusals.push(`${type}: ${reply.body.code} ${reply.body.detail}`);
    return reply;
  }

  async propose(office: string, proposal: object): Promise<Receipt> {
    const { body } = await this.noted('PROPOSE', this.server.post('/api/agreements', { title: this.name, lead: office, ...proposal }, { token: await this.server.as(office) }));
    this.agreement = body.id;
    return body;
  }

  async register(parties: readonly string[], more: object = {}, ...others: object[]): Promise<void> {
    this.agreement = this.name;
    await bringIn(this.server, 'ledger', [ledgerRow(this.agreement, parties, more), ...others]);
  }

  /** Brings another agreement in beside it, signed the day before, and answers its id. */
  async another(name: string, parties: readonly string[]): Promise<string> {
    const id = `${this.name}-${name}`;
    await bringIn(this.server, 'ledger', [ledgerRow(id, parties, { signed: plusDays(BEGINNING, -1) })]);
    this.others.push(id);
    return id;
  }

  /** The morning of that day; the clock is not asked to do anything. */
  goTo(day: string): void {
    if (day > this.today) this.today = day;
    this.server.clock.set(morning(this.today));
  }

  /** Asks the clock for what is due until today. */
  async sweep(): Promise<void> {
    const { failed } = await this.server.tick(midnight(this.today));
    if (failed > 0) this.refusals.push(`the clock could not fire ${failed} records`);
    this.goTo(this.today);
  }

  /** Lets a clock run out: goes to the day on which it does. */
  async runOut(timers: Timers, name: string): Promise<void> {
    const found = timers.find(({ timer }) => timer === name);
    if (found === undefined) return void this.refusals.push(`${name} does not run`);
    this.goTo(found.at.slice(0, 10));
    await this.sweep();
  }

  view(): Promise<AgreementView> {
    return this.server.agreement(this.agreement);
  }

  followUps(): Promise<FollowUpView[]> {
    return this.server.followUps(this.agreement);
  }

  async obligations(): Promise<ObligationView[]> {
    return (await this.server.get<{ items: ObligationView[] }>(`/api/agreements/${this.agreement}/obligations`)).items;
  }

  /** Whatever waits for something is over, so that the next path may begin on an earlier day. */
  async end(): Promise<void> {
    for (const id of [this.agreement, ...this.others]) await this.endOne(id);
  }

  private async endOne(id: string): Promise<void> {
    const { server } = this;
    const { status, body } = await server.request<AgreementView>('GET', `/api/agreements/${id}`);
    if (status !== 200) return;
    const lead = body.lead ?? body.parties[0]?.code ?? '';
    if (body.stage === 'evaluated') await server.send(id, NATIONAL, 'REOPEN', { reason: 'the path is over' });
    if (['proposed', 'signed', 'implementing', 'evaluated', 'onHold'].includes(body.stage)) await server.send(id, lead, body.stage === 'proposed' ? 'SHELVE' : 'TERMINATE', { reason: 'the path is over' });
  }
}
