import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedData } from '#config';

const DAY = 86_400_000;
const dateOf = (day: number): string => new Date(day).toISOString().slice(0, 10);
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/**
 * Working days found by walking from day to day: an oracle that shares no code with the calendar it judges. Days are
 * `YYYY-MM-DD` in Shanghai, which has had no summer time since 1991.
 */
export class DayWalker {
  private readonly exceptions = new Map<string, string>();

  constructor() {
    for (const line of readFileSync(join(shippedData(), 'calendar_cn.csv'), 'utf8').split('\n').slice(1)) {
      const [date = '', type = ''] = line.split(',');
      if (date !== '') this.exceptions.set(date, type);
    }
  }

  learn(days: readonly { date: string; type: string }[]): void {
    for (const { date, type } of days) this.exceptions.set(date, type);
  }

  /** The last of so many working days that follow the day it runs from. */
  lastDay(from: string, workingDays: number): string {
    let day = dayOf(from);
    for (let left = workingDays; left > 0; ) {
      day += DAY;
      if (this.isWorked(day)) left -= 1;
    }
    return dateOf(day);
  }

  /** The working days after one day up to and including another. */
  between(from: string, to: string): number {
    let count = 0;
    for (let day = dayOf(from) + DAY; day <= dayOf(to); day += DAY) if (this.isWorked(day)) count += 1;
    return count;
  }

  /** The first moment after so many working days that follow the day it runs from. */
  lateFrom(from: string, workingDays: number): number {
    return lateAfter(this.lastDay(from, workingDays));
  }

  private isWorked(day: number): boolean {
    const exception = this.exceptions.get(dateOf(day));
    if (exception !== undefined) return exception === 'makeup_workday';
    return new Date(day).getUTCDay() % 6 !== 0;
  }
}

/** The first moment at which something is late whose last day that is. */
export function lateAfter(lastDay: string): number {
  return Date.parse(`${dateOf(dayOf(lastDay) + DAY)}T00:00:00+08:00`);
}
