import { LuoshiError } from '#libs/kernel';
import type { Page } from '#libs/engine/ports';

type Key = string | number;

/** The most rows a page may ask for. */
const MAX_PAGE = 1000;

/** A place in a list: the sort key of the last row seen, opaque to whoever passes it back. */
export function toCursor(key: readonly Key[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws LuoshiError `cursor.malformed` when it is not one of ours: `kinds` names the parts of the key. */
export function fromCursor(cursor: string | undefined, kinds: readonly ('string' | 'number')[]): Key[] | null {
  if (cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === kinds.length && kinds.every((kind, i) => typeof key[i] === kind)) return key as Key[];
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
  return { items: shown.map(toItem), nextCursor: last === undefined ? null : toCursor(keyOf(last)), total };
}

function pageSize(limit: number): number {
  return Math.max(1, Math.min(Math.floor(limit), MAX_PAGE));
}
