import type { AgreementEvent } from '#libs/charts';
import type { ObligationView, Receipt } from '#libs/contracts';
import * as sample from '../agreement-samples.js';
import { plusDays } from '../working-days.js';
import { isAfterTerm } from './agreement-graph.js';
import type { Place } from './agreement-graph.js';
import type { Walk } from './walk.js';
import { BEGINNING, ledgerRow, NATIONAL, SUCCESSOR } from './walk.js';

const { A, B } = sample;
const UNPRESSED = { signatory_kind: 'department', signatories: 'Taxes', domains: ['taxation'] };

/** What of the house's clocks takes longer than the first due date of what is owed. */
const SLOW: AgreementEvent['type'][] = ['SIGNATURE_STALLED', 'SIGNED_NOT_IMPLEMENTED', 'SILENT', 'CASE_CLOSED', 'EXPIRING', 'HOLD_END', 'SIGNING_DATE', 'TAKE_OVER', 'LINKED'];

/** Goes a path of the agreement chart: each of its events by what an office or the clock does to bring it about. Answers the agreement. */
export async function walkAgreement(walk: Walk, place: Place, path: readonly AgreementEvent[]): Promise<string> {
  const way = new AgreementWalk(walk, place, path);
  for (const told of path) await way.act(told);
  return walk.agreement;
}

class AgreementWalk {
  private evidence = 'none';
  private amendment = 'none';
  /** The obligations, by their ids in the path. */
  private readonly obligations = new Map<string, string>();

  constructor(
    private readonly walk: Walk,
    private readonly place: Place,
    private readonly path: readonly AgreementEvent[],
  ) {}

  async act(told: AgreementEvent): Promise<void> {
    const { walk } = this;
    const { today } = walk;
    const send = async (office: string, payload?: object): Promise<Partial<Receipt>> => (await walk.send(office, told.type, payload)).body;
    switch (told.type) {
      case 'PROPOSE':
        return this.propose(told.payload);
      case 'REGISTER':
        return this.register(told.payload);
      case 'SIGN': {
        const { party, withoutObligations } = told.payload;
        return void (await send(party, { party, on: today, signer: 'the head', manner: 'wet', ...(withoutObligations === undefined ? {} : { withoutObligations }) }));
      }
      case 'PLAN': {
        const planned = told.payload.obligations.map(({ id }, index) => ({ title: id, leadUnit: A, parties: [A], schedule: monthly(plusDays(today, 18 + index)) }));
        const { created = [] } = await send(A, { obligations: planned });
        return told.payload.obligations.forEach(({ id }, index) => this.obligations.set(id, created[index] ?? 'none'));
      }
      case 'SUBMIT_EVIDENCE': {
        const { created } = await send(A, { party: A, kind: 'report', title: 'Progress', link: 'https://example.org/', date: today });
        return void (this.evidence = created?.[0] ?? 'none');
      }
      case 'ACCEPT_EVIDENCE':
        return void (await send(NATIONAL, { evidence: this.evidence }));
      case 'RETURN_EVIDENCE':
        return void (await send(NATIONAL, { evidence: this.evidence, remark: 'no figures' }));
      case 'HOLD':
        return void (await send(NATIONAL, { reason: 'flood', approver: 'the minister', until: plusDays(today, 40) }));
      case 'RESUME':
        return void (await send(NATIONAL));
      case 'SELF_EVALUATE':
        return void (await send(A, { party: A, completion: 'substantial' }));
      case 'EVALUATE':
        return void (await send(NATIONAL, { completion: told.payload.completion, evaluator: 'the institute', commissionedBy: 'the ministry', declaration: 'independent' }));
      case 'REOPEN':
        if (isAfterTerm(told)) walk.goTo(plusDays(this.termEnd, 1));
        return void (await send(NATIONAL, { reason: 'wrong figures' }));
      case 'AMEND':
      case 'CORRECT':
      case 'UPDATE': {
        const { title, term, contacts } = told.payload.changes;
        const to = (term?.to ?? '') > sample.TODAY ? plusDays(today, 900) : term?.to;
        const changes = { title, ...(term && { term: { from: null, to } }), ...(contacts && { contacts: [{ party: A, contact: 'Li' }] }) };
        const { created } = await send(A, { changes, reason: 'as agreed', document: 'No. 12' });
        return void (this.amendment = created?.[0] ?? 'none');
      }
      case 'SIGN_AMENDMENT':
        return void (await send(told.payload.party, { amendment: this.amendment, party: told.payload.party, signer: 'the head' }));
      case 'DROP_AMENDMENT':
        return void (await send(A, { amendment: this.amendment, reason: 'not agreed' }));
      case 'SUPERSEDE':
        return void (await send(A, { reason: 'renewed', by: SUCCESSOR }));
      case 'DESIGNATE':
        return void (await send(A, { id: 'J1', name: 'Joint office', document: 'No. 1', until: null }));
      case 'WITHDRAW_PARTY':
        return void (await send(B, { party: B, reason: 'merged', document: 'No. 9' }));
      case 'SHELVE':
      case 'TERMINATE':
      case 'RETURN':
        return void (await send(A, { reason: 'unclear' }));
      case 'CIRCULATE':
      case 'OPEN_FOR_SIGNATURE':
      case 'START_IMPLEMENTATION':
        return void (await send(A));
      case 'LINKED':
      case 'TAKE_OVER':
        return this.share(told);
      case 'REPORT_MISSING':
        return walk.runOut((await this.obligation(told.payload.obligation)).timers, 'DUE');
      case 'REPORT_GIVEN':
        return void (await this.report(told.payload.obligation, true));
      case 'REPORT_ACCEPTED': {
        // On the way: one that delivers would be given first, and nothing be missing any more.
        const { created } = await this.report(told.payload.obligation, false);
        return void (await walk.owe(this.idOf(told.payload.obligation), NATIONAL, 'ACCEPT_REPORT', { report: created?.[0] ?? 'none' }));
      }
      case 'OBLIGATION_COMPLETED':
        return void (await walk.owe(this.idOf(told.payload.obligation.id), A, 'ASSIGN', { leadUnit: told.payload.obligation.leadUnit, reason: 'it builds' }));
      case 'CASE_CLOSED':
        return this.closeCase();
      case 'SIGNATURE_STALLED':
      case 'SIGNING_DATE':
      case 'SIGNED_NOT_IMPLEMENTED':
      case 'SILENT':
      case 'TERM_END':
      case 'EXPIRING':
      case 'EVALUATION_OVERDUE':
      case 'HOLD_END':
        return walk.runOut((await walk.view()).timers, told.type);
    }
  }

  private has(...types: AgreementEvent['type'][]): boolean {
    return this.path.some(({ type }) => types.includes(type));
  }

  /** Before every clock of the house that its path does not wait for, behind the others. */
  private get termEnd(): string {
    return plusDays(BEGINNING, this.has(...SLOW) ? 700 : this.has('REPORT_MISSING') ? 40 : 15);
  }

  private get isTermed(): boolean {
    return this.path.some((told) => told.type === 'TERM_END' || told.type === 'EXPIRING' || isAfterTerm(told));
  }

  private async propose({ parties, rule, renews }: Extract<AgreementEvent, { type: 'PROPOSE' }>['payload']): Promise<void> {
    const { walk, place } = this;
    const older = renews === null ? {} : { renews: await walk.another('older', [A, B]) };
    const department = place.isUnpressed ? { department: { name: 'Taxes', vertical: true } } : {};
    await walk.propose(A, {
      ...older, rule: rule.kind === 'onDate' ? { kind: 'onDate', date: plusDays(walk.today, 12) } : rule, ...(this.isTermed ? { term: { to: this.termEnd } } : {}),
      parties: parties.filter(({ role }) => role !== 'witness').map(({ code, role }) => ({ code, role, ...department })),
    });
  }

  private async register({ parties, supersededBy, term, obligations }: Extract<AgreementEvent, { type: 'REGISTER' }>['payload']): Promise<void> {
    const { walk, place } = this;
    const codes = parties.map(({ code }) => code);
    const isOver = term.to !== null && term.to < sample.TODAY;
    const end = isOver ? '2020-12-31' : this.isTermed ? this.termEnd : '';
    const newer = supersededBy === null ? [] : [ledgerRow(`${walk.name}-newer`, codes, { renews: walk.name })];
    walk.others.push(...newer.map(() => `${walk.name}-newer`));
    const owed = obligations.map(({ title }) => ({ title, lead_unit: A, due: '2040' }));
    await walk.register(codes, { obligations: owed, signed: isOver ? '2019-05-01' : plusDays(walk.today, -1), term_end: end, ...(place.isUnpressed ? UNPRESSED : {}) }, ...newer);
  }

  /** Another agreement owes something, of which a report may be missing; it is owed here as well, or this one takes the place of the other. */
  private async share({ type, payload: { obligations: [obligation], missing } }: Extract<AgreementEvent, { type: 'LINKED' | 'TAKE_OVER' }>): Promise<void> {
    const { walk } = this;
    const other = await walk.another('other', [A, B]);
    const planned = { title: 'Open the road', leadUnit: A, parties: [A], schedule: monthly(plusDays(walk.today, 3)) };
    const { body } = await walk.server.send(other, A, 'PLAN', { obligations: [planned] });
    const id = body.created[0] ?? 'none';
    this.obligations.set(obligation?.id ?? '', id);
    if (missing.length > 0) await walk.runOut((await walk.server.get<ObligationView>(`/api/obligations/${id}`)).timers, 'DUE');
    if (type === 'LINKED') await walk.owe(id, A, 'LINK', { agreement: walk.agreement });
    else await walk.server.send(other, A, 'SUPERSEDE', { reason: 'renewed', by: walk.agreement });
  }

  private idOf(obligation: string): string {
    return this.obligations.get(obligation) ?? 'none';
  }

  private obligation(name: string): Promise<ObligationView> {
    return this.walk.server.get(`/api/obligations/${this.idOf(name)}`);
  }

  private async report(obligation: string, delivers: boolean): Promise<Partial<Receipt>> {
    return (await this.walk.owe(this.idOf(obligation), A, 'SUBMIT_REPORT', { party: A, done: 'ten kilometres', delivers })).body;
  }

  /** Every office that was asked about the whole of it declines; where none was yet, the clock asks one. */
  private async closeCase(): Promise<void> {
    const { walk } = this;
    const open = async (): Promise<{ id: string; office: string }[]> =>
      (await walk.followUps()).filter(({ subject, state }) => subject === 'agreement' && state === 'requested').map(({ id, office }) => ({ id, office: office.code }));
    if ((await open()).length === 0) {
      const { timers } = await walk.view();
      await walk.runOut(timers, timers.some(({ timer }) => timer === 'SILENT') ? 'SILENT' : 'SIGNATURE_STALLED');
    }
    for (const { id, office } of await open()) await walk.press(id, office, 'DECLINE', { reason: 'not ours' });
  }
}

const monthly = (from: string): object => ({ kind: 'recurring', every: { n: 1, unit: 'month' }, from });
