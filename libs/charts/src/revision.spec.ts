import { describe, expect, it } from '@jest/globals';
import { A, at, B, dropAmendment, moved, refused, revise, signAmendment, TODAY, withdraw, WITNESS } from '../../../test/support/agreement-samples.js';
import { agreementChart, allowedNow, REVISABLE } from './index.js';
import type { Party, Revised, RevisedField, RevisionKind } from './index.js';

const SAMPLE: Record<RevisedField, Revised> = {
  title: { title: 'Other' }, form: { form: 'memorandum' }, domains: { domains: ['ecology'] }, term: { term: { from: null, to: '2030-12-31' } }, lead: { lead: B },
  under: { under: 'f1' }, signedOn: { signedOn: '2026-11-01' }, departments: { departments: { [A]: 'Transport' } }, contacts: { contacts: { [A]: 'Li' } },
};
const KINDS: [RevisionKind, 'AMEND' | 'CORRECT' | 'UPDATE', string][] = [['amendment', 'AMEND', 'not_amendable'], ['correction', 'CORRECT', 'not_correctable'], ['update', 'UPDATE', 'not_updatable']];
const overtaken = (rule: string): object => ({ type: 'overtaken', rule, outcome: 'continuing' });

describe.each(KINDS)('an agreement in force, by %s', (kind, type, code) => {
  it.each(Object.keys(SAMPLE) as RevisedField[])('is changed in its %s where the table says so, and else not', (field) => {
    const from = at('implementing.active');
    if (!REVISABLE[field].includes(kind)) return expect(refused(from, revise(type, SAMPLE[field])).code).toBe(`agreement.${code}`);
    return expect(moved(from, revise(type, SAMPLE[field])).context.revisions).toMatchObject([{ id: 'r1', kind, status: kind === 'amendment' ? 'proposed' : 'inForce', reason: 'as agreed', document: 'No. 12' }]);
  });
  it.each<[string, Revised, string]>([
    ['where nothing changes', kind === 'update' ? { contacts: {} } : { title: 'Water of the Jialing' }, 'nothing_changes'],
    ['of a party that is none', kind === 'amendment' ? { lead: '440000' } : { departments: { '440000': 'Transport' } }, 'not_a_party'],
    ...(kind === 'update' ? [] : [['of a term that would end before it begins', { term: { from: '2027-01-02', to: '2027-01-01' } }, 'term_ends_before_it_begins'] as [string, Revised, string]]),
  ])('is not changed %s', (_, changes, why) => expect(refused(at('implementing.active'), revise(type, changes)).code).toBe(`agreement.${why}`));
});

const three = (): Party[] => [{ code: A, role: 'lead' }, { code: B, role: 'participant' }, { code: '420000', role: 'participant' }];

describe('an amendment', () => {
  const proposed = moved(at('signed.waiting'), revise('AMEND', { title: 'Other', term: { from: null, to: '2030-12-31' } }));

  it('changes nothing before all who promised have signed it anew, and then all of it, with what stood there', () => {
    expect(proposed.context).toMatchObject({ title: 'Water of the Jialing', revisions: [{ status: 'proposed', inForceOn: null }] });
    const one = moved(proposed, signAmendment(A));
    expect(one).toMatchObject({ facts: [], context: { title: 'Water of the Jialing' } });
    const both = moved(one, signAmendment(B));
    expect(both).toMatchObject({
      state: 'signed.waiting', facts: [overtaken('expiring')],
      context: {
        title: 'Other', term: { to: '2030-12-31' },
        revisions: [{
          status: 'inForce', inForceOn: TODAY, signatures: [{ party: A, on: TODAY }, { party: B }],
          changed: [{ field: 'title', before: 'Water of the Jialing', after: 'Other' }, { field: 'term', before: { from: null, to: '2028-12-31' }, after: { from: null, to: '2030-12-31' } }],
        }],
      },
    });
  });
  it('is signed once by each, by nobody else, and under its own name', () => {
    const one = moved(proposed, signAmendment(A));
    for (const party of [A, WITNESS, '440000']) expect(refused(one, signAmendment(party)).code).toBe('agreement.amendment_not_awaited');
    expect(refused(one, signAmendment(B, 'r9')).code).toBe('agreement.amendment_not_open');
  });
  it('waits alone, until it is signed or dropped for a reason', () => {
    expect(refused(proposed, revise('AMEND', { title: 'Third' }, 'r2')).code).toBe('agreement.amendment_open');
    const dropped = moved(proposed, dropAmendment());
    expect(dropped.context).toMatchObject({ title: 'Water of the Jialing', revisions: [{ status: 'dropped', dropped: { reason: 'not agreed', on: TODAY } }] });
    expect(refused(dropped, signAmendment(B)).code).toBe('agreement.no_amendment');
    expect(moved(dropped, revise('AMEND', { title: 'Third' }, 'r2')).context.revisions).toHaveLength(2);
  });
  it('tells what stood there when it took effect, where a correction came between', () =>
    expect(moved(proposed, revise('CORRECT', { title: 'Water of the Jialing River' }, 'r2'), signAmendment(A), signAmendment(B)).context.revisions[0]?.changed[0]).toMatchObject({ before: 'Water of the Jialing River' }));
  it('is offered for signature only while it waits', () => {
    const offered = (from: typeof proposed): boolean[] => allowedNow(agreementChart, from).filter(({ event: name }) => name.endsWith('_AMENDMENT')).map(({ ready }) => ready);
    expect(offered(proposed)).toEqual([true, true]);
    expect(offered(moved(proposed, dropAmendment()))).toEqual([false, false]);
  });
  it('does not wait for a party that left', () => {
    const next = moved(at('signed.waiting', { parties: three() }), revise('AMEND', { title: 'Other' }), withdraw('420000'), signAmendment(A), signAmendment(B));
    expect(next.context.title).toBe('Other');
  });
  it.each(['signed.waiting', 'implementing.active', 'implementing.silent'])('takes effect in %s as the last party that it waits for leaves', (state) => {
    const waits = moved(at(state, { parties: three() }), revise('AMEND', { title: 'Other', term: { from: null, to: '2030-12-31' } }), signAmendment(A), signAmendment('420000'));
    expect(moved(waits, withdraw(B))).toMatchObject({ state, facts: [{ type: 'partyLeft', party: B }, overtaken('expiring')], context: { title: 'Other', term: { to: '2030-12-31' }, revisions: [{ status: 'inForce', inForceOn: TODAY, signatures: [{ party: A }, { party: '420000' }] }] } });
  });
  it.each([['active', []], ['silent', ['o1']]])('brings a term that had ended back to %s so', (state, missing) => {
    const waits = moved(at('implementing.termEnded', { parties: three(), missing }), revise('AMEND', { term: { from: null, to: '2030-12-31' } }), signAmendment(A), signAmendment('420000'));
    expect(moved(waits, withdraw(B))).toMatchObject({ state: `implementing.${state}`, facts: [{ type: 'partyLeft' }, overtaken('evaluationOverdue')] });
  });
  it('waits on where others have not signed, and is only dropped where who left would lead', () => {
    const begun = moved(at('signed.waiting', { parties: three() }), revise('AMEND', { title: 'Other' }), signAmendment(A));
    expect(moved(begun, withdraw(B)).context.revisions).toMatchObject([{ status: 'proposed' }]);
    const leads = moved(at('signed.waiting', { parties: three() }), revise('AMEND', { lead: B }), signAmendment(A), signAmendment('420000'), withdraw(B));
    expect(leads.context).toMatchObject({ lead: A, revisions: [{ status: 'proposed' }] });
    const open = moved(at('signed.waiting', { parties: three() }), revise('AMEND', { lead: B }), withdraw(B));
    expect(refused(open, signAmendment(A)).code).toBe('agreement.not_a_party');
    expect(moved(open, dropAmendment()).context.revisions).toMatchObject([{ status: 'dropped' }]);
  });
  it('hands the lead on', () =>
    expect(moved(at('signed.waiting'), revise('AMEND', { lead: B }), signAmendment(A), signAmendment(B)).context).toMatchObject({ lead: B, parties: [{ code: A, role: 'participant' }, { code: B, role: 'lead' }, { code: WITNESS, role: 'witness' }] }));
});

describe('an agreement whose term is over', () => {
  it('goes on where the term is prolonged or was told wrong, and stays where it would be over all the same', () => {
    const over = at('implementing.termEnded', { term: { from: null, to: '2026-10-31' } });
    const prolonged = { term: { from: null, to: TODAY } };
    expect(moved(over, revise('AMEND', prolonged), signAmendment(A), signAmendment(B))).toMatchObject({ state: 'implementing.active', facts: [overtaken('evaluationOverdue')], stop: ['EVALUATION_OVERDUE'], start: ['EXPIRING', 'TERM_END'] });
    expect(moved(over, revise('CORRECT', prolonged))).toMatchObject({ state: 'implementing.active', facts: [overtaken('evaluationOverdue')] });
    expect(moved(over, revise('CORRECT', { term: { from: null, to: '2026-11-01' } })).state).toBe('implementing.termEnded');
  });
});

describe('a correction', () => {
  it('of the day of signing moves the first wait with it, and no later one', () => {
    const signedOn = { from: '2026-11-20', to: '2026-11-20', precision: 'day' as const };
    const first = moved(at('signed.waiting', { signedOn, waitingSince: '2026-11-20' }), revise('CORRECT', { signedOn: '2026-11-10' }));
    expect(first.context).toMatchObject({ signedOn: { from: '2026-11-10', to: '2026-11-10' }, waitingSince: '2026-11-10' });
    expect(moved(at('signed.waiting', { signedOn, waits: 2, waitingSince: '2026-11-22' }), revise('CORRECT', { signedOn: '2026-11-10' })).context.waitingSince).toBe('2026-11-22');
    expect(refused(at('signed.waiting', { signedOn }), revise('CORRECT', { signedOn: '2026-11-26' })).code).toBe('agreement.signature_in_future');
  });
});

describe('an update', () => {
  it('tells whom to ask, and who signed for a party now', () =>
    expect(moved(at('implementing.active'), revise('UPDATE', { departments: { [A]: 'Transport' }, contacts: { [A]: 'Li', [B]: 'Wang' } })).context).toMatchObject({
      parties: [{ code: A, department: { name: 'Transport', vertical: false }, contact: 'Li' }, { code: B, contact: 'Wang' }, { code: WITNESS }],
      revisions: [{ changed: [{ field: `departments.${A}`, before: null, after: 'Transport' }, { field: `contacts.${A}`, before: null, after: 'Li' }, { field: `contacts.${B}`, before: null, after: 'Wang' }] }],
    }));
});
