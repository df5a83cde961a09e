import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isCivilDate } from '#libs/kernel';
import { toldDate } from './told-date.js';

describe('a date as a ledger tells it', () => {
  it.each([
    ['2019-05-29', '2019-05-29', '2019-05-29', 'day'],
    ['2024-02-29', '2024-02-29', '2024-02-29', 'day'],
    ['2016-04', '2016-04-01', '2016-04-30', 'month'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2023-02', '2023-02-01', '2023-02-28', 'month'],
    ['2016-12', '2016-12-01', '2016-12-31', 'month'],
    ['1986', '1986-01-01', '1986-12-31', 'year'],
    ['2016-04/2016-09', '2016-04-01', '2016-09-30', 'interval'],
    ['2015/2016-09-03', '2015-01-01', '2016-09-03', 'interval'],
    ['2016-04/2016-04', '2016-04-01', '2016-04-30', 'interval'],
    ['2016-04-15/2016-04', '2016-04-15', '2016-04-30', 'interval'],
  ])('%s is %s to %s', (text, from, to, precision) => {
    expect(toldDate(text)).toEqual({ from, to, precision });
  });

  it('is null where none is told', () => {
    expect(toldDate('')).toBeNull();
  });

  it.each([
    '2021-02-30', '2023-02-29', '2021-13', '2021-00', '2021-1', '21-01-01', '0986', '986', '20216', ' 2021', '2021 ', '2021年', '2021.05', '2021-05-', '二〇二一',
    '/', '2021/', '/2021', '2021//2022', '2020/2021/2022', '2022/2021', '2021-06/2021-05', '2021-02-30/2021-03', '2021/2022-02-30', 'null', 'NaN', '２０２１',
  ])('"%s" is none that exists', (text) => {
    expect(toldDate(text)).toBeUndefined();
  });

  it('is an interval of days that exist, the earlier first, or nothing, for any text', () => {
    const part = fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^\d{4}(-\d{2}(-\d{2})?)?$/));
    fc.assert(
      fc.property(fc.oneof(part, fc.tuple(part, part).map((parts) => parts.join('/'))), (text) => {
        const date = toldDate(text);
        if (!date) return;
        expect([date.from, date.to].every(isCivilDate)).toBe(true);
        expect(date.from <= date.to).toBe(true);
      }),
    );
  });

  it('of a month or a year ends on the day before the next one begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9998 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const two = String(month).padStart(2, '0');
        expect(addDays(toldDate(`${year}-${two}`)?.to ?? '', 1)).toBe(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`);
        expect(addDays(toldDate(String(year))?.to ?? '', 1)).toBe(`${year + 1}-01-01`);
      }),
    );
  });
});
