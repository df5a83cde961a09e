import { describe, expect, it } from '@jest/globals';
import { Zone } from '#libs/kernel';
import { dueInstant, overdueFrom, WorkCalendar } from './index.js';
import type { CalendarDay } from './index.js';

const festival = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'];
const calendar = WorkCalendar.of(festival.map((date): CalendarDay => ({ date, type: 'holiday', name: '春节', nameEn: 'Spring Festival', inLieu: false })));

describe('a due date', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-25', '2026-11-25T16:00:00.000Z'],
    ['UTC', '2026-11-25', '2026-11-26T00:00:00.000Z'],
    ['America/Los_Angeles', '2026-03-07', '2026-03-08T08:00:00.000Z'],
    ['America/Los_Angeles', '2026-03-08', '2026-03-09T07:00:00.000Z'],
    ['Pacific/Apia', '2011-12-29', '2011-12-30T10:00:00.000Z'],
    ['Asia/Shanghai', '2026-12-31', '2026-12-31T16:00:00.000Z'],
  ])('in %s on %s is overdue from %s', (zone, due, at) => expect(new Date(overdueFrom(due, new Zone(zone))).toISOString()).toBe(at));

  it('in n working days leaves out the day it runs from and the holidays', () => {
    const due = dueInstant(calendar, new Zone('Asia/Shanghai'), '2026-02-13', 2);
    expect(due).toEqual({ dueOn: '2026-02-25', at: Date.UTC(2026, 1, 25, 16), estimated: false });
  });

  it('over the end of the published years is estimated', () =>
    expect(dueInstant(calendar, new Zone('Asia/Shanghai'), '2026-12-31', 1)).toMatchObject({ dueOn: '2027-01-01', estimated: true }));
});
