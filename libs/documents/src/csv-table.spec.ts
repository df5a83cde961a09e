import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCsv } from './csv-table.js';

const read = (text: string): unknown => readCsv(text, ['code', 'name']);

describe('a csv with a header', () => {
  it('gives its rows by the names of the columns, in any order, counted from 1 below the header', () => {
    expect(read('name,code,more\n巴中市,511900,x\n"汉中市, 陕西",610700,\n')).toEqual({
      faults: [], rows: [{ row: 1, code: '511900', name: '巴中市', more: 'x' }, { row: 2, code: '610700', name: '汉中市, 陕西', more: '' }],
    });
  });

  it('keeps every cell as text: leading zeros, spaces and signs', () => {
    expect(read('code,name\n0042, x \n')).toMatchObject({ rows: [{ code: '0042', name: ' x ' }] });
    expect(read('code,name\n1e3,=1+1\n')).toMatchObject({ rows: [{ code: '1e3', name: '=1+1' }] });
  });

  it('is read with a byte order mark, with CRLF, with empty lines, with line breaks and quotes in a cell', () => {
    expect(read('\ufeffcode,name\r\n\r\n511900,"a\nb ""c"""\r\n')).toEqual({ faults: [], rows: [{ row: 1, code: '511900', name: 'a\nb "c"' }] });
  });

  it('may have no row', () => {
    expect(read('code,name\n')).toEqual({ rows: [], faults: [] });
  });

  it('without a column it needs is refused, every missing one told', () => {
    expect(read('Code,title\n1,2\n')).toEqual({
      rows: [], faults: [{ row: 0, column: 'code', code: 'table.column_missing', message: "The table has no column 'code'." }, { row: 0, column: 'name', code: 'table.column_missing', message: "The table has no column 'name'." }],
    });
    expect(read('')).toMatchObject({ rows: [], faults: [{ column: 'code' }, { column: 'name' }] });
  });

  it.each([['a row too short', 'code,name\n1\n'], ['a row too long', 'code,name\n1,2,3\n'], ['a quote that is never closed', 'code,name\n1,"2\n']])('with %s cannot be read, and says so', (_, text) => {
    expect(read(text)).toMatchObject({ rows: [], faults: [{ row: 0, column: '', code: 'table.unreadable' }] });
  });

  it('gives back any text that was quoted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { maxLength: 8 }), (rows) => {
        const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
        const text = ['code,name', ...rows.map((cells) => cells.map(quoted).join(','))].join('\n');
        expect(read(text)).toEqual({ faults: [], rows: rows.map(([code, name], index) => ({ row: index + 1, code, name })) });
      }),
    );
  });

  it('throws for no text at all', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '码', '\ufeff', ' ') }), (text) => void read(text)));
  });
});
