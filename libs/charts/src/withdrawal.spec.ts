import { describe, expect, it } from '@jest/globals';
import { A, accepted, at, B, hold, moved, propose, refused, START, submit, TODAY, withdraw, WITNESS } from '../../../test/support/agreement-samples.js';
import * as followUp from '../../../test/support/follow-up-samples.js';
import { signatories } from './index.js';
import type { Party } from './index.js';

const C = '420000';
const three: Party[] = [{ code: A, role: 'lead' }, { code: B, role: 'participant' }, { code: C, role: 'participant' }, { code: WITNESS, role: 'witness' }];
const left = { on: TODAY, reason: 'merged', document: 'No. 9' };

describe.each(['signed.waiting', 'signed.overdue', 'implementing.active', 'implementing.termEnded'])('an agreement of three in %s', (state) => {
  const whole = at(state, { parties: three });

  it('goes on where one withdraws, and says who may not be pressed any more', () => {
    const next = moved(whole, withdraw(B));
    expect(next).toMatchObject({ state, facts: [{ type: 'partyLeft', party: B }], stop: [], start: [], context: { lead: A } });
    expect(next.context.parties[1]).toEqual({ code: B, role: 'participant', left });
    expect(signatories(next.context)).toEqual([A, C]);
  });
  it('is led by another where the lead withdraws, and only then', () => {
    expect(refused(whole, withdraw(A)).code).toBe('agreement.lead_leaves');
    for (const lead of [A, WITNESS, '440000']) expect(refused(whole, withdraw(A, { lead })).code).toBe('agreement.lead_leaves');
    const next = moved(whole, withdraw(A, { lead: C }));
    expect(next.context.lead).toBe(C);
    expect(next.context.parties).toMatchObject([{ code: A, left }, { code: B, role: 'participant' }, { code: C, role: 'lead' }, { code: WITNESS }]);
  });
  it('lets a witness go, who owed nothing', () => expect(moved(whole, withdraw(WITNESS)).context.parties[3]?.left).toEqual(left));
  it.each([['by a stranger', withdraw('440000'), 'not_a_party'], ['of tomorrow', withdraw(B, { effectiveOn: '2026-11-26' }), 'withdrawal_in_future']])('refuses a withdrawal %s', (_, one, code) =>
    expect(refused(whole, one).code).toBe(`agreement.${code}`));
  it('takes neither a second withdrawal nor evidence of who left', () => {
    const next = moved(whole, withdraw(B));
    expect(refused(next, withdraw(B)).code).toBe('agreement.not_a_party');
    expect(refused(next, submit({ party: B })).code).toBe('agreement.party_left');
    expect(refused(next, withdraw(C)).code).toBe('agreement.too_few_remain');
  });
});

describe('an agreement that is proposed', () => {
  it('has nobody to let go yet', () => expect(refused(moved(START, propose()), withdraw(B)).code).toBe('chart.event_not_allowed'));
});

describe('an agreement on hold', () => {
  it('lets nobody go, so that nobody leaves a follow-up that is suspended', () =>
    expect(refused(moved(at('signed.waiting', { parties: three }), hold()), withdraw(B)).code).toBe('chart.event_not_allowed'));
});

describe('a follow-up that pressed a party which left', () => {
  const { P, Q, inState, respond, TODAY: today } = followUp;
  const release = (party: string): Parameters<typeof followUp.moved>[1] => followUp.event('RELEASE', { party }, 'clerk');

  it.each(['requested', 'handling', 'returned', 'review', 'contested', 'disputed', 'waived'] as const)('while %s presses the others, and is closed by the last', (state) => {
    const one = followUp.moved(inState[state], release(P));
    expect(one).toMatchObject({ state: inState[state].state, facts: [], context: { presses: [Q] } });
    expect(followUp.moved(one, release(Q))).toMatchObject({ state: 'resolved', facts: [{ type: 'closed' }], start: [], context: { presses: [], outcome: 'notRectified', hold: null } });
  });
  it('is reviewed where only that party was still awaited', () =>
    expect(followUp.moved(inState.handling, respond(P), release(Q))).toMatchObject({ state: 'review', facts: [], stop: ['HANDLING_END'], context: { presses: [P], responses: [{ party: P, on: today }] } }));
  it.each(['suspended', 'concluded', 'struckOff', 'declined', 'escalated', 'resolved'] as const)('stays as it is where it was %s', (state) =>
    expect(followUp.refused(inState[state], release(P)).code).toBe('chart.event_not_allowed'));
  it('is not touched where it pressed others', () => expect(followUp.refused(inState.handling, release('420000')).ok).toBe(false));
});

describe('evidence accepted before its party left', () => {
  it('stays accepted', () => expect(moved(at('implementing.active', { parties: three, evidence: [{ ...accepted, party: B }] }), withdraw(B)).context.evidence).toMatchObject([{ status: 'accepted' }]));
});
