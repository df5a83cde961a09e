import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, must } from '../../api/client.js';
import type { Entry } from '../../parts/entry.js';
import { EntryTold } from '../../parts/entry.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';

/** Everything that happened to an obligation, refusals among it, in the order in which it came on record. */
export function History({ id }: { id: string }): ReactNode {
  const { t } = useWords();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['obligation', id, 'history'], queryFn: ({ pageParam }) => pageOf(id, pageParam), initialPageParam: '', getNextPageParam: (page) => page.nextCursor,
  });
  return (
    <section className="panel wide" aria-labelledby="history">
      <h2 id="history">{t('agreement.history')}</h2>
      {error !== null && <ProblemScreen error={error} />}
      <ol className="timeline">{data?.pages.flatMap(({ items }) => items).map(({ seq, entry }) => <EntryTold key={seq} seq={seq} entry={entry} />)}</ol>
      {hasNextPage && <button type="button" onClick={() => void fetchNextPage()}>{t('ledger.next')}</button>}
    </section>
  );
}

/** What the same step did to other records is told by theirs. */
function aboutIt(id: string, entry: Entry): Entry {
  return entry.record.id === id ? entry : { ...entry, consequences: entry.consequences.filter(({ record }) => record.id === id) };
}

async function pageOf(id: string, cursor: string): Promise<{ items: { seq: number; entry: Entry }[]; nextCursor: string | null }> {
  const { items, nextCursor } = await must(api.GET('/api/obligations/{id}/history', { params: { path: { id }, query: cursor === '' ? {} : { cursor } } }));
  return { items: items.map(({ seq, entry }) => ({ seq, entry: aboutIt(id, entry as unknown as Entry) })), nextCursor };
}
