import { describe, expect, it } from '@jest/globals';
import { realGovernments, realHistory, realTree } from '../../../test/support/real-tree.js';
import type { Government } from './index.js';
import { checkHistory, checkTree, Tree } from './index.js';

const numbered = <T>(rows: T[]): (T & { row: number })[] => rows.map((row, index) => ({ ...row, row: index + 2 }));

describe('the shipped governments', () => {
  it('are one tree of 3,213 without fault, and its history fits', () => {
    const governments = realGovernments();
    expect(checkTree(numbered(governments))).toEqual([]);
    expect(checkHistory(numbered(realHistory()), new Set(governments.map(({ code }) => code)))).toEqual([]);
    expect(realTree().size).toBe(3213);
    expect(realTree().root.code).toBe('100000');
  });

  it('take in a unit that is newer than they are', () => {
    const newer: Government = { code: '659013', name: '草湖市', level: 'county', parent: '650000', kind: 'county_city', direct: 'province', pinyin: '', nameEn: '' };
    const governments = [...realGovernments(), newer];
    expect(checkTree(numbered(governments))).toEqual([]);
    expect(Tree.of(governments, realHistory()).superiors('659013').map(({ code }) => code)).toEqual(['650000', '100000']);
  });
});
