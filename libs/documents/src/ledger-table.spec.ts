import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readLedgerCsv, readLedgerJson } from './index.js';

const least = { id: 'A1', title: '协议', form: 'agreement', parties_complete: true };
const json = (...rows: unknown[]): ReturnType<typeof readLedgerJson> => readLedgerJson(JSON.stringify(rows));

describe('a ledger as JSON', () => {
  it('needs little of a row and fills in the rest', () => {
    expect(json(least)).toMatchObject({
      faults: [],
      rows: [{ ...least, row: 1, signed: '', term_start: '', term_end: '', term_months: '', renews: '', parties: [], signatory_kind: 'government', domains: [], follow_up: [], obligations: [], told: {} }],
    });
  });

  it('keeps what is no column of ours as told, apart from what is empty', () => {
    const [row] = json({ ...least, note: '第一次', score: 3, empty: '', none: null, nested: { a: [1] } }).rows;
    expect(row?.told).toEqual({ note: '第一次', score: 3, nested: { a: [1] } });
  });

  it('keeps which departments signed', () => {
    expect(json({ ...least, signatory_kind: 'department', signatories: '税务局' }).rows[0]?.told).toEqual({ signatory_kind: 'department', signatories: '税务局' });
  });

  it('takes the months of a term as a number or as text', () => {
    expect(json({ ...least, term_months: 36 }, { ...least, term_months: '36' }).rows.map((row) => row.term_months)).toEqual(['36', '36']);
  });

  it('tells what is still owed, by when where that is known', () => {
    expect(json({ ...least, obligations: [{ title: '通车', lead_unit: '511900', due: '2027-06' }, { title: '通航', lead_unit: '610700' }] }).rows[0]).toMatchObject({
      obligations: [{ title: '通车', lead_unit: '511900', due: '2027-06' }, { title: '通航', lead_unit: '610700', due: '' }], told: {},
    });
    expect(json({ ...least, obligations: [{ title: '通车' }] }).faults.map(({ column }) => column)).toEqual(['obligations.0.lead_unit']);
  });

  it('tells every wrong value with its row and column, and still reads the other rows', () => {
    const { rows, faults } = json({ ...least, id: 7, parties: [{ code: '511900' }, { code: 42 }] }, { ...least, id: 'A2' }, 'a row', { title: '协议' });
    expect(rows.map(({ row, id }) => [row, id])).toEqual([[2, 'A2']]);
    expect(faults.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '1 id ledger.invalid_value', '1 parties.1.code ledger.invalid_value', '3  ledger.invalid_value', '4 id ledger.invalid_value', '4 form ledger.invalid_value', '4 parties_complete ledger.invalid_value',
    ]);
  });

  it.each([['no JSON', '{'], ['no list', '{"rows":[]}'], ['nothing', '']])('that is %s cannot be read', (_, text) => {
    expect(readLedgerJson(text)).toMatchObject({ rows: [], faults: [{ row: 0, column: '', code: 'table.unreadable' }] });
  });

  it('reads the shipped one without a fault', () => {
    const { rows, faults } = readLedgerJson(readFileSync('config/data/ledger.json', 'utf8'));
    expect([faults, rows.length, rows.map(({ row }) => row)]).toEqual([[], 39, Array.from({ length: 39 }, (_, index) => index + 1)]);
    expect(rows[0]).toMatchObject({ id: 'P1', signed: '1986', form: 'standing_zone', told: { origin: 'paper' } });
  });
});

describe('a ledger as an office keeps it, in csv', () => {
  const HEADER = '编号,协议名称,形式,签署日期,签约方,签约方代码,合作领域,期限起,期限止,期限(月),续签自,签署主体';
  const csv = (line: string, header = HEADER): ReturnType<typeof readLedgerCsv> => readLedgerCsv(`${header}\n${line}\n`);

  it('is read column by column', () => {
    const { rows, faults } = csv(' P6 ,川陕合作,agreement,2019-05-29,巴中市、汉中市,511900;610700,water;ecology,2019,2024-05,60,P5,government,已开工 / 推进中,某文', `${HEADER},已知落实情况,来源`);
    expect(faults).toEqual([]);
    expect(rows).toEqual([{
      row: 1, id: 'P6', title: '川陕合作', form: 'agreement', signed: '2019-05-29', term_start: '2019', term_end: '2024-05', term_months: '60', renews: 'P5', parties_complete: true,
      signatory_kind: 'government', signatories: '', domains: ['water', 'ecology'], obligations: [], told: { 来源: '某文' },
      follow_up: [{ date: '', text_zh: '已开工' }, { date: '', text_zh: '推进中' }],
      parties: [{ code: '511900', role: '', name: '巴中市', name_in_source: '', code_then: '', joined: '' }, { code: '610700', role: '', name: '汉中市', name_in_source: '', code_then: '', joined: '' }],
    }]);
  });

  it.each([
    ['巴中市、汉中市', '511900;610700', true], ['巴中市、汉中市等', '511900;610700', false], ['巴中市、汉中市、广元市', '511900;610700', false], ['', '', false], ['巴中市等', '511900', false],
  ])('a list of parties "%s" with the codes "%s" is complete: %s', (names, codes, complete) => {
    expect(csv(`A,B,C,,${names},${codes},,,,,,`).rows[0]).toMatchObject({ parties_complete: complete });
    expect(csv(`A,B,C,,${names},${codes},,,,,,`).rows[0]?.parties.every(({ name }) => !name.endsWith('等'))).toBe(true);
  });

  it('without one of its columns is refused', () => {
    expect(readLedgerCsv('编号,协议名称\nA,B\n').faults.map(({ column }) => column)).toEqual(HEADER.split(',').slice(2));
  });
});
