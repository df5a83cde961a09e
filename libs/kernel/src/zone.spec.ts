import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, Zone } from './index.js';

const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Apia', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'];
const aDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1970-01-01', n));

describe('a zone', () => {
  it('knows the first moment of a day: it is that day there, and the moment before it is not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), aDay, (name, date) => {
        const zone = new Zone(name);
        const start = zone.startOf(date);
        expect(zone.dateAt(start) >= date).toBe(true);
        expect(zone.dateAt(start - 1) < date).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['Asia/Shanghai', '2026-11-25', '2026-11-25T00:00:00.000+08:00'],
    ['Asia/Shanghai', '1986-05-04', '1986-05-04T00:00:00.000+08:00'],
    ['America/Los_Angeles', '2026-03-08', '2026-03-08T00:00:00.000-08:00'],
    ['America/Los_Angeles', '2026-03-09', '2026-03-09T00:00:00.000-07:00'],
    ['Asia/Kathmandu', '2026-01-01', '2026-01-01T00:00:00.000+05:45'],
    ['Africa/Cairo', '2024-04-26', '2024-04-26T01:00:00.000+03:00'],
    ['America/Havana', '2026-11-01', '2026-11-01T00:00:00.000-04:00'],
    ['Australia/Lord_Howe', '2026-10-05', '2026-10-05T00:00:00.000+11:00'],
  ])('%s begins %s at %s', (name, date, start) => {
    const zone = new Zone(name);
    expect(zone.format3339(zone.startOf(date))).toBe(start);
  });

  it('begins a day that the zone skipped together with the next one', () => {
    const apia = new Zone('Pacific/Apia');
    expect(apia.startOf('2011-12-30')).toBe(apia.startOf('2011-12-31'));
  });

  it('tells every moment of a day the same, whichever day was asked for before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(fc.integer({ min: Date.UTC(2026, 2, 7), max: Date.UTC(2026, 2, 10) }), { minLength: 1, maxLength: 20 }), (name, moments) => {
        const zone = new Zone(name);
        for (const at of moments) {
          expect(zone.dateAt(at)).toBe(new Zone(name).dateAt(at));
          expect(zone.format3339(at)).toBe(new Zone(name).format3339(at));
          expect(Date.parse(zone.format3339(at))).toBe(at);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a name that is no zone', () => {
    expect(() => new Zone('Asia/Nowhere')).toThrow(RangeError);
  });
});
