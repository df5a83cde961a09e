import { describe, expect, it } from '@jest/globals';
import { clip, fields, plain, table, width } from './table.js';

describe('a table for people', () => {
  it('counts two columns for a Chinese character and none for a combining mark', () => {
    expect(width('四川省')).toBe(6);
    expect(width('（A）')).toBe(5);
    expect(width('e\u0301')).toBe(1);
    expect(width('𠀋')).toBe(2);
  });

  it('aligns columns of mixed text, and leaves out one that is empty throughout', () => {
    expect(table(['name', 'note', 'code'], [['四川省', '', '510000'], ['Ankang', '', '610900']])).toBe(['name    code', '四川省  510000', 'Ankang  610900'].join('\n'));
  });

  it('keeps its heads without a row', () => {
    expect(table(['id', 'title'], [])).toBe('id  title');
  });

  it('cuts a text at a column, never through a character', () => {
    expect(clip('四川省', 6)).toBe('四川省');
    expect(clip('四川省巴中市', 6)).toBe('四川…');
    expect(clip('a四川省', 6)).toBe('a四川…');
  });

  it('lets no stored text move the cursor or break a line', () => {
    expect(plain('a\u001b[2Jb\nc')).toBe('a [2Jb c');
    expect(table(['t'], [['a\tb']])).toBe('t\na b');
  });

  it('names fields, without those that have no value', () => {
    expect(fields([['id', 'P1'], ['办结', ''], ['longer', 'x'], ['none', null]])).toBe('id      P1\nlonger  x');
  });
});
