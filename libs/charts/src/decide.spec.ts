import { describe, expect, it } from '@jest/globals';
import { A, accepted, at, B, bare, event, evidence, hold, moved, obligation, refused, sign, someone, START, submit } from '../../../test/support/agreement-samples.js';
import type { AgreementSnapshot } from '../../../test/support/agreement-samples.js';
import { inState, request, silence } from '../../../test/support/follow-up-samples.js';
import { agreementChart, allowedNow, decide, followUpChart } from './index.js';
import type { AgreementEvent, FollowUpEvent } from './index.js';

const places: AgreementSnapshot[] = [
  START, ...['proposed.drafting', 'proposed.consulting', 'proposed.signing', 'signed.waiting', 'signed.overdue', 'implementing.active', 'implementing.termEnded', 'evaluated'].map((state) => at(state)),
  moved(at('signed.waiting'), hold()).next,
];
const forged = (type: string): AgreementEvent => ({ ...event('SIGNED_NOT_IMPLEMENTED', someone), type }) as AgreementEvent;

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('a forged event of the engine', () => {
  it.each([
    'xstate.after.SIGNED_NOT_IMPLEMENTED.agreement.signed.waiting', 'xstate.after.TERM_END.signed', 'xstate.after.HOLD_END.onHold', 'xstate.init', 'xstate.stop', 'xstate.done.state.agreement',
    'xstate.error.actor.x', 'xstate.', 'NOBODY_KNOWS', 'term_end', '*', '', 'toString', '__proto__',
  ])('%p is refused in every state', (type) => {
    for (const from of places) expect(refused(from, forged(type))).toEqual({ ok: false, code: 'chart.event_not_allowed', reasons: [], allowed: allowedNow(agreementChart, from) });
  });
  it('would have moved the bare machine, so that the refusal is ours', () => {
    const before = agreementChart.machine.resolveState({ value: { signed: 'waiting' }, context: at('signed.waiting').context });
    expect(before.can(forged('xstate.after.TERM_END.signed'))).toBe(true);
  });
});

describe('the event of a timer', () => {
  it.each<[string, AgreementEvent, string[]]>([
    ['SIGNATURE_STALLED', event('SIGNATURE_STALLED', someone), ['proposed.signing']],
    ['SIGNING_DATE', bare('SIGNING_DATE'), ['proposed.signing']],
    ['SIGNED_NOT_IMPLEMENTED', event('SIGNED_NOT_IMPLEMENTED', someone), ['signed.waiting']],
    ['TERM_END', bare('TERM_END'), ['signed.waiting', 'signed.overdue', 'implementing.active']],
    ['EXPIRING', event('EXPIRING', someone), ['signed.waiting', 'signed.overdue', 'implementing.active']],
    ['EVALUATION_OVERDUE', event('EVALUATION_OVERDUE', someone), ['implementing.termEnded']],
    ['HOLD_END', bare('HOLD_END'), ['onHold']],
  ])('%s is taken exactly where it runs', (_, one, states) => {
    expect(places.filter((from) => decide(agreementChart, from, one).ok).map(({ state }) => state)).toEqual(states);
    for (const from of places.filter(({ state }) => !states.includes(state))) expect(refused(from, one)).toMatchObject({ code: 'chart.event_not_allowed', reasons: [] });
  });
  it.each<[string, FollowUpEvent, string[]]>([
    ['REMINDER', { ...silence('GRACE_END'), type: 'REMINDER' } as FollowUpEvent, ['requested.awaiting', 'concluded']],
    ['GRACE_END', silence('GRACE_END'), ['requested.awaiting']],
    ['HANDLING_END', silence('HANDLING_END'), ['handling', 'returned']],
  ])('%s is taken exactly where it runs', (_, one, states) =>
    expect(Object.values(inState).filter((from) => decide(followUpChart, from, one).ok).map(({ state }) => state)).toEqual(states));
});

describe('a refusal', () => {
  it('carries its code, the reasons with what would satisfy them, and what is allowed now', () => {
    const signed = at('signed.waiting', { obligations: [] });
    const { code, reasons, allowed } = refused(signed, bare('START_IMPLEMENTATION'));
    expect(code).toBe('agreement.no_obligation');
    expect(reasons.map(({ satisfy }) => satisfy.en)).toEqual([
      'PLAN at least one obligation with a lead unit and a due date.',
      'Have one piece of evidence accepted by a superior office of the party that submitted it.',
    ]);
    expect(allowed).toEqual(allowedNow(agreementChart, signed));
  });
  it('names only the reasons that stand', () => {
    expect(refused(at('signed.waiting', { evidence: [accepted], obligations: [] }), bare('START_IMPLEMENTATION')).reasons.map(({ code }) => code)).toEqual(['agreement.no_obligation']);
    expect(refused(at('signed.waiting', { evidence: [accepted] }), submit({ party: '440000', date: '2027-01-01' })).reasons.map(({ code }) => code)).toEqual(['agreement.evidence_not_of_party', 'agreement.evidence_in_future']);
  });
  it('gives an event of the engine no reasons, for nobody can satisfy them', () => expect(refused(at('signed.waiting'), bare('CASE_CLOSED')).reasons).toEqual([]));
});

describe('what is allowed now', () => {
  const readiness = (from: AgreementSnapshot): Record<string, boolean> => Object.fromEntries(allowedNow(agreementChart, from).map(({ event: name, ready }) => [name, ready]));

  it('offers START_IMPLEMENTATION as not ready, with what is missing, until evidence is accepted', () => {
    const offered = allowedNow(agreementChart, at('signed.waiting', { evidence: [evidence] })).find(({ event: name }) => name === 'START_IMPLEMENTATION');
    expect(offered).toMatchObject({ ready: false, reasons: [{ code: 'agreement.no_accepted_evidence' }] });
    expect(readiness(at('signed.waiting', { evidence: [accepted] }))['START_IMPLEMENTATION']).toBe(true);
  });
  it('lists the events of the state and of those around it, and no timer', () => {
    expect(Object.keys(readiness(at('proposed.drafting')))).toEqual(['CIRCULATE', 'OPEN_FOR_SIGNATURE', 'PLAN', 'SHELVE', 'DESIGNATE']);
    expect(readiness(at('proposed.signing'))).toEqual({ RETURN: true, SIGN: true, SHELVE: true, DESIGNATE: true });
    expect(readiness(START)).toEqual({});
  });
  it.each(['signed.waiting', 'signed.overdue', 'implementing.active', 'implementing.termEnded'])('offers RESUME as ready on a hold from %s', (state) =>
    expect(readiness(moved(at(state), hold()))).toEqual({ RESUME: true, TERMINATE: true }));
  it('offers CONCLUDE as not ready until a party responded', () => {
    const conclude = (from: keyof typeof inState): unknown => allowedNow(followUpChart, inState[from]).find(({ event: name }) => name === 'CONCLUDE');
    expect(conclude('handling')).toMatchObject({ ready: false, reasons: [{ code: 'follow_up.nobody_responded' }] });
    expect(conclude('review')).toMatchObject({ ready: true, reasons: [] });
  });
});

describe('a decision', () => {
  const cases: [string, AgreementSnapshot, AgreementEvent][] = [
    ['moves', at('signed.waiting'), event('SIGNED_NOT_IMPLEMENTED', someone)],
    ['stays', at('signed.waiting'), submit()],
    ['seals', moved(at('proposed.signing', { obligations: [obligation] }), sign(A)).next, sign(B)],
    ['is refused', at('signed.waiting'), bare('START_IMPLEMENTATION')],
  ];
  it.each(cases)('that %s is the same twice, and changes neither record nor event', (_, from, one) => {
    const before = structuredClone({ from, one });
    const first = decide(agreementChart, frozen(from), frozen(one));
    expect(decide(agreementChart, from, one)).toEqual(first);
    expect({ from, one }).toEqual(before);
  });
  it.each(cases)('that %s leaves plain JSON, which decides the same', (_, from, one) => {
    const decision = decide(agreementChart, from, one);
    const stored = JSON.parse(JSON.stringify(decision)) as typeof decision;
    expect(stored).toEqual(decision);
    expect(decide(agreementChart, JSON.parse(JSON.stringify(from)) as AgreementSnapshot, one)).toEqual(decision);
    if (!decision.ok || !stored.ok) return;
    for (const then of [submit({ id: 'e2' }), bare('TERM_END'), hold()]) expect(decide(agreementChart, stored.next, then)).toEqual(decide(agreementChart, decision.next, then));
  });
  it('does not depend on what was decided in between', () => {
    const [from, one] = [at('signed.waiting'), bare('TERM_END')];
    const first = decide(agreementChart, from, one);
    for (const place of places) decide(agreementChart, place, one);
    decide(followUpChart, inState.handling, request());
    expect(decide(agreementChart, from, one)).toEqual(first);
  });
  it.each(['gone', 'signed', 'signed.gone', 'signed.waiting.more', '', '.', 'evaluated.'])('on the unknown state %p is impossible', (state) => {
    for (const one of [bare('TERM_END'), bare('RESUME'), forged('xstate.init')])
      expect(() => decide(agreementChart, { ...at('signed.waiting'), state }, one)).toThrow(expect.objectContaining({ code: 'chart.state_unknown', details: { chart: 'agreement', state } }));
  });
});
