import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkCalendar } from '#libs/calendar';
import type { AgreementContext } from '#libs/charts';
import { agreementChart, blankAgreement, blankFollowUp, followUpChart } from '#libs/charts';
import { readCalendar } from '#libs/documents';
import type { Policy } from '#libs/policy';
import { Zone } from '#libs/kernel';
import type { StoredAgreement, StoredFollowUp, Timer } from './ports/index.js';
import { nextTimer } from './ports/index.js';
import { Reference } from './reference.js';
import { datedAnew, KNOWN_TIMERS, nextTimers, recomputed, remainingDays } from './timers.js';

const shipped = (path: string): string => readFileSync(`config/data/${path}`, 'utf8');
const policy = JSON.parse(shipped('policies/default.json')) as Policy;
const { days } = checkCalendar(readCalendar(shipped('calendar_cn.csv')).rows);
const referenceOf = (calendar = days): Reference => new Reference({ version: 1, governments: [], former: [], calendar, policies: [policy], regions: [], vacancies: [], tokens: [], recipients: [] }, new Zone('Asia/Shanghai'));
const reference = referenceOf();
const midnight = (date: string): number => Date.parse(`${date}T00:00:00+08:00`);

const agreement = (context: Partial<AgreementContext> = {}): StoredAgreement => ({ kind: 'agreement', id: 'a', chart: 1, version: 1, state: 'signed.waiting', context: { ...blankAgreement, ...context }, timers: {}, at: 0 });
const followUp: StoredFollowUp = {
  kind: 'followUp', id: 'f', chart: 1, version: 1, state: 'requested.awaiting', timers: {}, at: 0,
  context: { ...blankFollowUp, policy: { id: 'default', version: 1, because: 'default' }, times: { grace: 10, handling: 20, remindEvery: 3 } },
};
const started = (record: StoredAgreement | StoredFollowUp, ...start: string[]) => nextTimers({}, record, { stop: [], start }, null, '2026-09-21', reference);
const counted: Timer = { at: midnight('2026-10-22'), dueOn: '2026-10-21', days: 15, from: '2026-09-21', estimated: false, policy: 'default@1' };

describe('a timer that starts', () => {
  it('counts working days, over holidays and make-up days, and names its policy', () => {
    // Off are the 25th of September and the 1st to the 7th of October; Saturday the 10th is worked.
    expect(started(followUp, 'GRACE_END', 'REMINDER')).toEqual({
      GRACE_END: { at: midnight('2026-10-13'), dueOn: '2026-10-12', days: 10, from: '2026-09-21', estimated: false, policy: 'default@1' },
      REMINDER: { at: midnight('2026-09-25'), dueOn: '2026-09-24', days: 3, from: '2026-09-21', estimated: false, policy: 'default@1' },
    });
  });

  it('for the implementation runs from the day the wait began, 30 days where it was signed without obligations', () => {
    expect(started(agreement({ waitingSince: '2026-03-02' }), 'SIGNED_NOT_IMPLEMENTED').SIGNED_NOT_IMPLEMENTED).toMatchObject({ from: '2026-03-02', days: 60 });
    expect(started(agreement({ waitingSince: '2026-03-02', withoutObligations: 'a framework' }), 'SIGNED_NOT_IMPLEMENTED').SIGNED_NOT_IMPLEMENTED).toMatchObject({ days: 30 });
    expect(started(agreement(), 'SIGNED_NOT_IMPLEMENTED')).toEqual({});
  });

  it('on a day of the calendar runs out when that day is over; a signing date when it begins', () => {
    expect(started(agreement({ term: { from: null, to: '2026-12-31' } }), 'TERM_END').TERM_END).toEqual({ at: midnight('2027-01-01'), dueOn: '2026-12-31', days: null, from: '2026-09-21', estimated: false, policy: null });
    expect(started(agreement({ rule: { kind: 'onDate', date: '2026-10-08' } }), 'SIGNING_DATE').SIGNING_DATE?.at).toBe(midnight('2026-10-08'));
    expect(started(agreement({ hold: { from: 'signed.waiting', remaining: {}, reason: '', approver: '', until: '2026-10-08' } }), 'HOLD_END').HOLD_END?.at).toBe(midnight('2026-10-09'));
    expect(started(agreement(), 'TERM_END', 'SIGNING_DATE', 'HOLD_END')).toEqual({});
  });

  it('is known by name to the engine, for every timer of the charts', () => {
    expect([...KNOWN_TIMERS.agreement].sort()).toEqual([...agreementChart.timers].sort());
    expect([...KNOWN_TIMERS.followUp].sort()).toEqual([...followUpChart.timers].sort());
    expect(() => started(agreement(), 'TOMORROW')).toThrow('No setting for timer TOMORROW');
  });
});

describe('timers after a decision', () => {
  it('lose those stopped, keep the others, and start last what was stopped and started', () => {
    const before = { GRACE_END: counted, REMINDER: counted };
    const after = nextTimers(before, followUp, { stop: ['REMINDER'], start: ['REMINDER'] }, null, '2026-09-21', reference);
    expect(after.GRACE_END).toBe(counted);
    expect(after.REMINDER).toMatchObject({ dueOn: '2026-09-24' });
    expect(before.REMINDER).toBe(counted);
  });

  it('after a pause have the days that remained; one that ran out before does not run again', () => {
    const pause = { from: 'requested.awaiting', remaining: { GRACE_END: 4 } };
    const after = nextTimers({}, followUp, { stop: [], start: ['GRACE_END', 'REMINDER'] }, pause, '2026-09-21', reference);
    expect(after).toMatchObject({ GRACE_END: { days: 4, from: '2026-09-21', dueOn: '2026-09-28' } });
    expect(Object.keys(after)).toEqual(['GRACE_END']);
    const term = nextTimers({}, agreement({ term: { from: null, to: '2026-12-31' } }), { stop: [], start: ['TERM_END'] }, pause, '2026-09-21', reference);
    expect(Object.keys(term)).toEqual(['TERM_END']);
  });

  it('that were due already when the pause began are due on the day after it ends', () => {
    const pause = { from: 'requested.awaiting', remaining: { GRACE_END: 0 } };
    expect(nextTimers({}, followUp, { stop: [], start: ['GRACE_END'] }, pause, '2026-09-21', reference).GRACE_END).toMatchObject({ dueOn: '2026-09-21', at: midnight('2026-09-22') });
  });
});

describe('what a pause keeps', () => {
  it('is the working days of each counting timer, none of one that is due, nothing of a day of the calendar', () => {
    const timers = { GRACE_END: counted, REMINDER: { ...counted, dueOn: '2026-09-18' }, TERM_END: { ...counted, days: null } };
    expect(remainingDays(timers, '2026-09-21', reference)).toEqual({ GRACE_END: 17, REMINDER: 0 });
    expect(remainingDays({}, '2026-09-21', reference)).toEqual({});
  });
});

describe('timers over another calendar', () => {
  const estimated: Timer = { at: midnight('2027-01-13'), dueOn: '2027-01-12', days: 10, from: '2026-12-29', estimated: true, policy: 'default@1' };
  const published = referenceOf([...days, { date: '2027-01-01', type: 'holiday', name: '元旦', nameEn: "New Year's Day", inLieu: false }]);

  it('are dated anew where they were estimated, and say so', () => {
    expect(recomputed({ GRACE_END: estimated }, published)).toEqual({ GRACE_END: { ...estimated, at: midnight('2027-01-14'), dueOn: '2027-01-13', estimated: false } });
  });

  it('stay where nothing changed, and where they were never estimated', () => {
    expect(recomputed({ GRACE_END: estimated }, reference)).toBeUndefined();
    expect(recomputed({ GRACE_END: counted, TERM_END: { ...estimated, days: null } }, published)).toBeUndefined();
  });
});

describe('the next timer', () => {
  it('is the earliest; of two at one moment the first by name', () => {
    expect(nextTimer({})).toBeUndefined();
    expect(nextTimer({ REMINDER: { ...counted, at: 2 }, GRACE_END: { ...counted, at: 3 } })?.name).toBe('REMINDER');
    expect(nextTimer({ TERM_END: counted, SIGNED_NOT_IMPLEMENTED: counted })?.name).toBe('SIGNED_NOT_IMPLEMENTED');
  });
});

describe('a wait whose day is told anew', () => {
  const before = agreement({ waitingSince: '2026-03-02', waits: 1 });
  const after = (state: string, waitingSince: string, timers: StoredAgreement['timers'] = {}): StoredAgreement => ({ ...agreement({ waitingSince, waits: 1 }), state, timers });
  it('counts from that day where it runs, or where no day was known', () => {
    expect(datedAnew(before.context, after('signed.waiting', '2026-03-05', { SIGNED_NOT_IMPLEMENTED: counted }))).toEqual(['SIGNED_NOT_IMPLEMENTED']);
    expect(datedAnew(agreement().context, after('signed.waiting', '2026-03-05'))).toEqual(['SIGNED_NOT_IMPLEMENTED']);
  });
  it('does not begin again where it ran out, nor where nobody waits any more', () => {
    expect(datedAnew(before.context, after('signed.waiting', '2026-03-05'))).toEqual([]);
    expect(datedAnew(before.context, after('implementing.silent', '2026-03-05', { SIGNED_NOT_IMPLEMENTED: counted }))).toEqual([]);
  });
});
