import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choosePolicy, completePolicy, currentPolicies } from './index.js';
import type { Policy, PolicyFacts } from './index.js';

const policy = (id: string, match: Policy['match'], version = 1): Policy => completePolicy({
  id, version, match,
  title: { zh: id, en: id },
  rules: { signatureStalled: { workingDays: 30 }, signedNotImplemented: { workingDays: 60, withoutObligations: 30 } },
  press: { graceDays: [10], handlingDays: [20], remindEvery: 3 },
});
const facts: PolicyFacts = { agreement: 'A1', form: 'memorandum', domains: ['water', 'ecology'], regions: ['qinba'], level: 'county' };

const agreement = policy('one-agreement', { agreement: 'A1' });
const form = policy('memoranda', { form: 'memorandum' });
const domain = policy('water', { domain: 'water' });
const region = policy('qinba', { region: 'qinba' });
const level = policy('counties', { level: 'county' });
const fallback = policy('default', {});

describe('choosing a policy', () => {
  it.each<[string, Policy[], string]>([
    ['one-agreement', [fallback, level, region, domain, form, agreement], 'agreement A1'],
    ['memoranda', [fallback, level, region, domain, form], 'form memorandum'],
    ['water', [fallback, level, region, domain], 'domain water'],
    ['qinba', [fallback, level, region], 'region qinba'],
    ['counties', [fallback, level], 'level county'],
    ['default', [fallback], 'default'],
    ['default', [fallback, policy('taxes', { domain: 'taxation' })], 'default'],
    ['default', [fallback, policy('half', { agreement: 'A1', level: 'national' })], 'default'],
    ['water-in-qinba', [fallback, domain, policy('water-in-qinba', { region: 'qinba', domain: 'water' })], 'domain water and region qinba'],
    ['memoranda', [fallback, form, policy('narrow', { domain: 'water', region: 'qinba', level: 'county' })], 'form memorandum'],
    ['ecology', [fallback, domain, policy('ecology', { domain: 'ecology' })], 'domain ecology'],
  ])('finds %s', (id, policies, because) => expect(choosePolicy(policies, facts)).toEqual({ policy: expect.objectContaining({ id }), because }));

  it('meets no condition on the level when the level is not known', () =>
    expect(choosePolicy([fallback, level], { ...facts, level: null }).policy).toBe(fallback));

  it('leaves older versions aside, even where only they would match', () => {
    expect(choosePolicy([policy('default', {}, 2), fallback], facts).policy.version).toBe(2);
    expect(choosePolicy([domain, policy('water', { domain: 'taxation' }, 2), fallback], facts).policy).toBe(fallback);
  });

  it('tells when nothing applies', () => {
    expect(() => choosePolicy([policy('taxes', { domain: 'taxation' })], facts)).toThrow(expect.objectContaining({ code: 'policy.none_applies' }));
    expect(() => choosePolicy([], facts)).toThrow(expect.objectContaining({ code: 'policy.none_applies' }));
  });
});

describe('the current policies', () => {
  it('are the newest version of each id, in order of id', () =>
    expect(currentPolicies([domain, policy('water', {}, 10), policy('water', {}, 9), form]).map((p) => [p.id, p.version])).toEqual([['memoranda', 1], ['water', 10]]));
});

describe('any set of policies', () => {
  const some = <const T>(...values: T[]): fc.Arbitrary<T | undefined> => fc.option(fc.constantFrom(...values), { nil: undefined });
  const aMatch = fc.record({
    agreement: some('A1', 'A2'), form: some('memorandum', 'pilot'), domain: some('water', 'ecology', 'trade'),
    region: some('qinba', 'elsewhere'), level: some('county', 'province'),
  });
  const someFacts: fc.Arbitrary<PolicyFacts> = fc.record({
    agreement: fc.constantFrom('A1', 'A2', 'A3'), form: fc.constantFrom('memorandum', 'pilot', 'agreement'),
    domains: fc.subarray(['water', 'ecology', 'trade']), regions: fc.subarray(['qinba', 'elsewhere']), level: fc.constantFrom('county', 'province', null),
  });
  const somePolicies = fc.array(fc.tuple(aMatch, fc.integer({ min: 1, max: 9 })), { maxLength: 12 }).map((drafts) => [
    fallback, ...drafts.map(([match, version], i) => policy(`p-${i >> 1}`, match, version * 2 + (i % 2))), // pairs are versions of one policy
  ]);
  const shuffled = somePolicies.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));

  it('gives the same choice in any order', () => {
    fc.assert(fc.property(shuffled, someFacts, ([list, other], given) => expect(choosePolicy(other, given)).toEqual(choosePolicy(list, given))));
  });

  it('with a default always gives a choice that is current and whose conditions hold', () => {
    fc.assert(fc.property(somePolicies, someFacts, (list, given) => {
      const { policy: chosen } = choosePolicy(list, given);
      const { match } = chosen;
      expect(currentPolicies(list)).toContain(chosen);
      expect([undefined, given.agreement]).toContain(match.agreement);
      expect([undefined, given.form]).toContain(match.form);
      expect([undefined, ...given.domains]).toContain(match.domain);
      expect([undefined, ...given.regions]).toContain(match.region);
      expect([undefined, given.level]).toContain(match.level);
    }));
  });

  it('is not disturbed by a policy for something else', () => {
    fc.assert(fc.property(somePolicies, someFacts, aMatch, (list, given, match) => {
      const unrelated = policy('a-stranger', { ...match, domain: 'taxation' });
      expect(choosePolicy([...list, unrelated], given)).toEqual(choosePolicy(list, given));
    }));
  });
});
