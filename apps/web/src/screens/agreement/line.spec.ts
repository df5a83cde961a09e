import { describe, expect, it } from '@jest/globals';
import type { Recorded } from './line.js';
import { factsOf, lineOf } from './line.js';

const noTerm = { from: null, to: null };
const day = (date: string) => ({ from: date, to: date, precision: 'day' as const });
const entry = (seq: number, agreement: string, at: string): Recorded => ({
  seq, agreement, entry: { at: Date.parse(at), record: { kind: 'agreement', id: agreement, version: 1 }, event: { type: 'SIGN', payload: {} }, from: null, to: null, office: null, outcome: 'done', refusal: null, consequences: [] },
});
const inBeijing = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
const told = (line: ReturnType<typeof lineOf>): string[] => line.map((one) => ('seq' in one ? String(one.seq) : `${one.agreement} ${one.kind} ${one.when.to}`));

describe('the line of a family', () => {
  const facts = factsOf([
    { id: 'A26', signedOn: day('2023-05-01'), term: { from: '2023-05-01', to: '2028-05-01' } },
    { id: 'A25', signedOn: { from: '2018-01-01', to: '2018-12-31', precision: 'year' }, term: noTerm },
    { id: 'A27', signedOn: null, term: noTerm },
  ]);
  // Half past midnight in the office's zone, on the day before by the clock of Greenwich.
  const entries = [entry(1, 'A25', '2023-04-30T16:30:00Z'), entry(2, 'A26', '2026-01-01T01:00:00Z')];

  it('has what the agreements tell of themselves before what came on record that day, and leaves out what is not known', () => {
    expect(told(lineOf(facts, entries, true, inBeijing))).toEqual(['A25 signed 2018-12-31', 'A26 signed 2023-05-01', 'A26 from 2023-05-01', '1', '2', 'A26 to 2028-05-01']);
  });

  it('does not tell what comes later before everything in between is read', () => {
    expect(told(lineOf(facts, entries.slice(0, 1), false, inBeijing))).toEqual(['A25 signed 2018-12-31', 'A26 signed 2023-05-01', 'A26 from 2023-05-01', '1']);
    expect(told(lineOf(facts, [], false, inBeijing))).toEqual([]);
  });
});
