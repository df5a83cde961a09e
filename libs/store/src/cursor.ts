import { LuoshiError } from '#libs/kernel';
import type { Page } from '#libs/engine/ports';

type Key = string | number;

/** The most rows a page may ask for. */
const MAX_PAGE = 1000;

/** A place in a list: the sort key of the last row seen, and how many rows there were when its first page was asked for. */
export interface Place {
  key: Key[];
  total: number;
}

/** A place as a text, opaque to whoever passes it back. */
function toCursor({ key, total }: Place): string {
  return Buffer.from(JSON.stringify([total, ...key])).toString('base64url');
}

/** @throws LuoshiError `cursor.malformed` when it is not one of ours: `kinds` names the parts of the key. */
export function fromCursor(cursor: string | undefined, kinds: readonly ('string' | 'number')[]): Place | null {
  if (cursor === undefined) return null;
  try {
    const told: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(told) && told.length === kinds.length + 1 && ['number', ...kinds].every((kind, i) => typeof told[i] === kind)) {
      const [total, ...key] = told as [number, ...Key[]];
      if (Number.isSafeInteger(total) && total >= 0) return { key, total };
    }
  } catch {
    // Told below, like every other text that is no cursor.
  }
  throw new LuoshiError('cursor.malformed', 'The cursor is not one that a list gave.', { cursor });
}

/** How many rows to read for a page: one more than it shows, to know whether another follows. */
export function rowsFor(limit: number): number {
  return pageSize(limit) + 1;
}

export function pageOf<Row, T>(rows: readonly Row[], limit: number, total: number, keyOf: (row: Row) => Key[], toItem: (row: Row) => T): Page<T> {
  const shown = rows.slice(0, pageSize(limit));
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  return { items: shown.map(toItem), nextCursor: last === undefined ? null : toCursor({ key: keyOf(last), total }), total };
}

function pageSize(limit: number): number {
  return Math.max(1, Math.min(Math.floor(limit), MAX_PAGE));
}
