import { addDays } from '#libs/kernel';
import type { CivilDate, Instant, Zone } from '#libs/kernel';
import type { WorkCalendar } from './work-calendar.js';

/** When something is due, and the moment from which it is overdue. */
export interface Due {
  /** The last day on which it is still in time. */
  dueOn: CivilDate;
  /** The first moment at which it is overdue. */
  at: Instant;
  /** True when the reckoning passed over a year without data. */
  estimated: boolean;
}

/** The first overdue moment: 00:00 of the day after the due date, in the office's zone (design 1.4). */
export function overdueFrom(due: CivilDate, zone: Zone): Instant {
  return zone.startOf(addDays(due, 1));
}

const KEPT = 5000;
const known = new WeakMap<WorkCalendar, Map<string, Due>>();

/**
 * "Due in n working days": the day it runs from is not counted (design 1.4). Errors as in `WorkCalendar.add`. A sweep asks
 * the same of one day again and again, so answers are kept.
 */
export function dueInstant(calendar: WorkCalendar, zone: Zone, from: CivilDate, workingDays: number): Due {
  let dues = known.get(calendar);
  if (dues === undefined || dues.size >= KEPT) known.set(calendar, (dues = new Map<string, Due>()));
  const key = `${from} ${workingDays} ${zone.name}`;
  let due = dues.get(key);
  if (due === undefined) {
    const { date, estimated } = calendar.add(from, workingDays);
    dues.set(key, (due = Object.freeze({ dueOn: date, at: overdueFrom(date, zone), estimated })));
  }
  return due;
}

/** A warning `workingDays` before the end of a day: from when on it is given, and the last day on which it is not. Errors as in `WorkCalendar.before`. */
export function warningInstant(calendar: WorkCalendar, zone: Zone, end: CivilDate, workingDays: number): Due {
  const { date, estimated } = calendar.before(end, workingDays);
  return { dueOn: addDays(date, -1), at: zone.startOf(date), estimated };
}
