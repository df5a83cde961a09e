import { describe, expect, it } from '@jest/globals';
import { A, at, B, bare, evidence, event, moved, nobody, obligation, plan, propose, refused, register, sign, someone, START, TODAY, WITNESS, accepted, ending } from '../../../test/support/agreement-samples.js';
import type { SignatureRule } from './index.js';
import { blankAgreement } from './index.js';

const planned = { obligations: [obligation] };
const signing = (rule: SignatureRule = { kind: 'all' }, change: object = planned): ReturnType<typeof at> => at('proposed.signing', { rule, ...change });
const rectified = { type: 'movedOn', outcome: 'rectified' };

describe('an agreement that begins', () => {
  it('is drafted once it is proposed, with nothing signed and no clock running', () => {
    const next = moved(START, propose());
    expect(next).toMatchObject({ state: 'proposed.drafting', facts: [{ type: 'planned', obligations: [] }], stop: [], start: [], context: { title: 'Water of the Jialing', lead: A, signatures: [], waits: 0 } });
  });
  it.each([['proposed.drafting'], ['signed.waiting'], ['evaluated']])('is not proposed a second time in %s', (state) =>
    expect(refused(at(state), propose()).code).toBe('chart.event_not_allowed'));

  it.each([
    ['signed and waiting, when nothing else is told', {}, 'signed.waiting', ['EXPIRING', 'TERM_END', 'SIGNED_NOT_IMPLEMENTED']],
    ['signed, on the last day of its term', { term: { from: null, to: TODAY } }, 'signed.waiting', ['EXPIRING', 'TERM_END', 'SIGNED_NOT_IMPLEMENTED']],
    ['superseded, when another renews it', { supersededBy: 'x', term: { from: null, to: '2020-01-01' } }, 'superseded', []],
    ['lapsed, when its term is over', { term: { from: null, to: '2026-11-24' } }, 'lapsed', []],
    ['lapsed, when its term is over and evidence is not accepted', { term: { from: null, to: '2020-12-31' }, evidence: [evidence] }, 'lapsed', []],
    ['termEnded, when its term is over and it has obligations', { term: { from: null, to: '2020-12-31' }, obligations: [obligation] }, 'implementing.termEnded', ['EVALUATION_OVERDUE']],
    ['termEnded, when its term is over and evidence was accepted', { term: { from: null, to: '2020-12-31' }, evidence: [accepted] }, 'implementing.termEnded', ['EVALUATION_OVERDUE']],
  ])('is carried in as %s', (_, change, state, start) => {
    const next = moved(START, register(change));
    expect(next).toMatchObject({ state, start, stop: [], facts: ['superseded', 'lapsed'].includes(state) ? [] : [{ type: 'planned', obligations: next.context.obligations }], context: { waits: 1 } });
    expect(next.context.end).toEqual(state === 'superseded' ? { reason: 'renewed', on: TODAY, by: 'x' } : null);
    expect(Object.keys(next.context).sort()).toEqual(Object.keys(blankAgreement).sort());
  });
});

describe('an agreement before it is signed', () => {
  it.each([
    ['CIRCULATE', 'drafting', bare('CIRCULATE'), 'consulting', [], []],
    ['OPEN_FOR_SIGNATURE', 'drafting', bare('OPEN_FOR_SIGNATURE'), 'signing', [], ['SIGNATURE_STALLED', 'SIGNING_DATE']],
    ['OPEN_FOR_SIGNATURE', 'consulting', bare('OPEN_FOR_SIGNATURE'), 'signing', [], ['SIGNATURE_STALLED', 'SIGNING_DATE']],
    ['RETURN', 'consulting', event('RETURN', { reason: 'unclear' }), 'drafting', [], []],
    ['RETURN', 'signing', event('RETURN', { reason: 'unclear' }), 'drafting', ['SIGNATURE_STALLED', 'SIGNING_DATE'], []],
  ] as const)('goes by %s from %s', (_, from, one, to, stop, start) =>
    expect(moved(at(`proposed.${from}`), one)).toMatchObject({ state: `proposed.${to}`, stop, start }));

  it.each(['drafting', 'consulting'])('may plan its obligations in %s', (state) =>
    expect(moved(at(`proposed.${state}`), plan('o1', 'o2'))).toMatchObject({ state: `proposed.${state}`, context: { obligations: [{ id: 'o1' }, { id: 'o2' }] } }));

  it('loses its signatures on a return, and begins a new wait with the next opening', () => {
    const open = moved(at('proposed.drafting'), bare('OPEN_FOR_SIGNATURE'), sign(A, { withoutObligations: 'a framework' }));
    const back = moved({ ...open, context: { ...open.context, nobodyAsked: 'parties incomplete' } }, event('RETURN', { reason: 'unclear' }));
    expect(back.context).toMatchObject({ signatures: [], withoutObligations: null, waits: open.context.waits + 1, nobodyAsked: null });
    expect(back.facts).toEqual([{ type: 'movedOn', outcome: 'continuing' }]);
  });

  it.each(['drafting', 'consulting', 'signing'])('is shelved from %s, for good', (state) => {
    const next = moved(at(`proposed.${state}`), event('SHELVE', { ...ending, effectiveOn: '2026-12-01' }));
    expect(next).toMatchObject({ state: 'shelved', facts: [{ type: 'movedOn', outcome: 'notRectified' }, { type: 'over', reason: 'shelved' }], context: { end: { ...ending, on: '2026-12-01' } } });
  });

  it('opens a case when signing stalls and somebody can be asked, and waits anew when the case is closed', () => {
    const stalled = moved(signing(), event('SIGNATURE_STALLED', someone));
    expect(stalled).toMatchObject({ state: 'proposed.signing', stop: ['SIGNATURE_STALLED'], start: [], context: { waits: 0 } });
    expect(stalled.facts).toEqual([{ type: 'followUpDue', rule: 'signatureStalled', waits: 0, policy: someone.policy }]);
    const anew = moved(stalled, bare('CASE_CLOSED'));
    expect(anew).toMatchObject({ state: 'proposed.signing', start: ['SIGNATURE_STALLED', 'SIGNING_DATE'], facts: [], context: { waits: 1 } });
  });
  it('opens no case when signing stalls and nobody can be asked, and says why', () =>
    expect(moved(signing(), event('SIGNATURE_STALLED', nobody))).toMatchObject({ facts: [], start: [], context: { nobodyAsked: 'parties incomplete' } }));
});

describe('a signature', () => {
  it.each([
    ['of a stranger', sign('440000'), 'agreement.signer_not_party'],
    ['of tomorrow', sign(A, { on: '2026-11-26' }), 'agreement.signature_in_future'],
  ])('%s is refused', (_, one, code) => expect(refused(signing(), one)).toMatchObject({ code, reasons: [{ code }] }));
  it('given twice is refused', () => expect(refused(moved(signing(), sign(A)), sign(A)).code).toBe('agreement.already_signed'));
  it('of a stranger is told nothing of obligations', () =>
    expect(refused(signing({ kind: 'all' }, {}), sign('440000')).reasons.map(({ code }) => code)).toEqual(['agreement.signer_not_party']));
  it.each(['proposed.drafting', 'proposed.consulting', 'signed.waiting'])('is not taken in %s', (state) =>
    expect(refused(at(state), sign(A)).code).toBe('chart.event_not_allowed'));
  it('of today and of before is kept as it was told', () =>
    expect(moved(signing(), sign(A, { on: '2026-11-20' })).context.signatures).toEqual([{ party: A, on: '2026-11-20', signer: 'Governor', manner: 'wet' }]));
});

describe('an agreement becomes signed', () => {
  const sealed = { state: 'signed.waiting', facts: [{ type: 'sealed' }, rectified], stop: ['SIGNATURE_STALLED', 'SIGNING_DATE'], start: ['EXPIRING', 'TERM_END', 'SIGNED_NOT_IMPLEMENTED'] };

  it('by all: with the last party, on the day of the latest signature, in a new wait', () => {
    const one = moved(signing(), sign(B, { on: '2026-11-24' }));
    expect(one).toMatchObject({ state: 'proposed.signing', facts: [], start: [], stop: [] });
    const all = moved({ ...one, context: { ...one.context, nobodyAsked: 'parties incomplete' } }, sign(A, { on: '2026-11-20' }));
    expect(all).toMatchObject({ ...sealed, context: { signedOn: { from: '2026-11-24', to: '2026-11-24', precision: 'day' }, waits: 1, nobodyAsked: null } });
  });
  it('by all: a witness may sign but does not count, nor does the day of its signature', () => {
    expect(moved(signing(), sign(WITNESS), sign(A)).state).toBe('proposed.signing');
    const next = moved(signing(), sign(WITNESS), sign(A, { on: '2026-11-20' }), sign(B, { on: '2026-11-21' }));
    expect(next).toMatchObject({ ...sealed, context: { signedOn: { to: '2026-11-21' } } });
  });
  it('by k of n: with the k-th party, without waiting for the others', () => {
    expect(moved(signing({ kind: 'kOfN', k: 1 }), sign(WITNESS)).state).toBe('proposed.signing');
    expect(moved(signing({ kind: 'kOfN', k: 1 }), sign(B))).toMatchObject(sealed);
    expect(moved(signing({ kind: 'kOfN', k: 2 }), sign(B)).state).toBe('proposed.signing');
  });
  it.each<[string, SignatureRule]>([['all', { kind: 'all' }], ['k of n with k = 0', { kind: 'kOfN', k: 0 }], ['a date', { kind: 'onDate', date: '2026-11-01' }]])(
    'never by a witness alone where nobody else is to sign: %s', (_, rule) =>
      expect(moved(signing(rule, { ...planned, parties: [{ code: WITNESS, role: 'witness' }] }), sign(WITNESS)).state).toBe('proposed.signing'));

  describe('on a date', () => {
    const later: SignatureRule = { kind: 'onDate', date: '2026-12-01' };
    const all = moved(signing(later), sign(A), sign(B));

    it('not before the date, though all have signed', () => expect(all).toMatchObject({ state: 'proposed.signing', facts: [] }));
    it('when the date comes, and counts from it', () =>
      expect(moved(all, bare('SIGNING_DATE', '2026-12-01'))).toMatchObject({
        state: 'signed.waiting', facts: [{ type: 'sealed' }, rectified], stop: ['SIGNING_DATE', 'SIGNATURE_STALLED', 'SIGNING_DATE'], start: sealed.start, context: { signedOn: { to: '2026-12-01' }, waits: 1 },
      }));
    it('not when the date comes without every signature; the date is then over', () => {
      const one = moved(signing(later), sign(A));
      const passed = moved(one, bare('SIGNING_DATE', '2026-12-01'));
      expect(passed).toMatchObject({ state: 'proposed.signing', facts: [], stop: ['SIGNING_DATE'], start: [] });
      expect(passed.context).toEqual(one.context);
    });
    it.each([['on', '2026-12-01'], ['after', '2026-12-08']])('with the last signature %s the date', (_, day) =>
      expect(moved(signing(later), sign(A), sign(B, {}, day))).toMatchObject({ ...sealed, context: { signedOn: { to: day } } }));
    it('counts from the date, though the last signature came later and is dated before', () =>
      expect(moved(signing(later), sign(A), sign(B, { on: '2026-11-30' }, '2026-12-08')).context.signedOn?.to).toBe('2026-12-01'));
    it('asks the last signature before the date for obligations or a reason, so that the date can seal it', () => {
      const bareOfAll = moved(signing(later, {}), sign(A));
      expect(refused(bareOfAll, sign(B)).code).toBe('agreement.obligations_or_reason');
      expect(moved(bareOfAll, sign(B, { withoutObligations: 'a framework' }), bare('SIGNING_DATE', '2026-12-01')).state).toBe('signed.waiting');
    });
  });

  describe('without obligations', () => {
    const one = moved(signing({ kind: 'all' }, {}), sign(A));

    it('not without a reason', () => expect(refused(one, sign(B)).reasons).toMatchObject([{ code: 'agreement.obligations_or_reason', satisfy: { en: expect.stringContaining('withoutObligations') } }]));
    it('not with an empty reason', () => expect(refused(one, sign(B, { withoutObligations: '' })).code).toBe('agreement.obligations_or_reason'));
    it('with a reason, which is kept', () => expect(moved(one, sign(B, { withoutObligations: 'a framework' }))).toMatchObject({ ...sealed, context: { withoutObligations: 'a framework' } }));
    it('with the reason an earlier signature gave', () =>
      expect(moved(signing({ kind: 'all' }, {}), sign(A, { withoutObligations: 'a framework' }), sign(B)).context.withoutObligations).toBe('a framework'));
    it('with a reason given after an empty one', () =>
      expect(moved(signing({ kind: 'all' }, {}), sign(A, { withoutObligations: '' }), sign(B, { withoutObligations: 'a framework' })).context.withoutObligations).toBe('a framework'));
    it('keeps no reason where there are obligations', () => expect(moved(signing(), sign(A, { withoutObligations: 'a framework' }), sign(B)).context.withoutObligations).toBeNull());
  });
});
