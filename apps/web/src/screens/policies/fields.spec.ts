import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationRoot } from '#config';
import { policySchema } from '#libs/policy';
import type { FieldName, Policy } from './fields.js';
import { changedFields, fieldNames, FIELDS, MARKS, textAt, withText } from './fields.js';

const shipped: Policy = policySchema.parse(JSON.parse(readFileSync(join(installationRoot(), 'config/data/policies/default.json'), 'utf8')));

const days = fc.integer({ min: 1, max: 2500 }).map(String);
const texts: Record<(typeof FIELDS)[FieldName], fc.Arbitrary<string>> = {
  days, count: fc.integer({ min: 0, max: 100 }).map(String), daysOrNone: fc.oneof(days, fc.constant('')), perRung: fc.array(days, { minLength: 1, maxLength: 16 }).map((some) => some.join(', ')),
  marks: fc.subarray([...MARKS]).map((some) => some.join(', ')), level: fc.constantFrom('', 'county', 'prefecture', 'province', 'national'), light: fc.constantFrom('grey', 'red'),
};
const change = fc.constantFrom(...fieldNames).chain((name) => texts[FIELDS[name]].map((told) => ({ name, told })));

describe('a change of a policy, field by field', () => {
  it('is a policy again, has what was told where it was told, and tells what differs', () => {
    fc.assert(fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const policy = changes.reduce((one, { name, told }) => withText(one, name, told), shipped);
      expect(policySchema.parse(policy)).toEqual(policy);
      const last = new Map(changes.map(({ name, told }) => [name, told]));
      for (const [name, told] of last) expect([name, textAt(policy, name)]).toEqual([name, told]);
      expect(changedFields(shipped, policy)).toEqual(fieldNames.filter((name) => last.has(name) && last.get(name) !== textAt(shipped, name)));
    }), { numRuns: 300 });
  });

  it('reaches every rule there is', () => {
    const leaves = (value: unknown, at: string): string[] => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, at === '' ? name : `${at}.${name}`)) : [at]);
    const { rules, press, lights } = shipped;
    expect(leaves({ rules, press, lights }, '').filter((at) => !(at in FIELDS))).toEqual([]);
  });
});
