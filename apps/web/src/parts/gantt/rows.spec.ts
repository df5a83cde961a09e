import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ObligationView } from '#libs/contracts';
import { daysOff, WorkCalendar } from '#libs/calendar';
import { plus, workingDaysBetween, yearsOf } from './days.js';
import { rowOf, spanOf } from './rows.js';

const TODAY = '2026-11-25';
const obligation = (more: Partial<ObligationView> = {}): ObligationView => ({
  id: 'o1', title: '按月通报', state: 'due', boundOn: null, appearsOn: null, dueOn: null, periods: [], reports: [], rescheduled: [], milestones: [], waiver: null, ...more,
}) as unknown as ObligationView;
const period = (number: number, dueOn: string, outcome: 'accepted' | 'missed') => ({ period: number, dueOn, on: dueOn, delivered: [], outcome });

describe('an obligation as a bar', () => {
  it('goes from its beginning over the periods that are over to the day it is due', () => {
    const row = rowOf(obligation({ boundOn: '2026-08-10', appearsOn: '2026-11-01', dueOn: '2026-11-30', periods: [period(2, '2026-10-31', 'missed'), period(1, '2026-09-30', 'accepted')] }), TODAY);
    expect(row.segments).toEqual([
      { from: '2026-08-10', to: '2026-09-30', outcome: 'accepted' }, { from: '2026-09-30', to: '2026-10-31', outcome: 'missed' }, { from: '2026-10-31', to: '2026-11-30', outcome: 'open' },
    ]);
    expect([row.from, row.late, row.marks.map(({ kind, day }) => `${kind} ${day}`)]).toEqual(['2026-08-10', null, ['met 2026-09-30', 'missed 2026-10-31', 'due 2026-11-30']]);
  });

  it('is longer by the days it is late', () => {
    expect(rowOf(obligation({ state: 'overdue', boundOn: '2026-08-10', dueOn: '2026-11-20' }), TODAY).late).toEqual({ from: '2026-11-20', to: TODAY });
    expect(rowOf(obligation({ state: 'reported', boundOn: '2026-08-10', dueOn: '2026-11-20' }), TODAY).late).toBeNull();
  });

  it('is not drawn where its beginning or its end is not known', () => {
    expect(rowOf(obligation(), TODAY)).toMatchObject({ from: null, dueOn: null, segments: [], marks: [] });
    expect(rowOf(obligation({ dueOn: '2027-01-01' }), TODAY)).toMatchObject({ from: null, segments: [], marks: [{ kind: 'due' }] });
    expect(rowOf(obligation({ boundOn: '2026-08-10' }), TODAY)).toMatchObject({ from: '2026-08-10', segments: [], marks: [] });
  });

  it('has its reports by what became of them, its new dates, milestones and its waiver as marks, in their order', () => {
    const { marks } = rowOf(obligation({
      reports: [{ on: '2026-11-03', status: 'returned' }, { on: '2026-11-01', status: 'accepted' }], rescheduled: [{ on: '2026-10-01' }], waiver: { on: '2026-09-01' },
      milestones: [{ dueOn: '2026-12-01', doneOn: null }, { dueOn: '2026-10-15', doneOn: '2026-10-20' }],
    } as unknown as Partial<ObligationView>), TODAY);
    expect(marks.map(({ kind }) => kind)).toEqual(['waived', 'extended', 'reached', 'accepted', 'returned', 'milestone']);
  });
});

describe('what is drawn', () => {
  const rows = [rowOf(obligation({ boundOn: '2026-08-10', dueOn: '2027-12-31' }), TODAY)];

  it('is everything that is known with a margin, or what lies around today', () => {
    expect(spanOf(rows, TODAY, 'all')).toEqual({ from: '2026-08-03', to: '2028-01-07' });
    expect(spanOf(rows, TODAY, 'quarter')).toEqual({ from: '2026-10-26', to: '2027-02-23' });
    expect(spanOf([], TODAY, 'all')).toEqual({ from: '2026-11-18', to: '2026-12-02' });
  });

  it('is never more than five years from today', () => {
    const far = spanOf([rowOf(obligation({ boundOn: '1998-01-01', dueOn: '9998-12-31' }), TODAY)], TODAY, 'all');
    expect(far).toEqual({ from: '2021-11-21', to: '2031-11-29' });
    expect(yearsOf(far)).toHaveLength(11);
  });
});

describe('working days', () => {
  it('are counted from the days that are not worked as the clocks count them', () => {
    const calendar = WorkCalendar.of([{ date: '2026-10-01', type: 'holiday', name: '', nameEn: '', inLieu: false }, { date: '2026-10-10', type: 'makeup_workday', name: '', nameEn: '', inLieu: true }]);
    const off = daysOff(calendar, '2026-01-01', '2027-12-31').map((row) => ({ ...row, name: null }));
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 200 }), (start, length) => {
      const from = plus('2026-01-01', start);
      expect(workingDaysBetween(from, plus(from, length), off)).toBe(calendar.between(from, plus(from, length)));
    }));
  });
});
