import type { ObligationRequest } from '#libs/engine';
import { isWorkingDay, plusDays } from '../working-days.js';

export type ModelSchedule = NonNullable<ObligationRequest['schedule']>;
type Recurring = Extract<ModelSchedule, { kind: 'recurring' }>;

/** When a period is due, and from when it is shown as such. */
export interface Dates {
  dueOn: string | null;
  appearsOn: string | null;
}

/** The same day of a later month, or the last of a shorter one. */
function plusMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

function moved(date: string, rule: ModelSchedule['nonWorking']): string {
  let day = date;
  if (rule !== 'keep') while (!isWorkingDay(day)) day = plusDays(day, rule === 'before' ? -1 : 1);
  return day;
}

/** The first due date after a day, by counting from the first of all: the runs know weeks and months. */
function dueAfter({ every: { n, unit }, from, until, nonWorking }: Recurring, after: string): string | null {
  for (let index = 0; ; index += 1) {
    const date = unit === 'week' ? plusDays(from, 7 * n * index) : plusMonths(from, n * index);
    if (until !== null && date > until) return null;
    const due = moved(date, nonWorking);
    if (due > after) return due;
  }
}

const shown = (dueOn: string | null, { leadDays }: ModelSchedule): Dates => ({ dueOn, appearsOn: dueOn === null || leadDays === null ? null : plusDays(dueOn, -leadDays) });

/** The first period from a day on; what is due once keeps its day. */
export function firstDates(schedule: ModelSchedule | null, today: string): Dates {
  if (schedule === null) return { dueOn: null, appearsOn: null };
  return shown(schedule.kind === 'once' ? moved(schedule.dueOn, schedule.nonWorking) : dueAfter(schedule, plusDays(today, -1)), schedule);
}

export function everFires(schedule: ModelSchedule | null, today: string): boolean {
  return schedule?.kind !== 'recurring' || firstDates(schedule, today).dueOn !== null;
}

/** The period after the present one: the first that has not passed; `missed` passed meanwhile. */
export function followingPeriod(schedule: ModelSchedule | null, dueOn: string | null, today: string): (Dates & { missed: number }) | null {
  if (schedule?.kind !== 'recurring' || dueOn === null) return null;
  let missed = 0;
  for (let due = dueAfter(schedule, dueOn); due !== null; due = dueAfter(schedule, due)) {
    if (due >= today) return { ...shown(due, schedule), missed };
    missed += 1;
  }
  return null;
}

export function shifted(schedule: ModelSchedule | null, dueOn: string): Dates {
  return schedule === null ? { dueOn, appearsOn: null } : shown(dueOn, schedule);
}
