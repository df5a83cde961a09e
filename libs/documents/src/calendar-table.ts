import type { CalendarRow } from '#libs/engine/ports';
import type { Fault } from '#libs/kernel';
import { readCsv } from './csv-table.js';

/** `calendar_cn.csv` as rows; what they say is checked by the calendar. */
export function readCalendar(text: string): { rows: CalendarRow[]; faults: Fault[] } {
  const { rows, faults } = readCsv(text, ['date', 'type', 'name_zh', 'name_en', 'in_lieu']);
  return {
    faults,
    rows: rows.map((row) => ({ row: row.row, date: row.date ?? '', type: row.type ?? '', name_zh: row.name_zh ?? '', name_en: row.name_en ?? '', in_lieu: row.in_lieu ?? '' })),
  };
}
