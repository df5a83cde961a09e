import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ObligationView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { Gantt } from '../../parts/gantt/index.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';

interface Page {
  items: ObligationView[];
  nextCursor: string | null;
}

/** What the agreement owes, over time. */
export function Timetable({ id }: { id: string }): ReactNode {
  const { t } = useWords();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['agreement', id, 'obligations'],
    queryFn: ({ pageParam }) => must(api.GET('/api/agreements/{id}/obligations', { params: { path: { id }, query: pageParam === '' ? {} : { cursor: pageParam } } })) as unknown as Promise<Page>,
    initialPageParam: '', getNextPageParam: (page) => page.nextCursor,
  });
  const obligations = data?.pages.flatMap(({ items }) => items) ?? [];
  if (error === null && obligations.length === 0) return null;
  return (
    <section className="panel wide" aria-labelledby="timetable">
      <h2 id="timetable">{t('gantt.title')}</h2>
      {error === null ? <Gantt obligations={obligations} /> : <ProblemScreen error={error} />}
      {hasNextPage && <button type="button" onClick={() => void fetchNextPage()}>{t('ledger.next')}</button>}
    </section>
  );
}
