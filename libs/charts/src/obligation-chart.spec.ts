import { describe, expect, it } from '@jest/globals';
import {
  A, accept, B, bare, december, drop, end, event, indicator, inState, late, leave, link, meet, milestone, monthly, moved, nobody, plan, press, reach, record, refused, reschedule, resume, sendBack,
  someone, START, submit, suspend, term, toAssign, TODAY, waive, bind, once,
} from '../../../test/support/obligation-samples.js';
import type { ObligationEvent } from './index.js';
import { deliveredParties, fulfilmentOf, obligationChart, partyState, undeliveredParties } from './index.js';

const relieved = (party: string, outcome = 'rectified'): object => ({ type: 'relieved', party, outcome });
const recurring = { schedule: monthly };
const three = { parties: [A, B, '420000'] };

describe('an obligation that begins', () => {
  it('is planned while its agreement is not signed, and no clock runs', () => expect(moved(START, plan({ bound: false }))).toMatchObject({ state: 'planned', start: [], context: { home: 'a1', agreements: ['a1'], boundOn: null } }));
  it('waits for its lead time when it is signed', () =>
    expect(moved(inState().planned, event('BIND', { dueOn: '2026-12-30', appearsOn: '2026-12-20' }))).toMatchObject({ state: 'scheduled', start: ['APPEARS', 'MILESTONE'], context: { boundOn: TODAY, dueOn: '2026-12-30' } }));
  it('is due at once without one', () => expect(moved(inState().planned, bind)).toMatchObject({ state: 'due', start: ['DUE', 'MILESTONE'] }));
  it('appears when its time has come', () => expect(moved(inState().scheduled, bare('APPEARS'))).toMatchObject({ state: 'due', start: ['DUE', 'MILESTONE'] }));
});

describe('a report', () => {
  it('of one party leaves the others owing, and nobody presses that party', () => {
    const one = moved(inState(three).due, submit(A));
    expect(one).toMatchObject({ state: 'due', facts: [relieved(A)] });
    expect([fulfilmentOf(one.context), undeliveredParties(one.context), partyState(one.context, A), partyState(one.context, B)]).toEqual([{ delivered: 1, owed: 3 }, [B, '420000'], 'submitted', 'owed']);
  });
  it('of the last party is judged', () => expect(moved(inState().due, submit(A), submit(B))).toMatchObject({ state: 'reported', stop: expect.arrayContaining(['DUE']), start: [] }));
  it('on the way delivers nothing', () => {
    const told = moved(inState().due, submit(A, 'r1', false));
    expect(told).toMatchObject({ state: 'due', facts: [] });
    expect(deliveredParties(told.context)).toEqual([]);
  });
  it.each([
    ['of a stranger', inState().due, submit('440000'), 'not_owed'],
    ['given twice', moved(inState().due, submit(A)), submit(A, 'r2'), 'delivered_already'],
    ['when all have delivered', inState().reported, submit(A, 'r2'), 'all_delivered'],
    ['of a party that left', moved(inState(three).due, leave(A)), submit(A), 'party_left'],
  ])('%s is refused with its rule', (_, from, one, code) => expect(refused(from, one).code).toBe(`obligation.${code}`));
  it.each(['planned', 'waived', 'suspended', 'accepted', 'ended'] as const)('is not taken while %s', (state) => expect(refused(inState()[state], submit(A)).code).toBe('chart.event_not_allowed'));

  it('accepted tells so, and the last one accepted is the end of what is owed once', () => {
    const one = moved(inState().reported, accept(A));
    expect(one).toMatchObject({ state: 'reported', facts: [{ type: 'reportAccepted', report: { party: A, status: 'accepted', judged: { office: A, actor: 'clerk', on: TODAY } } }] });
    expect(moved(one, accept(B))).toMatchObject({ state: 'accepted', context: { periods: [{ period: 1, delivered: [A, B], outcome: 'accepted' }] } });
  });
  it('returned is owed again, and given again', () => {
    const back = moved(inState().reported, sendBack(A));
    expect(back).toMatchObject({ state: 'returned', start: ['DUE'] });
    expect([undeliveredParties(back.context), partyState(back.context, A)]).toEqual([[A], 'returned']);
    expect(moved(back, submit(A, 'r2'))).toMatchObject({ state: 'reported', stop: ['DUE'], facts: [relieved(A), { type: 'reportGiven' }] });
  });
  it.each([['unknown', 'r9', 'report_unknown'], ['judged already', `r-${A}`, 'report_judged']])('%s is not judged', (_, id, code) => {
    expect(refused(moved(inState().reported, accept(A)), accept(A, null, id)).code).toBe(`obligation.${code}`);
  });
  it('on the way is judged and moves nothing', () => {
    const told = moved(inState().due, submit(A), submit(B, 'r1', false), submit(B));
    expect(moved(told, sendBack(B, 'r1'))).toMatchObject({ state: 'reported', facts: [] });
    expect(moved(told, accept(B, null, 'r1'))).toMatchObject({ state: 'reported', facts: [{ type: 'reportAccepted' }] });
  });
});

describe('an obligation that recurs', () => {
  it('begins its next period when all had their report accepted', () => {
    const next = moved(inState(recurring).reported, accept(A, december), accept(B, december));
    expect(next).toMatchObject({ state: 'due', start: ['DUE', 'MILESTONE'], context: { period: 2, dueOn: '2026-12-30', periods: [{ period: 1, dueOn: '2026-11-30', delivered: [A, B] }] } });
    expect([deliveredParties(next.context), next.context.reports.length]).toEqual([[], 2]);
  });
  it('waits for the lead time of its next period', () =>
    expect(moved(inState(recurring).reported, accept(A), accept(B, { ...december, appearsOn: '2026-12-20' }))).toMatchObject({ state: 'scheduled', start: ['APPEARS', 'MILESTONE'] }));
  it('passes over due dates that went by meanwhile, and says so', () =>
    expect(moved(inState(recurring).reported, accept(A), accept(B, { dueOn: '2027-02-28', appearsOn: null, missed: ['2026-12-30', '2027-01-30'] })).context).toMatchObject({
      period: 4, periods: [{ period: 1, outcome: 'accepted' }, { period: 2, dueOn: '2026-12-30', outcome: 'missed', delivered: [] }, { period: 3, outcome: 'missed' }],
    }));
  it('ends with its last period', () => expect(moved(inState(recurring).reported, accept(A), accept(B)).state).toBe('accepted'));
  it('keeps sixty periods with their reports; what is older stands in the history', () => {
    let one = inState(recurring).due;
    for (let period = 1; period <= 70; period += 1) one = moved(one, submit(A, `a${period}`), submit(B, `b${period}`), accept(A, december, `a${period}`), accept(B, december, `b${period}`)).next;
    expect([one.context.periods.length, one.context.reports.length, one.context.period, one.context.periods[0]?.period]).toEqual([60, 120, 71, 11]);
  });
});

describe('an obligation that is late', () => {
  it.each([['once', {}, []], ['again and again', recurring, [{ type: 'reportMissing' }]]])('due %s is overdue from the day after, counted from its date', (_, change, facts) =>
    expect(moved(inState(change).due, bare('DUE', '2026-12-05'))).toMatchObject({ state: 'overdue', facts, start: ['PRESS'], context: { waitingSince: '2026-11-30' } }));
  it.each([['obligationOverdue', {}], ['reportOverdue', recurring]])('is pressed for by the rule %s, under a key of its own', (rule, change) => {
    const pressed = moved(inState(change).overdue, press());
    expect(pressed).toMatchObject({ state: 'overdue', start: [], facts: [{ type: 'followUpDue', rule, waits: 1, policy: someone.policy }] });
    expect(moved(pressed, bare('CASE_CLOSED'), press()).facts).toMatchObject([{ rule, waits: 2 }]);
  });
  it('says why nobody could be asked', () => expect(moved(inState().overdue, press(nobody))).toMatchObject({ facts: [], context: { nobodyAsked: 'parties incomplete', waits: 0 } }));
  it('stays late while one party still owes it, and is in time again with the last', () => {
    const one = moved(inState(recurring).overdue, submit(A));
    expect(one).toMatchObject({ state: 'overdue', facts: [relieved(A)], stop: [] });
    expect(moved(one, submit(B))).toMatchObject({ state: 'reported', facts: [relieved(B), { type: 'reportGiven' }], context: { waitingSince: null } });
  });
  it('counts anew where a report is sent back', () => expect(moved(inState().overdue, submit(A), sendBack(A))).toMatchObject({ state: 'overdue', start: ['PRESS'], context: { waitingSince: TODAY } }));
  it('does not, where it told of the way alone', () => expect(moved(inState().overdue, submit(A, 'r1', false), sendBack(A, 'r1'))).toMatchObject({ state: 'overdue', start: [] }));
  it('is late again when what was sent back is not given again', () => expect(moved(inState(recurring).returned, bare('DUE', '2026-12-20'))).toMatchObject({ state: 'overdue', facts: [{ type: 'reportMissing' }], context: { waitingSince: '2026-12-20' } }));
});

describe('a schedule', () => {
  it('replaces the date of a period that is still to come and has no report', () =>
    expect(moved(inState().due, reschedule())).toMatchObject({ state: 'due', start: ['DUE', 'MILESTONE'], context: { dueOn: '2027-03-31', rescheduled: [{ reason: 'flood', from: once, dueOn: '2026-11-30' }] } }));
  it('gives a date where none was known, whatever was reported on the way', () =>
    expect(moved(inState({ schedule: null, dueOn: null }).due, submit(A, 'r1', false), reschedule())).toMatchObject({ state: 'due', facts: [{ type: 'completed' }], context: { dueOn: '2027-03-31', rescheduled: [{ from: null, dueOn: null }] } }));
  it.each([['reported', []], ['returned', ['DUE']]] as const)('gives one also where it is %s already, which stays as it is', (state, start) => {
    const given = moved(inState({ schedule: null, dueOn: null })[state], reschedule({ appearsOn: '2027-03-01' }));
    expect(given).toMatchObject({ state, start, facts: [{ type: 'completed' }], context: { dueOn: '2027-03-31', rescheduled: [{ from: null, dueOn: null }] } });
    expect(refused(given, reschedule()).code).toBe('obligation.no_future_date');
  });
  it('names its units, with what stood there', () => {
    const next = moved(inState().due, toAssign());
    expect(next).toMatchObject({ state: 'due', facts: [{ type: 'completed' }], stop: [], start: [], context: { leadUnit: B, assigned: [{ on: TODAY, reason: 'it builds', from: { leadUnit: A }, to: { leadUnit: B } }] } });
    expect(refused(next, toAssign()).code).toBe('obligation.nothing_changes');
  });
  it('may put it off beyond its lead time', () => expect(moved(inState().due, reschedule({ appearsOn: '2027-03-01' })).state).toBe('scheduled'));
  it.each(['overdue', 'reported', 'returned'] as const)('of what is due once is not replaced while %s', (state) => expect(refused(inState()[state], reschedule()).code).toBe('obligation.no_future_date'));
  it.each(['overdue', 'reported', 'returned'] as const)('of what recurs is replaced for later periods while %s, and the present one stays', (state) =>
    expect(moved(inState(recurring)[state], reschedule({ schedule: { ...monthly, every: { n: 1, unit: 'quarter' } } })).context).toMatchObject({ dueOn: '2026-11-30', schedule: { every: { unit: 'quarter' } } }));
  it('keeps the date of a period that has a report', () => {
    const one = moved(inState(recurring).due, submit(A));
    expect(moved(one, reschedule({ schedule: { ...monthly, from: '2027-03-31' } })).context.dueOn).toBe('2026-11-30');
    expect(refused(moved(inState().due, submit(A)), reschedule()).code).toBe('obligation.no_future_date');
  });
  it('is free before the signing', () => expect(moved(inState().planned, reschedule())).toMatchObject({ state: 'planned', context: { dueOn: '2027-03-31' } }));
});

describe('milestones, indicators and terms', () => {
  const rich = { milestones: [milestone], indicators: [indicator], terms: [term] };
  it('a milestone that is late is pressed for, and what pressed for it is settled when it is reached', () => {
    const missed = moved(inState(rich).due, late());
    expect(missed).toMatchObject({ state: 'due', start: ['DUE', 'MILESTONE'], facts: [{ type: 'followUpDue', rule: 'obligationOverdue', waits: 1 }], context: { lateMilestones: ['m1'] } });
    expect(moved(missed, reach())).toMatchObject({ facts: [{ type: 'settled', outcome: 'rectified' }], context: { lateMilestones: [], milestones: [{ doneOn: TODAY }] } });
  });
  it('a milestone in time is reached in silence', () => expect(moved(inState(rich).due, reach()).facts).toEqual([]));
  it.each([['unknown', reach('m9'), 'milestone_unknown'], ['of tomorrow', reach('m1', '2026-11-26'), 'in_future']])('a milestone %s is not reached', (_, one, code) => expect(refused(inState(rich).due, one).code).toBe(`obligation.${code}`));
  it('a value is kept with who told it', () => expect(moved(inState(rich).due, record()).context.indicators).toMatchObject([{ values: [{ on: TODAY, value: 10, party: A, actor: 'clerk' }] }]));
  it('a value of no indicator is not', () => expect(refused(inState(rich).due, record('i9')).code).toBe('obligation.indicator_unknown'));
  it('a term may be dropped before the signing, and only met after it', () => {
    expect(moved(inState(rich).planned, drop()).context.terms).toEqual([]);
    for (const state of ['scheduled', 'due', 'overdue', 'reported', 'returned', 'waived'] as const) expect(refused(inState(rich)[state], drop()).code).toBe('obligation.terms_fixed');
    expect(moved(inState(rich).due, meet()).context.terms).toMatchObject([{ met: { on: TODAY, office: A } }]);
    expect(refused(moved(inState(rich).due, meet()), meet()).code).toBe('obligation.term_unknown');
  });
  it('a term not met keeps an obligation from its end, and the last one met brings it', () => {
    const accepted = moved(inState(rich).reported, accept(A), accept(B));
    expect(accepted.state).toBe('reported');
    expect(moved(accepted, meet()).state).toBe('accepted');
    expect(moved(inState(rich).reported, meet()).state).toBe('reported');
  });
});

describe('an obligation set aside', () => {
  it('by a waiver is not pressed for, and wakes up when it ends', () => {
    const waived = moved(inState(recurring).overdue, waive());
    expect(waived).toMatchObject({ state: 'waived', start: ['WAIVER_END'], facts: [{ type: 'settled', outcome: 'continuing' }, { type: 'reportGiven' }] });
    for (const wake of [bare('WAIVER_END', '2027-02-01'), bare('REINSTATE')]) expect(moved(waived, wake)).toMatchObject({ state: 'due', start: ['DUE', 'MILESTONE'], context: { waiver: null } });
  });
  it('by a waiver without an end is refused', () => expect(refused(inState().due, waive(TODAY)).code).toBe('obligation.waiver_ends_in_past'));
  it.each(['scheduled', 'due', 'reported', 'returned', 'overdue', 'waived'] as const)('by a hold while %s goes on there', (state) => {
    const before = inState()[state];
    const held = moved(before, suspend());
    expect(held).toMatchObject({ state: 'suspended', start: [], context: { hold: { from: state } } });
    const appearsOn = state === 'scheduled' ? '2026-12-01' : null;
    expect(moved(held, resume('2026-12-10', appearsOn))).toMatchObject({ state, context: { hold: null, dueOn: '2026-12-10' } });
  });
});

describe('a party that leaves', () => {
  it('holds nobody up', () => {
    expect(moved(inState(three).due, leave(A))).toMatchObject({ state: 'due', facts: [relieved(A, 'continuing')] });
    expect(moved(inState().due, submit(A), leave(B)).state).toBe('reported');
    expect(moved(inState().due, submit(A), accept(A), leave(B)).state).toBe('accepted');
    expect(moved(inState(recurring).due, submit(A), accept(A), leave(B, december))).toMatchObject({ state: 'due', stop: ['DUE', 'MILESTONE'], start: ['DUE', 'MILESTONE'], context: { period: 2 } });
    expect(moved(inState(recurring).due, submit(A), accept(A), leave(B, { ...december, appearsOn: '2026-12-20' })).state).toBe('scheduled');
  });
  it('as the last one leaves nothing owed', () => expect(moved(inState().due, leave(A), leave(B))).toMatchObject({ state: 'ended', facts: [{ type: 'settled', outcome: 'continuing' }, { type: 'reportGiven' }], context: { end: { reason: 'partyLeft' } } }));
  it('while it is waived owes nothing when that is over', () =>
    expect(moved(inState(three).waived, leave(A), bare('REINSTATE'))).toMatchObject({ state: 'due', context: { left: [{ party: A }] } }));
  it('while it is waived settles what the others delivered', () => {
    const given = (...events: ObligationEvent[]): ReturnType<typeof moved> => moved(inState().due, submit(A), ...events, waive());
    const left = moved(given(), leave(B));
    expect(left).toMatchObject({ state: 'waived', facts: [], start: [] });
    for (const wake of [bare('WAIVER_END', '2027-02-01'), bare('REINSTATE')]) expect(moved(left, wake)).toMatchObject({ state: 'reported', start: [], context: { waiver: null } });
    expect(moved(given(accept(A)), leave(B))).toMatchObject({ state: 'accepted', stop: ['WAIVER_END'], context: { waiver: null, periods: [{ period: 1, delivered: [A] }] } });
    const open = moved(inState({ terms: [term] }).due, submit(A), accept(A), waive(), leave(B));
    expect(open.state).toBe('waived');
    expect(moved(open, meet())).toMatchObject({ state: 'accepted', stop: ['WAIVER_END'], context: { waiver: null } });
    expect(moved(open, bare('REINSTATE'), meet()).state).toBe('accepted');
  });
  it('while it is waived lets the next period wait with it', () => {
    const left = moved(inState(recurring).due, submit(A), accept(A), waive(), leave(B, december));
    expect(left).toMatchObject({ state: 'waived', start: [], stop: [], context: { period: 2, dueOn: '2026-12-30', periods: [{ period: 1, delivered: [A] }] } });
    expect(moved(left, bare('REINSTATE')).state).toBe('due');
  });
  it('that does not owe it changes nothing', () => expect(refused(inState().due, leave('440000')).ok).toBe(false));
});

describe('an obligation of several agreements', () => {
  it('is linked once to each', () => {
    const linked = moved(inState().due, link());
    expect(linked).toMatchObject({ facts: [{ type: 'linked', agreement: 'a2' }], context: { agreements: ['a1', 'a2'] } });
    expect(refused(linked, link()).code).toBe('obligation.linked_already');
    expect(refused(linked, event('LINK', { agreement: 'a3', open: false })).code).toBe('obligation.agreement_over');
  });
  it('is linked on to what takes the place of one of them, also while it stands still', () => {
    const passed = event('LINK_PASSED', { agreement: 'a3' });
    for (const from of [moved(inState().due, link()), moved(inState().due, link(), suspend()), moved(inState().planned, link())])
      expect(moved(from, passed)).toMatchObject({ state: from.state, facts: [{ type: 'linked', agreement: 'a3' }], context: { agreements: ['a1', 'a2', 'a3'] } });
    expect(refused(moved(inState().due, link('a3')), passed).ok).toBe(false);
  });
  it('goes on under the successor of its own', () => expect(moved(inState().due, event('CARRY_OVER', { agreement: 'a3' })).context).toMatchObject({ agreements: ['a1', 'a3'], home: 'a3' }));
});

describe.each(['accepted', 'ended'] as const)('an obligation that is %s', (state) => {
  it('takes nothing any more', () => {
    for (const one of [submit(A), accept(A), sendBack(A), reschedule(), reach(), record(), meet(), drop(), link(), waive(), bare('REINSTATE'), leave(A), suspend(), resume(), end, press(), bare('DUE'), bare('APPEARS'), late(), bare('WAIVER_END')])
      expect(refused(inState()[state], one).code).toBe('chart.event_not_allowed');
  });
});

it('every event that callers may send is told by its own name', () => expect(obligationChart.publicEvents.every((name) => /^[A-Z_]+$/.test(name))).toBe(true));
