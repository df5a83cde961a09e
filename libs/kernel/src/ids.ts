import { randomBytes } from 'node:crypto';

const POOL = 1024;
let pool = Buffer.alloc(0);
let used = 0;

function tenRandomBytes(): Buffer {
  if (used + 10 > pool.length) {
    pool = randomBytes(POOL * 10);
    used = 0;
  }
  used += 10;
  return pool.subarray(used - 10, used);
}

/**
 * A new UUIDv7 (RFC 9562): 48 bits of milliseconds, the rest random, so that ids sort by the time they were made
 * and inserts stay at the right edge of an index.
 */
export function newId(at: number): string {
  const r = tenRandomBytes();
  const time = Math.max(0, at).toString(16).padStart(12, '0');
  const a = (0x7000 | (r.readUInt16BE(0) & 0x0fff)).toString(16);
  const b = (0x8000 | (r.readUInt16BE(2) & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-${a}-${b}-${r.toString('hex', 4, 10)}`;
}
