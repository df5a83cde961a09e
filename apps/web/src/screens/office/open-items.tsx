import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, must } from '../../api/client.js';
import { StateTag } from '../../parts/state-tag.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';

const KINDS = { supervised: 'follow-ups', pressedFor: 'follow-ups', owed: 'obligations' } as const;

/** What an office has open: each number with its rows, of which one answer holds the first 200. */
export function OpenItems({ office }: { office: string }): ReactNode {
  const { t } = useWords();
  const heading = useId();
  const { data, error } = useQuery({ queryKey: ['office', office, 'open-items'], queryFn: () => must(api.GET('/api/offices/{code}/open-items', { params: { path: { code: office } } })) });
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('offices.openItems')}</h2>
      {error !== null && <ProblemScreen error={error} />}
      {data !== undefined && (Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => {
        const { total, items } = data[kind];
        const told = <><strong>{total}</strong> {t(`offices.${kind}`)}</>;
        if (total === 0) return <p key={kind}>{told}</p>;
        return (
          <details key={kind}>
            <summary>{told}</summary>
            <ul className="plain-list tall">
              {items.map(({ id, agreement, state }) => <li key={id} className="row"><Link to={`/${KINDS[kind]}/${id}`}><StateTag state={state} /></Link> <Link to={`/agreements/${encodeURIComponent(agreement)}`}>{agreement}</Link></li>)}
              {total > items.length && <li className="soft">{t('offices.more', { count: total - items.length })}</li>}
            </ul>
          </details>
        );
      })}
      {!office.startsWith('J') && <p><Link to={`/obligations?party=${office}`}>{t('offices.itsObligations')}</Link></p>}
    </section>
  );
}
