export type { CalendarDay } from './calendar-day.js';
export { checkCalendar } from './check-calendar.js';
export type { CalendarRow } from './check-calendar.js';
export { WorkCalendar } from './work-calendar.js';
export type { Reckoned } from './work-calendar.js';
export { dueInstant, overdueFrom, warningInstant } from './due.js';
export type { Due } from './due.js';
export { duesBetween, mustFire, nextDue, occurrence, onWorkingDay, whyNeverFires } from './recurrence.js';
export type { NeverFires, Recurrence, RecurrenceUnit } from './recurrence.js';
