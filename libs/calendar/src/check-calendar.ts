import { isCivilDate } from '#libs/kernel';
import type { Fault } from '#libs/kernel';
import type { CalendarDay } from './calendar-day.js';

/** One row of `calendar_cn.csv` as it was read, with its 1-based row in the file. */
export interface CalendarRow {
  row: number;
  date: string;
  type: string;
  name_zh: string;
  name_en: string;
  in_lieu: string;
}

/**
 * Turns the rows of a calendar file into days, or tells every fault with its place.
 * A file with one fault gives no days at all: half a calendar would date follow-ups wrongly without anyone noticing.
 */
export function checkCalendar(rows: readonly CalendarRow[]): { days: CalendarDay[]; faults: Fault[] } {
  if (rows.length === 0) return { days: [], faults: [{ row: 0, column: '', code: 'calendar.empty', message: 'The calendar holds no day.' }] };
  const seen = new Map<string, number>();
  const faults = rows.flatMap((row) => faultsOf(row, seen));
  return { days: faults.length > 0 ? [] : rows.map(toDay), faults };
}

function faultsOf(raw: CalendarRow, seen: Map<string, number>): Fault[] {
  const faults: Fault[] = [];
  const fault = (column: keyof CalendarRow, code: string, message: string): void => {
    faults.push({ row: raw.row, column, code: `calendar.${code}`, message });
  };

  const first = seen.get(raw.date);
  if (!isCivilDate(raw.date)) fault('date', 'no_such_date', `"${raw.date}" is no day of the calendar (YYYY-MM-DD).`);
  else if (first !== undefined) fault('date', 'duplicate_date', `${raw.date} stands already in row ${first}.`);
  else seen.set(raw.date, raw.row);

  if (!isType(raw.type)) fault('type', 'unknown_type', `"${raw.type}" is neither holiday nor makeup_workday.`);
  if (!raw.name_zh) fault('name_zh', 'name_missing', `"${raw.date}" has no name.`);
  if (raw.in_lieu !== '0' && raw.in_lieu !== '1') fault('in_lieu', 'unknown_in_lieu', `"${raw.in_lieu}" is neither 0 nor 1.`);
  return faults;
}

function toDay(raw: CalendarRow): CalendarDay {
  return { date: raw.date, type: raw.type as CalendarDay['type'], name: raw.name_zh, nameEn: raw.name_en, inLieu: raw.in_lieu === '1' };
}

function isType(text: string): text is CalendarDay['type'] {
  return text === 'holiday' || text === 'makeup_workday';
}
