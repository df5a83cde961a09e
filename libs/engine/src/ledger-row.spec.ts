import { describe, expect, it } from '@jest/globals';
import { ledgerRow } from '../../../test/support/ledger-row.js';
import { realTree } from '../../../test/support/real-tree.js';
import { readLedgerRow } from './ledger-row.js';
import type { LedgerRow } from './ports/index.js';

const read = (row: Partial<LedgerRow> = {}, codes = ['511900', '610700']) => readLedgerRow(ledgerRow(codes, { id: 'A1', row: 7, ...row }), realTree(), '2026-11-25');
const party = (code: string, more: Partial<LedgerRow['parties'][number]> = {}): LedgerRow['parties'][number] => ({ code, role: '', name: '', name_in_source: '', code_then: '', joined: '', ...more });
const termEnd = (row: Partial<LedgerRow>): string | null => read(row).read.payload.term.to;
const places = (row: Partial<LedgerRow>, codes?: string[]): string[] => read(row, codes).faults.map(({ row: at, column, code }) => `${at} ${column} ${code}`);

describe('a row of a ledger', () => {
  it('is read with the dates as precise as they are told', () => {
    const { read: row, faults } = read({ signed: '2016-04', term_start: '2016', term_end: '2018-03/2018-05', domains: ['water'], told: { note: 'a clerk wrote' } });
    expect(faults).toEqual([]);
    expect(row).toMatchObject({
      row: 7, id: 'A1', renews: null,
      payload: {
        domains: ['water'], lead: null, partiesComplete: true, signedOn: { from: '2016-04-01', to: '2016-04-30', precision: 'month' }, term: { from: '2016-01-01', to: '2018-05-31' },
        parties: [{ code: '511900', role: 'participant' }, { code: '610700', role: 'participant' }], source: { note: 'a clerk wrote' }, evidence: [],
      },
      obligations: [],
    });
  });

  it('without dates runs no clock: nothing is made up', () => {
    expect(read().read.payload).toMatchObject({ signedOn: null, term: { from: null, to: null } });
  });

  it('ends when it says, else so many months after it begins, else after it was signed', () => {
    expect(termEnd({ term_end: '2020', term_months: '12', term_start: '2010' })).toBe('2020-12-31');
    expect(termEnd({ term_months: '12', term_start: '2019-05-29', signed: '2010' })).toBe('2020-05-29');
    expect(termEnd({ term_months: '1', signed: '2024-01-31' })).toBe('2024-02-29');
    expect(termEnd({ term_months: '36', signed: '2019-05' })).toBe('2022-05-31');
    expect(termEnd({ term_months: '36' })).toBeNull();
  });

  it('keeps its parties as told: the role, the name and code of that time, when it joined', () => {
    const parties = [party('420600', { role: 'lead', name: '襄阳市', name_in_source: '襄樊' }), party('610900', { role: 'witness', code_then: '612400', joined: '1990' }), party('429021', { role: 'initiator', code_then: '429021', name: '神农架林区', name_in_source: '神农架林区' })];
    expect(read({ parties }).read.payload).toMatchObject({
      lead: '420600',
      parties: [{ code: '420600', role: 'lead', told: '襄樊' }, { code: '610900', role: 'witness', codeThen: '612400', joined: '1990' }, { code: '429021', role: 'participant' }],
    });
    expect(Object.keys(read({ parties }).read.payload.parties[2] ?? {})).toEqual(['code', 'role']);
  });

  it('with an open or empty list of parties is not complete', () => {
    expect(read({ parties_complete: false }).read.payload.partiesComplete).toBe(false);
    expect(read({ parties_complete: true }, []).read.payload).toMatchObject({ partiesComplete: false, parties: [] });
  });

  it('signed by departments names them, and those that answer to their own ministry', () => {
    const departments = { signatory_kind: 'department', signatories: '税务局' };
    expect(read({ ...departments, domains: ['taxation'] }).read.payload.parties[0]?.department).toEqual({ name: '税务局', vertical: true });
    expect(read({ ...departments, domains: ['water'] }).read.payload.parties[0]?.department).toEqual({ name: '税务局', vertical: false });
  });

  it('with news of what was done brings evidence that nobody has accepted', () => {
    const { evidence } = read({ follow_up: [{ date: '2020-05', text_zh: '已开工', url: 'https://example.cn' }, { date: '', text_zh: '推进中' }] }).read.payload;
    expect(evidence).toEqual([
      { id: 'A1-1', party: null, kind: 'report', title: '已开工', date: '2020-05', link: 'https://example.cn', status: 'submitted' },
      { id: 'A1-2', party: null, kind: 'report', title: '推进中', date: null, status: 'submitted' },
    ]);
  });
});

describe('a row that tells what is still owed', () => {
  const owed = (more: object = {}): LedgerRow['obligations'] => [{ title: '通车', lead_unit: '511900', due: '2027-06', ...more }];

  it('has it asked for as a proposal would, due on the last day that is told', () => {
    expect(read({ obligations: [...owed(), ...owed({ due: '' })] })).toMatchObject({ faults: [], read: { obligations: [{ title: '通车', leadUnit: '511900', dueOn: '2027-06-30' }, { title: '通车', leadUnit: '511900' }] } });
    expect(read({ obligations: owed({ due: '' }) }).read.obligations[0]).not.toHaveProperty('dueOn');
  });
  it.each<[string, Partial<LedgerRow>, string[], string[]]>([
    ['without its text, by nobody known', { obligations: owed({ title: '', lead_unit: '999999' }) }, ['511900', '610700'], ['7 obligations.0.title ledger.no_title', '7 obligations.0.lead_unit ledger.unknown_code']],
    ['on a day that cannot exist', { obligations: owed({ due: '2027-02-30' }) }, ['511900', '610700'], ['7 obligations.0.due ledger.no_such_date']],
    ['by no party', { obligations: owed() }, [], ['7 obligations ledger.owed_by_nobody']],
  ])('%s is refused', (_, row, codes, faults) => {
    expect(places(row, codes)).toEqual(faults);
  });
});

describe('a broken row', () => {
  it.each<[string, Partial<LedgerRow>, string[] | undefined, string[]]>([
    ['has no id, title, form', { id: '', title: '', form: '' }, undefined, ['7 id ledger.no_id', '7 title ledger.no_title', '7 form ledger.no_form']],
    ['has dates that cannot exist', { signed: '2021-02-30', term_start: '2021-13', term_end: 'soon' }, undefined, ['7 signed ledger.no_such_date', '7 term_start ledger.no_such_date', '7 term_end ledger.no_such_date']],
    ['ends before it begins', { term_start: '2021', term_end: '2020-12-31' }, undefined, ['7 term_end ledger.term_ends_before_it_begins']],
    ['has a term that is no number', { term_months: '-3' }, undefined, ['7 term_months ledger.no_number']],
    ['names nobody known', {}, ['511900', '999999'], ['7 parties.1.code ledger.unknown_code']],
    ['names an aggregate that is no government', {}, ['500100', '429000'], ['7 parties.0.code ledger.unknown_code', '7 parties.1.code ledger.unknown_code']],
    ['names a party twice', {}, ['511900', '610700', '511900'], ['7 parties.2.code ledger.duplicate_party']],
    ['has an unknown role', { parties: [party('511900', { role: 'boss' }), party('610700', { role: 'constructor' })] }, undefined, ['7 parties.0.role ledger.unknown_role', '7 parties.1.role ledger.unknown_role']],
    ['has news of a day that cannot exist', { follow_up: [{ date: '2021', text_zh: 'ok' }, { date: '2021-02-30', text_zh: 'no' }] }, undefined, ['7 follow_up.1.date ledger.no_such_date']],
  ])('that %s tells every fault with its place', (_, row, codes, faults) => {
    expect(places(row, codes)).toEqual(faults);
  });

  it('may begin and end in the same year', () => {
    expect(places({ term_start: '2021-05', term_end: '2021' })).toEqual([]);
  });
});
