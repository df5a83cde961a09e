import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { BAZHONG, HANZHONG } from './lives.js';

const shipped = (name: string): string => readFileSync(`config/data/${name}`, 'utf8');
const policy = JSON.parse(shipped('policies/default.json')) as object;
const governments = shipped('governments.csv');

const id = fc.integer({ min: 1, max: 1e9 });
const ledgerRow = id.map((number) => ({ id: `F${number}`.padEnd(number % 3 === 0 ? 62 : 0, '_'), title: '巴汉水源保护协议', form: 'agreement', signed: '2020-05-01', parties: [{ code: BAZHONG }, { code: HANZHONG }], parties_complete: true, domains: ['water'], signatory_kind: number % 2 === 0 ? 'department' : 'government', signatories: '水利局'.repeat(1 + (number % 80)), follow_up: [{ date: '2020-06', text_zh: '开会', url: 'no address' }], obligations: number % 2 === 0 ? [{ title: '共保水源', lead_unit: BAZHONG, due: '2030' }] : [] }));
const region = id.map((number) => ({ id: `r${number}`, name: '汉江', count: null, source: 'spec', members: [{ government: HANZHONG, source: '', note: '' }] }));
const newPolicy = id.map((number) => ({ ...policy, id: `p${number}`, match: { agreement: `A${number}` } }));

/** A file in JSON with one leaf of it put in another's place, or as it is. */
function json(kind: string, row: fc.Arbitrary<object>): fc.Arbitrary<object> {
  const rows = fc.array(row, { minLength: 1, maxLength: 2 });
  const spoiled = fc.tuple(rows, fc.jsonValue({ maxDepth: 2 }), fc.nat()).map(([value, other, at]) => replaced(value, other, at));
  return fc.tuple(fc.oneof(rows, spoiled), fc.boolean()).map(([value, dryRun]) => ({ kind, format: 'json', content: JSON.stringify(value), dryRun }));
}

/** A file in csv with a stretch of it put in another's place, or as it is. */
function csv(kind: string, content: string): fc.Arbitrary<object> {
  const odd = fc.oneof(fc.constantFrom('', '"', ',', '\n', ';', '999999', '2021-02-30', '＂', '\ufeff', '\u2028'), fc.string({ unit: 'binary', maxLength: 5 }).filter((one) => one.isWellFormed()));
  const spoiled = fc.tuple(fc.nat(content.length), fc.nat(12), odd).map(([at, length, text]) => content.slice(0, at) + text + content.slice(at + length));
  return fc.tuple(fc.oneof(fc.constant(content), spoiled), fc.boolean()).map(([text, dryRun]) => ({ kind, format: 'csv', content: text, dryRun }));
}

/** The value with the leaf or branch at that place replaced. */
function replaced(value: unknown, other: unknown, at: number): unknown {
  const places: (() => unknown)[] = [];
  const walk = (node: unknown, rebuild: (inner: unknown) => unknown): void => {
    places.push(() => rebuild(other));
    if (typeof node !== 'object' || node === null) return;
    for (const [key, inner] of Object.entries(node)) walk(inner, (next) => rebuild(Array.isArray(node) ? (node as unknown[]).map((one, index) => (String(index) === key ? next : one)) : { ...node, [key]: next }));
  };
  walk(value, (next) => next);
  return places[at % places.length]?.();
}

/** Files of every kind as an office may bring them, whole and spoiled. */
export const importSamples: fc.Arbitrary<object> = fc.oneof(
  json('ledger', ledgerRow),
  json('regions', region),
  json('policies', newPolicy),
  csv('ledger', '编号,协议名称,形式,签署日期,签约方,签约方代码,合作领域,期限起,期限止,期限(月),续签自,签署主体,已知落实情况,备注\nC1,巴汉水源保护协议,agreement,2015-06,巴中市、汉中市,511900;610700,water;ecology,,,36,,government,2020年开会,'),
  csv('calendar', 'date,type,name_zh,name_en,in_lieu\n2027-01-01,holiday,元旦,New Year,0\n2027-01-30,makeup_workday,春节,Spring Festival,0'),
  csv('governments', governments),
);
