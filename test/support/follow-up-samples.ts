import { blankFollowUp, decide, followUpChart } from '#libs/charts';
import type { FollowUpContext, FollowUpEvent, FollowUpFact, Moved, Refused, RequestPayload, Snapshot } from '#libs/charts';

/*
 * Samples for the specs of this room. The office of Shaanxi (610000) is asked to press Bazhong and Hanzhong (511900,
 * 610700). Persons: `clerk` opens, `bazhong` and `hanzhong` respond, `chief` concludes, `second` strikes off.
 */
export const P = '511900';
export const Q = '610700';
export const TODAY = '2026-11-25';
export const AT = Date.parse(`${TODAY}T02:00:00Z`);

type Payload<T extends FollowUpEvent['type']> = Extract<FollowUpEvent, { type: T }>['payload'];
export type FollowUpSnapshot = Snapshot<FollowUpContext>;

/** A recorded event; the payload has the shape its type asks for. */
export function event<T extends FollowUpEvent['type']>(type: T, payload: Payload<T>, actor = 'clerk'): FollowUpEvent {
  return { type, payload, actor, office: '610000', at: AT, today: TODAY } as FollowUpEvent;
}

export const asked: RequestPayload = {
  case: 'c1', agreement: 'a1', rule: 'signedNotImplemented', subject: '', waits: 1, office: '610000', officeName: 'Shaanxi', vacant: false, level: 'province', rung: 0,
  presses: [P, Q], skipped: [], because: ['Shaanxi stands above Hanzhong'], policy: { id: 'default', version: 1, because: 'default' }, times: { grace: 10, handling: 20, remindEvery: 3, review: 10, strikeOff: 10, extensions: { max: 2, maxDays: 20 } },
};
export const request = (change: Partial<RequestPayload> = {}): FollowUpEvent => event('REQUEST', { ...asked, ...change });
export const open = event('OPEN', { slip: '610000-2026-1' });
export const respond = (party: string, actor = party === P ? 'bazhong' : 'hanzhong'): FollowUpEvent => event('RESPOND', { party, text: 'under way', evidence: [] }, actor);
export const acknowledge = (party: string): FollowUpEvent => event('ACKNOWLEDGE', { party }, party === P ? 'bazhong' : 'hanzhong');
export const askExtension = (change: object = {}, party = P): FollowUpEvent =>
  event('REQUEST_EXTENSION', { party, reason: 'landslide', until: '2026-12-30', dueOn: '2026-12-23', days: 5, isWorked: true, ...change }, 'bazhong');
export const grant = event('GRANT_EXTENSION', { remaining: { HANDLING_END: 4 } }, 'chief');
export const refuseExtension = event('REFUSE_EXTENSION', { remark: 'no need' }, 'chief');
export const contest = (party = P): FollowUpEvent => event('CONTEST', { party, reason: 'it was done', remaining: { HANDLING_END: 6 } }, 'bazhong');
export const decideContest = (upheld: boolean): FollowUpEvent => event('DECIDE_CONTEST', { upheld, reason: 'the minutes show it' }, 'chief');
export const dispute = (other = Q): FollowUpEvent => event('DISPUTE', { party: P, with: other, reason: 'the other one builds', remaining: { HANDLING_END: 6 } }, 'bazhong');
export const settle = (party = P): FollowUpEvent => event('SETTLE', { decision: 'each its own half', duties: [{ party, does: 'its half' }] }, 'chief');
export const waive = (until = '2027-01-31'): FollowUpEvent => event('WAIVE', { reason: 'flood', approver: 'the head', until, remaining: { HANDLING_END: 6 } }, 'chief');
export const liftWaiver = event('LIFT_WAIVER', { reason: 'the water is gone' }, 'chief');
export const waiverEnd = event('WAIVER_END', {}, 'clock');
export const withdraw = event('WITHDRAW', { reason: 'sent in error' }, 'chief');
export const pickUp = (...next: string[]): FollowUpEvent => ({ ...event('PICK_UP', { reason: 'too slow', by: above, next }, 'minister'), office: above });
export const markKey = event('MARK_KEY', { reason: 'a flood area' }, 'chief');
export const unmarkKey = event('UNMARK_KEY', { reason: 'done with' }, 'chief');
export const conclude = (actor = 'chief'): FollowUpEvent => event('CONCLUDE', { remark: 'done' }, actor);
export const strikeOff = (actor = 'second'): FollowUpEvent => event('STRIKE_OFF', { outcome: 'rectified', evidence: 'e1', failureType: 'latePerformance' }, actor);
export const sendBack = event('RETURN', { remark: 'no figures' }, 'chief');
export const suspend = event('SUSPEND', { remaining: { GRACE_END: 4 } });
export const resume = event('RESUME', {});
export const resolve = event('RESOLVE', { outcome: 'rectified' });
export const decline = event('DECLINE', { reason: 'not ours' });
export const release = (party: string): FollowUpEvent => event('RELEASE', { party });
export const policyChanged = event('POLICY_CHANGED', { policy: { id: 'default', version: 2, because: 'default' }, times: { ...asked.times, grace: 5 }, dates: {} });
export const remind = event('REMINDER', {}, 'clock');
export const above = '100000';
export const silence = (type: 'GRACE_END' | 'HANDLING_END' | 'REVIEW_END' | 'STRIKE_OFF_END', ...next: string[]): FollowUpEvent => event(type, { next }, 'clock');

export const START: FollowUpSnapshot = { state: 'start', context: blankFollowUp };

/** What an event makes of a record; fails the test when it is refused. */
export function moved(from: FollowUpSnapshot, ...events: FollowUpEvent[]): Moved<FollowUpContext, FollowUpFact> & FollowUpSnapshot {
  let last: Moved<FollowUpContext, FollowUpFact> | undefined;
  for (const one of events) {
    const decision = decide(followUpChart, last?.next ?? from, one);
    if (!decision.ok) throw new Error(`${one.type} in ${(last?.next ?? from).state} was refused: ${decision.code}`);
    last = decision;
  }
  if (last === undefined) throw new Error('No event was given.');
  return { ...last, ...last.next };
}

/** Why an event is refused; fails the test when it is not. */
export function refused(from: FollowUpSnapshot, one: FollowUpEvent): Refused {
  const decision = decide(followUpChart, from, one);
  if (decision.ok) throw new Error(`${one.type} in ${from.state} led to ${decision.next.state}`);
  return decision;
}

const requested = moved(START, request());
const handling = moved(requested, open);
const review = moved(handling, respond(P), respond(Q));
const concluded = moved(review, conclude());
/** A follow-up in each of its states, brought there by its events. */
export const inState = {
  requested: requested.next, handling: handling.next, review: review.next, concluded: concluded.next,
  returned: moved(review, sendBack).next,
  contested: moved(handling, contest()).next,
  disputed: moved(handling, dispute()).next,
  waived: moved(handling, waive()).next,
  concludedOnHold: moved(concluded, suspend).next,
  struckOff: moved(concluded, strikeOff()).next,
  declined: moved(requested, decline).next,
  withdrawn: moved(handling, withdraw).next,
  escalated: moved(requested, silence('GRACE_END', above)).next,
  suspended: moved(requested, suspend).next,
  resolved: moved(requested, resolve).next,
} satisfies Record<string, FollowUpSnapshot>;
