import { describe, expect, it } from '@jest/globals';
import { common, isPressable, LEVELS, levelRank, superiorAt } from './index.js';
import { realTree } from '../../../test/support/real-tree.js';

const tree = realTree();
const codes = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code);
const unknown = (code: string): unknown => expect.objectContaining({ code: 'government.unknown', details: { code } });

describe('a tree', () => {
  it('ranks levels lowest first', () => {
    expect(LEVELS.map(levelRank)).toEqual([0, 1, 2, 3]);
  });

  it('knows superiors lowest first, over ragged levels too', () => {
    expect(codes(tree.superiors('511921'))).toEqual(['511900', '510000', '100000']);
    expect(codes(tree.superiors('429021'))).toEqual(['420000', '100000']);
    expect(codes(tree.superiors('100000'))).toEqual([]);
  });

  it('knows who is beneath whom, nobody being his own superior', () => {
    expect(tree.isSuperior('510000', '511921')).toBe(true);
    expect(tree.isSuperior('511921', '510000')).toBe(false);
    expect(tree.isSuperior('510000', '510000')).toBe(false);
    expect(tree.inSubtree('510000', '510000')).toBe(true);
    expect(tree.inSubtree('510000', '511921')).toBe(true);
    expect(tree.inSubtree('610000', '511921')).toBe(false);
    expect(tree.children('100000')).toHaveLength(34);
    expect(tree.children('441900')).toEqual([]);
    expect(tree.all()).toHaveLength(tree.size);
  });

  it('refuses an unknown code wherever one is given, a former code where only nodes are meant', () => {
    expect(tree.find('999999')).toBeUndefined();
    expect(tree.find('500105')).toBeUndefined();
    for (const code of ['999999', '500105', '__proto__']) {
      expect(() => tree.get(code)).toThrow(unknown(code));
      expect(() => tree.superiors(code)).toThrow(unknown(code));
      expect(() => tree.children(code)).toThrow(unknown(code));
      expect(() => tree.isSuperior(code, '511921')).toThrow(unknown(code));
      expect(() => tree.inSubtree(code, code)).toThrow(unknown(code));
    }
    expect(() => tree.current('999999')).toThrow(unknown('999999'));
    expect(() => tree.nameAt('999999', '2020-01-01')).toThrow(unknown('999999'));
    expect(() => common(tree, ['511921', '999999'])).toThrow(unknown('999999'));
  });

  it('follows merged and renumbered codes to today', () => {
    expect(tree.current('500105')).toBe('500157');
    expect(tree.current('500112')).toBe('500157');
    expect(tree.current('513000')).toBe('511700');
    expect(tree.current('420600')).toBe('420600');
    expect(tree.wasMerged('500105')).toBe(true);
    expect(tree.wasMerged('612400')).toBe(false);
  });

  it.each([
    ['420600', '1986-06-01', '襄樊市'], ['420600', '2009-12-31', '襄樊市'], ['420600', '2011-01-01', '襄阳市'],
    ['513000', '1990-01-01', '达县地区'], ['513000', '1996-01-01', '达川地区'], ['513000', '2020-01-01', '达川地区'],
    ['500105', '2023-01-01', '江北区'], ['511700', '2020-01-01', '达州市'],
  ])('calls %s on %s %s', (code, on, name) => {
    expect(tree.nameAt(code, on)).toBe(name);
  });
});

describe('isPressable', () => {
  it('is false for special administrative regions and Taiwan alone', () => {
    const apart = tree.all().filter(({ code }) => !isPressable(tree, code));
    expect(codes(apart)).toEqual(['710000', '810000', '820000']);
  });
});

describe('common', () => {
  it.each<[string, string[], string | null]>([
    ['nobody', [], null],
    ['one party: its parent', ['511921'], '511900'],
    ['two of one prefecture', ['610921', '610924'], '610900'],
    ['a party and its own superior', ['510000', '511921'], '100000'],
    ['a prefecture and its county', ['511900', '511921'], '510000'],
    ['the root alone', ['100000'], '100000'],
    ['the root among others', ['511921', '100000'], '100000'],
    ['two codes merged into one', ['500105', '500112'], '500000'],
  ])('of %s', (_, parties, expected) => {
    expect(common(tree, parties)?.code ?? null).toBe(expected);
  });
});

describe('superiorAt', () => {
  const hanzhongAndCangxi = ['610700', '510824'];
  it('is the lowest at the level or above', () => {
    expect(superiorAt(tree, 'prefecture', '510824', hanzhongAndCangxi)?.code).toBe('510800');
    expect(superiorAt(tree, 'prefecture', '500229', ['500229', '511921'])?.code).toBe('500000');
    expect(superiorAt(tree, 'province', '511921', ['510000', '511921'])?.code).toBe('100000');
  });
  it('is null for a party at the level, and never above the common superior', () => {
    expect(superiorAt(tree, 'prefecture', '610700', hanzhongAndCangxi)).toBeNull();
    expect(superiorAt(tree, 'national', '610921', ['610921', '610924'])?.code).toBe('610900');
    expect(superiorAt(tree, 'national', '100000', ['100000'])).toBeNull();
  });
});
