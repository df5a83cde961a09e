import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { readAnew } from '../api/read-anew.js';
import { Refusal } from '../api/refusal.js';
import { useCell } from '../cell.js';
import { ended, isEnded, session } from '../session/session.js';
import { isLost, lost } from './connection.js';
import { listen } from './listen.js';

/** What comes fast is shown together. */
const TOGETHER = 2_000;
/** Where the server lets nobody listen any more, the screen is read anew as often as this. */
const WITHOUT = 30_000;

/** What is on the screen follows the record. A tab that nobody sees does not listen: a browser has few connections to a server. */
export function useLive(): void {
  const queries = useQueryClient();
  const token = useCell(session)?.token;
  const away = useCell(isLost);
  const over = useCell(isEnded);
  const seen = useSyncExternalStore(followSight, isSeen);
  const known = useRef<number | null>(null);
  useEffect(() => {
    if (token === undefined || away || over || !seen) return;
    const leaving = new AbortController();
    void follow(token, leaving.signal, known, queries);
    return () => leaving.abort();
  }, [token, away, over, seen, queries]);
}

async function follow(token: string, signal: AbortSignal, known: { current: number | null }, queries: QueryClient): Promise<void> {
  let planned: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const show = (): void => {
    planned ??= setTimeout(() => {
      planned = undefined;
      last = Date.now();
      void readAnew(queries);
    }, Math.max(0, last + TOGETHER - Date.now()));
  };
  signal.addEventListener('abort', () => {
    if (planned === undefined) return;
    clearTimeout(planned);
    void readAnew(queries);
  });
  while (!signal.aborted) {
    try {
      await listen(token, signal, (entry) => {
        if (known.current !== null && entry !== known.current) show();
        known.current = entry;
      });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Refusal)) return lost();
      if (error.problem.status === 401) return ended();
      await new Promise((resolve) => setTimeout(resolve, WITHOUT));
      if (!signal.aborted) void readAnew(queries);
    }
  }
}

const isSeen = (): boolean => document.visibilityState === 'visible';

function followSight(tell: () => void): () => void {
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
}
