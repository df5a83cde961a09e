import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkPolicies, completePolicy, policySchema } from './index.js';
import type { Policy } from './index.js';

const shipped: unknown = JSON.parse(readFileSync('config/data/policies/default.json', 'utf8'));
const standard = policySchema.parse(shipped);
const press = (change: object): object => ({ ...standard, press: { ...standard.press, ...change } });
const water: Policy = { ...standard, id: 'water', match: { domain: 'water' } };

/** Faults as `row column code`. */
const faultsOf = (...list: unknown[]): string[] => checkPolicies(list).faults.map(({ row, column, code }) => `${row} ${column} ${code.replace('policy.', '')}`);

describe('a list of policies', () => {
  it('is carried in as it is shipped', () => expect(checkPolicies([shipped])).toEqual({ policies: [shipped], faults: [] }));
  it('may hold several versions and several matches', () =>
    expect(faultsOf(standard, { ...press({ highestRung: 'province' }), version: 2 }, water, { ...water, version: 2 })).toEqual([]));

  it.each<[string, unknown, string]>([
    ['no object', 'default', '2  invalid_value'],
    ['null', null, '2  invalid_value'],
    ['an id that is no slug', { ...water, id: 'Water Policy' }, '2 id invalid_value'],
    ['version 0', { ...water, version: 0 }, '2 version invalid_value'],
    ['version 1.5', { ...water, version: 1.5 }, '2 version invalid_value'],
    ['no Chinese title', { ...water, title: { en: 'Water' } }, '2 title.zh invalid_value'],
    ['an empty condition', { ...water, match: { domain: '' } }, '2 match.domain invalid_value'],
    ['an unknown level', { ...water, match: { level: 'village' } }, '2 match.level invalid_value'],
    ['an unknown condition', { ...water, match: { colour: 'red' } }, '2 match.colour unknown_field'],
    ['an unknown field', { ...water, note: '' }, '2 note unknown_field'],
    ['no days for a rule', { ...water, rules: { ...water.rules, signatureStalled: {} } }, '2 rules.signatureStalled.workingDays invalid_value'],
    ['no rungs', press({ graceDays: [] }), '2 press.graceDays invalid_value'],
    ['a rung without time', press({ handlingDays: [20, 0] }), '2 press.handlingDays.1 invalid_value'],
    ['a rung with text', press({ graceDays: ['10'] }), '2 press.graceDays.0 invalid_value'],
    ['reminders without pause', press({ remindEvery: 0 }), '2 press.remindEvery invalid_value'],
    ['an unknown highest rung', press({ highestRung: 'world' }), '2 press.highestRung invalid_value'],
    ['the same version twice', { ...standard, match: { domain: 'water' } }, '2 version duplicate_version'],
    ['the same match under another id', { ...standard, id: 'other' }, '2 match ambiguous_match'],
  ])('with %s is refused at its place', (_, item, fault) => {
    expect(faultsOf(standard, item)).toEqual([fault]);
    expect(checkPolicies([standard, item]).policies).toEqual([]);
  });

  it('quotes what it found', () => expect(checkPolicies([standard, { ...water, version: -3 }]).faults[0]?.message).toMatch(/>=1; found -3\.$/));

  it('tells all faults at once, in order of row', () => {
    expect(faultsOf(standard, { ...water, colour: 1, size: 2, version: 'x' }, { ...standard, version: 1 })).toEqual([
      '2 version invalid_value', '2 colour unknown_field', '2 size unknown_field', '3 version duplicate_version',
    ]);
  });

  it('without a default is refused as a whole', () => {
    expect(faultsOf(water)).toEqual(['0 match no_default']);
    expect(faultsOf()).toEqual(['0 match no_default']);
    expect(faultsOf(standard, { ...standard, version: 2, match: { domain: 'trade' } })).toEqual(['0 match no_default']);
  });

  it('compares matches of current versions only, in whatever order their conditions stand', () => {
    expect(faultsOf(standard, water, { ...water, version: 2, match: { domain: 'trade' } }, { ...water, id: 'rivers' })).toEqual([]);
    expect(faultsOf(standard, { ...water, match: { form: 'pilot', domain: 'water' } }, { ...water, id: 'rivers', match: { domain: 'water', form: 'pilot' } }))
      .toEqual(['3 match ambiguous_match']);
  });
});

describe('a policy as an earlier version stored it', () => {
  it('is completed with the defaults of what it did not know', () => {
    const { lights: _, ...stored } = standard;
    expect(completePolicy(stored)).toEqual(standard);
    expect(completePolicy(stored).lights).toEqual({ near: 3, silent: 'grey' });
  });
});
