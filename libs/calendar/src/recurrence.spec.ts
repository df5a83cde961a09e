import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, civilDate, daysInMonth, isCivilDate, weekday, yearOf } from '#libs/kernel';
import type { CivilDate } from '#libs/kernel';
import { duesBetween, mustFire, nextDue, occurrence, onWorkingDay, whyNeverFires, WorkCalendar } from './index.js';
import type { Recurrence } from './index.js';

const calendar = WorkCalendar.of([
  { date: '2026-10-01', type: 'holiday', name: '国庆节', nameEn: '', inLieu: false }, { date: '2026-10-02', type: 'holiday', name: '国庆节', nameEn: '', inLieu: false },
  { date: '2026-10-10', type: 'makeup_workday', name: '调休', nameEn: '', inLieu: true },
]);
const monthly: Recurrence = { every: { n: 1, unit: 'month' }, from: '2026-01-31', until: null, monthEnd: 'sameDay', nonWorking: 'keep' };
const first = (recurrence: Recurrence, count: number): CivilDate[] => Array.from({ length: count }, (_, index) => occurrence(recurrence, index));

describe('the due dates of a recurrence', () => {
  it.each<[string, Partial<Recurrence>, CivilDate[]]>([
    ['daily', { every: { n: 1, unit: 'day' }, from: '2026-02-27' }, ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['every second week', { every: { n: 2, unit: 'week' }, from: '2026-12-25' }, ['2026-12-25', '2027-01-08', '2027-01-22']],
    ['monthly from the 31st, which a short month does not shift for those behind it', {}, ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
    ['monthly from the 30th on its day', { from: '2026-01-30' }, ['2026-01-30', '2026-02-28', '2026-03-30']],
    ['monthly from the last of February, by its day', { from: '2026-02-28' }, ['2026-02-28', '2026-03-28', '2026-04-28']],
    ['monthly from the last of February, by the end of the month', { from: '2026-02-28', monthEnd: 'lastDay' }, ['2026-02-28', '2026-03-31', '2026-04-30']],
    ['quarterly', { every: { n: 1, unit: 'quarter' }, from: '2026-11-30' }, ['2026-11-30', '2027-02-28', '2027-05-30']],
    ['yearly from a leap day', { every: { n: 1, unit: 'year' }, from: '2024-02-29' }, ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
  ])('come %s', (_, change, dates) => expect(first({ ...monthly, ...change }, dates.length)).toEqual(dates));

  it.each<[Recurrence['nonWorking'], CivilDate]>([['keep', '2026-10-01'], ['before', '2026-09-30'], ['after', '2026-10-05']])('on a holiday %s', (nonWorking, due) =>
    expect(nextDue({ ...monthly, from: '2026-10-01', nonWorking }, calendar, '2026-09-15')).toBe(due));
  it('stay on a Saturday that is worked', () => expect(onWorkingDay('2026-10-10', 'after', calendar)).toBe('2026-10-10'));
  it('fall together where all but one of a row are not worked', () =>
    expect(duesBetween({ ...monthly, every: { n: 1, unit: 'day' }, from: '2026-10-01', nonWorking: 'after' }, calendar, '2026-09-30', '2026-10-06')).toEqual(['2026-10-05', '2026-10-06']));
  it('end with the last day they may fall on', () => {
    const ending = { ...monthly, until: '2026-03-31' };
    expect(nextDue(ending, calendar, '2026-03-30')).toBe('2026-03-31');
    expect(nextDue(ending, calendar, '2026-03-31')).toBeNull();
  });
  it('end with the calendar', () => expect(nextDue({ ...monthly, every: { n: 1000, unit: 'year' } }, calendar, '9500-01-01')).toBeNull());
});

describe('a recurrence that never fires', () => {
  it.each<[string, Partial<Recurrence>, string]>([
    ['has an interval of nothing', { every: { n: 0, unit: 'day' } }, 'zero_interval'],
    ['has half an interval', { every: { n: 0.5, unit: 'month' } }, 'zero_interval'],
    ['ends before its first date', { until: '2026-01-30' }, 'until_before_first'],
    ['ends before the end of its first month', { from: '2026-01-15', until: '2026-01-20', monthEnd: 'lastDay' }, 'until_before_first'],
    ['is past as a whole', { until: '2026-10-31' }, 'all_past'],
  ])('%s, and is refused by that rule', (_, change, rule) => {
    expect(whyNeverFires({ ...monthly, ...change }, calendar, '2026-11-25')).toBe(rule);
    expect(() => mustFire({ ...monthly, ...change }, calendar, '2026-11-25')).toThrow(expect.objectContaining({ code: 'recurrence.never_fires', details: { rule } }));
  });
  it('is none that has a date today', () => expect(whyNeverFires({ ...monthly, until: '2026-11-30' }, calendar, '2026-11-30')).toBeNull());
});

describe('any recurrence', () => {
  const day = fc.integer({ min: 0, max: 15_000 }).map((offset) => addDays('2000-01-01', offset));
  const any: fc.Arbitrary<Recurrence> = fc.record({
    every: fc.record({ n: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const) }),
    from: day, until: fc.constant(null), monthEnd: fc.constantFrom('sameDay' as const, 'lastDay' as const), nonWorking: fc.constantFrom('keep' as const, 'before' as const, 'after' as const),
  });
  const byMonth = any.filter(({ every: { unit } }) => unit !== 'day' && unit !== 'week');

  it('has dates that exist, each behind the one before', () =>
    fc.assert(fc.property(any, fc.integer({ min: 0, max: 150 }), (recurrence, index) => {
      const [one, other] = [occurrence(recurrence, index), occurrence(recurrence, index + 1)];
      expect([isCivilDate(one), one < other]).toEqual([true, true]);
    })));
  it('by months has its day wherever the month has it, and the last of the month elsewhere', () =>
    fc.assert(fc.property(byMonth, fc.integer({ min: 0, max: 150 }), (recurrence, index) => {
      const date = occurrence(recurrence, index);
      const last = daysInMonth(yearOf(date), Number(date.slice(5, 7)));
      const wanted = recurrence.monthEnd === 'lastDay' ? last : Math.min(Number(recurrence.from.slice(8)), last);
      expect(date).toBe(civilDate(yearOf(date), Number(date.slice(5, 7)), wanted));
    })));
  it('by weeks keeps its day of the week', () =>
    fc.assert(fc.property(any, fc.integer({ min: 0, max: 150 }), (recurrence, index) => {
      fc.pre(recurrence.every.unit === 'week');
      expect(weekday(occurrence(recurrence, index))).toBe(weekday(recurrence.from));
    })));
  it('is next due on the first of its dates behind the day asked, as counting from the first finds it', () =>
    fc.assert(fc.property(any, day, (recurrence, after) => {
      let wanted: CivilDate | undefined;
      for (let index = 0; wanted === undefined; index += 1) {
        const due = onWorkingDay(occurrence(recurrence, index), recurrence.nonWorking, calendar);
        if (due > after) wanted = due;
      }
      expect(nextDue(recurrence, calendar, after)).toBe(wanted);
    }), { numRuns: 300 }));
  it('moves a due date to a day that is worked, past none that is', () =>
    fc.assert(fc.property(day, fc.constantFrom('before' as const, 'after' as const), (date, rule) => {
      const due = onWorkingDay(date, rule, calendar);
      expect(calendar.isWorkingDay(due)).toBe(true);
      expect(rule === 'before' ? due <= date : due >= date).toBe(true);
      for (let between = due < date ? addDays(due, 1) : date; between < (due < date ? addDays(date, 1) : due); between = addDays(between, 1)) expect(calendar.isWorkingDay(between)).toBe(false);
    })));
});
