import { LuoshiError } from '#libs/kernel';

/** What a store throws when the fault is its own and not of what is written: everything else would fail the same way now. */
const OF_THE_STORE: ReadonlySet<string> = new Set(['store.full', 'store.read_only', 'store.locked', 'store.io_failed', 'store.unreachable', 'store.credentials', 'store.no_database', 'store.closed']);

export function isStorageFault(error: unknown): boolean {
  return error instanceof LuoshiError && OF_THE_STORE.has(error.code);
}
