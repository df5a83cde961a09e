import type { CivilDate } from '#libs/kernel';
import type { AppliedPolicy, ClockRanOut, FollowUpRule, Outcome } from './agreement-events.js';
import type { ObligationPlan, Report, Schedule, Units } from './obligation-context.js';
import type { Pause, Recorded } from './recorded.js';

/** When a period is due and from when it is shown. The engine reckons it from the schedule and the calendar. */
export interface PeriodDates {
  dueOn: CivilDate | null;
  appearsOn: CivilDate | null;
}

/** The period after the present one, and the due dates that passed by while the present one was not done. */
export interface NextPeriod extends PeriodDates {
  missed: CivilDate[];
}

export type ObligationEvent =
  /** `bound`: the agreement is signed already. */
  | Recorded<'PLAN', ObligationPlan & { agreement: string; bound: boolean }>
  /** The agreement was signed. */
  | Recorded<'BIND', PeriodDates>
  | Recorded<'SUBMIT_REPORT', Pick<Report, 'id' | 'party' | 'delivers' | 'done' | 'next' | 'problems' | 'support' | 'evidence'>>
  /** `following`: the period that begins when this report was the last one missing; null where none does. */
  | Recorded<'ACCEPT_REPORT', { report: string; remark: string | null; following: NextPeriod | null }>
  | Recorded<'RETURN_REPORT', { report: string; remark: string }>
  | Recorded<'RESCHEDULE', PeriodDates & { schedule: Schedule; reason: string }>
  | Recorded<'ASSIGN', Units & { reason: string }>
  | Recorded<'REACH_MILESTONE', { milestone: string; on: CivilDate }>
  | Recorded<'RECORD_VALUE', { indicator: string; on: CivilDate; value: number; party: string }>
  | Recorded<'MEET_TERM', { term: string; on: CivilDate }>
  | Recorded<'DROP_TERM', { term: string; reason: string }>
  /** `open`: whether that agreement is not over; the engine looked. Absent in entries of old. */
  | Recorded<'LINK', { agreement: string; open?: boolean }>
  /** An agreement that it is linked to was superseded: it is owed under the successor. */
  | Recorded<'LINK_PASSED', { agreement: string }>
  | Recorded<'WAIVE', { reason: string; approver: string; until: CivilDate; document: string | null }>
  | Recorded<'REINSTATE'>
  | Recorded<'PARTY_LEFT', { party: string; following: NextPeriod | null }>
  /** Its agreement was superseded: it goes on under the successor. */
  | Recorded<'CARRY_OVER', { agreement: string }>
  | Recorded<'SUSPEND', { remaining: Pause['remaining'] }>
  /** `dueOn`: the due date moved by the working days that the hold took. */
  | Recorded<'RESUME', PeriodDates>
  | Recorded<'END', { reason: string }>
  | Recorded<'CASE_CLOSED'>
  | Recorded<'APPEARS'>
  | Recorded<'DUE'>
  | Recorded<'MILESTONE', ClockRanOut & { milestone: string }>
  | Recorded<'PRESS', ClockRanOut>
  | Recorded<'WAIVER_END'>;

/** The news an obligation gives; the engine has one handler for each. */
export type ObligationFact =
  /** It is late and somebody can be asked: a case opens. */
  | { type: 'followUpDue'; rule: FollowUpRule; waits: number; policy: AppliedPolicy }
  /** A party delivered, or owes nothing any more: nobody presses it for this. */
  | { type: 'relieved'; party: string; outcome: Outcome }
  /** Nothing of it is open that follow-ups could press for. */
  | { type: 'settled'; outcome: Outcome }
  /** A periodic report is missing, or no longer. */
  | { type: 'reportMissing' }
  | { type: 'reportGiven' }
  | { type: 'reportAccepted'; report: Report }
  /** Who leads it, or until when it is owed, was told. */
  | { type: 'completed' }
  /** It is owed under this agreement as well. */
  | { type: 'linked'; agreement: string };
