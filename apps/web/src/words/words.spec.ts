import { describe, expect, it } from '@jest/globals';
import { words as en } from './en.js';
import { words as zh } from './zh.js';

/** Every key with its place, and the names that its text waits for. */
function told(node: object, place = ''): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const [key, value] of Object.entries(node) as [string, string | object][]) {
    if (typeof value === 'object') for (const [inner, names] of told(value, `${place}${key}.`)) keys.set(inner, names);
    else keys.set(place + key, (value.match(/\{\{\w+\}\}/g) ?? []).sort());
  }
  return keys;
}

describe('the words of the screens', () => {
  it('have the same keys in both languages, and wait for the same values', () => {
    expect([...told(en)].sort()).toEqual([...told(zh)].sort());
  });

  it('leave none empty, and none in the other language', () => {
    const texts = (node: object): string[] => Object.values(node).flatMap((value: string | object) => (typeof value === 'object' ? texts(value) : [value]));
    expect([...texts(en), ...texts(zh)].filter((text) => text.trim() === '')).toEqual([]);
    expect(texts(en).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});
