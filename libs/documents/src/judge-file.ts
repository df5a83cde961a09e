import { LuoshiError } from '#libs/kernel';
import { readZipDirectory } from './zip-directory.js';
import type { ZipEntry } from './zip-directory.js';

/** Most bytes of a file, and of what its parts would come to when they are inflated; TRUST, "Uploads". */
export const LARGEST_FILE = 10 * 1024 * 1024;
const LARGEST_INFLATED = 50 * 1024 * 1024;
/** How many times as large a file may become. */
const HIGHEST_RATIO = 100;

interface Kind {
  /** The media type by the ending of the name. */
  types: Record<string, string>;
  is(content: Content): boolean;
}

interface Content {
  bytes: Uint8Array;
  /** The directory, where it is a zip. */
  zip: ZipEntry[] | undefined;
}

const startsWith = ({ bytes }: Content, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);
const holds = ({ zip }: Content, ...names: string[]): boolean => names.every((name) => zip?.some((entry) => entry.name === name) === true);
/** A program in an office file: 宏. The types without macros have none, and those with are not taken. */
const hasMacros = ({ zip }: Content): boolean => zip?.some(({ name }) => /vbaproject\.bin$/i.test(name)) === true;

/**
 * The files that are taken. An archive is none of them: whatever lies in it would come in unseen. Text is last, being
 * whatever reads as text.
 */
const KINDS: readonly Kind[] = [
  { types: { pdf: 'application/pdf' }, is: (content) => startsWith(content, 0x25, 0x50, 0x44, 0x46, 0x2d) },
  { types: { png: 'image/png' }, is: (content) => startsWith(content, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { types: { jpg: 'image/jpeg', jpeg: 'image/jpeg' }, is: (content) => startsWith(content, 0xff, 0xd8, 0xff) },
  { types: { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }, is: (content) => holds(content, '[Content_Types].xml', 'word/document.xml') && !hasMacros(content) },
  { types: { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }, is: (content) => holds(content, '[Content_Types].xml', 'xl/workbook.xml') && !hasMacros(content) },
  // 版式文件, GB/T 33190.
  { types: { ofd: 'application/ofd' }, is: (content) => holds(content, 'OFD.xml') },
  { types: { txt: 'text/plain', csv: 'text/csv' }, is: isText },
];

/** The media types of the files that are taken, and their endings. */
export const FILE_TYPES = [...new Set(KINDS.flatMap(({ types }) => Object.values(types)))];
const ENDINGS = KINDS.flatMap(({ types }) => Object.keys(types));

/** Other names under which programs tell a type. */
const TOLD_AS: Record<string, readonly string[]> = {
  'image/jpeg': ['image/jpg', 'image/pjpeg'], 'application/ofd': ['application/vnd.ofd'], 'text/csv': ['text/plain', 'application/csv', 'application/vnd.ms-excel'],
};

/** What a caller says when it does not know, or does not say. */
const UNTOLD = ['', 'application/octet-stream'];

/**
 * Judges a file before it is kept: what it is by its content, and whether name and told type say the same. No parser sees
 * it, and nothing in it is inflated.
 *
 * @returns the media type of the content
 * @throws LuoshiError, each naming its rule: `document.empty`; `document.too_large` {size, largest}; `document.type_refused`
 * {name, types}; `document.false_type` {name, found}; `document.inflates` {inflated, largest, ratio}
 */
export function judgeFile({ name, told, bytes }: { name: string; told: string; bytes: Uint8Array }): string {
  if (bytes.byteLength === 0) throw new LuoshiError('document.empty', 'The file is empty.');
  if (bytes.byteLength > LARGEST_FILE) throw tooLarge(bytes.byteLength);
  const zip = startsWith({ bytes, zip: undefined }, 0x50, 0x4b) ? readZipDirectory(bytes) : undefined;
  if (zip !== undefined) mustStaySmall(zip, bytes.byteLength);
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const types = KINDS.find((kind) => kind.is({ bytes, zip }))?.types;
  if (types === undefined) throw new LuoshiError('document.type_refused', `By its content the file is none of those that are taken (${ENDINGS.join(', ')}).`, { name, types: ENDINGS });
  const type = types[ending];
  const endings = Object.keys(types);
  if (type === undefined) throw new LuoshiError('document.false_type', `By its content the file is ${endings.join(' or ')}, by its name '${ending}'.`, { name, found: endings });
  const says = told.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!UNTOLD.includes(says) && says !== type && TOLD_AS[type]?.includes(says) !== true) {
    throw new LuoshiError('document.false_type', `By its content the file is ${type}; it was sent as ${says.slice(0, 80)}.`, { name, found: endings });
  }
  return type;
}

export function tooLarge(size: number): LuoshiError {
  return new LuoshiError('document.too_large', `A file has at most ${LARGEST_FILE / 1024 / 1024} MB.`, { size, largest: LARGEST_FILE });
}

function mustStaySmall(zip: readonly ZipEntry[], size: number): void {
  const inflated = zip.reduce((sum, entry) => sum + entry.inflated, 0);
  if (inflated <= LARGEST_INFLATED && inflated <= size * HIGHEST_RATIO) return;
  throw new LuoshiError('document.inflates', `Inflated, the file would have ${inflated} bytes, ${Math.round(inflated / size)} times its size; at most ${LARGEST_INFLATED} and ${HIGHEST_RATIO} times are taken.`, {
    inflated, largest: LARGEST_INFLATED, ratio: HIGHEST_RATIO,
  });
}

/** UTF-8 or GB 18030, as offices write them, without control characters but line ends and tabs. */
function isText({ bytes }: Content): boolean {
  // As a text of one sign a byte, for its speed.
  if (/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))) return false;
  return ['utf-8', 'gb18030'].some((label) => reads(label, bytes));
}

function reads(label: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
