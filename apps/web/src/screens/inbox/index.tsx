import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { InboxView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { useCell } from '../../cell.js';
import { minute } from '../../parts/dates.js';
import { LightTag } from '../../parts/light-tag.js';
import { Pages } from '../../parts/list/pages.js';
import { useAddress } from '../../parts/list/use-address.js';
import { StateTag } from '../../parts/state-tag.js';
import { session } from '../../session/session.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';
import { Many } from './many.js';
import type { Step } from './step.js';
import { stepOf } from './step.js';

type Item = InboxView['items'][number];
const TABS = ['toOpen', 'toAcknowledge', 'handling', 'toReview', 'overdue', 'concluded', 'struckOff'] as const;

/** What lies before the office that acts, by what it waits for; one step to each. */
export function Inbox(): ReactNode {
  const { t } = useWords();
  const office = useCell(session)?.office;
  const { told: { tab, cursor }, query, turn } = useAddress(['tab']);
  const { data, error, refetch } = useQuery({
    queryKey: ['inbox', office?.code, tab, cursor],
    queryFn: () => must(api.GET('/api/inbox', { params: { query: query as { tab?: (typeof TABS)[number] } } })) as Promise<InboxView>,
    placeholderData: keepPreviousData,
  });
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  if (error !== null) return <ProblemScreen error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const stepHere = (item: Item): Step | null => stepOf(item, office?.code ?? '');
  const able = data.items.filter((item) => stepHere(item) !== null);
  return (
    <>
      <h1>{t('nav.inbox')} <span className="soft" lang="zh">{office?.name}</span></h1>
      <nav className="views row" aria-label={t('nav.inbox')}>
        <Link to="/inbox" aria-current={tab === null ? 'page' : undefined}>{t('inbox.open')}</Link>
        {TABS.map((one) => <Link key={one} to={`/inbox?tab=${one}`} aria-current={tab === one ? 'page' : undefined}>{t(`inbox.tab.${one}`)} {data.counts[one]}</Link>)}
      </nav>
      <Many key={`${office?.code} ${tab}`} chosen={able.filter(({ followUp }) => chosen.has(followUp.id))} stepOf={stepHere} isOffered={able.length > 0} />
      {data.items.length === 0 ? <p>{t('inbox.none')}</p> : <Items items={data.items} able={able} chosen={chosen} choose={choose} />}
      <Pages cursor={cursor} next={data.nextCursor} turn={turn} />
    </>
  );
}

interface ItemsProps {
  items: readonly Item[];
  /** Those whose next step asks for nothing but to be taken: one or many can be chosen for it. */
  able: readonly Item[];
  chosen: ReadonlySet<string>;
  choose: (chosen: ReadonlySet<string>) => void;
}

function Items({ items, able, chosen, choose }: ItemsProps): ReactNode {
  const { t, word } = useWords();
  const ids = able.map(({ followUp }) => followUp.id);
  const isAll = ids.every((id) => chosen.has(id));
  const toggle = (id: string): void => choose(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]));
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('nav.inbox')}>
      <table className="rows dense">
        <thead><tr>{ids.length > 0 && <td><input type="checkbox" aria-label={t('inbox.chooseAll')} checked={isAll} onChange={() => choose(new Set(isAll ? [] : ids))} /></td>}<th scope="col">{t('ledger.column.title')}</th><th scope="col">{t('ledger.column.state')}</th><th scope="col">{t('light.title')}</th><th scope="col">{t('inbox.role')}</th><th scope="col">{t('inbox.slip')}</th><th scope="col">{t('inbox.requested')}</th><th scope="col">{t('agreement.due')}</th></tr></thead>
        <tbody>
          {items.map(({ followUp, overdue, role }) => (
            <tr key={followUp.id}>
              {ids.length > 0 && <td>{ids.includes(followUp.id) && <input type="checkbox" aria-label={t('inbox.choose', { title: followUp.title })} checked={chosen.has(followUp.id)} onChange={() => toggle(followUp.id)} />}</td>}
              <th scope="row"><Link to={`/follow-ups/${followUp.id}`} lang="zh">{followUp.title}</Link></th>
              <td><StateTag state={followUp.state} /> {overdue && <span className="tag red"><span aria-hidden="true">▲</span> {word('state', 'overdue')}</span>}</td>
              <td><LightTag light={followUp.light} /></td>
              <td>{t(`inbox.${role}`)}</td>
              <td lang="zh">{followUp.slip?.number}</td>
              <td className="whole">{minute(followUp.notice.requestedAt)}</td>
              <td className="whole">{followUp.timers[0]?.dueOn}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
