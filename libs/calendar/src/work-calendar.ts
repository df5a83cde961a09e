import { dayNumber, fromDayNumber, LuoshiError, yearOf } from '#libs/kernel';
import type { CivilDate } from '#libs/kernel';
import type { CalendarDay } from './calendar-day.js';
import { workYear } from './work-year.js';
import type { WorkYear } from './work-year.js';

/** A date found by counting working days. */
export interface Reckoned {
  date: CivilDate;
  /** True when any day counted over lies in a year without data, so that the date may still move. */
  estimated: boolean;
}

/**
 * Which days are worked, and how far apart two days are in working days.
 * A year is known when the table holds any of its days; any other year is reckoned as plain Monday to Friday and
 * marked estimated. Years run from 1 to 9999; beyond them every method that counts throws `calendar.out_of_range`.
 */
export class WorkCalendar {
  private readonly years = new Map<number, WorkYear>();

  private constructor(
    private readonly knownYears: ReadonlySet<number>,
    private readonly holidays: ReadonlySet<number>,
    private readonly makeupDays: ReadonlySet<number>,
  ) {}

  /** @param days as `checkCalendar` gives them: each date once. */
  static of(days: readonly CalendarDay[]): WorkCalendar {
    const numbers = (type: CalendarDay['type']): Set<number> => new Set(days.filter((day) => day.type === type).map((day) => dayNumber(day.date)));
    return new WorkCalendar(new Set(days.map((day) => yearOf(day.date))), numbers('holiday'), numbers('makeup_workday'));
  }

  hasYear(year: number): boolean {
    return this.knownYears.has(year);
  }

  /** A holiday is not worked, a make-up day is even on a weekend, any other day is from Monday to Friday. */
  isWorkingDay(date: CivilDate): boolean {
    return this.isWorking(dayNumber(date));
  }

  /** True when the date lies in a year without data. */
  isEstimated(date: CivilDate): boolean {
    return !this.hasYear(yearOf(date));
  }

  /**
   * The `days`-th working day after `from`, which is not counted itself, whether worked or not; 0 gives `from`.
   * @throws LuoshiError `calendar.days_invalid` when `days` is negative or not whole.
   */
  add(from: CivilDate, days: number): Reckoned {
    if (!Number.isInteger(days) || days < 0) throw new LuoshiError('calendar.days_invalid', `${days} is no number of working days.`, { days });
    if (days === 0) return { date: from, estimated: false };

    let number = yearOf(from);
    let year = this.year(number);
    let rank = days + countThrough(year, from);
    let estimated = !year.known && !from.endsWith('-12-31'); // from the last day of a year on, nothing of that year is counted over
    while (rank > year.workingDays.length) {
      rank -= year.workingDays.length;
      year = this.year(++number);
      estimated ||= !year.known;
    }
    return { date: fromDayNumber(year.workingDays[rank - 1]!), estimated };
  }

  /**
   * The day from which on `days` working days are left until `to`, that one counted and the day found not: what `add` leads back from.
   * @throws LuoshiError `calendar.days_invalid` when `days` is not whole or under 1.
   */
  before(to: CivilDate, days: number): Reckoned {
    if (!Number.isInteger(days) || days < 1) throw new LuoshiError('calendar.days_invalid', `${days} is no number of working days.`, { days });
    let number = yearOf(to);
    let year = this.year(number);
    let rank = countThrough(year, to) - days;
    let estimated = !year.known;
    while (rank < 1) {
      year = this.year(--number);
      rank += year.workingDays.length;
      estimated ||= !year.known;
    }
    return { date: fromDayNumber(year.workingDays[rank - 1]!), estimated };
  }

  /** The working days after `from` up to and including `to`; 0 when `to` is not after `from`. */
  between(from: CivilDate, to: CivilDate): number {
    if (to <= from) return 0;
    const last = yearOf(to);
    let count = countThrough(this.year(last), to) - countThrough(this.year(yearOf(from)), from);
    for (let number = yearOf(from); number < last; number++) count += this.year(number).workingDays.length;
    return count;
  }

  private isWorking(day: number): boolean {
    if (this.holidays.has(day)) return false;
    return this.makeupDays.has(day) || isMondayToFriday(day);
  }

  private year(number: number): WorkYear {
    const counted = this.years.get(number);
    if (counted) return counted;
    if (!(number >= 1 && number <= 9999)) throw new LuoshiError('calendar.out_of_range', `The calendar ends with the year 9999; ${number} lies outside.`, { year: number });
    const year = workYear(number, this.hasYear(number), (day) => this.isWorking(day));
    this.years.set(number, year);
    return year;
  }
}

/** Working days of that year up to and including the date. */
function countThrough(year: WorkYear, date: CivilDate): number {
  const count = year.through[dayNumber(date) - year.firstDay];
  if (count === undefined) throw new LuoshiError('calendar.no_such_date', `"${date}" is no day of the calendar.`, { date });
  return count;
}

/** Day 0, 1970-01-01, was a Thursday. */
function isMondayToFriday(day: number): boolean {
  return (((day + 3) % 7) + 7) % 7 < 5;
}
