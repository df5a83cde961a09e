import { isWorkingDay, plusDays, workingDay } from '../working-days.js';
import type { Terms } from './model-events.js';

/** What the clocks of an agreement count from. */
export interface Counted {
  terms: Terms;
  termEnd: string | null;
  isWithoutObligations: boolean;
  waitingSince: string | null;
  holdUntil: string;
  /** The ends of its term that were warned of. */
  warned: ReadonlySet<string>;
  reopenedOn: string;
}

/** Which clocks run in which state, the clocks of a whole stage first. */
const CLOCKS: Record<string, string[]> = {
  'proposed.signing': ['SIGNATURE_STALLED', 'SIGNING_DATE'],
  'signed.waiting': ['EXPIRING', 'TERM_END', 'SIGNED_NOT_IMPLEMENTED'],
  'signed.overdue': ['EXPIRING', 'TERM_END'],
  'implementing.active': ['EXPIRING', 'TERM_END'],
  'implementing.silent': ['SILENT', 'EXPIRING', 'TERM_END'],
  'implementing.termEnded': ['EVALUATION_OVERDUE'],
  onHold: ['HOLD_END'],
};

export function clocksIn(state: string): string[] {
  return CLOCKS[state] ?? [];
}

/** The last day of a clock that begins now, by the shipped policy; undefined where it does not run. */
export function lastDayOf({ terms: { rule }, termEnd, isWithoutObligations, waitingSince, holdUntil, warned, reopenedOn }: Counted, name: string, today: string): string | undefined {
  switch (name) {
    case 'SIGNATURE_STALLED':
      return workingDay(today, 30);
    case 'SIGNING_DATE':
      return rule.kind === 'onDate' ? plusDays(rule.date, -1) : undefined;
    case 'SIGNED_NOT_IMPLEMENTED':
      return waitingSince === null ? undefined : workingDay(waitingSince, isWithoutObligations ? 30 : 60);
    case 'SILENT':
      return workingDay(waitingSince ?? today, 60);
    case 'TERM_END':
      return termEnd ?? undefined;
    case 'EXPIRING':
      return termEnd === null || termEnd < today || warned.has(termEnd) ? undefined : dayBefore(termEnd, 30);
    case 'EVALUATION_OVERDUE': {
      const since = termEnd ?? today;
      return workingDay(reopenedOn > since ? reopenedOn : since, 60);
    }
    case 'HOLD_END':
      return holdUntil;
  }
  throw new Error(`The model knows no clock ${name}.`);
}

/** The last day before a warning: on the worked day after it, so many working days are still to come until an end. */
function dayBefore(end: string, workingDays: number): string {
  let day = end;
  for (let left = workingDays; left > 0 || !isWorkingDay(day); day = plusDays(day, -1)) if (isWorkingDay(day)) left -= 1;
  return plusDays(day, -1);
}
