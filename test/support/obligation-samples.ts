import { blankObligation, decide, obligationChart } from '#libs/charts';
import type { ClockRanOut, Moved, ObligationContext, ObligationEvent, ObligationFact, ObligationPlan, Refused, Schedule, Snapshot } from '#libs/charts';

/*
 * Samples for the specs of the obligation chart. Sichuan and Shaanxi (510000, 610000) owe it; the national office judges. It is
 * the 25th of November 2026; what recurs is due on the 30th of each month.
 */
export const A = '510000';
export const B = '610000';
export const TODAY = '2026-11-25';

type Payload<T extends ObligationEvent['type']> = Extract<ObligationEvent, { type: T }>['payload'];
export type ObligationSnapshot = Snapshot<ObligationContext>;

/** A recorded event; the payload has the shape its type asks for. */
export function event<T extends ObligationEvent['type']>(type: T, payload: Payload<T>, today = TODAY): ObligationEvent {
  return { type, payload, actor: 'clerk', office: A, at: Date.parse(`${today}T02:00:00Z`), today } as ObligationEvent;
}
export const bare = (type: 'REINSTATE' | 'CASE_CLOSED' | 'APPEARS' | 'DUE' | 'WAIVER_END', today = TODAY): ObligationEvent => event(type, {}, today);

export const once: Schedule = { kind: 'once', dueOn: '2026-11-30', leadDays: null, nonWorking: 'keep' };
export const monthly: Extract<Schedule, { kind: 'recurring' }> = { kind: 'recurring', every: { n: 1, unit: 'month' }, from: '2026-11-30', until: null, monthEnd: 'sameDay', leadDays: null, nonWorking: 'keep' };
const planned: ObligationPlan = {
  title: 'Open the road', category: null, leadUnit: A, responsibleUnit: null, supportingUnits: [], schedule: once, dueOn: '2026-11-30', appearsOn: null, parties: [A, B],
  milestones: [], indicators: [], terms: [],
};
export const milestone = { id: 'm1', title: 'Survey', dueOn: '2026-11-26', doneOn: null };
export const indicator = { id: 'i1', name: 'Kilometres', unit: 'km', baseline: 0, target: 40, frequency: null, values: [] };
export const term = { id: 't1', text: 'Both ends meet', met: null };

export const plan = (change: Partial<ObligationPlan & { bound: boolean }> = {}): ObligationEvent => event('PLAN', { ...planned, agreement: 'a1', bound: true, ...change });
export const bind = event('BIND', { dueOn: '2026-11-30', appearsOn: null });
export const submit = (party: string, id = `r-${party}`, delivers = true): ObligationEvent =>
  event('SUBMIT_REPORT', { id, party, delivers, done: 'ten kilometres', next: '', problems: '', support: '', evidence: [] });
export const december = { dueOn: '2026-12-30', appearsOn: null, missed: [] };
export const accept = (party: string, following: Payload<'ACCEPT_REPORT'>['following'] = null, id = `r-${party}`): ObligationEvent => event('ACCEPT_REPORT', { report: id, remark: null, following });
export const sendBack = (party: string, id = `r-${party}`): ObligationEvent => event('RETURN_REPORT', { report: id, remark: 'no figures' });
export const reschedule = (change: Partial<Payload<'RESCHEDULE'>> = {}): ObligationEvent =>
  event('RESCHEDULE', { schedule: { ...once, dueOn: '2027-03-31' }, reason: 'flood', dueOn: '2027-03-31', appearsOn: null, ...change });
export const toAssign = (leadUnit = B): ObligationEvent => event('ASSIGN', { leadUnit, responsibleUnit: null, supportingUnits: [], reason: 'it builds' });
export const reach = (id = 'm1', on = TODAY): ObligationEvent => event('REACH_MILESTONE', { milestone: id, on });
export const meet = (id = 't1'): ObligationEvent => event('MEET_TERM', { term: id, on: TODAY });
export const drop = (id = 't1'): ObligationEvent => event('DROP_TERM', { term: id, reason: 'too dear' });
export const link = (agreement = 'a2'): ObligationEvent => event('LINK', { agreement });
export const record = (id = 'i1'): ObligationEvent => event('RECORD_VALUE', { indicator: id, on: TODAY, value: 10, party: A });
export const waive = (until = '2027-01-31'): ObligationEvent => event('WAIVE', { reason: 'flood', approver: 'the governor', until, document: null });
export const leave = (party: string, following: Payload<'PARTY_LEFT'>['following'] = null): ObligationEvent => event('PARTY_LEFT', { party, following });
export const suspend = (remaining: Record<string, number> = { DUE: 3 }): ObligationEvent => event('SUSPEND', { remaining });
export const resume = (dueOn = '2026-12-10', appearsOn: string | null = null): ObligationEvent => event('RESUME', { dueOn, appearsOn });
export const end = event('END', { reason: 'terminated' });
const policy = { id: 'default', version: 1, because: 'default' };
export const someone: ClockRanOut = { ask: ['100000'], none: null, policy };
export const nobody: ClockRanOut = { ask: [], none: 'parties incomplete', policy };
export const press = (ranOut = someone): ObligationEvent => event('PRESS', ranOut, '2026-12-08');
export const late = (ranOut = someone): ObligationEvent => event('MILESTONE', { ...ranOut, milestone: 'm1' }, '2026-11-27');

export const START: ObligationSnapshot = { state: 'start', context: blankObligation };

/** What an event makes of a record; fails the test when it is refused. */
export function moved(from: ObligationSnapshot, ...events: ObligationEvent[]): Moved<ObligationContext, ObligationFact> & ObligationSnapshot {
  let last: Moved<ObligationContext, ObligationFact> | undefined;
  for (const one of events) {
    const decision = decide(obligationChart, last?.next ?? from, one);
    if (!decision.ok) throw new Error(`${one.type} in ${(last?.next ?? from).state} was refused: ${decision.code}`);
    last = decision;
  }
  if (last === undefined) throw new Error('No event was given.');
  return { ...last, ...last.next };
}

/** Why an event is refused; fails the test when it is not. */
export function refused(from: ObligationSnapshot, one: ObligationEvent): Refused {
  const decision = decide(obligationChart, from, one);
  if (decision.ok) throw new Error(`${one.type} in ${from.state} led to ${decision.next.state}`);
  return decision;
}

/** An obligation in each of its states, brought there by its events. */
export function inState(change: Partial<ObligationPlan> = {}): Record<'planned' | 'scheduled' | 'due' | 'overdue' | 'reported' | 'returned' | 'waived' | 'suspended' | 'accepted' | 'ended', ObligationSnapshot> {
  const due = moved(START, plan(change));
  const reported = moved(due, submit(A), submit(B));
  return {
    planned: moved(START, plan({ ...change, bound: false })).next,
    scheduled: moved(START, plan({ ...change, appearsOn: '2026-11-28' })).next,
    due: due.next,
    overdue: moved(due, bare('DUE', '2026-12-01')).next,
    reported: reported.next,
    returned: moved(reported, sendBack(A)).next,
    waived: moved(due, waive()).next,
    suspended: moved(due, suspend()).next,
    accepted: moved(reported, accept(A), accept(B)).next,
    ended: moved(due, end).next,
  };
}
