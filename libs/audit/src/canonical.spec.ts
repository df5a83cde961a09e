import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from './index.js';

describe('the canonical form', () => {
  // RFC 8785, sections 3.2.2 and 3.2.3 and appendix B.
  it.each([
    [{ numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001], literals: [null, true, false] },
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}'],
    [{ '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji', '\u0080': 'Control', '\u00f6': 'O With Diaeresis' },
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji","\ufb33":"Hebrew Letter Dalet With Dagesh"}'],
    [-0, '0'], [1e21, '1e+21'], [5e-324, '5e-324'], ['\u20ac$\u000f\n"\\/', '"\u20ac$\\u000f\\n\\"\\\\/"'],
    [{ b: undefined, a: { d: 1, c: [] } }, '{"a":{"c":[],"d":1}}'],
  ])('%j is %s', (value, text) => expect(canonical(value)).toBe(text));

  it('reads back as the same value and does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(reverseMembers(value))).toBe(text);
      }),
    );
  });

  it('sorts many members as it sorts few', () => {
    const object = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k${(index * 37) % 60}`, index]));
    expect(Object.keys(JSON.parse(canonical(object)) as object)).toEqual(Object.keys(object).sort());
  });

  it.each([NaN, Infinity, '\ud800', () => 1, 1n, [undefined]])('%p has none', (value) => expect(() => canonical(value)).toThrow(TypeError));
});

function reverseMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseMembers);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reverseMembers(inner)]));
}
