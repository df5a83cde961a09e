import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gb18030 } from '../../../../../test/support/gb18030.js';
import { decoded, readFile } from './read-file.js';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const HEADER = '编号,协议名称\nC1,巴汉水源\n';

describe('the text of a file', () => {
  it('is told by its mark, is UTF-8 by itself, and GB18030 where it is no UTF-8', () => {
    const utf16 = Buffer.from(HEADER, 'utf16le');
    expect(decoded(Buffer.from(HEADER))).toEqual({ text: HEADER, letters: 'utf-8' });
    expect(decoded(Buffer.from(`\ufeff${HEADER}`))).toEqual({ text: HEADER, letters: 'utf-8' });
    expect(decoded(Buffer.concat([bytes('fffe'), utf16]))).toEqual({ text: HEADER, letters: 'utf-16le' });
    expect(decoded(Buffer.concat([bytes('feff'), Buffer.from(utf16).swap16()]))).toEqual({ text: HEADER, letters: 'utf-16be' });
    expect(decoded(gb18030(HEADER))).toEqual({ text: HEADER, letters: 'gb18030' });
    // A character of four bytes.
    expect(decoded(bytes('b1e08139ef32'))).toMatchObject({ letters: 'gb18030' });
  });

  it('is any text in UTF-8 as it was written', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && !text.startsWith('\ufeff')), (text) => {
      expect(decoded(Buffer.from(text))).toEqual({ text, letters: 'utf-8' });
    }));
  });

  it.each([['a picture', '89504e470d0a1a0a0000000d'], ['UTF-16 without its mark', '31002c003200'], ['a mark before what it does not mark', 'efbbbfff'], ['half a character', 'b1e0b1']])('is not in %s', (_, hex) => {
    expect(decoded(bytes(hex))).toBeNull();
  });
});

describe('a file that is not read', () => {
  it.each<[string, string, BlobPart[], string]>([['another ending', 'a.xlsx', ['x'], 'ending'], ['no ending', 'csv', ['x'], 'ending'], ['nothing in it', 'a.csv', [], 'empty'], ['blanks alone', 'a.csv', [' \n'], 'empty'], ['no text', 'a.CSV', [new Uint8Array([0, 1])], 'noText'], ['too much in it', 'a.csv', [new Uint8Array(64 * 1024 * 1024 + 1)], 'tooLarge']])('has %s, and says so', async (_, name, parts, why) => {
    await expect(readFile(new File(parts, name), ['csv'], new AbortController().signal)).rejects.toMatchObject({ file: name, why });
  });

  it('was stopped', async () => {
    await expect(readFile(new File(['x'], 'a.csv'), ['csv'], AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
