import type { CivilDate } from '#libs/kernel';
import type { Outcome } from './agreement-events.js';
import type { FollowUpContext } from './follow-up-context.js';
import type { Dispute, FailureType, Response, Waiver } from './follow-up-parts.js';
import type { Pause, Recorded } from './recorded.js';

export type RequestPayload = Pick<
  FollowUpContext,
  'case' | 'agreement' | 'rule' | 'subject' | 'waits' | 'office' | 'officeName' | 'vacant' | 'level' | 'rung' | 'presses' | 'skipped' | 'because' | 'policy' | 'times'
>;

/** Which offices the ladder, computed anew, names above a silent one; empty on the last rung. */
export interface Climb {
  next: string[];
}

/** What each clock that counts working days still had. The engine looked; histories from before it did tell nothing of it. */
interface StandingStill {
  remaining?: Pause['remaining'];
}

/** What the engine found of a day that was asked for. */
interface AskedTime {
  /** The last day as it stands; null where no time runs any more. */
  dueOn: CivilDate | null;
  /** How many working days later the day asked for is. */
  days: number;
  isWorked: boolean;
}

export type FollowUpEvent =
  | Recorded<'REQUEST', RequestPayload>
  | Recorded<'OPEN', { slip: string }>
  | Recorded<'DECLINE', { reason: string }>
  | Recorded<'ACKNOWLEDGE', { party: string }>
  | Recorded<'RESPOND', Pick<Response, 'party' | 'text' | 'evidence' | 'nextOn'> & StandingStill>
  | Recorded<'REQUEST_EXTENSION', { party: string; reason: string; until: CivilDate } & AskedTime>
  | Recorded<'GRANT_EXTENSION', { remark?: string } & StandingStill>
  | Recorded<'REFUSE_EXTENSION', { remark: string }>
  | Recorded<'CONTEST', { party: string; reason: string } & StandingStill>
  | Recorded<'DECIDE_CONTEST', { upheld: boolean; reason: string }>
  | Recorded<'DISPUTE', Pick<Dispute, 'party' | 'with' | 'reason'> & StandingStill>
  | Recorded<'SETTLE', Pick<NonNullable<Dispute['settled']>, 'decision' | 'duties'>>
  | Recorded<'WAIVE', Pick<Waiver, 'reason' | 'approver' | 'until' | 'document'> & StandingStill>
  | Recorded<'LIFT_WAIVER', { reason: string }>
  | Recorded<'WITHDRAW', { reason: string }>
  /** `by` takes it over; `next` names it as the ladder does. */
  | Recorded<'PICK_UP', { reason: string; by: string } & Climb>
  | Recorded<'MARK_KEY', { reason: string }>
  | Recorded<'UNMARK_KEY', { reason: string }>
  | Recorded<'RETURN', { remark: string }>
  | Recorded<'CONCLUDE', { remark?: string }>
  | Recorded<'STRIKE_OFF', { outcome: Outcome; evidence: string; failureType?: FailureType }>
  | Recorded<'RESOLVE', { outcome: Outcome }>
  /** A party left the agreement, or delivered what it was pressed for: it is not pressed any more. `outcome`: what became of it; not rectified where none is told. */
  | Recorded<'RELEASE', { party: string; outcome?: Outcome }>
  /** Another policy applies from now on; `dates` are those that its clocks have by it. */
  | Recorded<'POLICY_CHANGED', Pick<FollowUpContext, 'policy' | 'times'> & { dates: Record<string, CivilDate> }>
  | Recorded<'SUSPEND', { remaining: Pause['remaining'] }>
  | Recorded<'RESUME'>
  | Recorded<'REMINDER'>
  | Recorded<'GRACE_END', Climb>
  | Recorded<'HANDLING_END', Climb>
  | Recorded<'REVIEW_END', Climb>
  | Recorded<'STRIKE_OFF_END', Climb>
  | Recorded<'WAIVER_END'>;

/** The news a follow-up gives; the engine has one handler for each. */
export type FollowUpFact =
  /** The office was silent: the parties it presses pass to the offices that its event names. */
  | { type: 'climbed' }
  /** An office above takes it over: it is asked, and has opened the case with that. */
  | { type: 'pickedUp' }
  /** This office is done with it: when no other office of the case is at work, the agreement waits anew. */
  | { type: 'closed' };
