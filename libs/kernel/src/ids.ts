import { randomBytes } from 'node:crypto';

const POOL = 8192;
let pool = '';
let used = 0;

/** So many random bytes, as hexadecimal text. */
function random(bytes: number): string {
  if (used + 2 * bytes > pool.length) {
    pool = randomBytes(POOL).toString('hex');
    used = 0;
  }
  used += 2 * bytes;
  return pool.slice(used - 2 * bytes, used);
}

let last = -1;
let count = 0;
let time = '';

/**
 * A new UUIDv7 (RFC 9562): 48 bits of milliseconds, a counter of 26 bits that begins anywhere in its lower half (6.2,
 * method 1), 48 random bits. Ids sort by the time they were made, and those made in one go for one moment by their order:
 * a burst is written at the right edge of an index, and not all over the pages of that moment.
 */
export function newId(at: number): string {
  if (at === last && count < 0x3ffffff) count += 1;
  else {
    last = at;
    count = Number.parseInt(random(4), 16) & 0x1ffffff;
    const text = Math.max(0, at).toString(16).padStart(12, '0');
    time = `${text.slice(0, 8)}-${text.slice(8)}-`;
  }
  return `${time}${(0x7000 | (count >> 14)).toString(16)}-${(0x8000 | (count & 0x3fff)).toString(16)}-${random(6)}`;
}
