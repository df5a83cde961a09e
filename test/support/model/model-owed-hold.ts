import { workingDaysBetween } from '../working-days.js';
import type { Dates } from './model-dates.js';

/** What an obligation that stands still had when that began: its state, and the working days that its clocks had left. */
export interface Hold {
  from: string;
  left: Record<string, number>;
  /** Whether its due date was still to come. */
  isComing: boolean;
}

export function holdOf(from: string, { dueOn }: Dates, timers: Readonly<Record<string, string>>, today: string): Hold {
  const isComing = dueOn !== null && dueOn >= today;
  const left: Record<string, number> = isComing ? { DUE: workingDaysBetween(today, dueOn) } : {};
  // Clocks that count working days: the pressing, and the time after a late return.
  for (const name of ['PRESS', ...(from === 'returned' && !isComing ? ['DUE'] : [])]) {
    const lastDay = timers[name];
    if (lastDay !== undefined) left[name] = workingDaysBetween(today, lastDay);
  }
  return { from, left, isComing };
}
