import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ObligationView } from '#libs/contracts';
import type { paths } from '../../../generated/api.js';
import { api, must } from '../../api/client.js';
import { useCell } from '../../cell.js';
import { Gantt } from '../../parts/gantt/index.js';
import { GovernmentPicker } from '../../parts/government-picker.js';
import { LIGHT_NAMES, LightTag } from '../../parts/light-tag.js';
import { Choice } from '../../parts/list/choice.js';
import { Pages } from '../../parts/list/pages.js';
import { useAddress } from '../../parts/list/use-address.js';
import { StateTag } from '../../parts/state-tag.js';
import { session } from '../../session/session.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { Waiting } from '../../shell/waiting.js';
import { useWords } from '../../words/use-words.js';

type Query = NonNullable<paths['/api/obligations']['get']['parameters']['query']>;
interface Listed {
  items: ObligationView[];
  total: number;
  nextCursor: string | null;
}

const STATES = ['planned', 'scheduled', 'due', 'overdue', 'reported', 'returned', 'waived', 'suspended', 'accepted', 'ended'] as const;

/** What is owed, by whom and until when: narrowed by the address, counted and paged by the server. */
export function Obligations(): ReactNode {
  const { t } = useWords();
  const office = useCell(session)?.office;
  const { told: { state, light, party, cursor }, query, narrow, turn } = useAddress(['state', 'light', 'party']);
  const asked = { state: 'open', ...query } as Query;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['obligations', asked], queryFn: () => must(api.GET('/api/obligations', { params: { query: asked } })) as Promise<Listed>, placeholderData: keepPreviousData,
  });
  return (
    <>
      <h1>{t('nav.obligations')}</h1>
      <search className="filters">
        <Choice label={t('ledger.filter.state')} value={state} group="state" values={STATES} none={t('obligation.open')} choose={(told) => narrow({ state: told })} />
        <Choice label={t('light.title')} value={light} group="light" values={LIGHT_NAMES} choose={(told) => narrow({ light: told })} />
        <div className="filter">
          <label htmlFor="obligations-party">{t('obligation.party')}</label>
          <GovernmentPicker id="obligations-party" value={party} first={office === undefined ? [] : [office]} onChange={(code) => narrow({ party: code })} />
        </div>
      </search>
      {error !== null ? <ProblemScreen error={error} again={() => void refetch()} /> : data === undefined ? <Waiting /> : (
        <div aria-busy={isPlaceholderData}>
          <p role="status">{t('ledger.found', { count: data.total })}</p>
          {data.items.length === 0 ? <p>{t('obligation.none')}</p> : <Rows items={data.items} />}
          {data.items.length > 0 && <OverTime items={data.items} />}
          <Pages cursor={cursor} next={data.nextCursor} turn={turn} />
        </div>
      )}
    </>
  );
}

/** Drawn once somebody asks for it. */
function OverTime({ items }: Pick<Listed, 'items'>): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return <details className="panel" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}><summary>{t('gantt.title')}</summary>{open && <Gantt obligations={items} />}</details>;
}

function Rows({ items }: Pick<Listed, 'items'>): ReactNode {
  const { t, word } = useWords();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('nav.obligations')}>
      <table className="rows dense">
        <thead><tr><th scope="col">{t('agreement.obligation')}</th><th scope="col">{word('kind', 'agreement')}</th><th scope="col">{t('ledger.filter.state')}</th><th scope="col">{t('light.title')}</th><th scope="col">{t('agreement.due')}</th><th scope="col">{t('obligation.owing')}</th><th scope="col" className="number">{t('obligation.delivered')}</th></tr></thead>
        <tbody>
          {items.map(({ id, title, home, homeTitle, state, light, dueOn, parties, fulfilment: { delivered, owed }, timers }) => (
            <tr key={id}>
              <th scope="row"><Link to={`/obligations/${encodeURIComponent(id)}`} lang="zh">{title}</Link></th>
              <td><Link to={`/agreements/${encodeURIComponent(home)}`} lang="zh">{homeTitle}</Link></td>
              <td><StateTag state={state} /></td>
              <td><LightTag light={light} /></td>
              <td className="whole">{dueOn} <DaysLeft timer={timers.find(({ timer }) => timer === 'DUE')} /></td>
              <td lang="zh">{parties.map(({ name }) => name).join('、')}</td>
              <td className="number">{delivered} / {owed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DaysLeft({ timer }: { timer: ObligationView['timers'][number] | undefined }): ReactNode {
  const { t } = useWords();
  return timer?.workingDays == null ? null : <span className="soft">{t('agreement.workingDays', { count: timer.workingDays, from: timer.from })}</span>;
}
