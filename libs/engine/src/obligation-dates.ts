import type { Recurrence, WorkCalendar } from '#libs/calendar';
import { duesBetween, mustFire, nextDue, onWorkingDay } from '#libs/calendar';
import type { NextPeriod, ObligationContext, PeriodDates, Schedule } from '#libs/charts';
import type { CivilDate } from '#libs/kernel';
import { addDays } from '#libs/kernel';

type Recurring = Extract<Schedule, { kind: 'recurring' }>;
const recurrenceOf = ({ every, from, until, monthEnd, nonWorking }: Recurring): Recurrence => ({ every, from, until, monthEnd, nonWorking });

function shown(dueOn: CivilDate | null, leadDays: number | null): PeriodDates {
  return { dueOn, appearsOn: dueOn === null || leadDays === null ? null : addDays(dueOn, -leadDays) };
}

/** The first period of a schedule from that day on. What is due once keeps its day, also where that is past. */
export function firstDates(schedule: Schedule | null, calendar: WorkCalendar, today: CivilDate): PeriodDates {
  if (schedule === null) return { dueOn: null, appearsOn: null };
  if (schedule.kind === 'once') return shown(onWorkingDay(schedule.dueOn, schedule.nonWorking, calendar), schedule.leadDays);
  return shown(nextDue(recurrenceOf(schedule), calendar, addDays(today, -1)), schedule.leadDays);
}

/** The period after the present one: the first due date that has not passed. Those that passed meanwhile were missed. */
export function followingPeriod({ schedule, dueOn }: Pick<ObligationContext, 'schedule' | 'dueOn'>, calendar: WorkCalendar, today: CivilDate): NextPeriod | null {
  if (schedule?.kind !== 'recurring' || dueOn === null) return null;
  const recurrence = recurrenceOf(schedule);
  const yesterday = addDays(today, -1);
  const missed = duesBetween(recurrence, calendar, dueOn, yesterday);
  const next = nextDue(recurrence, calendar, missed.at(-1) ?? dueOn);
  return next === null ? null : { ...shown(next, schedule.leadDays), missed };
}

/** The dates of the present period after a hold: the working days that were left are left again. */
export function datesAfterHold({ hold, schedule, dueOn, appearsOn }: ObligationContext, calendar: WorkCalendar, today: CivilDate): PeriodDates {
  const left = hold === null ? undefined : hold.from === 'returned' ? hold.remaining.DUE_DATE : ['scheduled', 'due'].includes(hold.from) ? hold.remaining.DUE : undefined;
  if (left === undefined) return { dueOn, appearsOn };
  return shown(calendar.add(today, left).date, schedule?.leadDays ?? null);
}

/** @throws LuoshiError `recurrence.never_fires` {rule} where it recurs and would have no due date from that day on */
export function mustComeDue(schedule: Schedule, calendar: WorkCalendar, today: CivilDate): void {
  if (schedule.kind === 'recurring') mustFire(recurrenceOf(schedule), calendar, today);
}
