import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#libs/kernel';
import { daysOff, WorkCalendar } from './index.js';

const calendar = WorkCalendar.of([
  { date: '2026-10-01', type: 'holiday', name: '国庆节', nameEn: '', inLieu: false }, { date: '2026-10-02', type: 'holiday', name: '国庆节', nameEn: '', inLieu: false },
  { date: '2026-10-10', type: 'makeup_workday', name: '调休', nameEn: '', inLieu: true },
]);

describe('what is not worked', () => {
  it('is a holiday and the weekend it joins as one row, and no day that is made up for', () => {
    expect(daysOff(calendar, '2026-09-28', '2026-10-18')).toEqual([{ from: '2026-10-01', to: '2026-10-04' }, { from: '2026-10-11', to: '2026-10-11' }, { from: '2026-10-17', to: '2026-10-18' }]);
    expect(daysOff(calendar, '2026-10-02', '2026-10-03')).toEqual([{ from: '2026-10-02', to: '2026-10-03' }]);
    expect(daysOff(calendar, '2026-10-03', '2026-10-02')).toEqual([]);
  });

  it('is every day that is not a working day, in rows that do not touch', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 60 }), (start, length) => {
      const from = addDays('2025-06-01', start);
      const rows = daysOff(calendar, from, addDays(from, length));
      for (let day = from; day <= addDays(from, length); day = addDays(day, 1)) expect(rows.some((row) => row.from <= day && day <= row.to)).toBe(!calendar.isWorkingDay(day));
      for (const [index, row] of rows.entries()) if (index > 0) expect(addDays(rows[index - 1]!.to, 1) < row.from).toBe(true);
    }));
  });
});
