import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, must } from '../../api/client.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';

const MOST = 200;

/** The joint offices that agreements designate. Governments agree on few of them. */
export const useJointOffices = () => useQuery({ queryKey: ['jointOffices'], queryFn: () => must(api.GET('/api/joint-offices', { params: { query: { limit: MOST } } })) });

export function JointOffices(): ReactNode {
  const { t } = useWords();
  const { data, error, refetch } = useJointOffices();
  if (error !== null) return <ProblemScreen error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    <section className="panel" aria-label={t('jointOffice.title')}>
      <p className="soft">{t('jointOffice.told')}</p>
      {data.total === 0 && <p role="status">{t('jointOffice.none')}</p>}
      <ul className="plain-list">
        {data.items.map(({ id, name, agreements }) => (
          <li key={id} className="row"><Link to={`/offices/${id}`} lang="zh">{name}</Link> <span className="soft">{id}</span> <Link to={`/ledger?jointOffice=${id}`}>{t('jointOffice.agreements', { count: agreements })}</Link></li>
        ))}
        {data.total > data.items.length && <li className="soft">{t('offices.more', { count: data.total - data.items.length })}</li>}
      </ul>
      <p className="soft">{t('jointOffice.how')}</p>
    </section>
  );
}
