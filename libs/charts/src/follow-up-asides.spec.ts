import { describe, expect, it } from '@jest/globals';
import { above, acknowledge, askExtension, AT, contest, decideContest, decline, dispute, event, grant, inState, liftWaiver, markKey, moved, open, P, pickUp, Q, refused, refuseExtension, request, respond, resume, sendBack, settle, silence, START, strikeOff, suspend, TODAY, unmarkKey, waive, waiverEnd, withdraw } from '../../../test/support/follow-up-samples.js';
import type { FollowUpEvent } from './index.js';
import { allowedNow, followUpChart } from './index.js';

const still = { facts: [], stop: [], start: [] };
const closed = [{ type: 'closed' }];
type Name = keyof typeof inState;
const by = { actor: 'chief', on: TODAY };
/** Why an event cannot be sent, as it is told beforehand; null where it can, undefined where it is not told of. */
const foretold = (from: Name | ReturnType<typeof moved>, type: string): string | null | undefined => {
  const told = allowedNow(followUpChart, typeof from === 'string' ? inState[from] : from).find((one) => one.event === type);
  return told === undefined ? undefined : (told.reasons[0]?.code ?? null);
};

describe.each<Name>(['handling', 'returned'])('more time for a follow-up in %s', (state) => {
  const from = inState[state];
  const asked = moved(from, askExtension());

  it('is asked for before the time is over, and changes nothing by itself', () =>
    expect(asked).toMatchObject({ ...still, state, context: { extensions: [{ party: P, reason: 'landslide', dueOn: '2026-12-23', until: '2026-12-30', days: 5, actor: 'bazhong', on: TODAY, decided: null }], allotted: null } }));
  it('is granted on top of what remains: the clock starts anew with both', () => {
    const next = moved(asked, grant);
    expect(next).toMatchObject({ state, facts: [], stop: ['HANDLING_END'], start: ['HANDLING_END'], context: { allotted: 9, extensions: [{ decided: { ...by, granted: true } }] } });
    expect(next.context.nodes).toEqual(from.context.nodes);
  });
  it('is refused with a remark, and may be asked for again', () => {
    const next = moved(asked, refuseExtension);
    expect(next).toMatchObject({ ...still, state, context: { extensions: [{ decided: { ...by, granted: false, remark: 'no need' } }] } });
    expect(moved(next, askExtension()).context.extensions).toHaveLength(2);
  });
  it.each<[string, FollowUpEvent, string]>([
    ['after the date', askExtension({ dueOn: '2026-11-24' }), 'extension_late'],
    ['when no time runs', askExtension({ dueOn: null }), 'extension_late'],
    ['by more days than the policy allows', askExtension({ days: 21 }), 'extension_too_long'],
    ['to no later day', askExtension({ days: 0 }), 'extension_not_later'],
    ['to a day of rest', askExtension({ isWorked: false }), 'extension_on_rest_day'],
    ['by a party that is not pressed', askExtension({}, '440000'), 'not_pressed'],
  ])('is not asked for %s', (_, one, code) => expect(refused(from, one).code).toBe(`follow_up.${code}`));
  it('is not asked for twice at once, nor more often than the policy allows, which is told beforehand', () => {
    expect(refused(asked, askExtension()).code).toBe('follow_up.extension_open');
    const twice = moved(asked, grant, askExtension(), grant);
    expect(refused(twice, askExtension()).code).toBe('follow_up.extension_cap');
    expect([foretold(state, 'REQUEST_EXTENSION'), foretold(asked, 'REQUEST_EXTENSION'), foretold(twice, 'REQUEST_EXTENSION')]).toEqual([null, 'follow_up.extension_open', 'follow_up.extension_cap']);
  });
  it('is decided where it was asked for, and nowhere else', () => {
    for (const one of [grant, refuseExtension]) expect(refused(from, one).code).toBe('follow_up.no_extension');
    expect(foretold(state, 'GRANT_EXTENSION')).toBe('follow_up.no_extension');
  });
  it('is not asked for once the time was over on the last rung, unless it is given back; asked for in time, it may still be granted', () => {
    const over = moved(asked, silence('HANDLING_END'));
    expect(over.context.handlingOver).toBe(true);
    expect(foretold(over, 'REQUEST_EXTENSION')).toBe('follow_up.extension_late');
    // Both that it is over and that it was to be asked for before: neither says what the other does.
    expect(refused(over, askExtension({ dueOn: null })).reasons.slice(0, 2).map(({ en }) => en)).toEqual(['The handling time is over.', 'More time is asked for on the last day at the latest.']);
    expect(moved(over, grant)).toMatchObject({ start: ['HANDLING_END'], context: { handlingOver: false } });
    expect(moved(over, respond(P), respond(Q), sendBack).context.handlingOver).toBe(false);
  });
});

describe.each<[Name, string[], string[]]>([
  ['requested', ['REMINDER', 'GRACE_END'], ['GRACE_END', 'REMINDER']],
  ['handling', ['HANDLING_END'], ['HANDLING_END']],
  ['returned', ['HANDLING_END'], ['HANDLING_END']],
  ['review', ['REVIEW_END'], ['REVIEW_END']],
])('a waiver of a follow-up in %s', (name, stop, start) => {
  const from = inState[name];
  const waived = moved(from, waive());

  it('puts it off until a day, with who approved it and why, and what its clocks had', () =>
    expect(waived).toMatchObject({
      state: 'waived', facts: [], stop, start: ['WAIVER_END'],
      context: { aside: { from: from.state, remaining: { HANDLING_END: 6 } }, waivers: [{ ...by, reason: 'flood', approver: 'the head', until: '2027-01-31', lifted: null }] },
    }));
  it('wakes it up by itself, or is lifted before', () => {
    expect(moved(waived, waiverEnd)).toMatchObject({ state: from.state, facts: [], stop: ['WAIVER_END', 'WAIVER_END'], start, context: { aside: null, waivers: [{ lifted: null }] } });
    expect(moved(waived, liftWaiver)).toMatchObject({ state: from.state, start, context: { aside: null, waivers: [{ lifted: { ...by, reason: 'the water is gone' } }] } });
  });
  it('ends on a later day', () => expect(refused(from, waive(TODAY)).code).toBe('follow_up.waiver_ends_in_past'));
  it('keeps its place through a hold', () => expect(moved(waived, suspend, resume, waiverEnd).state).toBe(from.state));
  it('lets parties join; what was in review is handled then', () =>
    expect(moved(waived, request({ presses: ['420000'] }), waiverEnd)).toMatchObject({ state: from.state === 'review' ? 'handling' : from.state, context: { presses: ['420000', P, Q] } }));
});

describe.each<Name>(['requested', 'handling', 'returned'])('a follow-up contested while %s', (name) => {
  const from = inState[name];
  const contested = moved(from, contest());

  it('stays contested until it is decided, its clocks standing still and the clock of the office running', () =>
    expect(contested).toMatchObject({ state: 'contested', facts: [], start: ['REVIEW_END'], context: { contests: [{ party: P, reason: 'it was done', actor: 'bazhong', on: TODAY, decided: null }], aside: { from: from.state } } }));
  it('is withdrawn where the contest is upheld', () =>
    expect(moved(contested, decideContest(true))).toMatchObject({
      state: 'withdrawn', facts: closed, start: [], context: { withdrawn: { ...by, reason: 'the minutes show it' }, contests: [{ decided: { upheld: true } }], aside: null },
    }));
  it('goes on where it was otherwise, and that party contests no second time', () => {
    const next = moved(contested, decideContest(false));
    expect(next).toMatchObject({ state: from.state, facts: [], context: { contests: [{ decided: { ...by, upheld: false, reason: 'the minutes show it' } }], aside: null } });
    expect(refused(next, contest()).code).toBe('follow_up.contested_before');
    expect(moved(next, contest(Q)).state).toBe('contested');
  });
  it('stays told as contested where the office is silent and it passes on', () =>
    expect(moved(contested, silence('REVIEW_END', above))).toMatchObject({ state: 'escalated', context: { contests: [{ decided: null }] } }));
});

describe.each<Name>(['handling', 'returned'])('units that disagree while it is %s', (name) => {
  const disputed = moved(inState[name], dispute());

  it('leave it to the office that handed it down', () =>
    expect(disputed).toMatchObject({ state: 'disputed', start: ['REVIEW_END'], context: { disputes: [{ party: P, with: Q, reason: 'the other one builds', settled: null }], aside: { from: name } } }));
  it('are told who does what, and go on', () =>
    expect(moved(disputed, settle())).toMatchObject({ state: name, start: ['HANDLING_END'], context: { disputes: [{ settled: { ...by, decision: 'each its own half', duties: [{ party: P, does: 'its half' }] } }], aside: null } }));
  it('are two, and get duties only where they are pressed', () => {
    expect(refused(inState[name], dispute(P)).code).toBe('follow_up.dispute_with_itself');
    expect(refused(disputed, settle('440000')).code).toBe('follow_up.duty_not_pressed');
  });
});

describe('a follow-up that is taken back', () => {
  it.each<Name>(['handling', 'returned', 'review'])('while %s is withdrawn with a reason, and closed', (name) =>
    expect(moved(inState[name], withdraw)).toMatchObject({ state: 'withdrawn', facts: closed, start: [], context: { withdrawn: { ...by, reason: 'sent in error' } } }));
  it.each<Name>(['requested', 'concluded', 'escalated'])('is not while %s', (name) => expect(refused(inState[name], withdraw).code).toBe('chart.event_not_allowed'));
});

describe('an office above', () => {
  it.each<Name>(['requested', 'handling', 'returned', 'review', 'contested', 'disputed', 'waived', 'concluded'])('takes it over at once while it is %s', (name) =>
    expect(moved(inState[name], pickUp(above))).toMatchObject({ state: 'escalated', facts: [{ type: 'pickedUp' }], start: [], context: { pickedUp: { actor: 'minister', office: above, reason: 'too slow', on: TODAY }, aside: null, silent: [] } }));
  it('does not where the ladder does not name it', () => expect(refused(inState.handling, pickUp()).code).toBe('follow_up.last_rung'));
  it.each<Name>(['suspended', 'concludedOnHold', 'struckOff'])('does not while it is %s', (name) => expect(refused(inState[name], pickUp(above)).code).toBe('chart.event_not_allowed'));
});

describe('key supervision', () => {
  it('is marked and unmarked wherever somebody is at work, and outlasts being asked anew', () => {
    const marked = moved(inState.requested, markKey);
    expect(marked).toMatchObject({ ...still, state: 'requested.awaiting', context: { key: { ...by, office: '610000', reason: 'a flood area' } } });
    expect(refused(marked, markKey).code).toBe('follow_up.key_already');
    expect(moved(marked, silence('GRACE_END', above), request()).context.key).not.toBeNull();
    expect(moved(marked, unmarkKey).context.key).toBeNull();
    expect([foretold('requested', 'UNMARK_KEY'), foretold('requested', 'MARK_KEY')]).toEqual(['follow_up.not_key', null]);
  });
});

describe('what is too late', () => {
  it.each<[Name, FollowUpEvent, string]>([
    ['struckOff', respond(P), 'is_struck_off'], ['struckOff', askExtension(), 'is_struck_off'], ['struckOff', strikeOff('third'), 'is_struck_off'],
    ['concluded', respond(P), 'is_concluded'], ['concluded', contest(), 'is_concluded'], ['review', askExtension(), 'extension_in_review'],
    ['escalated', respond(P), 'passed_on'], ['escalated', acknowledge(P), 'passed_on'],
  ])('is refused in %s with its own reason in both languages, which is told beforehand', (name, one, code) => {
    const answer = refused(inState[name], one);
    expect(answer).toMatchObject({ code: `follow_up.${code}`, reasons: [{ en: expect.any(String), zh: expect.any(String), satisfy: { en: expect.any(String), zh: expect.any(String) } }] });
    expect(foretold(name, one.type)).toBe(`follow_up.${code}`);
  });
  it('is not told of what no state ever took', () => expect(foretold('struckOff', 'OPEN')).toBeUndefined());
});

describe('an office asked before offices had clocks of their own', () => {
  const before = moved(START, request({ times: { grace: 10, handling: 20, remindEvery: 3 } }), open);

  it('grants no extension, as its policy told of none', () => expect(refused(before, askExtension()).code).toBe('follow_up.extension_cap'));
  it('is told as its history tells it', () => {
    const last = event('RESPOND', { party: Q, text: 'under way', evidence: [] }, 'hanzhong');
    expect(moved(before, silence('HANDLING_END'), respond(P), last, sendBack).context).toMatchObject({ nodes: [], handlingOver: false, allotted: null, silent: [{ since: AT, during: 'handling' }], returned: [{ remark: 'no figures' }] });
    expect(moved(START, request(), decline).context.nodes).toHaveLength(2);
  });
});
