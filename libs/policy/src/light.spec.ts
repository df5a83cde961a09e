import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LightFacts } from './light.js';
import { LIGHT_WORDS, lightOf, LIGHTS } from './light.js';

const TODAY = '2026-11-25';
const RULE = { near: 3, silent: 'grey' } as const;
const calm: LightFacts = { over: false, paused: false, silent: false, late: false, dueOn: null };
/** Every day is worked, so that days can be counted on the fingers. */
const daysUntil = (day: string): number => (Date.parse(day) - Date.parse(TODAY)) / 86_400_000;
const told = (facts: Partial<LightFacts>, rule: Parameters<typeof lightOf>[0] = RULE): string => {
  const { light, reason } = lightOf(rule, { ...calm, ...facts }, TODAY, daysUntil);
  return `${light} ${reason}`;
};

describe('the light of a record', () => {
  it.each<[string, Partial<LightFacts>, string]>([
    ['due in four working days', { dueOn: '2026-11-29' }, 'green inTime'],
    ['due in three working days', { dueOn: '2026-11-28' }, 'yellow near'],
    ['due today', { dueOn: TODAY }, 'yellow near'],
    ['due yesterday', { dueOn: '2026-11-24' }, 'red overdue'],
    ['without a clock', {}, 'grey noClock'],
    ['pressed, whatever clock runs', { late: true, dueOn: '2027-01-01' }, 'red overdue'],
    ['silent', { silent: true, late: true, dueOn: '2026-11-24' }, 'grey silent'],
    ['on hold', { paused: true, late: true, dueOn: '2026-11-24' }, 'grey paused'],
    ['over', { over: true, paused: true, silent: true, late: true }, 'off over'],
  ])('%s is told by the rule', (_, facts, light) => {
    expect(told(facts)).toBe(light);
  });

  it('follows the policy: what is near, and what silence is', () => {
    expect([told({ dueOn: '2026-12-05' }, { near: 10, silent: 'grey' }), told({ silent: true }, { near: 3, silent: 'red' })]).toEqual(['yellow near', 'red silent']);
  });

  it('never becomes better while time passes and nothing else changes', () => {
    const rank = { off: -1, grey: -1, green: 0, yellow: 1, red: 2 };
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 10 }), (due, near) => {
      const lights = Array.from({ length: 45 }, (_, day) => lightOf({ near, silent: 'grey' }, { ...calm, dueOn: at(due) }, at(day), (until) => daysUntil(until) - day).light);
      const ranks = lights.map((light) => rank[light]);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }));
  });

  it('has words for every reason in both languages, and no two lights of one name', () => {
    for (const { en, zh } of Object.values(LIGHT_WORDS)) expect([en, zh].every((word) => word.length > 1)).toBe(true);
    expect(new Set(LIGHTS).size).toBe(LIGHTS.length);
  });
});

const at = (day: number): string => new Date(Date.parse(TODAY) + day * 86_400_000).toISOString().slice(0, 10);
