import { useSyncExternalStore } from 'react';

/** A value outside the tree of components that those who use it follow. */
export interface Cell<T> {
  get: () => T;
  set: (value: T) => void;
  follow: (tell: () => void) => () => void;
}

export function cell<T>(first: T): Cell<T> {
  let value = first;
  const followers = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const tell of followers) tell();
    },
    follow(tell) {
      followers.add(tell);
      return () => followers.delete(tell);
    },
  };
}

export function useCell<T>(cell: Pick<Cell<T>, 'get' | 'follow'>): T {
  return useSyncExternalStore(cell.follow, cell.get);
}
