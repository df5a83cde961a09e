import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, must } from '../../api/client.js';
import { day, interval, minuteOf } from '../../parts/dates.js';
import type { Entry } from '../../parts/entry.js';
import { EntryTold } from '../../parts/entry.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';
import type { Fact, Recorded } from './line.js';
import { factsOf, lineOf } from './line.js';
import { membersOf, useFamily } from './use-family.js';

interface Page {
  items: Recorded[];
  nextCursor: string | null;
}

/** Everything that happened to the agreement and its family, with their follow-ups and obligations, refusals among it, on one line of time; or to this agreement alone. */
export function History({ id }: { id: string }): ReactNode {
  const { t } = useWords();
  const family = useFamily(id).data;
  const members = family === undefined ? [] : membersOf(family);
  const titles = new Map(members.map((one) => [one.id, one.title]));
  const [isAlone, stayAlone] = useState(false);
  const alone = isAlone || members.length < 2;
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['agreement', id, 'history', alone], queryFn: ({ pageParam }) => pageOf(id, alone, pageParam), initialPageParam: '', getNextPageParam: (page) => page.nextCursor,
  });
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  const line = lineOf(factsOf(members.filter((one) => !alone || one.id === id)), entries, data !== undefined && !hasNextPage, (at) => day(minuteOf(at)));
  return (
    <section className="panel wide" aria-labelledby="history">
      <h2 id="history">{t('agreement.history')}</h2>
      {members.length > 1 && <p><label><input type="checkbox" checked={isAlone} onChange={({ target }) => stayAlone(target.checked)} /> {t('family.alone')}</label></p>}
      {error !== null && <ProblemScreen error={error} />}
      <ol className="timeline">
        {line.map((one) => {
          const of = one.agreement === id ? null : <Link to={`/agreements/${encodeURIComponent(one.agreement)}`} lang="zh">{titles.get(one.agreement) ?? one.agreement}</Link>;
          return 'seq' in one ? <EntryTold key={one.seq} seq={one.seq} entry={one.entry} of={of} /> : <FactTold key={`${one.kind} ${one.agreement}`} fact={one} of={of} />;
        })}
      </ol>
      {hasNextPage && <button type="button" onClick={() => void fetchNextPage()}>{t('ledger.next')}</button>}
    </section>
  );
}

function FactTold({ fact: { kind, when }, of }: { fact: Fact; of: ReactNode }): ReactNode {
  const { t } = useWords();
  return <li className="fact"><time>{interval(when)}</time> {of} <strong>{t(`family.fact.${kind}`)}</strong></li>;
}

async function pageOf(id: string, alone: boolean, cursor: string): Promise<Page> {
  const params = { path: { id }, query: cursor === '' ? {} : { cursor } };
  if (!alone) return (await must(api.GET('/api/agreements/{id}/family/history', { params }))) as unknown as Page;
  const { items, nextCursor } = await must(api.GET('/api/agreements/{id}/history', { params }));
  return { items: items.map(({ seq, entry }) => ({ seq, agreement: id, entry: entry as unknown as Entry })), nextCursor };
}
