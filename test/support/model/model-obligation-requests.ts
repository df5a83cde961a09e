import type { ObligationEventRequest, ObligationRequest } from '#libs/engine';
import { plusDays } from '../working-days.js';
import { commonOf } from './ladder.js';
import { STRANGER, superiorOf } from './matters.js';
import type { ModelAgreement } from './model-agreement.js';
import { isOwedTaken, mayTell } from './model-obligation-events.js';
import type { ModelObligation } from './model-obligation.js';
import { NOWHERE } from './model-prepared.js';

/** The agreement, long over, that obligations are linked to, and that others are superseded by. */
export const SUCCESSOR = 'successor';

type Schedule = NonNullable<ObligationRequest['schedule']>;
const recurring = (from: string, more: Partial<Extract<Schedule, { kind: 'recurring' }>> = {}): Schedule => ({
  kind: 'recurring', every: { n: 1, unit: 'month' }, from, until: null, monthEnd: 'sameDay', leadDays: null, nonWorking: 'after', ...more,
});

/** Something to be owed: far off, soon, again and again, with all that one can have, or such as cannot be. */
export function obligationRequest(leadUnit: string, parties: readonly string[], dice: number, today: string): ObligationRequest {
  const some = { title: 'Road', leadUnit };
  const rich = { milestones: [{ title: 'Survey', dueOn: plusDays(today, 9) }, { title: 'Bridge', dueOn: plusDays(today, 21) }], indicators: [{ name: 'Length', unit: 'km' }], terms: ['Both ends meet'] };
  const one = parties.slice(0, 1);
  const variant = Math.floor(dice / 12);
  switch (dice % 12) {
    case 0:
    case 1:
      return { ...some, dueOn: '2040-01-01' };
    case 2:
      return { ...some, dueOn: plusDays(today, 20 + (dice % 5) * 8), ...rich };
    case 3:
      return { ...some, schedule: { kind: 'once', dueOn: plusDays(today, 30), leadDays: 10, nonWorking: 'before' }, parties: one, ...rich };
    case 4:
    case 5:
      return { ...some, schedule: recurring(plusDays(today, dice % 20)), parties: one };
    case 6:
      return { ...some, schedule: recurring(plusDays(today, 5), { leadDays: 6 }), ...rich };
    case 7:
      return { ...some, schedule: recurring(plusDays(today, 2), { every: { n: 1, unit: 'week' }, until: plusDays(today, 60) }), terms: ['Both ends meet'], parties: one };
    case 8:
      return some;
    case 9:
      return { ...some, dueOn: plusDays(today, variant % 3), parties: one };
    case 10:
      return { ...some, dueOn: plusDays(today, 15), parties: [...parties.slice(0, 2)] };
    default:
      return variant % 2 === 0 ? { ...some, schedule: recurring(plusDays(today, -40), { until: plusDays(today, -3) }) } : { ...some, dueOn: '2040-01-01', parties: [STRANGER] };
  }
}

/** An event of something owed, with something in it; `dice` picks among sensible contents and a few that are refused. */
export function owedRequest({ parties, undelivered, reports, milestones, indicators, terms, schedule }: ModelObligation, type: ObligationEventRequest['type'], dice: number, today: string, document: string | undefined, heir: string): ObligationEventRequest {
  const party = dice % 13 === 12 ? STRANGER : dice % 5 === 4 ? parties[dice % parties.length]! : (undelivered[dice % undelivered.length] ?? parties[0]!);
  const open = dice % 9 === 8 ? reports[0] : reports.findLast(({ status }) => status === 'submitted');
  const on = plusDays(today, dice % 8 === 7 ? 1 : 0);
  const isOpen = dice % 7 !== 6;
  switch (type) {
    case 'SUBMIT_REPORT':
      return { type, payload: { party, delivers: dice % 6 !== 5, done: 'half', next: '', problems: '', support: '', evidence: document === undefined ? [] : [{ title: 'Order', document }] } };
    case 'ACCEPT_REPORT':
      return { type, payload: { report: open?.id ?? NOWHERE } };
    case 'RETURN_REPORT':
      return { type, payload: { report: open?.id ?? NOWHERE, remark: 'no figures' } };
    case 'RESCHEDULE': {
      const again = recurring(plusDays(today, dice % 15), dice % 4 === 0 ? { leadDays: 3, nonWorking: 'before' } : {});
      const once: Schedule = { kind: 'once', dueOn: plusDays(today, dice), leadDays: dice % 2 === 0 ? 4 : null, nonWorking: 'keep' };
      const never = recurring(plusDays(today, -9), { until: plusDays(today, -2) });
      return { type, payload: { schedule: dice % 11 === 10 ? never : (schedule?.kind === 'recurring') === (dice % 5 !== 0) ? again : once, reason: 'flood' } };
    }
    case 'ASSIGN':
      return { type, payload: { leadUnit: parties[dice % parties.length]!, reason: 'it builds' } };
    case 'REACH_MILESTONE':
      return { type, payload: { milestone: (isOpen ? milestones.find(({ isDone }) => !isDone) : milestones[0])?.id ?? NOWHERE, on } };
    case 'RECORD_VALUE':
      return { type, payload: { indicator: indicators[0]?.id ?? NOWHERE, on, value: dice, party: parties[0]! } };
    case 'MEET_TERM':
      return { type, payload: { term: (isOpen ? terms.find(({ isMet }) => !isMet) : terms[0])?.id ?? NOWHERE, on } };
    case 'DROP_TERM':
      return { type, payload: { term: terms[0]?.id ?? NOWHERE, reason: 'too dear' } };
    case 'LINK':
      return { type, payload: { agreement: dice % 6 === 2 ? NOWHERE : dice % 6 === 5 ? SUCCESSOR : heir } };
    case 'WAIVE':
      return { type, payload: { reason: 'flood', approver: 'the governor', until: plusDays(today, (dice % 9) * 6 - 3) } };
    case 'REINSTATE':
      return { type, payload: {} };
  }
}

/** An office that may send it, as far as there is one; or one that may not. */
export function tellerOf(agreement: ModelAgreement, owed: ModelObligation, request: ObligationEventRequest, isWrong: boolean): string {
  const { promised } = agreement;
  const known = [...('party' in request.payload ? [request.payload.party] : []), ...owed.parties, owed.lead, ...promised, ...owed.parties.map(superiorOf), commonOf(promised), STRANGER];
  return known.find((office) => mayTell(agreement, owed, request, office) !== isWrong) ?? STRANGER;
}

/** The event that leads on what is owed from where it stands. */
export function stepOwed({ state, reports, terms, milestones }: ModelObligation, dice: number): ObligationEventRequest['type'] {
  const asked: ObligationEventRequest['type'][] = [];
  if (state === 'planned' && terms.length > 0) asked.push('DROP_TERM');
  if (state === 'waived' && dice % 3 === 0) asked.push('REINSTATE');
  if (reports.some(({ status }) => status === 'submitted') && (state === 'reported' || dice % 3 === 0)) asked.push(dice % 4 === 3 ? 'RETURN_REPORT' : 'ACCEPT_REPORT');
  else if (state === 'reported' && terms.some(({ isMet }) => !isMet)) asked.push('MEET_TERM');
  if (dice % 5 === 4 && milestones.some(({ isDone }) => !isDone)) asked.push('REACH_MILESTONE');
  return asked.find((type) => isOwedTaken(state, type)) ?? (isOwedTaken(state, 'SUBMIT_REPORT') && state !== 'reported' ? 'SUBMIT_REPORT' : dice % 2 === 0 ? 'RECORD_VALUE' : 'RESCHEDULE');
}
