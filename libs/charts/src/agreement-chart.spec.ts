import { describe, expect, it } from '@jest/globals';
import { A, accept, accepted, at, B, bare, dropAmendment, ending, evaluate, event, evidence, hold, moved, nobody, obligation, plan, propose, refused, reopen, revise, selfEvaluate, sign, signAmendment, someone, submit, takeOver, TODAY, WITNESS, withdraw } from '../../../test/support/agreement-samples.js';
import { agreementChart } from './index.js';
import type { AgreementContext, AgreementEvent, Evidence } from './index.js';

const IN_FORCE = ['signed.waiting', 'signed.overdue', 'implementing.active', 'implementing.termEnded'];
/** The timers that run in each state where an agreement is in force, from the outermost to the innermost. */
const RUNNING: Record<string, string[]> = {
  'signed.waiting': ['EXPIRING', 'TERM_END', 'SIGNED_NOT_IMPLEMENTED'], 'signed.overdue': ['EXPIRING', 'TERM_END'], 'implementing.active': ['EXPIRING', 'TERM_END'],
  'implementing.termEnded': ['EVALUATION_OVERDUE'],
};
const running = (state: string): string[] => RUNNING[state] ?? [];
const still = { facts: [], stop: [], start: [] };
const movedOn = (outcome: string, ...over: string[]): object[] => [{ type: 'movedOn', outcome }, ...over.map((reason) => ({ type: 'over', reason }))];
/** What was open is resolved, and what is owed stands still as long as the record is frozen. */
const evaluatedNews = [...movedOn('rectified'), { type: 'held' }];
const overtaken = (outcome: string): object[] => [{ type: 'overtaken', rule: 'expiring', outcome }];
const tookOver = { type: 'tookOver', from: 'a0', obligations: ['o9'] };
const withEvidence = (...list: Evidence[]): Partial<AgreementContext> => ({ evidence: list });

describe.each(IN_FORCE)('an agreement in %s', (state) => {
  it('plans obligations, tells of them and stays where it is', () =>
    expect(moved(at(state), plan('o2', 'o3'))).toMatchObject({ ...still, facts: [{ type: 'planned', obligations: [{ id: 'o2' }, { id: 'o3' }] }], state, context: { obligations: [{ id: 'o1' }, { id: 'o2' }, { id: 'o3' }] } }));
  it.each([['known', ['o1']], ['given twice', ['o2', 'o2']]])('refuses an obligation whose id is %s', (_, ids) =>
    expect(refused(at(state), plan(...ids)).code).toBe('agreement.obligation_known'));

  it('takes evidence of a party, unaccepted', () => expect(moved(at(state), submit())).toMatchObject({ ...still, state, context: { evidence: [evidence] } }));
  it.each([
    ['of a witness', { party: WITNESS }, 'evidence_not_of_party'],
    ['of a stranger', { party: '440000' }, 'evidence_not_of_party'],
    ['of nobody', { party: null }, 'evidence_not_of_party'],
    ['of tomorrow', { date: '2026-11-26' }, 'evidence_in_future'],
  ])('refuses evidence %s', (_, change, code) => expect(refused(at(state), submit(change)).code).toBe(`agreement.${code}`));
  it('takes evidence without a date', () => expect(moved(at(state), submit({ date: null })).state).toBe(state));

  it('records who accepted evidence, and leaves the rest as it was', () => {
    const other = { ...evidence, id: 'e2' };
    const next = moved(at(state, withEvidence(evidence, other)), accept());
    expect(next).toMatchObject({ ...still, state });
    expect(next.context.evidence).toEqual([{ ...accepted, judged: { office: A, actor: 'clerk', on: TODAY } }, other]);
  });
  it('records why evidence was returned', () =>
    expect(moved(at(state, withEvidence(evidence)), event('RETURN_EVIDENCE', { evidence: 'e1', remark: 'no figures' }))).toMatchObject({
      ...still, state, context: { evidence: [{ status: 'returned', judged: { office: A, actor: 'clerk', on: TODAY, remark: 'no figures' } }] },
    }));
  it.each<[string, AgreementEvent]>([['accept', accept()], ['return', event('RETURN_EVIDENCE', { evidence: 'e1', remark: '' })]])('does not %s evidence it does not have, or that was judged', (_, one) => {
    expect(refused(at(state), one).code).toBe('agreement.evidence_unknown');
    expect(refused(at(state, withEvidence(accepted)), one).code).toBe('agreement.evidence_judged');
    expect(refused(at(state, withEvidence({ ...evidence, status: 'returned' })), one).code).toBe('agreement.evidence_judged');
  });
  it('accepts an implementing agreement only while that one is in force', () => {
    const beneath = at(state, withEvidence({ ...evidence, kind: 'implementingAgreement', agreement: 'x' }));
    expect(refused(beneath, accept('e1')).code).toBe('agreement.evidence_not_in_force');
    expect(refused(beneath, accept('e1', false)).code).toBe('agreement.evidence_not_in_force');
    expect(moved(beneath, accept('e1', true)).context.evidence).toMatchObject([{ status: 'accepted' }]);
  });

  it('takes a joint office', () => {
    const joint = { id: 'J1', name: 'Joint office', document: 'No. 3', until: null };
    expect(moved(at(state), event('DESIGNATE', joint))).toMatchObject({ ...still, state, context: { joint } });
  });

  it('is terminated, for good', () => {
    const next = moved(at(state), event('TERMINATE', ending));
    expect(next).toMatchObject({ state: 'terminated', facts: movedOn('notRectified', 'terminated'), start: [], context: { end: { ...ending, on: TODAY } } });
    expect(next.stop.sort()).toEqual([...running(state)].sort());
  });
  it('is superseded by another, for good', () =>
    expect(moved(at(state), event('SUPERSEDE', { ...ending, by: 'x' }))).toMatchObject({ state: 'superseded', facts: [...movedOn('continuing'), { type: 'succeeded', by: 'x' }], start: [], context: { end: { ...ending, by: 'x' } } }));
  it('takes over what another owed whose place it takes', () =>
    expect(moved(at(state), takeOver(), takeOver())).toMatchObject({ ...still, facts: [tookOver], state, context: { obligations: [{ id: 'o1' }, { id: 'o9' }], missing: [] } }));

  it('stands still on hold, with what remains of its clocks, and takes only RESUME and TERMINATE', () => {
    const next = moved(at(state), hold());
    expect(next).toMatchObject({ state: 'onHold', facts: [{ type: 'held' }], start: ['HOLD_END'] });
    expect(next.stop.sort()).toEqual([...running(state)].sort());
    expect(next.context.hold).toEqual({ from: state, reason: 'flood', approver: WITNESS, until: '2027-01-31', remaining: { SIGNED_NOT_IMPLEMENTED: 12 } });
    const { allowed } = refused(next, plan('o2'));
    expect(allowed).toEqual([{ event: 'RESUME', ready: true, reasons: [] }, { event: 'TERMINATE', ready: true, reasons: [] }]);
  });
  it.each([TODAY, '2026-11-24'])('is not held until %s, which is no later day', (until) => expect(refused(at(state), hold(until)).code).toBe('agreement.hold_ends_in_past'));
  it.each([['RESUME', [] as string[]], ['HOLD_END', ['HOLD_END']]] as const)('returns to its place by %s, its hold cleared', (type, fired) => {
    const next = moved(at(state), hold(), bare(type));
    expect(next).toMatchObject({ state, facts: [{ type: 'resumed' }], stop: [...fired, 'HOLD_END'], start: running(state) });
    expect(next.context).toEqual(at(state).context);
  });
  it('is terminated on hold, its hold cleared', () =>
    expect(moved(at(state), hold(), event('TERMINATE', ending))).toMatchObject({ state: 'terminated', facts: movedOn('notRectified', 'terminated'), stop: ['HOLD_END'], context: { hold: null, end: ending } }));
});

describe('an agreement that was signed', () => {
  const ready = { obligations: [obligation], evidence: [accepted] };

  it.each(['signed.waiting', 'signed.overdue'])('is implemented from %s with an obligation and accepted evidence', (state) => {
    const next = moved(at(state, ready), bare('START_IMPLEMENTATION'));
    expect(next).toMatchObject({ state: 'implementing.active', facts: movedOn('rectified'), start: ['EXPIRING', 'TERM_END'] });
    expect(next.stop.sort()).toEqual([...running(state)].sort());
  });
  it.each([
    ['nothing', { obligations: [], evidence: [] }, ['no_obligation', 'no_accepted_evidence']],
    ['evidence alone', { obligations: [], evidence: [accepted] }, ['no_obligation']],
    ['an obligation nobody leads', { ...ready, obligations: [{ ...obligation, leadUnit: '' }] }, ['no_obligation']],
    ['an obligation without a date', { ...ready, obligations: [{ ...obligation, dueOn: '' }] }, ['no_obligation']],
    ['an obligation alone', { ...ready, evidence: [] }, ['no_accepted_evidence']],
    ['evidence nobody accepted', { ...ready, evidence: [evidence] }, ['no_accepted_evidence']],
    ['evidence that was returned', { ...ready, evidence: [{ ...evidence, status: 'returned' as const }] }, ['no_accepted_evidence']],
  ])('is not implemented with %s', (_, change, codes) =>
    expect(refused(at('signed.overdue', change), bare('START_IMPLEMENTATION')).reasons.map(({ code }) => code)).toEqual(codes.map((code) => `agreement.${code}`)));
  it('goes the whole way: planned, evidence submitted and accepted, implemented, evaluated', () =>
    expect(moved(at('signed.waiting', { obligations: [] }), plan('o1'), submit(), accept(), bare('START_IMPLEMENTATION'), evaluate)).toMatchObject({
      state: 'evaluated', facts: evaluatedNews, stop: ['EXPIRING', 'TERM_END'], start: [], context: { evaluation: { completion: 'complete', evaluator: 'the institute', office: WITNESS, on: TODAY } },
    }));
  it.each(['signed.waiting', 'signed.overdue'])('is not evaluated from %s', (state) => expect(refused(at(state), evaluate).code).toBe('chart.event_not_allowed'));

  it('is overdue when its wait runs out and somebody can be asked', () => {
    const next = moved(at('signed.waiting', { nobodyAsked: 'parties incomplete' }), event('SIGNED_NOT_IMPLEMENTED', someone));
    expect(next).toMatchObject({ state: 'signed.overdue', start: [], context: { nobodyAsked: null, waits: 1 } });
    expect(new Set(next.stop)).toEqual(new Set(['SIGNED_NOT_IMPLEMENTED']));
    expect(next.facts).toEqual([{ type: 'followUpDue', rule: 'signedNotImplemented', waits: 1, policy: someone.policy }]);
  });
  it('goes on waiting when nobody can be asked, says why, and its clock is over', () =>
    expect(moved(at('signed.waiting'), event('SIGNED_NOT_IMPLEMENTED', nobody))).toMatchObject({
      state: 'signed.waiting', facts: [], stop: ['SIGNED_NOT_IMPLEMENTED'], start: [], context: { nobodyAsked: 'parties incomplete', waits: 1 },
    }));
  it('waits anew when its case is closed, its term running on', () =>
    expect(moved(at('signed.overdue'), bare('CASE_CLOSED'))).toMatchObject({ state: 'signed.waiting', facts: [], stop: [], start: ['SIGNED_NOT_IMPLEMENTED'], context: { waits: 2 } }));
  it.each(['signed.waiting', 'implementing.active', 'onHold', 'proposed.drafting'])('has no case to close in %s', (state) =>
    expect(refused(at(state), bare('CASE_CLOSED')).code).toBe('chart.event_not_allowed'));

  it.each<[string, Partial<AgreementContext>, string, string]>([
    ['lapses when nothing was done', { obligations: [] }, 'lapsed', 'notRectified'],
    ['lapses when evidence was not accepted', { obligations: [], evidence: [evidence] }, 'lapsed', 'notRectified'],
    ['is termEnded when it had obligations', {}, 'implementing.termEnded', 'continuing'],
    ['is termEnded when evidence was accepted', { obligations: [], evidence: [accepted] }, 'implementing.termEnded', 'continuing'],
  ])('%s before its term ended', (_, change, to, outcome) => {
    for (const state of ['signed.waiting', 'signed.overdue']) {
      const next = moved(at(state, change), bare('TERM_END'));
      expect(next).toMatchObject({ state: to, facts: [...movedOn(outcome), ...overtaken(outcome), ...(to === 'lapsed' ? [{ type: 'over', reason: 'lapsed' }] : [])], start: to === 'lapsed' ? [] : ['EVALUATION_OVERDUE'] });
      expect(new Set(next.stop)).toEqual(new Set(running(state)));
    }
  });
});

describe('an agreement that is implemented', () => {
  it('comes to the end of its term without leaving implementation', () =>
    expect(moved(at('implementing.active'), bare('TERM_END'))).toMatchObject({ state: 'implementing.termEnded', facts: overtaken('continuing'), start: ['EVALUATION_OVERDUE'] }));
  it.each(['implementing.active', 'implementing.termEnded'])('is evaluated from %s', (state) =>
    expect(moved(at(state), evaluate)).toMatchObject({ state: 'evaluated', facts: evaluatedNews, stop: running(state) }));
  it.each(['implementing.active', 'implementing.termEnded'])('is not started again in %s', (state) =>
    expect(refused(at(state, { evidence: [accepted] }), bare('START_IMPLEMENTATION')).code).toBe('chart.event_not_allowed'));
});

describe('an agreement that takes the place of another', () => {
  it('is silent where a report of what it takes over is missing', () =>
    expect(moved(at('implementing.active'), takeOver('o9'))).toMatchObject({ state: 'implementing.silent', facts: [tookOver], context: { missing: ['o9'], waits: 2, waitingSince: TODAY } }));
  it('shares what another owes, and is silent where a report of that is missing', () => {
    const linked = (...missing: string[]): AgreementEvent => event('LINKED', { obligations: [{ ...obligation, id: 'o9' }], missing });
    expect(moved(at('implementing.active'), linked())).toMatchObject({ ...still, state: 'implementing.active', context: { obligations: [{ id: 'o1' }, { id: 'o9' }] } });
    expect(moved(at('implementing.active'), linked('o9'))).toMatchObject({ facts: [], state: 'implementing.silent', context: { missing: ['o9'] } });
  });
  it.each(['proposed.drafting', 'proposed.signing'])('may be in %s still', (state) => expect(moved(at(state), takeOver())).toMatchObject({ ...still, facts: [tookOver], state, context: { obligations: [{ id: 'o9' }] } }));
  it('lets it stand still while it does so itself, and is silent when it goes on', () => {
    const held = moved(at('implementing.active'), hold(), takeOver('o9'));
    expect(held).toMatchObject({ state: 'onHold', facts: [tookOver, { type: 'owedHeld' }] });
    expect(moved(held, bare('RESUME'))).toMatchObject({ state: 'implementing.silent', context: { waitingSince: TODAY } });
    expect(moved(at('implementing.active'), evaluate, takeOver())).toMatchObject({ state: 'evaluated', facts: [tookOver, { type: 'owedHeld' }] });
  });
});

describe.each(['shelved', 'terminated', 'superseded', 'lapsed'])('an agreement that ended as %s', (state) => {
  const everything: AgreementEvent[] = [
    propose(), bare('CIRCULATE'), event('RETURN', { reason: '' }), bare('OPEN_FOR_SIGNATURE'), sign(B), plan('o9'), submit({ id: 'e9' }), accept(), bare('START_IMPLEMENTATION'),
    hold(), bare('RESUME'), selfEvaluate(A), evaluate, reopen, event('SHELVE', ending), event('TERMINATE', ending), event('SUPERSEDE', { ...ending, by: 'x' }), bare('CASE_CLOSED'), event('SIGNATURE_STALLED', someone),
    bare('SIGNING_DATE'), event('EXPIRING', someone), event('EVALUATION_OVERDUE', someone), event('SIGNED_NOT_IMPLEMENTED', someone), bare('TERM_END'), bare('HOLD_END'), event('SILENT', someone),
    event('DESIGNATE', { id: 'J1', name: '', document: '', until: null }),
    event('RETURN_EVIDENCE', { evidence: 'e1', remark: '' }), withdraw(B),
    revise('AMEND', { title: 'Other' }), signAmendment(A), dropAmendment(), revise('CORRECT', { title: 'Other' }), revise('UPDATE', { contacts: { [A]: 'Li' } }),
  ];
  it('takes no event of any kind, and nothing is allowed', () => {
    for (const one of everything) {
      expect(refused(at(state, { evidence: [evidence] }), one)).toEqual({ ok: false, code: 'chart.event_not_allowed', reasons: [], allowed: [] });
    }
    expect(new Set(everything.map(({ type }) => type))).toEqual(new Set(['PROPOSE', 'CASE_CLOSED', ...agreementChart.publicEvents, ...agreementChart.timers]));
  });
});
