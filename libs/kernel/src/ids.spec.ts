import { describe, expect, it } from '@jest/globals';
import { newId } from './index.js';

const MORNING = Date.parse('2026-11-25T09:00:00+08:00');

describe('a new id', () => {
  it('is a UUID of version 7 that begins with its moment', () => {
    for (const at of [0, 1, MORNING, 2 ** 48 - 1]) {
      const id = newId(at);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
    }
  });

  it('follows those made before it for the same moment, and comes but once', () => {
    const ids = Array.from({ length: 20_000 }, () => newId(MORNING));
    expect([...ids].sort()).toEqual(ids);
    const mixed = Array.from({ length: 20_000 }, (_, index) => newId(MORNING + (index % 3)));
    expect(new Set([...ids, ...mixed]).size).toBe(40_000);
  });

  it('of an earlier moment sorts before', () => {
    const later = newId(MORNING + 1);
    expect(newId(MORNING) < later).toBe(true);
  });

  it('does not tell where the next moment begins', () => {
    const counters = new Set(Array.from({ length: 100 }, (_, index) => newId(MORNING + index).slice(14, 23)));
    expect(counters.size).toBeGreaterThan(95);
  });
});
