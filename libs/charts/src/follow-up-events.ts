import type { Outcome } from './agreement-events.js';
import type { FailureType, FollowUpContext, Response } from './follow-up-context.js';
import type { Pause, Recorded } from './recorded.js';

export type RequestPayload = Pick<
  FollowUpContext,
  'case' | 'agreement' | 'rule' | 'subject' | 'waits' | 'office' | 'officeName' | 'vacant' | 'level' | 'rung' | 'presses' | 'skipped' | 'because' | 'policy' | 'times'
>;

/** Which offices the ladder, computed anew, names above a silent one; empty on the last rung. */
export interface Climb {
  next: string[];
}

export type FollowUpEvent =
  | Recorded<'REQUEST', RequestPayload>
  | Recorded<'OPEN', { slip: string }>
  | Recorded<'DECLINE', { reason: string }>
  | Recorded<'ACKNOWLEDGE', { party: string }>
  | Recorded<'RESPOND', Pick<Response, 'party' | 'text' | 'evidence' | 'nextOn'>>
  | Recorded<'RETURN', { remark: string }>
  | Recorded<'CONCLUDE', { remark?: string }>
  | Recorded<'STRIKE_OFF', { outcome: Outcome; evidence: string; failureType?: FailureType }>
  | Recorded<'RESOLVE', { outcome: Outcome }>
  /** A party left the agreement, or delivered what it was pressed for: it is not pressed any more. `outcome`: what became of it; not rectified where none is told. */
  | Recorded<'RELEASE', { party: string; outcome?: Outcome }>
  | Recorded<'SUSPEND', { remaining: Pause['remaining'] }>
  | Recorded<'RESUME'>
  | Recorded<'REMINDER'>
  | Recorded<'GRACE_END', Climb>
  | Recorded<'HANDLING_END', Climb>;

/** The news a follow-up gives; the engine has one handler for each. */
export type FollowUpFact =
  /** The office was silent: the parties it presses pass to the offices that its event names. */
  | { type: 'climbed' }
  /** This office is done with it: when no other office of the case is at work, the agreement waits anew. */
  | { type: 'closed' };
