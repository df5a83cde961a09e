import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DOCX, JPEG, MACROS, OFD, PDF, PNG, PROGRAM, XLSX, zipOf } from '../../../test/support/files.js';
import { judgeFile, LARGEST_FILE } from './judge-file.js';
import { readZipDirectory } from './zip-directory.js';

const judged = (name: string, bytes: Uint8Array, told = ''): string => judgeFile({ name, told, bytes });
const MB = 1024 * 1024;
const text = Buffer.from('单位,进展\r\n巴中市,已开工\r\n');
const gb18030 = Buffer.from('bfaab9a4b1a8b8e6', 'hex');
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('a file whose content, name and told type agree', () => {
  it.each([
    ['a.pdf', PDF, 'application/pdf'], ['开工.PNG', PNG, 'image/png'], ['a.jpg', JPEG, 'image/jpeg'], ['a.jpeg', JPEG, 'image/jpeg'],
    ['a.docx', DOCX, WORD], ['a.xlsx', XLSX, SHEET], ['a.ofd', OFD, 'application/ofd'], ['a.txt', text, 'text/plain'], ['a.csv', text, 'text/csv'], ['a.txt', gb18030, 'text/plain'],
  ] as const)('%s is taken', (name, bytes, type) => {
    for (const told of ['', 'application/octet-stream', type, `${type}; charset=utf-8`, type.toUpperCase()]) expect(judged(name, bytes, told)).toBe(type);
  });

  it('is taken also as a browser of Windows tells a csv', () => {
    expect(judged('a.csv', text, 'application/vnd.ms-excel')).toBe('text/csv');
  });
});

describe('a file of another type than it says is refused', () => {
  it.each([
    ['a program named like a document', 'a.pdf', PROGRAM, '', 'document.type_refused'],
    ['a program', 'a.exe', PROGRAM, '', 'document.type_refused'],
    ['a picture named like a document', 'a.pdf', PNG, '', 'document.false_type'],
    ['a document named like a picture', 'a.png', PDF, '', 'document.false_type'],
    ['a table named like a text', 'a.docx', XLSX, '', 'document.false_type'],
    ['a text named like a page', 'a.html', text, 'text/html', 'document.false_type'],
    ['a file without an ending', 'a', PDF, '', 'document.false_type'],
    ['a document sent as a picture', 'a.pdf', PDF, 'image/png', 'document.false_type'],
    ['a document with macros', 'a.docx', MACROS, '', 'document.type_refused'],
    ['an archive', 'a.zip', zipOf([{ name: 'a.pdf' }]), '', 'document.type_refused'],
    ['a zip without a directory', 'a.docx', DOCX.subarray(0, 60), '', 'document.type_refused'],
    ['a text with NUL', 'a.txt', Buffer.from('a\0b'), '', 'document.type_refused'],
    ['a text in no script', 'a.txt', Buffer.from([0x41, 0xff, 0xff]), '', 'document.type_refused'],
    ['nothing', 'a.txt', Buffer.alloc(0), '', 'document.empty'],
  ])('%s', (_, name, bytes, told, code) => {
    expect(() => judged(name, bytes, told)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a file that is too large, or would be', () => {
  it('is refused over 10 MB, and taken at 10', () => {
    const full = Buffer.alloc(LARGEST_FILE, 'a');
    expect(judged('a.txt', full)).toBe('text/plain');
    expect(() => judged('a.txt', Buffer.alloc(LARGEST_FILE + 1, 'a'))).toThrow(expect.objectContaining({ code: 'document.too_large', details: { size: LARGEST_FILE + 1, largest: LARGEST_FILE } }));
  });

  const padding = ' '.repeat(60_000);
  const sheet = (...inflated: number[]): Buffer => zipOf([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }, ...inflated.map((size, index) => ({ name: `xl/worksheets/sheet${index}.xml`, inflated: size }))], padding);

  it.each([
    ['over 50 MB in one part', () => sheet(51 * MB), 'document.inflates'],
    ['over 50 MB together', () => sheet(...Array<number>(200).fill(MB / 2)), 'document.inflates'],
    ['over 100 times its size', () => sheet(101 * 60_500), 'document.inflates'],
    ['with sizes that stand elsewhere', () => sheet(0xffffffff), 'document.type_refused'],
  ])('inflated is refused %s, by its directory alone', (_, make, code) => {
    expect(() => judged('a.xlsx', make())).toThrow(expect.objectContaining({ code }));
  });

  it('inflated is taken below both', () => {
    expect(judged('a.xlsx', sheet(60_000 * 99))).toBe(SHEET);
  });
});

describe('the directory of a zip', () => {
  it('is read whatever stands behind it, the sign of its end among it', () => {
    const files = [{ name: 'a', inflated: 7 }, { name: '目录/文件.xml', inflated: 9 }];
    for (const comment of ['', 'PK\u0005\u0006', `PK\u0005\u0006${'x'.repeat(40)}`]) {
      expect(readZipDirectory(zipOf(files, comment))).toEqual(files.map(({ name, inflated }) => ({ name, packed: 4, inflated })));
    }
  });

  it('of any bytes is read or is none, and never fails', () => {
    const spoilt = fc.tuple(fc.constantFrom(DOCX, XLSX, OFD), fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }), fc.nat(400)).map(([zip, changes, cut]) => {
      const bytes = Buffer.from(zip);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      return bytes.subarray(0, bytes.length - (cut % 7 === 0 ? cut % bytes.length : 0));
    });
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), spoilt), (bytes) => expect([undefined, expect.any(Array)]).toContainEqual(readZipDirectory(bytes))), { numRuns: 2000 });
  });
});
