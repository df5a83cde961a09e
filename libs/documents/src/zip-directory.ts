/** What the directory of a zip tells of one file in it. */
export interface ZipEntry {
  name: string;
  /** Bytes as they lie in the archive, and as they would be inflated. */
  packed: number;
  inflated: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
/** The longest comment that may follow the end of the directory. */
const LONGEST_COMMENT = 0xffff;
/** A size that stands elsewhere (zip64): an archive that needs it is larger than anything kept here. */
const ELSEWHERE = 0xffffffff;

/**
 * Reads the directory of a zip and nothing else: no file in it is inflated to learn how large it would be. Undefined where
 * there is none, or where it is not what the format says.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const from = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let at = from; entries.length < count; ) {
    if (at + ENTRY_SIZE > end || view.getUint32(at, true) !== ENTRY) return undefined;
    const [packed, inflated] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const next = at + ENTRY_SIZE + nameLength + extraLength + commentLength;
    if (packed === ELSEWHERE || inflated === ELSEWHERE || next > end) return undefined;
    entries.push({ name: new TextDecoder().decode(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength)), packed, inflated });
    at = next;
  }
  return entries;
}

/** Where the record lies that ends the directory; it is looked for from behind, as its comment may be of any length. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    // The comment reaches to the last byte: so another such number within it is not taken for the record.
    if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}
