import type { CalendarView } from '#libs/contracts';

const DAY = 86_400_000;

export type Off = CalendarView['off'][number];

/** The day so many days later, or before. */
export const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

const count = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** The years of a span. */
export function yearsOf({ from, to }: { from: string; to: string }): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The working days after a day up to and including another, which is not before it; as the clocks count. `off` holds every day between them that is not worked. */
export function workingDaysBetween(from: string, to: string, off: readonly Off[]): number {
  const first = plus(from, 1);
  return off.reduce((days, row) => {
    const [begin, end] = [row.from > first ? row.from : first, row.to < to ? row.to : to];
    return begin > end ? days : days - count(begin, end) - 1;
  }, count(from, to));
}
