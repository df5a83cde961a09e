import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { A, accept, at, B, bare, dropAmendment, ending, evaluate, evaluateBadly, event, hold, moved, nobody, plan, refused, reopen, revise, selfEvaluate, sign, signAmendment, someone, submit, TODAY, verdict, withdraw } from '../../../test/support/agreement-samples.js';
import { agreementChart, weightedTotal } from './index.js';
import type { AgreementEvent } from './index.js';

const IMPLEMENTING = ['implementing.active', 'implementing.termEnded'];
const evaluated = moved(at('implementing.active'), selfEvaluate(B), evaluate);

describe.each(IMPLEMENTING)('an agreement in %s', (state) => {
  it('takes the verdict of each party beside the others, the latest of each', () => {
    const next = moved(at(state), selfEvaluate(A), selfEvaluate(B), selfEvaluate(A, { completion: 'limited', remark: 'money came late' }));
    expect(next).toMatchObject({ state, facts: [], stop: [], start: [] });
    expect(next.context.selfEvaluations).toMatchObject([{ party: B, completion: 'substantial', actor: 'clerk', on: TODAY }, { party: A, completion: 'limited', remark: 'money came late' }]);
  });
  it('is evaluated with what its parties said beside it', () =>
    expect(moved(at(state), selfEvaluate(B), evaluate)).toMatchObject({
      state: 'evaluated', facts: [{ type: 'movedOn', outcome: 'rectified' }, { type: 'held' }], context: { evaluation: { ...verdict, on: TODAY }, selfEvaluations: [{ party: B }] },
    }));
  it('opens a case where a mark is bad, after what was open is resolved as not rectified', () => {
    const next = moved(at(state), evaluateBadly(someone));
    expect(next.facts).toEqual([{ type: 'movedOn', outcome: 'notRectified' }, { type: 'held' }, { type: 'followUpDue', rule: 'badEvaluation', waits: 1, policy: someone.policy, subject: 'evaluation-1' }]);
    expect(next.context.evaluation).not.toHaveProperty('press');
  });
  it('says why nobody is pressed for a bad mark where the ladder names nobody', () =>
    expect(moved(at(state), evaluateBadly(nobody))).toMatchObject({ state: 'evaluated', facts: [{ type: 'movedOn', outcome: 'notRectified' }, { type: 'held' }], context: { nobodyAsked: 'parties incomplete' } }));
  it.each<[string, { obligation: string; completion: 'complete' }[], string]>([
    ['is not there', [{ obligation: 'o9', completion: 'complete' }], 'obligation_unknown'],
    ['was judged already', [{ obligation: 'o1', completion: 'complete' }, { obligation: 'o1', completion: 'complete' }], 'obligation_judged_twice'],
  ])('refuses a verdict on an obligation that %s', (_, obligations, code) => {
    for (const one of [selfEvaluate(A, { obligations }), event('EVALUATE', { ...verdict, obligations }), event('EVALUATE', { ...verdict, obligations, press: someone })]) {
      expect(refused(at(state), one).code).toBe(`agreement.${code}`);
    }
  });
  it('replays an evaluation of before, which had neither obligations nor weights', () => {
    const told = { completion: 'substantial', scores: { water: 80 }, evaluator: 'the ministry', declaration: 'independent' };
    expect(moved(at(state), event('EVALUATE', told as unknown as typeof verdict)).context.evaluation).toEqual({ ...told, on: TODAY });
  });
});

describe('an agreement that is evaluated', () => {
  it('is frozen: whatever is sent is refused with that reason, but for its reopening', () => {
    const everything: AgreementEvent[] = [
      bare('CIRCULATE'), event('RETURN', { reason: '' }), bare('OPEN_FOR_SIGNATURE'), sign(B), plan('o9'), submit({ id: 'e9' }), accept(), event('RETURN_EVIDENCE', { evidence: 'e1', remark: '' }), bare('START_IMPLEMENTATION'),
      hold(), bare('RESUME'), selfEvaluate(A), evaluate, event('SHELVE', ending), event('TERMINATE', ending), event('SUPERSEDE', { ...ending, by: 'x' }), event('DESIGNATE', { id: 'J1', name: '', document: '', until: null }), withdraw(B),
      revise('AMEND', { title: 'Other' }), signAmendment(A), dropAmendment(), revise('CORRECT', { title: 'Other' }), revise('UPDATE', { contacts: { [A]: 'Li' } }),
    ];
    for (const one of everything) expect(refused(evaluated, one)).toMatchObject({ code: 'agreement.frozen', reasons: [{ code: 'agreement.frozen' }], allowed: [{ event: 'REOPEN', ready: true, reasons: [] }] });
    expect(new Set([...everything.map(({ type }) => type), 'REOPEN'])).toEqual(new Set(agreementChart.publicEvents));
  });
  it('is implemented again once it is reopened, with its old verdicts and why kept in the record', () => {
    const next = moved(evaluated, reopen);
    expect(next).toMatchObject({ state: 'implementing.active', facts: [{ type: 'resumed' }], start: ['EXPIRING', 'TERM_END'] });
    expect(next.context).toMatchObject({ evaluation: null, selfEvaluations: [], pastEvaluations: [{ evaluation: { ...verdict, on: TODAY }, selfEvaluations: [{ party: B }], reopened: { reason: 'wrong figures', document: 'No. 11', actor: 'clerk', on: TODAY } }] });
  });
  it('stands at the end of its term where that is over when it is reopened', () =>
    expect(moved({ ...evaluated, context: { ...evaluated.context, term: { from: null, to: '2026-11-24' } } }, reopen)).toMatchObject({ state: 'implementing.termEnded' }));
  it('opens a case of its own where it is judged badly a second time', () => {
    const { facts } = moved(evaluated, reopen, evaluateBadly(someone));
    expect(facts).toContainEqual({ type: 'followUpDue', rule: 'badEvaluation', waits: 1, policy: someone.policy, subject: 'evaluation-2' });
  });
});

describe('the total of scores', () => {
  it('is not told where there are none', () => expect(weightedTotal([])).toBeNull());
  it('counts each by its weight', () => expect(weightedTotal(verdict.scores)).toBe(82));
  it('lies between the lowest and the highest score, and is that of a single one', () => {
    const split = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }).chain((parts) => fc.tuple(fc.constant(parts), fc.array(fc.integer({ min: 0, max: 100 }), { minLength: parts.length, maxLength: parts.length })));
    fc.assert(fc.property(split, ([parts, given]) => {
      const whole = parts.reduce((sum, part) => sum + part, 0);
      const total = weightedTotal(parts.map((part, index) => ({ dimension: `${index}`, weight: (100 * part) / whole, score: given[index] ?? 0 }))) ?? -1;
      expect(total).toBeGreaterThanOrEqual(Math.min(...given) - 0.01);
      expect(total).toBeLessThanOrEqual(Math.max(...given) + 0.01);
    }));
  });
});
