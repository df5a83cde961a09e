import { dayNumber } from '#libs/kernel';

/** The working days of one year, counted once so that neither direction needs a walk. */
export interface WorkYear {
  /** False when nobody has published this year's holidays: it is then counted as plain Monday to Friday. */
  known: boolean;
  /** The day number of 1 January. */
  firstDay: number;
  /** Day numbers of the working days, in order. */
  workingDays: Int32Array;
  /** For each day of the year (0 is 1 January): how many working days there are up to and including it. */
  through: Uint16Array;
}

/** @param isWorking answers for a day number. */
export function workYear(year: number, known: boolean, isWorking: (day: number) => boolean): WorkYear {
  const firstDay = dayNumber(`${String(year).padStart(4, '0')}-01-01`);
  const length = dayNumber(`${String(year).padStart(4, '0')}-12-31`) - firstDay + 1;
  const through = new Uint16Array(length);
  const workingDays: number[] = [];
  for (let i = 0; i < length; i++) {
    if (isWorking(firstDay + i)) workingDays.push(firstDay + i);
    through[i] = workingDays.length;
  }
  return { known, firstDay, workingDays: Int32Array.from(workingDays), through };
}
