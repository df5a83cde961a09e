import { describe, expect, it } from '@jest/globals';
import { above, acknowledge, asked, askExtension, AT, conclude, contest, decideContest, decline, dispute, event, grant, inState, liftWaiver, markKey, moved, open, P, pickUp, Q, refused, refuseExtension, release, remind, request, resolve, respond, resume, sendBack, settle, silence, START, strikeOff, suspend, TODAY, unmarkKey, waive, waiverEnd, withdraw } from '../../../test/support/follow-up-samples.js';
import type { FollowUpSnapshot } from '../../../test/support/follow-up-samples.js';
import { blankFollowUp, followUpChart } from './index.js';
import type { FollowUpEvent, Turn } from './index.js';

const still = { facts: [], stop: [], start: [] };
const closed = [{ type: 'closed' }];
const notAllowed = 'chart.event_not_allowed';
type Name = keyof typeof inState;

describe('a follow-up that is requested', () => {
  it('awaits its receipt, with reminders and a grace', () =>
    expect(moved(START, request())).toMatchObject({
      state: 'requested.awaiting', facts: [], stop: [], start: ['GRACE_END', 'REMINDER'], context: { ...asked, requests: 1, requestedAt: AT, reminders: 0 },
    }));
  it('counts its reminders, each of which leaves the grace as it is', () => {
    const next = moved(inState.requested, remind, remind);
    expect(next).toMatchObject({ state: 'requested.awaiting', facts: [], start: ['REMINDER'], context: { reminders: 2, remindedAt: AT } });
    expect(new Set(next.stop)).toEqual(new Set(['REMINDER']));
  });
  it('takes more parties while it waits, without new clocks', () =>
    expect(moved(inState.requested, request({ presses: ['420000', P], because: ['Hubei was silent'], office: 'x' }))).toMatchObject({
      ...still, state: 'requested.awaiting', context: { presses: ['420000', P, Q], because: [...asked.because, 'Hubei was silent'], requests: 2, office: '610000' },
    }));
  it('is opened with a slip, and its handling time begins', () =>
    expect(moved(inState.requested, open)).toMatchObject({
      state: 'handling', facts: [], stop: ['REMINDER', 'GRACE_END'], start: ['HANDLING_END'], context: { slip: { number: '610000-2026-1', on: TODAY, actor: 'clerk' } },
    }));
  it('is declined with a reason, and done with', () =>
    expect(moved(inState.requested, decline)).toMatchObject({
      state: 'declined', facts: closed, stop: ['REMINDER', 'GRACE_END'], start: [], context: { declined: { reason: 'not ours', on: TODAY, actor: 'clerk' }, outcome: 'notRectified' },
    }));
  it.each([['responded to', respond(P)], ['concluded', conclude()], ['struck off', strikeOff()], ['returned', sendBack]])('is not %s before it is opened', (_, one) =>
    expect(refused(inState.requested, one).code).toBe(notAllowed));
});

describe.each<[string, FollowUpSnapshot, 'GRACE_END' | 'HANDLING_END' | 'REVIEW_END' | 'STRIKE_OFF_END', string[], Turn]>([
  ['requested', inState.requested, 'GRACE_END', ['GRACE_END', 'REMINDER'], 'requested'],
  ['handling', inState.handling, 'HANDLING_END', ['HANDLING_END'], 'handling'],
  ['returned', inState.returned, 'HANDLING_END', ['HANDLING_END'], 'handling'],
  ['review', inState.review, 'REVIEW_END', ['REVIEW_END'], 'review'],
  ['contested', inState.contested, 'REVIEW_END', ['REVIEW_END'], 'review'],
  ['disputed', inState.disputed, 'REVIEW_END', ['REVIEW_END'], 'review'],
  ['concluded', inState.concluded, 'STRIKE_OFF_END', ['STRIKE_OFF_END', 'REMINDER'], 'concluded'],
])('an office silent while its follow-up is %s', (_, from, timer, stop, during) => {
  const context = { silent: [{ since: AT, during }], outcome: 'notRectified' };

  it('is passed over to the rung above', () => {
    const next = moved(from, silence(timer, above));
    expect(next).toMatchObject({ state: 'escalated', facts: [{ type: 'climbed' }], start: [], context });
    expect(new Set(next.stop)).toEqual(new Set(stop));
  });
  it('keeps it on the last rung, where its silence is shown', () =>
    expect(moved(from, silence(timer))).toMatchObject({ state: from.state, facts: [], stop: [timer], start: [], context }));
  it('may still act on the last rung', () => {
    const late: Record<string, FollowUpEvent[]> = { 'requested.awaiting': [open], review: [sendBack], contested: [decideContest(false)], disputed: [settle()], concluded: [strikeOff()] };
    expect(moved(from, silence(timer), ...(late[from.state] ?? [respond(P), respond(Q)])).context.silent).toHaveLength(1);
  });
});

describe.each<Name>(['handling', 'returned'])('a follow-up in %s', (state) => {
  const from = inState[state];

  it('stays while others are awaited, and is reviewed once all reported back', () => {
    const one = moved(from, respond(P));
    expect(one).toMatchObject({ ...still, state, context: { responses: [{ party: P, actor: 'bazhong', on: TODAY, text: 'under way', evidence: [] }] } });
    expect(moved(one, respond(P))).toMatchObject({ ...still, state });
    expect(moved(one, respond(Q))).toMatchObject({ state: 'review', facts: [], stop: ['HANDLING_END'], start: ['REVIEW_END'], context: { responses: [{ party: P }, { party: Q }] } });
  });
  it('keeps the next date of a response, which lies after today', () => {
    const again = (nextOn: string): FollowUpEvent => event('RESPOND', { party: P, text: 'under way', evidence: [], nextOn }, 'bazhong');
    expect(moved(from, again('2026-11-26')).context.responses).toMatchObject([{ party: P, on: TODAY, at: AT, nextOn: '2026-11-26' }]);
    expect(refused(from, again(TODAY)).code).toBe('follow_up.next_date_past');
  });
  it('hears no party the slip does not name', () => expect(refused(from, respond('440000')).code).toBe('follow_up.not_pressed'));
  it('awaits the parties that join, within the same handling time', () => {
    const joined = moved(from, request({ presses: ['420000'] }));
    expect(joined).toMatchObject({ ...still, state, context: { presses: ['420000', P, Q], requests: 2 } });
    expect(moved(joined, respond(P), respond(Q)).state).toBe(state);
    expect(moved(joined, respond(P), respond(Q), respond('420000')).state).toBe('review');
  });
  it('is concluded before all reported back, but not before one did', () => {
    expect(refused(from, conclude())).toMatchObject({ code: 'follow_up.nobody_responded', reasons: [{ satisfy: { en: 'Wait for a response of a responsible unit.' } }] });
    expect(moved(from, respond(P), conclude())).toMatchObject({ state: 'concluded', stop: ['HANDLING_END'], start: ['REMINDER', 'STRIKE_OFF_END'] });
  });
  it.each([['opened', open], ['declined', decline], ['struck off', strikeOff()], ['returned', sendBack]])('is not %s', (_, one) => expect(refused(from, one).code).toBe(notAllowed));
});

describe('the slip', () => {
  it('is acknowledged by each party once, and stays with them', () => {
    const one = moved(inState.handling, acknowledge(P));
    expect(one).toMatchObject({ ...still, state: 'handling', context: { receipts: [{ party: P, actor: 'bazhong', at: AT, by: 'acknowledgement' }] } });
    expect(refused(one, acknowledge(P)).code).toBe('follow_up.acknowledged');
    expect(refused(one, acknowledge('440000')).code).toBe('follow_up.not_pressed');
  });
  it('counts as received by who reports back', () => {
    expect(moved(inState.handling, acknowledge(P), respond(P), respond(Q)).context.receipts.map(({ party, by }) => [party, by])).toEqual([[P, 'acknowledgement'], [Q, 'response']]);
    expect(refused(inState.returned, acknowledge(P)).code).toBe('follow_up.acknowledged');
  });
});

describe('a follow-up in review', () => {
  it('is returned with a remark: counted, every party awaited again, with all of the handling time where none remained', () => {
    const next = moved(inState.review, sendBack);
    expect(next).toMatchObject({
      state: 'returned', facts: [], stop: ['REVIEW_END'], start: ['HANDLING_END'],
      context: { responses: [], returned: [{ remark: 'no figures', on: TODAY, actor: 'chief', responses: [{ party: P }, { party: Q }], time: { days: 20, because: 'noneRemained' } }] },
    });
    expect(moved(next, respond(P)).state).toBe('returned');
    expect(moved(next, respond(P), respond(Q), sendBack).context.returned).toHaveLength(2);
  });
  it('is handled again, with a new handling time, when parties join', () =>
    expect(moved(inState.review, request({ presses: ['420000'] }))).toMatchObject({ state: 'handling', start: ['HANDLING_END'], context: { presses: ['420000', P, Q], responses: [{ party: P }, { party: Q }] } }));
  it('is concluded by who did not respond, and is not closed by that', () =>
    expect(moved(inState.review, conclude())).toMatchObject({ facts: [], stop: ['REVIEW_END'], start: ['REMINDER', 'STRIKE_OFF_END'], state: 'concluded', context: { concluded: { on: TODAY, actor: 'chief', remark: 'done' } } }));
  it.each(['bazhong', 'hanzhong'])('is not concluded by %s, who responded', (actor) => expect(refused(inState.review, conclude(actor)).code).toBe('follow_up.responder'));
  it('is not concluded by who responded before a return', () => {
    const again = moved(inState.review, sendBack, respond(P, 'other'), respond(Q, 'other'));
    expect(refused(again, conclude('bazhong')).code).toBe('follow_up.responder');
    expect(refused(moved(again, conclude()), strikeOff('hanzhong')).code).toBe('follow_up.responder');
  });
  it('is returned with what remained when the last party reported back', () => {
    const last = event('RESPOND', { party: Q, text: 'under way', evidence: [], remaining: { HANDLING_END: 7 } }, 'hanzhong');
    expect(moved(inState.handling, respond(P), last, sendBack).context).toMatchObject({ allotted: 7, returned: [{ time: { days: 7, because: 'remained' } }] });
  });
  it('takes no more responses', () => expect(refused(inState.review, respond(P)).code).toBe(notAllowed));
});

describe('a follow-up that is concluded', () => {
  it('is struck off by a second person against evidence, and closed', () =>
    expect(moved(inState.concluded, strikeOff())).toMatchObject({
      state: 'struckOff', facts: closed, stop: ['REMINDER', 'STRIKE_OFF_END'], start: [], context: { outcome: 'rectified', struckOff: { on: TODAY, actor: 'second', evidence: 'e1', failureType: 'latePerformance' } },
    }));
  it('is reminded of once, which leaves the time to strike it off as it is', () =>
    expect(moved(inState.concluded, remind)).toMatchObject({ state: 'concluded', stop: ['REMINDER'], start: [], context: { reminders: 1 } }));
  it('stands still on hold, where it may be struck off all the same', () => {
    expect(inState.concludedOnHold).toMatchObject({ state: 'concludedOnHold', context: { hold: { from: 'concluded' } } });
    expect(moved(inState.concludedOnHold, resume)).toMatchObject({ state: 'concluded', start: ['REMINDER', 'STRIKE_OFF_END'], context: { hold: null } });
    expect(moved(inState.concludedOnHold, strikeOff())).toMatchObject({ state: 'struckOff', facts: closed, context: { hold: null } });
    expect(refused(inState.concludedOnHold, strikeOff('chief')).code).toBe('follow_up.concluder');
  });
  it('may be struck off without a type of failure', () =>
    expect(moved(inState.concluded, event('STRIKE_OFF', { outcome: 'continuing', evidence: 'e1' }, 'second')).context.struckOff?.failureType).toBeNull());
  it.each([['chief', 'concluder'], ['bazhong', 'responder'], ['hanzhong', 'responder']])('is not struck off by %s', (actor, code) =>
    expect(refused(inState.concluded, strikeOff(actor)).code).toBe(`follow_up.${code}`));
});

describe.each<Name>(['escalated', 'declined', 'withdrawn', 'concluded', 'struckOff'])('an office asked anew after its follow-up was %s', (state) => {
  it('begins afresh with the parties that came to it, and remembers only its course and how often it was asked', () => {
    const next = moved(inState[state], request({ presses: ['420000'], rung: 1 }));
    expect(next).toMatchObject({ state: 'requested.awaiting', facts: [], stop: state === 'concluded' ? ['REMINDER', 'STRIKE_OFF_END'] : [], start: ['GRACE_END', 'REMINDER'] });
    expect(next.context).toEqual({ ...blankFollowUp, ...asked, presses: ['420000'], rung: 1, requests: 2, requestedAt: AT, nodes: [...inState[state].context.nodes, { state: 'requested', at: AT }] });
  });
});

describe.each<[Name, string[], string[]]>([
  ['requested', ['REMINDER', 'GRACE_END'], ['GRACE_END', 'REMINDER']],
  ['handling', ['HANDLING_END'], ['HANDLING_END']],
  ['returned', ['HANDLING_END'], ['HANDLING_END']],
  ['review', ['REVIEW_END'], ['REVIEW_END']],
  ['contested', ['REVIEW_END'], ['REVIEW_END']],
  ['disputed', ['REVIEW_END'], ['REVIEW_END']],
  ['waived', ['WAIVER_END'], ['WAIVER_END']],
])('a follow-up paused while %s', (state, stop, start) => {
  const from = inState[state];
  const paused = moved(from, suspend);

  it('stands still, with what remains of its clocks', () =>
    expect(paused).toMatchObject({ state: 'suspended', facts: [], stop, start: [], context: { hold: { from: from.state, remaining: { GRACE_END: 4 } } } }));
  it('returns to its place', () => {
    const back = moved(paused, resume);
    expect(back).toMatchObject({ state: from.state, facts: [], stop: [], start });
    expect(back.context).toEqual({ ...from.context, nodes: [...from.context.nodes, { state: 'suspended', at: AT }, { state: from.state.split('.')[0], at: AT }] });
  });
  it('is resolved when the agreement moves on, its pause cleared', () => {
    for (const there of [from, paused]) expect(moved(there, resolve)).toMatchObject({ state: 'resolved', facts: [], start: [], context: { outcome: 'rectified', hold: null, aside: null } });
  });
  it('hears nothing else while it is paused', () => {
    for (const one of [open, decline, respond(P), conclude(), strikeOff(), sendBack, suspend, request(), remind]) expect(refused(paused, one)).toMatchObject({ code: notAllowed, allowed: [] });
  });
});

describe('the course of a follow-up', () => {
  const states = ({ context }: FollowUpSnapshot): string[] => context.nodes.map(({ state }) => state);

  it('tells each state it came by with its time', () => {
    expect(inState.struckOff.context.nodes).toEqual(['requested', 'handling', 'review', 'concluded', 'struckOff'].map((state) => ({ state, at: AT })));
    expect(states(moved(inState.review, sendBack, suspend, resume, resolve))).toEqual(['requested', 'handling', 'review', 'returned', 'suspended', 'returned', 'resolved']);
  });
  it('is not told of an office that was asked before times were kept, whose record stays as its history tells it', () => {
    const before = moved(START, request({ times: { grace: 10, handling: 20, remindEvery: 3 } }), open, respond(P), respond(Q));
    expect(before.context).toMatchObject({ nodes: [], receipts: [] });
    expect(before.context.responses[0]).not.toHaveProperty('at');
  });
});

describe('a follow-up whose agreement moved on', () => {
  it('is resolved though it had climbed', () => expect(moved(inState.escalated, resolve)).toMatchObject({ ...still, state: 'resolved', context: { outcome: 'rectified' } }));
  it('is resolved though it was concluded, so that nobody strikes off what moved on', () => expect(moved(inState.concluded, resolve)).toMatchObject({ state: 'resolved', context: { outcome: 'rectified' } }));
  it.each<Name>(['struckOff', 'declined', 'withdrawn', 'resolved'])('keeps its outcome when it was %s', (state) => expect(refused(inState[state], resolve).code).toBe(notAllowed));
  it.each<Name>(['struckOff', 'declined', 'withdrawn', 'escalated', 'resolved'])('is not paused when it was %s', (state) => expect(refused(inState[state], suspend).code).toBe(notAllowed));
  it('never leaves resolved, whatever is sent', () => {
    const everything: FollowUpEvent[] = [
      request(), open, decline, acknowledge(P), respond(P), sendBack, conclude(), strikeOff(), resolve, suspend, resume, remind, release(P), askExtension(), grant, refuseExtension,
      contest(), decideContest(true), dispute(), settle(), waive(), liftWaiver, waiverEnd, withdraw, pickUp(above), markKey, unmarkKey,
      ...(['GRACE_END', 'HANDLING_END', 'REVIEW_END', 'STRIKE_OFF_END'] as const).map((type) => silence(type, above)),
    ];
    for (const one of everything) expect(refused(inState.resolved, one)).toEqual({ ok: false, code: notAllowed, reasons: [], allowed: [] });
    expect(new Set(everything.map(({ type }) => type))).toEqual(new Set(['REQUEST', 'RESOLVE', 'RELEASE', 'SUSPEND', 'RESUME', ...followUpChart.publicEvents, ...followUpChart.timers]));
  });
});
