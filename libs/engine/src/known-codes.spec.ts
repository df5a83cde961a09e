import { describe, expect, it } from '@jest/globals';
import { realTree } from '../../../test/support/real-tree.js';
import { codesOf, mustKnow } from './known-codes.js';

describe('codes in a request', () => {
  it('are governments of today or of before, or left open', () => {
    expect(() => mustKnow(realTree(), [['lead', '511900'], ['parties.0', '612400'], ['parties.1', null], ['parties.2', undefined]])).not.toThrow();
  });

  it('are found in every unit of an obligation', () => {
    expect(codesOf([{ title: 'a', dueOn: '2027-01-01', leadUnit: '1' }, { title: 'b', dueOn: '2027-01-01', leadUnit: '2', responsibleUnit: '3', supportingUnits: ['4', '5'] }], 'obligations')).toEqual([
      ['obligations.0.leadUnit', '1'], ['obligations.0.responsibleUnit', undefined], ['obligations.1.leadUnit', '2'], ['obligations.1.responsibleUnit', '3'],
      ['obligations.1.supportingUnits.0', '4'], ['obligations.1.supportingUnits.1', '5'],
    ]);
  });

  it('that are neither are all told, each with its place', () => {
    let error: unknown;
    try {
      mustKnow(realTree(), [['lead', '999999'], ['parties.0', '511900'], ['parties.1', '500100'], ['parties.2', '']]);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({
      code: 'government.unknown', message: 'Unknown government: 999999 (lead), 500100 (parties.1),  (parties.2).',
      details: { unknown: [{ at: 'lead', code: '999999' }, { at: 'parties.1', code: '500100' }, { at: 'parties.2', code: '' }] },
    });
  });
});
