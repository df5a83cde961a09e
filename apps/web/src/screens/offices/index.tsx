import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, must } from '../../api/client.js';
import { Pages } from '../../parts/list/pages.js';
import { SearchField } from '../../parts/list/search-field.js';
import { useAddress } from '../../parts/list/use-address.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';
import { Beneath } from './beneath.js';
import { GovernmentRow } from './government-row.js';
import { JointOffices, useJointOffices } from './joint-offices.js';

const ROOT = '100000';

/** The governments and the seats of their coordination offices: as a tree that is opened step by step, or as what a search finds; and the joint offices. */
export function Offices(): ReactNode {
  const { t } = useWords();
  const { told: { q, vacant }, query, narrow, turn } = useAddress(['q', 'vacant']);
  const [open, tellOpen] = useQueryState('open', { history: 'replace' });
  const [joint, tellJoint] = useQueryState('joint');
  const { data: jointOffices } = useJointOffices();
  const { data: seats } = useQuery({ queryKey: ['governments', 'vacant'], queryFn: () => must(api.GET('/api/governments', { params: { query: { vacant: 'true', limit: 1 } } })) });
  const opened = new Set((open ?? ROOT).split('.'));
  const toggle = (code: string): void => {
    if (!opened.delete(code)) opened.add(code);
    void tellOpen(opened.size === 1 && opened.has(ROOT) ? null : [...opened].join('.'));
  };
  const isSearch = q !== null || vacant !== null;
  const isJoint = !isSearch && joint !== null;
  return (
    <>
      <h1>{t('offices.title')}</h1>
      <search className="filters"><SearchField key={q} id="offices-q" label={t('offices.search')} value={q} longest={100} find={(text) => { narrow({ q: text }); void tellJoint(null); }} /></search>
      <nav className="views row" aria-label={t('ledger.views')}>
        <Link to="/offices" aria-current={isSearch || isJoint ? undefined : 'page'}>{t('offices.tree')}</Link>
        <Link to="/offices?vacant=true" aria-current={vacant === 'true' ? 'page' : undefined}>{t('offices.vacantSeats')} {seats?.total}</Link>
        <Link to="/offices?joint=true" aria-current={isJoint ? 'page' : undefined}>{t('jointOffice.title')} {jointOffices?.total}</Link>
      </nav>
      {isJoint ? <JointOffices /> : isSearch ? <Found asked={query as Asked} turn={turn} /> : (
        <section className="panel" aria-label={t('offices.tree')}>
          <Beneath parent={null} opened={opened} toggle={toggle} />
        </section>
      )}
    </>
  );
}

interface Asked {
  q?: string;
  vacant?: 'true' | 'false';
  cursor?: string;
}

function Found({ asked, turn }: { asked: Asked; turn: (cursor: string | null) => void }): ReactNode {
  const { t } = useWords();
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['governments', asked], queryFn: () => must(api.GET('/api/governments', { params: { query: asked } })), placeholderData: keepPreviousData,
  });
  if (error !== null) return <ProblemScreen error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    <section className="panel" aria-busy={isPlaceholderData} aria-label={t('offices.found')}>
      <p role="status">{t('ledger.found', { count: data.total })}</p>
      <ul className="plain-list">{data.items.map((one) => <li key={one.code}><GovernmentRow government={one} /></li>)}</ul>
      <Pages cursor={asked.cursor ?? null} next={data.nextCursor} turn={turn} />
    </section>
  );
}
