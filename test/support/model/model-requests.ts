import type { FollowUpRequest } from '#libs/engine';
import { followUpRequest } from '../follow-up-request.js';
import { plusDays, workingDay } from '../working-days.js';
import { JOINT_OFFICE, STRANGER, superiorOf } from './matters.js';
import type { ModelAgreement } from './model-agreement.js';
import type { Modelled } from './model-events.js';
import type { ModelFollowUp } from './model-follow-up.js';

export const AGREEMENT_EVENTS = [
  'CIRCULATE', 'RETURN', 'OPEN_FOR_SIGNATURE', 'SIGN', 'PLAN', 'SUBMIT_EVIDENCE', 'ACCEPT_EVIDENCE', 'RETURN_EVIDENCE', 'START_IMPLEMENTATION',
  'HOLD', 'RESUME', 'EVALUATE', 'SHELVE', 'TERMINATE', 'SUPERSEDE', 'DESIGNATE',
] as const satisfies Modelled['type'][];
export const FOLLOW_UP_EVENTS = [
  'OPEN', 'DECLINE', 'ACKNOWLEDGE', 'RESPOND', 'REQUEST_EXTENSION', 'GRANT_EXTENSION', 'REFUSE_EXTENSION', 'CONTEST', 'DECIDE_CONTEST', 'DISPUTE', 'SETTLE', 'WAIVE', 'LIFT_WAIVER',
  'RETURN', 'CONCLUDE', 'STRIKE_OFF', 'WITHDRAW', 'PICK_UP', 'MARK_KEY', 'UNMARK_KEY',
] as const satisfies FollowUpRequest['type'][];
export const PERSONS = ['one', 'two', 'three'] as const;

/** The agreement that a superseded one is superseded by. */
export const SUCCESSOR = 'successor';

/** An event with something in it; `dice` picks among sensible contents and a few that are refused. */
export function agreementRequest({ terms: { matter }, signatures, evidence }: ModelAgreement, type: Modelled['type'], dice: number, today: string): Modelled {
  const all = [...matter.parties, ...(matter.witness === undefined ? [] : [matter.witness])];
  const some = all[dice % all.length] ?? '';
  const open = dice % 8 === 7 ? evidence[0] : evidence.find(({ status }) => status === 'submitted');
  switch (type) {
    case 'CIRCULATE':
    case 'OPEN_FOR_SIGNATURE':
    case 'START_IMPLEMENTATION':
    case 'RESUME':
      return { type, payload: {} };
    case 'RETURN':
      return { type, payload: { reason: 'unclear' } };
    case 'SIGN': {
      const party = dice % 12 === 11 ? STRANGER : dice % 6 === 5 ? some : (matter.parties.find((code) => !signatures.has(code)) ?? some);
      const on = plusDays(today, dice % 8 === 3 ? 2 : -(dice % 4));
      return { type, payload: { party, on, signer: 'the head', manner: 'wet', ...(dice % 3 === 0 ? {} : { withoutObligations: 'a framework' }) } };
    }
    case 'PLAN':
      return { type, payload: { obligations: [{ title: 'Road', leadUnit: some, dueOn: '2040-01-01' }] } };
    case 'SUBMIT_EVIDENCE':
      return { type, payload: { party: some, title: 'Progress', date: plusDays(today, dice % 9 === 8 ? 1 : 0), ...(dice % 5 === 4 ? { kind: 'implementingAgreement', agreement: SUCCESSOR } : { kind: 'report' }) } };
    case 'ACCEPT_EVIDENCE':
      return { type, payload: { evidence: open?.id ?? 'none' } };
    case 'RETURN_EVIDENCE':
      return { type, payload: { evidence: open?.id ?? 'none', remark: 'no figures' } };
    case 'HOLD':
      return { type, payload: { reason: 'flood', approver: matter.common, until: plusDays(today, dice % 7 === 6 ? 0 : 10 * (dice % 9) + 3) } };
    case 'EVALUATE':
      return { type, payload: { completion: 'complete', obligations: [], scores: [], evaluator: 'the institute', commissionedBy: 'the ministry', declaration: 'independent' } };
    case 'SHELVE':
    case 'TERMINATE':
      return { type, payload: { reason: 'overtaken' } };
    case 'SUPERSEDE':
      return { type, payload: { reason: 'renewed', by: SUCCESSOR } };
    case 'DESIGNATE':
      return { type, payload: { id: JOINT_OFFICE, name: '联合办公室', document: '1号', until: dice % 2 === 0 ? null : plusDays(today, 8 * dice) } };
  }
}

/** An office that may send it, as far as there is one; or one that may not. */
export function officeFor(agreement: ModelAgreement, request: Modelled, dice: number, isWrong: boolean): string {
  const { matter: { parties, witness, common } } = agreement.terms;
  const known = [...parties, ...parties.map(superiorOf), common, ...(witness === undefined ? [] : [witness])];
  const inTurn = [...known.slice(dice % known.length), ...known.slice(0, dice % known.length), STRANGER];
  return inTurn.find((office) => agreement.may(request, office) !== isWrong) ?? STRANGER;
}

/** The event that leads an agreement on from where it stands. */
export function stepFurther({ state, obligations, evidence }: ModelAgreement, dice: number): Modelled['type'] {
  switch (state) {
    case 'proposed.drafting':
      return (['CIRCULATE', 'PLAN', 'OPEN_FOR_SIGNATURE', 'OPEN_FOR_SIGNATURE'] as const)[dice % 4] ?? 'CIRCULATE';
    case 'proposed.consulting':
      return 'OPEN_FOR_SIGNATURE';
    case 'proposed.signing':
      return 'SIGN';
    case 'onHold':
      return 'RESUME';
    case 'implementing.active':
    case 'implementing.termEnded':
      return dice % 3 === 0 ? 'EVALUATE' : 'HOLD';
  }
  if (dice % 4 === 3) return 'HOLD';
  if (evidence.some(({ status }) => status === 'accepted')) return obligations > 0 ? 'START_IMPLEMENTATION' : 'PLAN';
  return evidence.some(({ status }) => status === 'submitted') ? 'ACCEPT_EVIDENCE' : 'SUBMIT_EVIDENCE';
}

/** What parties do with a slip, and what their office does meanwhile; the first stand for most. */
const IN_HAND = ['RESPOND', 'RESPOND', 'RESPOND', 'ACKNOWLEDGE', 'REQUEST_EXTENSION', 'GRANT_EXTENSION', 'RESPOND', 'CONTEST', 'REFUSE_EXTENSION', 'DISPUTE', 'CONCLUDE', 'WAIVE'] as const;

/** The event that leads a follow-up on from where it stands. */
export function answerOf({ state, asksForTime, isKey }: ModelFollowUp, dice: number): FollowUpRequest['type'] {
  if (asksForTime && dice % 2 === 0) return dice % 6 === 4 ? 'REFUSE_EXTENSION' : 'GRANT_EXTENSION';
  if (isKey && dice % 7 === 6) return 'UNMARK_KEY';
  switch (state) {
    case 'requested.awaiting':
      return (['OPEN', 'OPEN', 'WAIVE', 'DECLINE', 'OPEN', 'CONTEST'] as const)[dice % 6] ?? 'OPEN';
    case 'review':
      return (['CONCLUDE', 'CONCLUDE', 'RETURN', 'CONCLUDE', 'WAIVE', 'WITHDRAW', 'CONCLUDE'] as const)[dice % 7] ?? 'CONCLUDE';
    case 'contested':
      return 'DECIDE_CONTEST';
    case 'disputed':
      return 'SETTLE';
    case 'waived':
      return dice % 3 === 0 ? 'LIFT_WAIVER' : 'MARK_KEY';
    case 'concluded':
    case 'concludedOnHold':
      return 'STRIKE_OFF';
    default:
      return IN_HAND[dice % 12] ?? 'RESPOND';
  }
}

/** Mostly an event of a party that is awaited; now and then of another that is pressed, or of nobody who is. */
export function followUpRequestOf({ awaited, presses, timers }: ModelFollowUp, type: FollowUpRequest['type'], dice: number, today: string): FollowUpRequest {
  const among = dice % 5 === 4 ? presses : awaited;
  const party = dice % 11 === 10 ? STRANGER : (among[dice % awaited.length] ?? presses[0] ?? '');
  const later = type === 'WAIVE' ? plusDays(today, (dice % 9) * 8 - 4) : plusDays(timers.HANDLING_END ?? today, (dice % 7) * 6 - 3);
  return followUpRequest(type, party, dice % 4 === 0 ? later : workingDay(later, 1), dice % 3 === 0);
}

/** Who sends it, as far as anybody may; for what an office above does, the one next above. */
export function senderOf({ office, presses }: ModelFollowUp, request: FollowUpRequest, dice: number): string {
  if ('party' in request.payload) return request.payload.party;
  const above = superiorOf(office === JOINT_OFFICE ? (presses[0] ?? '') : office);
  if (request.type === 'PICK_UP') return dice % 3 === 2 ? superiorOf(above) : above;
  return ['MARK_KEY', 'UNMARK_KEY'].includes(request.type) && dice % 2 === 0 ? above : office;
}
