/** In which letters a file is written. An office's csv from a spreadsheet is often GB18030. */
export type Letters = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Why a file was not read. */
export type Why = 'ending' | 'empty' | 'tooLarge' | 'noText' | 'gone';

export class Unread extends Error {
  constructor(readonly file: string, readonly why: Why) {
    super(`${file}: ${why}`);
  }
}

/** The server takes a file as one text of so many letters, and no more bytes. */
export const MOST_LETTERS = 50_000_000;
const MOST_BYTES = 64 * 1024 * 1024;

const MARKS: readonly [Letters, readonly number[]][] = [['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]]];

/** The text in these bytes: by the mark at their beginning, else UTF-8, and what is no UTF-8 is GB18030; null where it is no text. */
export function decoded(bytes: Uint8Array): { text: string; letters: Letters } | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
  for (const letters of marked === undefined ? (['utf-8', 'gb18030'] as const) : [marked]) {
    try {
      const text = new TextDecoder(letters, { fatal: true }).decode(bytes);
      // No text has NUL; a table in UTF-16 without its mark has nothing else.
      return text.includes('\0') ? null : { text, letters };
    } catch {
      continue;
    }
  }
  return null;
}

export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Reads a file whole. @throws Unread, and an `AbortError` where it was stopped. */
export async function readFile(file: File, endings: readonly string[], signal: AbortSignal): Promise<{ text: string; letters: Letters }> {
  if (!endings.includes(endingOf(file.name))) throw new Unread(file.name, 'ending');
  if (file.size === 0) throw new Unread(file.name, 'empty');
  if (file.size > MOST_BYTES) throw new Unread(file.name, 'tooLarge');
  const bytes = await file.arrayBuffer().catch(() => Promise.reject(new Unread(file.name, 'gone')));
  signal.throwIfAborted();
  const read = decoded(new Uint8Array(bytes));
  if (read === null) throw new Unread(file.name, 'noText');
  if (read.text.trim() === '') throw new Unread(file.name, 'empty');
  if (read.text.length > MOST_LETTERS) throw new Unread(file.name, 'tooLarge');
  return read;
}

/** A request as it is sent. @throws Unread where it has more bytes than the server takes. */
export function bodyOf(file: string, request: object): Blob {
  const body = new Blob([JSON.stringify(request)], { type: 'application/json' });
  if (body.size > MOST_BYTES) throw new Unread(file, 'tooLarge');
  return body;
}
