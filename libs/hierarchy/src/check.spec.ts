import { describe, expect, it } from '@jest/globals';
import { AGGREGATE_CODES, checkHistory, checkTree, Tree } from './index.js';
import type { FormerGovernment, Government, Level } from './index.js';

let line = 0;
const row = (code: string, level: string, parent: string | null): Government & { row: number } => ({
  row: (line += 1), code, name: code, level: level as Level, parent, kind: '', direct: '', pinyin: '', nameEn: '',
});
const rows = (...list: [code: string, level: string, parent: string | null][]): (Government & { row: number })[] => {
  line = 1;
  return list.map((args) => row(...args));
};
const told = (list: (Government & { row: number })[]): string[] => checkTree(list).map((fault) => `${fault.row} ${fault.column} ${fault.code}`);

const ROOT: [string, string, null] = ['100000', 'national', null];

describe('checkTree', () => {
  it.each<[string, string[], [string, string, string | null][]]>([
    ['no row at all', ['0  tree.empty'], []],
    ['one tree, a child before its parent', [], [['110101', 'county', '110000'], ['110000', 'province', '100000'], ROOT]],
    ['codes that are not six digits', ['3 code tree.bad_code', '4 code tree.bad_code', '5 code tree.bad_code'],
      [ROOT, ['11000', 'province', '100000'], ['11000a', 'province', '100000'], [' 110000', 'province', '100000']]],
    ['a code twice', ['4 code tree.duplicate_code'], [ROOT, ['110000', 'province', '100000'], ['110000', 'province', '100000']]],
    ['a level nobody knows', ['3 level tree.unknown_level'], [ROOT, ['110000', 'town', '100000']]],
    ['a word every object knows as level', ['3 level tree.unknown_level'], [ROOT, ['110000', 'toString', '100000']]],
    ['a parent that is not there', ['3 parent tree.unknown_parent'], [ROOT, ['110101', 'county', '110000']]],
    ['no parent', ['3 parent tree.missing_parent'], [ROOT, ['110101', 'county', null]]],
    ['an empty parent', ['3 parent tree.missing_parent'], [ROOT, ['110101', 'county', '']]],
    ['no parent, before the root', ['2 parent tree.missing_parent'], [['110101', 'county', null], ROOT]],
    ['two roots', ['3 parent tree.second_root'], [ROOT, ['200000', 'national', null]]],
    ['a parent of the same level', ['4 parent tree.parent_not_higher'], [ROOT, ['110000', 'province', '100000'], ['120000', 'province', '110000']]],
    ['a parent of a lower level', ['4 parent tree.parent_not_higher'], [ROOT, ['110101', 'county', '100000'], ['120000', 'province', '110101']]],
    ['its own parent', ['0 parent tree.no_root', '2 parent tree.parent_not_higher', '2 parent tree.cycle'], [['110000', 'province', '110000']]],
    ['a circle beside the tree', ['3 parent tree.parent_not_higher', '3 parent tree.cycle'],
      [ROOT, ['110000', 'province', '110101'], ['110101', 'county', '110000'], ['110102', 'county', '110000']]],
    ['several faults in one row', ['3 code tree.bad_code', '3 level tree.unknown_level', '3 parent tree.unknown_parent'], [ROOT, ['x', 'y', 'z']]],
    ['every aggregate code', [3, 4, 5, 6, 7, 8].map((n) => `${n} code tree.aggregate_code`),
      [ROOT, ...[...AGGREGATE_CODES].map((code): [string, string, string] => [code, 'prefecture', '100000'])]],
  ])('tells of %s', (_, faults, list) => {
    expect(told(rows(...list))).toEqual(faults);
  });

  it('names the codes of a circle, once, and the aggregate codes', () => {
    const circle = checkTree(rows(ROOT, ['110000', 'province', '110101'], ['110101', 'county', '110000'])).find(({ code }) => code === 'tree.cycle');
    expect(circle?.message).toContain('110000 → 110101 → 110000');
    expect(checkTree(rows(ROOT, ['469000', 'prefecture', '100000']))[0]?.message).toContain('500100, 500200, 419000, 429000, 469000, 659000');
  });
});

describe('checkHistory', () => {
  const former = (over: Partial<FormerGovernment> = {}): FormerGovernment & { row: number } => ({
    row: 2, code: '500105', name: '江北区', level: 'county', seenFrom: '1997-12-01', until: '2019-04-30', successor: '500157', note: '', ...over,
  });
  it.each<[string, string[], Partial<FormerGovernment>]>([
    ['nothing wrong', [], {}],
    ['nothing where the first day is not known', [], { seenFrom: null }],
    ['a bad code', ['code history.bad_code'], { code: '5001' }],
    ['a level nobody knows', ['level history.unknown_level'], { level: 'town' as Level }],
    ['days that do not exist', ['seenFrom history.bad_date', 'until history.bad_date'], { seenFrom: '', until: '2021-02-30' }],
    ['an end before the beginning', ['until history.ends_before_it_begins'], { seenFrom: '2020-01-01' }],
    ['a successor that is not there', ['successor history.unknown_successor'], { successor: '500158' }],
  ])('tells of %s', (_, faults, over) => {
    expect(checkHistory([former(over)], new Set(['500157'])).map(({ column, code }) => `${column} ${code}`)).toEqual(faults);
  });

  it('tells of a code that ends twice on one day', () => {
    expect(checkHistory([former(), { ...former(), row: 3 }], new Set(['500157']))).toMatchObject([{ row: 3, code: 'history.duplicate' }]);
  });
});

describe('Tree.of', () => {
  it('refuses rows that are no tree, with every fault', () => {
    expect(() => Tree.of(rows(ROOT, ['1', 'county', '2']))).toThrow(
      expect.objectContaining({ code: 'hierarchy.invalid_tree', details: { faults: [expect.objectContaining({ row: 2, code: 'tree.bad_code' }), expect.objectContaining({ row: 2, code: 'tree.unknown_parent' })] } }),
    );
  });

  it('refuses a history that does not fit', () => {
    const stray = { code: '110001', name: '', level: 'county' as const, seenFrom: null, until: '2000-12-31', successor: '110101', note: '' };
    expect(() => Tree.of(rows(ROOT), [stray])).toThrow(expect.objectContaining({ code: 'hierarchy.invalid_tree' }));
  });
});
