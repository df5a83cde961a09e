import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Item } from './compare-rows.js';
import { changedFields, compareRows } from './compare-rows.js';

const said = fc.record({ name: fc.constantFrom('', '巴中市', '汉中市'), press: fc.record({ days: fc.array(fc.nat(2), { maxLength: 2 }) }), parent: fc.option(fc.constantFrom('1', '2')) });
const items = fc.uniqueArray(fc.tuple(fc.constantFrom(...'abcdef'), said), { selector: ([id]) => id }).map((all) => all.map(([id, one], index): Item => ({ row: index + 1, id, name: id, said: one })));

describe('rows beside what stands', () => {
  it('are each new, changed or unchanged, and what no row tells is gone', () => {
    fc.assert(fc.property(items, items, (before, after) => {
      const found = compareRows('government', before, after);
      const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);
      expect([...ids(found.new), ...ids(found.changed), ...ids(found.unchanged)].sort()).toEqual(ids([...after]).sort());
      expect(ids(found.new)).toEqual(ids(after.filter(({ id }) => !ids([...before]).includes(id))));
      expect(ids(found.gone)).toEqual(ids(before.filter(({ id }) => !ids([...after]).includes(id))));
      for (const { id } of found.unchanged) expect(after.find((one) => one.id === id)?.said).toEqual(before.find((one) => one.id === id)?.said);
      for (const { id, fields } of found.changed) expect([fields.length > 0, after.find((one) => one.id === id)?.said]).not.toEqual([true, before.find((one) => one.id === id)?.said]);
      expect(found.gone.every(({ row }) => row === null)).toBe(true);
    }));
  });

  it('tell each field that would read otherwise by its path, with what it was and what it would be', () => {
    expect(changedFields({ name: '巴中地区', level: 'prefecture', press: { days: [10], most: 2 }, note: '' }, { name: '巴中市', level: 'prefecture', press: { days: [10, 5] }, note: null, direct: true })).toEqual([
      { field: 'name', from: '巴中地区', to: '巴中市' }, { field: 'press.days', from: '[10]', to: '[10,5]' }, { field: 'press.most', from: '2', to: null }, { field: 'direct', from: null, to: 'true' },
    ]);
  });
});
