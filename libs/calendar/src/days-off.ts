import { addDays } from '#libs/kernel';
import type { CivilDate } from '#libs/kernel';
import type { WorkCalendar } from './work-calendar.js';

/** Days in a row that are not worked, the first and the last among them. */
export interface DaysOff {
  from: CivilDate;
  to: CivilDate;
}

/** What is not worked between two days, both among them, in its order; a row that goes on beyond them is cut there. */
export function daysOff(calendar: WorkCalendar, from: CivilDate, to: CivilDate): DaysOff[] {
  const rows: DaysOff[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) continue;
    const last = rows.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day;
    else rows.push({ from: day, to: day });
  }
  return rows;
}
