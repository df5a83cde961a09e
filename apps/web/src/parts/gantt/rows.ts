import type { ObligationView } from '#libs/contracts';
import { plus } from './days.js';

/** What is marked on a bar: a report by what became of it, a period that is over, another date, a milestone, a waiver, the day it is due. */
export type MarkKind = 'submitted' | 'accepted' | 'returned' | 'met' | 'missed' | 'extended' | 'milestone' | 'reached' | 'waived' | 'due';

/** Shapes that need no colour; the same on the picture, in its key and in the table. */
export const SHAPES: Record<MarkKind, string> = { submitted: '○', accepted: '●', returned: '□', met: '✓', missed: '✕', extended: '▷', milestone: '◇', reached: '◆', waived: '‖', due: '▼' };

export interface Mark {
  kind: MarkKind;
  day: string;
}

/** A period on the bar: from the end of the one before, or from its appearance, to its due date. */
export interface Segment {
  from: string;
  to: string;
  outcome: 'open' | 'accepted' | 'missed';
}

export interface Row {
  id: string;
  title: string;
  state: string;
  /** Where the bar begins and ends; null where that is not known. */
  from: string | null;
  dueOn: string | null;
  segments: Segment[];
  /** An overdue one: the days since it was due. */
  late: { from: string; to: string } | null;
  marks: Mark[];
}

/** An obligation as a row of the picture, as of a day. What is not known is not drawn. */
export function rowOf({ id, title, state, boundOn, appearsOn, dueOn, periods, reports, rescheduled, milestones, waiver }: ObligationView, today: string): Row {
  const known = [boundOn, appearsOn].filter((day) => day !== null).sort();
  const over = periods.flatMap(({ dueOn: to, outcome }) => (to === null ? [] : [{ to, outcome }])).sort((a, b) => (a.to < b.to ? -1 : 1));
  const from = known[0] ?? over[0]?.to ?? null;
  const segments: Segment[] = [];
  let end = from;
  for (const { to, outcome } of [...over, ...(dueOn === null ? [] : [{ to: dueOn, outcome: 'open' as const }])]) {
    if (end !== null && end < to) segments.push({ from: end, to, outcome });
    end = to;
  }
  const marks: Mark[] = [
    ...reports.map(({ on, status }) => ({ kind: status, day: on })),
    ...over.map(({ to, outcome }) => ({ kind: outcome === 'accepted' ? 'met' as const : 'missed' as const, day: to })),
    ...rescheduled.map(({ on }) => ({ kind: 'extended' as const, day: on })),
    ...milestones.map(({ dueOn: planned, doneOn }) => (doneOn === null ? { kind: 'milestone' as const, day: planned } : { kind: 'reached' as const, day: doneOn })),
    ...(waiver === null ? [] : [{ kind: 'waived' as const, day: waiver.on }]),
    ...(dueOn === null ? [] : [{ kind: 'due' as const, day: dueOn }]),
  ];
  const late = state === 'overdue' && dueOn !== null && dueOn < today ? { from: dueOn, to: today } : null;
  return { id, title, state, from, dueOn, segments, late, marks: marks.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) };
}

export const frames = ['all', 'year', 'quarter'] as const;
export type Frame = (typeof frames)[number];
export interface Span {
  from: string;
  to: string;
}

/** Days before and after today. */
const AROUND = { year: [90, 275], quarter: [30, 90] } as const;
const MARGIN = 7;
/** Further from today than this nothing is drawn. */
const FURTHEST = 5 * 366;

/** From which day to which is drawn: around today, or everything that is known, as far as five years from it. */
export function spanOf(rows: readonly Row[], today: string, frame: Frame): Span {
  if (frame !== 'all') return { from: plus(today, -AROUND[frame][0]), to: plus(today, AROUND[frame][1]) };
  const days = [today, ...rows.flatMap(({ from, dueOn, marks }) => [from, dueOn, ...marks.map(({ day }) => day)])].filter((day) => day !== null).sort();
  const [first, last] = [plus(days[0] ?? today, -MARGIN), plus(days.at(-1) ?? today, MARGIN)];
  const [earliest, latest] = [plus(today, -FURTHEST), plus(today, FURTHEST)];
  return { from: first < earliest ? earliest : first, to: last > latest ? latest : last };
}
