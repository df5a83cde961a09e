import { plusDays, workingDay } from '../working-days.js';
import type { Dates } from './model-dates.js';

/** What the clocks of something owed count from. */
interface Counted {
  dates: Dates;
  /** The day of the next milestone. */
  milestone: string | undefined;
  lateSince: string | null;
  waivedUntil: string;
}

/** The clocks of a state that is entered now, each with its last day, by the shipped policy. */
export function owedClocks(state: string, { dates: { dueOn, appearsOn }, milestone, lateSince, waivedUntil }: Counted, today: string): Record<string, string> {
  const timers: Record<string, string | null | undefined> = {};
  if (state === 'scheduled') Object.assign(timers, { APPEARS: appearsOn === null ? null : plusDays(appearsOn, -1), MILESTONE: milestone });
  if (state === 'due') Object.assign(timers, { DUE: dueOn, MILESTONE: milestone });
  // What is sent back after its day is given some days more.
  if (state === 'returned') timers.DUE = dueOn !== null && dueOn < today ? workingDay(today, 10) : dueOn;
  if (state === 'overdue') timers.PRESS = workingDay(lateSince ?? today, 5);
  if (state === 'waived') timers.WAIVER_END = waivedUntil;
  return Object.fromEntries(Object.entries(timers).flatMap(([name, lastDay]) => (lastDay === null || lastDay === undefined ? [] : [[name, lastDay]])));
}
