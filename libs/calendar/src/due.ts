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

/** "Due in n working days": the day it runs from is not counted (design 1.4). Errors as in `WorkCalendar.add`. */
export function dueInstant(calendar: WorkCalendar, zone: Zone, from: CivilDate, workingDays: number): Due {
  const { date, estimated } = calendar.add(from, workingDays);
  return { dueOn: date, at: overdueFrom(date, zone), estimated };
}
