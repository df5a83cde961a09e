import type { CivilDate } from '#libs/kernel';
import type { EvidenceFile } from './agreement-context.js';
import type { Pause } from './recorded.js';

/** How often, counted from a first due date (`libs/calendar` tells the dates). */
export interface Every {
  n: number;
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
}

/** What becomes of a due date on a day that is not worked. */
export type NonWorkingDay = 'keep' | 'before' | 'after';

export type Schedule =
  | { kind: 'once'; dueOn: CivilDate; leadDays: number | null; nonWorking: NonWorkingDay }
  | {
      kind: 'recurring';
      every: Every;
      /** The first due date; the others are counted from it, so that a short month shifts none of them. */
      from: CivilDate;
      until: CivilDate | null;
      /** `sameDay`: the day of `from`, or the last of a shorter month; `lastDay`: always the last of the month. */
      monthEnd: 'sameDay' | 'lastDay';
      /** Days of the calendar before a due date on which its period appears; null: as soon as the one before is done. */
      leadDays: number | null;
      nonWorking: NonWorkingDay;
    };

export interface Milestone {
  id: string;
  title: string;
  dueOn: CivilDate;
  doneOn: CivilDate | null;
}

export interface Indicator {
  id: string;
  name: string;
  unit: string;
  baseline: number | null;
  target: number | null;
  /** How often a value is expected; one that has none for so long is stale. Null: whenever. */
  frequency: Every | null;
  values: { on: CivilDate; value: number; party: string; actor: string }[];
}

/** A condition of fulfilment. Those agreed on when it was signed may be met, never dropped. */
export interface Term {
  id: string;
  text: string;
  met: { on: CivilDate; office: string; actor: string } | null;
}

export interface ReportEvidence {
  title: string;
  link?: string;
  file?: EvidenceFile;
}

/** A progress report 进展反馈 of one party. */
export interface Report {
  id: string;
  party: string;
  period: number;
  /** Whether it delivers what is owed in the period; else it tells of progress on the way. */
  delivers: boolean;
  done: string;
  next: string;
  problems: string;
  support: string;
  evidence: ReportEvidence[];
  status: 'submitted' | 'accepted' | 'returned';
  actor: string;
  on: CivilDate;
  judged: { office: string; actor: string; on: CivilDate; remark: string | null } | null;
}

/** A period that is over: accepted from every party that owed it, or passed by while an earlier one was overdue. */
export interface ClosedPeriod {
  period: number;
  dueOn: CivilDate | null;
  on: CivilDate;
  delivered: string[];
  outcome: 'accepted' | 'missed';
}

/** Who leads it, answers for it and helps; null where it is not known. */
export type Units = Pick<ObligationContext, 'leadUnit' | 'responsibleUnit' | 'supportingUnits'>;

/** One obligation 约定事项 of an agreement: what is owed, by whom, until when, and what was reported of it. */
export interface ObligationContext {
  /** The agreements it belongs to; the first planned it. */
  agreements: string[];
  /** The one whose clocks and follow-ups it shares: that which planned it, or its successor. */
  home: string;
  /** The text of the agreement 条款摘录. */
  title: string;
  category: string | null;
  leadUnit: string | null;
  responsibleUnit: string | null;
  supportingUnits: string[];
  /** Null where it is not known. */
  schedule: Schedule | null;
  /** The present period, from 1: when it is due, and from when it is shown as such. */
  period: number;
  dueOn: CivilDate | null;
  appearsOn: CivilDate | null;
  /** The parties that owe it, each its own report. */
  parties: string[];
  /** Parties that left while the rest goes on; they owe nothing any more. */
  left: { party: string; on: CivilDate }[];
  reports: Report[];
  periods: ClosedPeriod[];
  milestones: Milestone[];
  /** Milestones whose date passed before they were reached. */
  lateMilestones: string[];
  indicators: Indicator[];
  terms: Term[];
  /** The day its agreement was signed, on which its terms became fixed; null before. */
  boundOn: CivilDate | null;
  rescheduled: { on: CivilDate; actor: string; reason: string; from: Schedule | null; to: Schedule; dueOn: CivilDate | null }[];
  /** Who does what in it, where that was told or changed after the plan. */
  assigned: { on: CivilDate; actor: string; reason: string; from: Units; to: Units }[];
  /** How many cases it opened; part of a follow-up's key. */
  waits: number;
  /** The day from which the present delay is counted; null while it is in time. */
  waitingSince: CivilDate | null;
  nobodyAsked: string | null;
  waiver: { reason: string; approver: string; until: CivilDate; document: string | null; on: CivilDate; actor: string } | null;
  hold: Pause | null;
  end: { reason: string; on: CivilDate } | null;
}

/** What an obligation is planned with; ids and dates are worked out by the engine. */
export type ObligationPlan = Pick<
  ObligationContext,
  'title' | 'category' | 'leadUnit' | 'responsibleUnit' | 'supportingUnits' | 'schedule' | 'dueOn' | 'appearsOn' | 'parties' | 'milestones' | 'indicators' | 'terms'
>;

export const blankObligation: ObligationContext = {
  agreements: [], home: '', title: '', category: null, leadUnit: null, responsibleUnit: null, supportingUnits: [], schedule: null, period: 1, dueOn: null,
  appearsOn: null, parties: [], left: [], reports: [], periods: [], milestones: [], lateMilestones: [], indicators: [], terms: [], boundOn: null, rescheduled: [], assigned: [],
  waits: 0, waitingSince: null, nobodyAsked: null, waiver: null, hold: null, end: null,
};

/** The parties that still owe it. */
export function owingParties({ parties, left }: Pick<ObligationContext, 'parties' | 'left'>): string[] {
  return parties.filter((party) => !left.some((gone) => gone.party === party));
}

/** The parties whose report of the present period was submitted and not returned. */
export function deliveredParties(context: ObligationContext): string[] {
  const reports = context.reports.filter(({ period, delivers, status }) => period === context.period && delivers && status !== 'returned');
  return owingParties(context).filter((party) => reports.some((report) => report.party === party));
}

/** The parties that owe a report of the present period and gave none, or had it returned. */
export function undeliveredParties(context: ObligationContext): string[] {
  const delivered = deliveredParties(context);
  return owingParties(context).filter((party) => !delivered.includes(party));
}

/** The milestone whose date passes next; undefined when all are reached or late. */
export function nextMilestone({ milestones, lateMilestones }: Pick<ObligationContext, 'milestones' | 'lateMilestones'>): Milestone | undefined {
  return milestones
    .filter(({ id, doneOn }) => doneOn === null && !lateMilestones.includes(id))
    .reduce<Milestone | undefined>((first, one) => (first === undefined || one.dueOn < first.dueOn ? one : first), undefined);
}
