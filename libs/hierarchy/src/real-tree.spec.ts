import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { daysInMonth } from '#libs/kernel';
import { checkHistory, checkTree, Tree } from './index.js';
import type { FormerGovernment, Government, Level } from './index.js';

/** The shipped rows, for every spec of this room that wants the real tree. */
export function realGovernments(file = 'governments.csv'): Government[] {
  return rowsOf(file).map((row) => ({
    code: row.code!, name: row.name!, level: row.level as Level, parent: row.parent || null,
    kind: row.kind!, direct: row.direct!, pinyin: row.pinyin ?? '', nameEn: row.name_en ?? '',
  }));
}

export function realHistory(): FormerGovernment[] {
  return rowsOf('governments_history.csv').map((row) => {
    const [year, month] = [row.seen_to!.slice(0, 4), row.seen_to!.slice(4)];
    return {
      code: row.code_then!, name: row.name_then!, level: row.level_then as Level, successor: row.code_now!, note: row.note!,
      seenFrom: `${row.seen_from!.slice(0, 4)}-${row.seen_from!.slice(4)}-01`,
      until: `${year}-${month}-${daysInMonth(Number(year), Number(month))}`,
    };
  });
}

export function realTree(): Tree {
  return Tree.of(realGovernments(), realHistory());
}

function rowsOf(file: string): Record<string, string>[] {
  return parse(readFileSync(`config/data/${file}`, 'utf8'), { columns: true });
}

const numbered = <T>(rows: T[]): (T & { row: number })[] => rows.map((row, index) => ({ ...row, row: index + 2 }));

describe('the shipped governments', () => {
  it('are one tree of 3,213 without fault, and its history fits', () => {
    const governments = realGovernments();
    expect(checkTree(numbered(governments))).toEqual([]);
    expect(checkHistory(numbered(realHistory()), new Set(governments.map(({ code }) => code)))).toEqual([]);
    expect(realTree().size).toBe(3213);
    expect(realTree().root.code).toBe('100000');
  });

  it('are one tree of 3,215 with the addenda', () => {
    const governments = [...realGovernments(), ...realGovernments('governments_addenda.csv')];
    expect(checkTree(numbered(governments))).toEqual([]);
    expect(Tree.of(governments, realHistory()).superiors('659013').map(({ code }) => code)).toEqual(['650000', '100000']);
  });
});
