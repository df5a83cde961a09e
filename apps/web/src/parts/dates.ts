import { zone } from '../page.js';

/** `2026-11-25 12:22` of a moment, as the office's clocks showed it. */
export const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
/** The same of milliseconds, as the audit entries tell them. */
export const minuteOf = (at: number): string => clock.format(at);
export const day = (at: string): string => at.slice(0, 10);

interface Told {
  from: string;
  to: string;
  precision: 'day' | 'month' | 'year' | 'interval';
}

/** A date as precise as it is known: `2018-06-06`, `2018-06`, `2018`, `2018-01-01 / 2018-03-31`. */
export function interval({ from, to, precision }: Told): string {
  const length = { day: 10, month: 7, year: 4, interval: 0 }[precision];
  return length === 0 ? `${from} / ${to}` : from.slice(0, length);
}

const DAY = 86_400_000;
/** Whole days from one moment or day to another, by the calendar of the office. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(day(to)) - Date.parse(day(from))) / DAY);
