import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { checkCalendar } from './index.js';
import type { CalendarRow } from './index.js';

const good: CalendarRow = { row: 2, date: '2026-01-01', type: 'holiday', name_zh: '元旦', name_en: "New Year's Day", in_lieu: '0' };

describe('a calendar file', () => {
  it('is carried in whole as it is shipped', () => {
    const rows = parse<Omit<CalendarRow, 'row'>>(readFileSync('config/data/calendar_cn.csv'), { columns: true }).map((raw, i) => ({ ...raw, row: i + 2 }));
    const { days, faults } = checkCalendar(rows);
    expect(faults).toEqual([]);
    expect(days).toHaveLength(769);
    expect(days.find((day) => day.date === '2026-01-02')).toEqual({ date: '2026-01-02', type: 'holiday', name: '元旦', nameEn: "New Year's Day", inLieu: true });
    expect(days.filter((day) => day.type === 'makeup_workday')).toHaveLength(150);
  });

  it('without any row is refused as a whole', () => {
    expect(checkCalendar([])).toEqual({ days: [], faults: [expect.objectContaining({ row: 0, column: '', code: 'calendar.empty' })] });
  });

  it.each<[Partial<CalendarRow>, string, string]>([
    [{ date: '2021-02-30' }, 'date', 'calendar.no_such_date'],
    [{ date: '2026/01/01' }, 'date', 'calendar.no_such_date'],
    [{ date: '' }, 'date', 'calendar.no_such_date'],
    [{ type: 'workday' }, 'type', 'calendar.unknown_type'],
    [{ type: '' }, 'type', 'calendar.unknown_type'],
    [{ name_zh: '' }, 'name_zh', 'calendar.name_missing'],
    [{ in_lieu: 'yes' }, 'in_lieu', 'calendar.unknown_in_lieu'],
  ])('with %p is refused at %s as %s', (change, column, code) => {
    const { days, faults } = checkCalendar([good, { ...good, date: '2026-01-02', ...change, row: 3 }]);
    expect(days).toEqual([]);
    expect(faults).toEqual([expect.objectContaining({ row: 3, column, code })]);
  });

  it('with a date twice is refused, naming both rows', () => {
    const { faults } = checkCalendar([good, { ...good, row: 3, type: 'makeup_workday' }]);
    expect(faults).toEqual([{ row: 3, column: 'date', code: 'calendar.duplicate_date', message: '2026-01-01 stands already in row 2.' }]);
  });

  it('with many faults tells them all at once', () => {
    const { faults } = checkCalendar([{ ...good, date: '2026-13-01', type: '?' }, { ...good, row: 3 }, { ...good, row: 4, in_lieu: '2' }]);
    expect(faults.map((fault) => [fault.row, fault.column])).toEqual([[2, 'date'], [2, 'type'], [4, 'date'], [4, 'in_lieu']]);
  });
});
