import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { graceDays, handlingDays, policySchema } from './index.js';

const policy = policySchema.parse(JSON.parse(readFileSync('config/data/policies/default.json', 'utf8')));

describe('the days of a rung', () => {
  it.each([[0, 10, 20], [1, 10, 20], [2, 15, 30], [3, 15, 30], [100, 15, 30]])('%i are %i of grace and %i for handling; the last repeats', (rung, grace, handling) => {
    expect(graceDays(policy, rung)).toBe(grace);
    expect(handlingDays(policy, rung)).toBe(handling);
  });

  it.each([-1, 0.5, NaN])('%p are refused', (rung) =>
    expect(() => graceDays(policy, rung)).toThrow(expect.objectContaining({ code: 'policy.no_such_rung' })));
});
