import { readFileSync } from 'node:fs';

const types = new Map(
  readFileSync('config/data/calendar_cn.csv', 'utf8').split('\n').slice(1).map((line): [string, string] => {
    const [date = '', type = ''] = line.split(',');
    return [date, type];
  }),
);

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Looked up once a day: the walks come by the same days again and again. */
const known = new Map<string, { isWorked: boolean; next: string }>();

function dayOf(date: string): { isWorked: boolean; next: string } {
  let day = known.get(date);
  if (day === undefined) {
    const type = types.get(date);
    const isWorked = type === undefined ? ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) : type === 'makeup_workday';
    known.set(date, (day = { isWorked, next: plusDays(date, 1) }));
  }
  return day;
}

/** Whether the shipped table, day by day, calls it worked; a year it does not hold is plain Monday to Friday. */
export function isWorkingDay(date: string): boolean {
  return dayOf(date).isWorked;
}

/** The n-th working day after that day, found by walking: the slow way, to hold the quick one against. */
export function workingDay(from: string, n: number): string {
  let date = from;
  for (let left = n; left > 0; ) {
    date = dayOf(date).next;
    if (isWorkingDay(date)) left -= 1;
  }
  return date;
}

/** The working days after `from` up to and including `to`. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let date = from; date < to; ) {
    date = dayOf(date).next;
    if (isWorkingDay(date)) count += 1;
  }
  return count;
}
