import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayNumber, fromDayNumber, isCivilDate, weekday } from './index.js';

describe('a civil date', () => {
  it.each(['2024-02-29', '2000-02-29', '1986-12-31', '1000-01-01'])('%s exists', (text) => expect(isCivilDate(text)).toBe(true));
  it.each(['2021-02-30', '2023-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-11-25T00:00', '', '0000-01-01', '0026-11-25'])(
    '%p does not exist', (text) => expect(isCivilDate(text)).toBe(false));

  it('survives the way over its day number, and days add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50_000, max: 100_000 }), fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        const date = fromDayNumber(day);
        expect(isCivilDate(date)).toBe(true);
        expect(dayNumber(date)).toBe(day);
        expect(dayNumber(addDays(date, days))).toBe(day + days);
      }),
    );
  });

  it.each([['2026-11-25', 3], ['2026-11-29', 7], ['1970-01-01', 4], ['1969-12-29', 1], ['2024-02-29', 4]])('%s is weekday %i', (date, day) =>
    expect(weekday(date)).toBe(day));
});
