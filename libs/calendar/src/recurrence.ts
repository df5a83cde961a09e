import { addDays, addMonths, civilDate, daysInMonth, LuoshiError, yearOf } from '#libs/kernel';
import type { CivilDate } from '#libs/kernel';
import type { WorkCalendar } from './work-calendar.js';

export type RecurrenceUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Due dates that come again: every `n` units from the first one on. */
export interface Recurrence {
  every: { n: number; unit: RecurrenceUnit };
  /** The first due date. Every other is counted from this one, not from the one before: a short month shifts none behind it. */
  from: CivilDate;
  /** No due date after this day; null: without end. */
  until: CivilDate | null;
  /** `sameDay`: the day of `from`, or the last of a shorter month; `lastDay`: always the last of the month. Days and weeks know no month. */
  monthEnd: 'sameDay' | 'lastDay';
  /** What becomes of a date that is not worked: it stays, or the next working day before or after takes its place. */
  nonWorking: 'keep' | 'before' | 'after';
}

/** Why a recurrence would never fire, as a rule; null where it does. */
export type NeverFires = 'zero_interval' | 'until_before_first' | 'all_past';

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
const DAYS = { day: 1, week: 7 } as const;

/** The due date number `index`, from 0, as the calendar on the wall has it. */
export function occurrence({ every: { n, unit }, from, monthEnd }: Omit<Recurrence, 'until' | 'nonWorking'>, index: number): CivilDate {
  if (unit === 'day' || unit === 'week') return addDays(from, index * n * DAYS[unit]);
  const date = addMonths(from, index * n * MONTHS[unit]);
  return monthEnd === 'lastDay' ? lastOfMonth(date) : date;
}

/** A date, or the working day that takes its place. */
export function onWorkingDay(date: CivilDate, rule: Recurrence['nonWorking'], calendar: WorkCalendar): CivilDate {
  if (rule === 'keep') return date;
  const step = rule === 'before' ? -1 : 1;
  let day = date;
  while (!calendar.isWorkingDay(day)) day = addDays(day, step);
  return day;
}

/**
 * The first due date after a day; null when there is none any more.
 * @throws LuoshiError `recurrence.never_fires` {rule} for an interval of nothing
 */
export function nextDue(recurrence: Recurrence, calendar: WorkCalendar, after: CivilDate): CivilDate | null {
  if (!hasInterval(recurrence)) throw neverFires('zero_interval');
  const { from, until, nonWorking } = recurrence;
  for (let index = indexBefore(recurrence, after); ; index += 1) {
    const date = occurrence(recurrence, index);
    if (isBeyond(date) || (until !== null && date > until)) return null;
    const due = onWorkingDay(date, nonWorking, calendar);
    if (due > after && date >= from) return due;
  }
}

/** The due dates after a day up to and including another. */
export function duesBetween(recurrence: Recurrence, calendar: WorkCalendar, after: CivilDate, through: CivilDate): CivilDate[] {
  const dues: CivilDate[] = [];
  for (let due = nextDue(recurrence, calendar, after); due !== null && due <= through; due = nextDue(recurrence, calendar, due)) dues.push(due);
  return dues;
}

/** The rule by which a recurrence would never fire from that day on; null when it does. */
export function whyNeverFires(recurrence: Recurrence, calendar: WorkCalendar, today: CivilDate): NeverFires | null {
  if (!hasInterval(recurrence)) return 'zero_interval';
  if (recurrence.until !== null && occurrence(recurrence, 0) > recurrence.until) return 'until_before_first';
  return nextDue(recurrence, calendar, addDays(today, -1)) === null ? 'all_past' : null;
}

/** @throws LuoshiError `recurrence.never_fires` {rule} */
export function mustFire(recurrence: Recurrence, calendar: WorkCalendar, today: CivilDate): void {
  const rule = whyNeverFires(recurrence, calendar, today);
  if (rule !== null) throw neverFires(rule);
}

/** The calendar ends with the year 9998: what is due later can neither be written nor be late. */
const LAST_YEAR = 9998;

/** Years of more than four digits are written longer, or with a sign. */
const isBeyond = (date: CivilDate): boolean => !/^\d{4}-/.test(date) || yearOf(date) > LAST_YEAR;

const TOLD: Record<NeverFires, string> = {
  zero_interval: 'it has an interval of nothing (zero_interval)',
  until_before_first: 'it ends before its first due date (until_before_first)',
  all_past: 'all its due dates are past (all_past)',
};

function neverFires(rule: NeverFires): LuoshiError {
  return new LuoshiError('recurrence.never_fires', `The recurrence never fires: ${TOLD[rule]}.`, { rule });
}

function hasInterval({ every: { n } }: Recurrence): boolean {
  return Number.isInteger(n) && n > 0;
}

/** An index whose date is surely not behind the first one wanted: holidays move a date by days, never by a whole interval and a month. */
function indexBefore({ every: { n, unit }, from }: Recurrence, after: CivilDate): number {
  const days = Math.max(0, (Date.parse(after) - Date.parse(from)) / 86_400_000 - MARGIN);
  const long = unit === 'day' || unit === 'week' ? n * DAYS[unit] : n * MONTHS[unit] * 31;
  return Math.floor(days / long);
}

/** Longer than any run of days that are not worked, and than a month is from another. */
const MARGIN = 62;

function lastOfMonth(date: CivilDate): CivilDate {
  const [year, month] = [yearOf(date), Number(date.slice(5, 7))];
  return civilDate(year, month, daysInMonth(year, month));
}
