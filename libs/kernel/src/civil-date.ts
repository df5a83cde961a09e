/** A day on the civil (Gregorian) calendar, `YYYY-MM-DD`, without time and without zone. Such strings sort by time. */
export type CivilDate = string;

const DAY = 86_400_000;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * True for a day that exists, of the years 1000 to 9998: `2024-02-29` does, `2023-02-29`, `2021-02-30` and `0026-01-01` do
 * not. A last day is over when the next one begins, and after 9999-12-31 there is none that can be written.
 */
export function isCivilDate(text: string): boolean {
  const m = FORM.exec(text);
  if (!m) return false;
  const [y, mo, d] = [Number(m[1]), Number(m[2]), Number(m[3])];
  return y >= 1000 && y <= 9998 && mo >= 1 && mo <= 12 && d >= 1 && d <= daysInMonth(y, mo);
}

/** Days in a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/** Days since 1970-01-01; negative before it. */
export function dayNumber(date: CivilDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY;
}

export function fromDayNumber(day: number): CivilDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day of the month some months later, or the last day of that month where it is shorter. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  return civilDate(year, month, Math.min(Number(date.slice(8, 10)), daysInMonth(year, month)));
}

export function civilDate(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Monday 1 to Sunday 7 (ISO 8601). */
export function weekday(date: CivilDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}
