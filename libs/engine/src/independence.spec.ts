import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Party } from '#libs/charts';
import { blankAgreement } from '#libs/charts';
import { realTree } from '../../../test/support/real-tree.js';
import { dependence, evaluationKind, relationTo } from './independence.js';

const tree = realTree();
const [BAZHONG, HANZHONG, ANKANG, SICHUAN, NATIONAL, TONGJIANG, GUANGDONG, JOINT] = ['511900', '610700', '610900', '510000', '100000', '511921', '440000', 'J001'] as const;
const parties: Party[] = [{ code: BAZHONG, role: 'lead' }, { code: HANZHONG, role: 'participant' }, { code: ANKANG, role: 'witness' }];
const context = { ...blankAgreement, parties, joint: { id: JOINT, name: '联合办公室', document: '1号', until: null } };

describe('the independence of an evaluator', () => {
  it.each<[string, string, ReturnType<typeof relationTo>]>([
    ['a party', BAZHONG, { kind: 'party', party: BAZHONG }],
    ['beneath a party', TONGJIANG, { kind: 'subordinate', party: BAZHONG }],
    ['above a party', SICHUAN, { kind: 'superior', party: BAZHONG }],
    ['above all parties', NATIONAL, { kind: 'superior', party: BAZHONG }],
    ['the joint office that coordinates it', JOINT, { kind: 'coordinator' }],
    ['a witness, who promised nothing', ANKANG, null],
    ['elsewhere', GUANGDONG, null],
    ['a joint office of something else', 'J002', null],
  ])('is judged by where it stands: %s', (_, office, relation) => expect(relationTo(tree, context, office)).toEqual(relation));

  it('is not won by leaving', () => {
    const gone = parties.map((party) => (party.code === HANZHONG ? { ...party, left: { on: '2026-01-01', reason: '' } } : party));
    expect(relationTo(tree, { ...context, parties: gone }, HANZHONG)).toEqual({ kind: 'party', party: HANZHONG });
  });
  it('follows a party to its code of today', () => expect(relationTo(tree, { parties: [{ code: '513700', role: 'lead' }], joint: null }, BAZHONG)).toEqual({ kind: 'party', party: BAZHONG }));

  it('names the rule and the relation that breaks it', () => {
    const reason = (office: string): string => dependence(tree, context, office, 'thirdParty')?.en ?? '';
    expect(dependence(tree, context, BAZHONG, 'thirdParty')?.code).toBe('right.independent_only');
    expect(reason(BAZHONG)).toMatch(/巴中市 511900 is a party\.$/);
    expect(reason(TONGJIANG)).toMatch(/通江县 511921 is subordinate to a party \(巴中市 511900\)\.$/);
    expect(reason(SICHUAN)).toMatch(/四川省 510000 is superior to a party, so that its own evaluation is second-party \(巴中市 511900\)\.$/);
    expect(reason(JOINT)).toMatch(/J001 is the coordinator\.$/);
  });
  it('lets a superior evaluate as second party, and nobody else under that name', () => {
    expect(evaluationKind(tree, context, SICHUAN)).toBe('secondParty');
    expect(evaluationKind(tree, context, GUANGDONG)).toBe('thirdParty');
    expect(dependence(tree, context, SICHUAN, 'secondParty')).toBeNull();
    expect(dependence(tree, context, GUANGDONG, 'secondParty')?.code).toBe('right.second_party_is_superior');
  });
  it('holds for any office of the country: bound is who is a party, stands above or beneath one, by the codes\' own prefixes', () => {
    const all = tree.all().map(({ code }) => code).filter((code) => !code.startsWith('71') && !code.startsWith('8'));
    // A county directly under its province shares no prefecture's prefix, and is told apart by its third and fourth digit.
    const under = (upper: string, lower: string): boolean => upper !== lower && (upper === NATIONAL || (upper.endsWith('0000') ? lower.slice(0, 2) === upper.slice(0, 2) : upper.endsWith('00') && lower.slice(0, 4) === upper.slice(0, 4)));
    fc.assert(fc.property(fc.constantFrom(...all), (office) => {
      const bound = [BAZHONG, HANZHONG].some((party) => office === party || under(office, party) || under(party, office));
      expect(relationTo(tree, { parties, joint: null }, office) !== null).toBe(bound);
    }), { numRuns: 500 });
  });
});
