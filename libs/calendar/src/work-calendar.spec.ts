import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { addDays, dayNumber, weekday, yearOf } from '#libs/kernel';
import type { CivilDate } from '#libs/kernel';
import { checkCalendar, WorkCalendar } from './index.js';
import type { CalendarDay, CalendarRow, Reckoned } from './index.js';

const rows = parse<Omit<CalendarRow, 'row'>>(readFileSync('config/data/calendar_cn.csv'), { columns: true });
const { days } = checkCalendar(rows.map((raw, i) => ({ ...raw, row: i + 2 })));
const calendar = WorkCalendar.of(days);

describe('a day', () => {
  it.each([
    ['2026-02-14', true, 'a make-up Saturday before Spring Festival'],
    ['2026-02-16', false, 'the eve of Spring Festival, a Monday'],
    ['2026-02-23', false, 'a day in lieu, a Monday'],
    ['2026-02-24', true, 'the first Tuesday after'],
    ['2026-02-28', true, 'the make-up Saturday after'],
    ['2026-03-01', false, 'a plain Sunday'],
    ['2026-01-04', true, 'a make-up Sunday'],
    ['2025-10-08', false, 'the last day of National Day and Mid-Autumn, a Wednesday'],
    ['2025-10-11', true, 'a make-up Saturday'],
    ['2024-05-03', false, 'a Friday in lieu'],
    ['2024-05-11', true, 'a make-up Saturday'],
    ['2026-11-25', true, 'a plain Wednesday'],
  ])('%s is worked: %p (%s)', (date, worked) => expect(calendar.isWorkingDay(date)).toBe(worked));

  it.each([['2003-12-31', true], ['2004-01-01', false], ['2026-12-31', false], ['2027-01-01', true]])('%s is estimated: %p', (date, estimated) => {
    expect(calendar.isEstimated(date)).toBe(estimated);
    expect(calendar.hasYear(yearOf(date))).toBe(!estimated);
  });
});

describe('counting forward', () => {
  it.each<[CivilDate, number, CivilDate, boolean]>([
    ['2026-11-25', 0, '2026-11-25', false],
    ['2026-02-17', 0, '2026-02-17', false],
    ['2026-02-13', 1, '2026-02-14', false],
    ['2026-02-14', 1, '2026-02-24', false],
    ['2026-02-17', 1, '2026-02-24', false],
    ['2026-02-14', 5, '2026-02-28', false],
    ['2026-02-14', 6, '2026-03-02', false],
    ['2025-12-31', 1, '2026-01-04', false],
    ['2026-09-30', 3, '2026-10-10', false],
    ['2025-09-30', 1, '2025-10-09', false],
    ['2024-09-30', 1, '2024-10-08', false],
    ['2024-04-30', 6, '2024-05-11', false],
    ['2026-12-30', 1, '2026-12-31', false],
    ['2026-12-31', 1, '2027-01-01', true],
    ['2026-12-31', 0, '2026-12-31', false],
    ['2030-06-01', 0, '2030-06-01', false],
    ['2003-12-31', 1, '2004-01-02', false],
    ['2003-12-30', 2, '2004-01-02', true],
  ])('from %s by %i comes to %s, estimated %p', (from, count, date, estimated) => expect(calendar.add(from, count)).toEqual({ date, estimated }));

  it.each([-1, 0.5, NaN, Infinity])('refuses %p days', (count) =>
    expect(() => calendar.add('2026-11-25', count)).toThrow(expect.objectContaining({ code: 'calendar.days_invalid' })));
  it('refuses what is no date', () => {
    expect(() => calendar.add('soon', 1)).toThrow(expect.objectContaining({ code: 'calendar.out_of_range' }));
    expect(() => calendar.add('2026-xx-01', 1)).toThrow(expect.objectContaining({ code: 'calendar.no_such_date' }));
  });
  it('refuses to leave the four-digit years', () =>
    expect(() => calendar.add('9999-12-31', 1)).toThrow(expect.objectContaining({ code: 'calendar.out_of_range' })));
});

describe('a year without data', () => {
  it('is estimated, and its dates move when the data arrives', () => {
    expect(calendar.add('2026-12-28', 10)).toEqual({ date: '2027-01-11', estimated: true });
    const newYear: CalendarDay[] = ['2027-01-01', '2027-01-04'].map((date) => ({ date, type: 'holiday', name: '元旦', nameEn: "New Year's Day", inLieu: false }));
    expect(WorkCalendar.of([...days, ...newYear]).add('2026-12-28', 10)).toEqual({ date: '2027-01-13', estimated: false });
  });

  it('counts plain Monday to Friday', () => {
    expect(WorkCalendar.of([]).add('2026-02-13', 5)).toEqual({ date: '2026-02-20', estimated: true });
    expect(WorkCalendar.of([]).between('2025-12-31', '2026-12-31')).toBe(261);
  });
});

describe('against a walk day by day', () => {
  // Years are taken out at random, so that known and unknown ones meet in every order.
  const aCalendar = fc.uniqueArray(fc.integer({ min: 2004, max: 2026 }), { maxLength: 23 }).map((gone) => {
    const kept = days.filter((day) => !gone.includes(yearOf(day.date)));
    return { calendar: WorkCalendar.of(kept), byDate: new Map(kept.map((day) => [day.date, day.type])), years: new Set(kept.map((day) => yearOf(day.date))) };
  });
  type Sample = typeof aCalendar extends fc.Arbitrary<infer Value> ? Value : never;
  const aDate = fc.integer({ min: dayNumber('2002-06-01'), max: dayNumber('2028-12-31') }).map((day) => addDays('1970-01-01', day));

  const worked = ({ byDate }: Sample, date: CivilDate): boolean => {
    const type = byDate.get(date);
    return type === undefined ? weekday(date) <= 5 : type === 'makeup_workday';
  };
  const walk = (sample: Sample, from: CivilDate, count: number): Reckoned => {
    let [date, left, estimated] = [from, count, false];
    while (left > 0) {
      date = addDays(date, 1);
      if (worked(sample, date)) left--;
      estimated ||= !sample.years.has(yearOf(date));
    }
    return { date, estimated };
  };

  it('a day is worked or not alike', () => {
    fc.assert(fc.property(aCalendar, aDate, (sample, date) => expect(sample.calendar.isWorkingDay(date)).toBe(worked(sample, date))));
  });

  it('add comes to the same day and is estimated exactly when a year without data is touched', () => {
    fc.assert(fc.property(aCalendar, aDate, fc.integer({ min: 0, max: 700 }), (sample, from, count) =>
      expect(sample.calendar.add(from, count)).toEqual(walk(sample, from, count))), { numRuns: 300 });
  });

  it('between counts the same days', () => {
    fc.assert(fc.property(aCalendar, aDate, fc.integer({ min: -100, max: 900 }), (sample, from, span) => {
      let count = 0;
      for (let i = 1; i <= span; i++) if (worked(sample, addDays(from, i))) count++;
      expect(sample.calendar.between(from, addDays(from, span))).toBe(count);
    }), { numRuns: 300 });
  });

  it('add never lands on a day that is not worked, and grows with the days', () => {
    fc.assert(fc.property(aCalendar, aDate, fc.integer({ min: 1, max: 700 }), (sample, from, count) => {
      const { date } = sample.calendar.add(from, count);
      expect(worked(sample, date)).toBe(true);
      expect(sample.calendar.add(from, count - 1).date < date).toBe(true);
      expect(sample.calendar.add(addDays(from, 1), count).date >= date).toBe(true);
    }));
  });

  it('before is the first day from which so many working days are left, worked itself', () => {
    fc.assert(fc.property(aCalendar, aDate, fc.integer({ min: 1, max: 400 }), (sample, to, count) => {
      const { date } = sample.calendar.before(to, count);
      expect([worked(sample, date), sample.calendar.between(date, to), sample.calendar.between(addDays(date, -1), to)]).toEqual([true, count, count + 1]);
    }), { numRuns: 300 });
  });

  it('add undoes between: it comes to the last working day not after the end', () => {
    fc.assert(fc.property(aCalendar, aDate, fc.integer({ min: 0, max: 900 }), (sample, from, span) => {
      const to = addDays(from, span);
      const { date } = sample.calendar.add(from, sample.calendar.between(from, to));
      expect(date <= to).toBe(true);
      for (let day = addDays(date, 1); day <= to; day = addDays(day, 1)) expect(worked(sample, day)).toBe(false);
    }));
  });
});
