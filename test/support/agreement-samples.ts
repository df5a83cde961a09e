import { agreementChart, blankAgreement, decide } from '#libs/charts';
import type { AgreementContext, AgreementEvent, AgreementFact, ClockRanOut, Completion, Evidence, JudgedObligation, Moved, Obligation, Refused, RegisterPayload, Revised, SignatureRule, Snapshot, Verdict } from '#libs/charts';

/*
 * Samples for the specs of this room. Sichuan and Shaanxi sign an agreement (510000 leads, 610000 takes part), the
 * national office witnesses; it is the 25th of November 2026, unless an event says otherwise.
 */
export const TODAY = '2026-11-25';
export const A = '510000';
export const B = '610000';
export const WITNESS = '000000';

type Payload<T extends AgreementEvent['type']> = Extract<AgreementEvent, { type: T }>['payload'];
export type AgreementSnapshot = Snapshot<AgreementContext>;

/** A recorded event; the payload has the shape its type asks for. */
export function event<T extends AgreementEvent['type']>(type: T, payload: Payload<T>, today = TODAY): AgreementEvent {
  return { type, payload, actor: 'clerk', office: A, at: Date.parse(`${today}T02:00:00Z`), today } as AgreementEvent;
}
export const bare = (type: 'CIRCULATE' | 'OPEN_FOR_SIGNATURE' | 'START_IMPLEMENTATION' | 'RESUME' | 'CASE_CLOSED' | 'SIGNING_DATE' | 'TERM_END' | 'HOLD_END', today = TODAY): AgreementEvent =>
  event(type, {}, today);

export const obligation: Obligation = { id: 'o1', title: 'Open the tunnel', leadUnit: 'Transport', dueOn: '2027-06-30' };
export const evidence: Evidence = { id: 'e1', party: A, kind: 'report', title: 'Progress', date: '2026-11-01', status: 'submitted' };
export const accepted: Evidence = { ...evidence, status: 'accepted' };
const policy = { id: 'default', version: 1, because: 'default' };
export const someone: ClockRanOut = { ask: [WITNESS], none: null, policy };
export const nobody: ClockRanOut = { ask: [], none: 'parties incomplete', policy };

export const propose = (rule: SignatureRule = { kind: 'all' }): AgreementEvent =>
  event('PROPOSE', {
    title: 'Water of the Jialing', form: 'framework', domains: ['water'], lead: A, term: { from: null, to: '2028-12-31' }, rule, under: null, renews: null, obligations: [],
    parties: [{ code: A, role: 'lead' }, { code: B, role: 'participant' }, { code: WITNESS, role: 'witness' }],
  });
export const register = (change: Partial<RegisterPayload> = {}): AgreementEvent =>
  event('REGISTER', {
    title: 'Water of the Jialing', form: 'framework', domains: ['water'], lead: A, term: { from: null, to: null }, under: null, renews: null, obligations: [],
    parties: [{ code: A, role: 'lead' }, { code: B, role: 'participant' }], partiesComplete: true, signedOn: null, withoutObligations: null,
    evidence: [], source: { row: 7 }, supersededBy: null, ...change,
  });
export const plan = (...ids: string[]): AgreementEvent => event('PLAN', { obligations: ids.map((id) => ({ ...obligation, id })) });
export const sign = (party: string, more: { on?: string; withoutObligations?: string } = {}, today = TODAY): AgreementEvent =>
  event('SIGN', { party, on: today, signer: 'Governor', manner: 'wet', ...more }, today);
export const submit = (change: Partial<Omit<Evidence, 'status' | 'judged'>> = {}): AgreementEvent => {
  const { status: _, ...told } = evidence;
  return event('SUBMIT_EVIDENCE', { evidence: { ...told, ...change } });
};
export const accept = (id = 'e1', inForce?: boolean): AgreementEvent => event('ACCEPT_EVIDENCE', { evidence: id, ...(inForce === undefined ? {} : { inForce }) });
export const hold = (until = '2027-01-31'): AgreementEvent =>
  event('HOLD', { reason: 'flood', approver: WITNESS, until, remaining: { SIGNED_NOT_IMPLEMENTED: 12 } });
export const verdict = {
  completion: 'complete' as Completion, obligations: [] as JudgedObligation[], scores: [{ dimension: 'progress', weight: 60, score: 90 }, { dimension: 'money', weight: 40, score: 70 }], kind: 'thirdParty' as const,
  office: WITNESS, evaluator: 'the institute', commissionedBy: 'the ministry', declaration: 'independent',
};
export const evaluate: AgreementEvent = event('EVALUATE', verdict);
export const evaluateBadly = (press: ClockRanOut): AgreementEvent => event('EVALUATE', { ...verdict, completion: 'noEvidence', press });
export const selfEvaluate = (party: string, change: Partial<Verdict> = {}): AgreementEvent => event('SELF_EVALUATE', { party, completion: 'substantial', obligations: [], scores: [], ...change });
export const reopen: AgreementEvent = event('REOPEN', { reason: 'wrong figures', document: 'No. 11' });
export const takeOver = (...missing: string[]): AgreementEvent => event('TAKE_OVER', { from: 'a0', obligations: [{ ...obligation, id: 'o9' }], missing });
export const withdraw = (party: string, change: { effectiveOn?: string; lead?: string } = {}): AgreementEvent =>
  event('WITHDRAW_PARTY', { party, reason: 'merged', document: 'No. 9', effectiveOn: TODAY, ...change });
export const revise = (type: 'AMEND' | 'CORRECT' | 'UPDATE', changes: Revised, id = 'r1'): AgreementEvent => event(type, { id, changes, reason: 'as agreed', document: 'No. 12' });
export const signAmendment = (party: string, amendment = 'r1'): AgreementEvent => event('SIGN_AMENDMENT', { amendment, party, signer: 'Governor' });
export const dropAmendment = (amendment = 'r1'): AgreementEvent => event('DROP_AMENDMENT', { amendment, reason: 'not agreed' });
export const ending = { reason: 'overtaken', document: 'No. 7' };

export const START: AgreementSnapshot = { state: 'start', context: blankAgreement };

/** The snapshot in a state, as a chart that went there would have it, with the context changed. */
export function at(state: string, change: Partial<AgreementContext> = {}): AgreementSnapshot {
  const { context } = moved(START, propose());
  return { state, context: { ...context, ...(state.startsWith('proposed') ? {} : { waits: 1, obligations: [obligation] }), ...change } };
}

/** What an event makes of a record; fails the test when it is refused. */
export function moved(from: AgreementSnapshot, ...events: AgreementEvent[]): Moved<AgreementContext, AgreementFact> & AgreementSnapshot {
  let last: Moved<AgreementContext, AgreementFact> | undefined;
  for (const one of events) {
    const decision = decide(agreementChart, last?.next ?? from, one);
    if (!decision.ok) throw new Error(`${one.type} in ${(last?.next ?? from).state} was refused: ${decision.code}`);
    last = decision;
  }
  if (last === undefined) throw new Error('No event was given.');
  return { ...last, ...last.next };
}

/** Why an event is refused; fails the test when it is not. */
export function refused(from: AgreementSnapshot, one: AgreementEvent): Refused {
  const decision = decide(agreementChart, from, one);
  if (decision.ok) throw new Error(`${one.type} in ${from.state} led to ${decision.next.state}`);
  return decision;
}
