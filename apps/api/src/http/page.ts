import type { Page } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';

/** A page of a list that lies in memory; its cursor is the place after the last item. @throws LuoshiError `cursor.malformed`. */
export function pageOfList<T, V>(all: readonly T[], { cursor, limit }: { cursor?: string | undefined; limit: number }, view: (item: T) => V): Page<V> {
  const place = cursor === undefined ? '0' : Buffer.from(cursor, 'base64url').toString();
  if (!/^\d{1,9}$/.test(place)) throw new LuoshiError('cursor.malformed', 'This cursor was not given by this list.');
  const from = Number(place);
  const items = all.slice(from, from + limit).map(view);
  const next = from + limit;
  return { items, nextCursor: next < all.length ? Buffer.from(String(next)).toString('base64url') : null, total: all.length };
}
