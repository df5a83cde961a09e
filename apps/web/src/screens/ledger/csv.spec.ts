import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf, safe } from './csv.js';

describe('an exported table', () => {
  it('has no cell that a spreadsheet computes, and gives every text back', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", '"', ''), fc.string()).map(([sign, rest]) => sign + rest));
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const read = parse(csvOf(rows), { bom: true, record_delimiter: '\r\n' });
      expect(read.flat().filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
      expect(read.map((row) => row.map((text) => text.replace(/^'/, '')))).toEqual(rows);
    }), { numRuns: 2000 });
  });

  it('leaves other texts as they are', () => expect(['巴中市', '2026-01-01', '', '川督〔2026〕1号'].map(safe)).toEqual(['巴中市', '2026-01-01', '', '川督〔2026〕1号']));
});
