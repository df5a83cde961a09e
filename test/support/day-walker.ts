import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedData } from '#config';

const DAY = 86_400_000;

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

  /** The first moment after so many working days that follow the day it runs from. */
  lateFrom(from: string, workingDays: number): number {
    let day = Date.parse(`${from}T00:00:00Z`);
    for (let left = workingDays; left > 0; ) {
      day += DAY;
      if (this.isWorked(day)) left -= 1;
    }
    return Date.parse(`${new Date(day + DAY).toISOString().slice(0, 10)}T00:00:00+08:00`);
  }

  private isWorked(day: number): boolean {
    const exception = this.exceptions.get(new Date(day).toISOString().slice(0, 10));
    if (exception !== undefined) return exception === 'makeup_workday';
    return new Date(day).getUTCDay() % 6 !== 0;
  }
}
