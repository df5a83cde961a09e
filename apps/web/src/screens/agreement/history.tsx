import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, must } from '../../api/client.js';
import type { Entry } from '../../parts/entry.js';
import { EntryTold } from '../../parts/entry.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';

/** Everything that happened to the agreement and its follow-ups, refusals among it, on one line of time. */
export function History({ id }: { id: string }): ReactNode {
  const { t } = useWords();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['agreement', id, 'history'],
    queryFn: ({ pageParam }) => must(api.GET('/api/agreements/{id}/history', { params: { path: { id }, query: pageParam === '' ? {} : { cursor: pageParam } } })),
    initialPageParam: '', getNextPageParam: (page) => page.nextCursor,
  });
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel wide" aria-labelledby="history">
      <h2 id="history">{t('agreement.history')}</h2>
      {error !== null && <ProblemScreen error={error} />}
      <ol className="timeline">
        {entries.map(({ seq, entry }) => <EntryTold key={seq} seq={seq} entry={entry as unknown as Entry} />)}
      </ol>
      {hasNextPage && <button type="button" onClick={() => void fetchNextPage()}>{t('ledger.next')}</button>}
    </section>
  );
}
