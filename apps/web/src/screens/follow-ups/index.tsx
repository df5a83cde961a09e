import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FollowUpView } from '#libs/contracts';
import type { paths } from '../../../generated/api.js';
import { api, must } from '../../api/client.js';
import { useCell } from '../../cell.js';
import { minute } from '../../parts/dates.js';
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

type Query = NonNullable<paths['/api/follow-ups']['get']['parameters']['query']>;
interface Listed {
  items: FollowUpView[];
  total: number;
  nextCursor: string | null;
}

const CHOICES = [
  ['state', 'state', ['requested', 'handling', 'returned', 'review', 'contested', 'disputed', 'waived', 'concluded', 'concludedOnHold', 'struckOff', 'escalated', 'declined', 'withdrawn', 'suspended', 'resolved']],
  ['level', 'level', ['joint', 'county', 'prefecture', 'province', 'national']],
  ['rule', 'rule', ['signatureStalled', 'signedNotImplemented', 'silent', 'reportOverdue', 'obligationOverdue', 'expiring', 'evaluationOverdue', 'badEvaluation']],
  ['light', 'light', LIGHT_NAMES],
] as const;
const OFFICES = ['office', 'party'] as const;

/** The follow-ups of all offices: who presses whom for what, narrowed by the address, counted and paged by the server. */
export function FollowUps(): ReactNode {
  const { t } = useWords();
  const own = useCell(session)?.office;
  const { told, query, narrow, turn } = useAddress(['state', 'level', 'rule', 'light', 'office', 'party', 'agreement', 'key']);
  const asked = { state: 'open', ...query } as Query;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['follow-ups', asked], queryFn: () => must(api.GET('/api/follow-ups', { params: { query: asked } })) as Promise<Listed>, placeholderData: keepPreviousData,
  });
  return (
    <>
      <h1>{t('followUps.title')}</h1>
      <search className="filters">
        {CHOICES.map(([name, group, values]) => (
          <Choice key={name} label={name === 'light' ? t('light.title') : t(`followUps.${name}`)} value={told[name]} group={group} values={values} {...(name === 'state' ? { none: t('followUps.open') } : {})} choose={(value) => narrow({ [name]: value })} />
        ))}
        {OFFICES.map((name) => (
          <div key={name} className="filter">
            <label htmlFor={`follow-ups-${name}`}>{t(`followUps.${name}`)}</label>
            <GovernmentPicker id={`follow-ups-${name}`} value={told[name]} first={own === undefined ? [] : [own]} onChange={(code) => narrow({ [name]: code })} />
          </div>
        ))}
        <label className="filter"><span>{t('followUps.key')}</span> <span><input type="checkbox" checked={told.key === 'true'} onChange={({ target }) => narrow({ key: target.checked ? 'true' : null })} /> {t('followUps.keyOnly')}</span></label>
        {told.agreement !== null && <p className="row filter-told"><span className="chip">{told.agreement} <button type="button" className="plain" aria-label={t('ledger.without', { filter: told.agreement })} onClick={() => narrow({ agreement: null })}>×</button></span></p>}
      </search>
      {error !== null ? <ProblemScreen error={error} again={() => void refetch()} /> : data === undefined ? <Waiting /> : (
        <div aria-busy={isPlaceholderData}>
          <p role="status">{t('ledger.found', { count: data.total })}</p>
          {data.items.length === 0 ? <p>{t('followUps.none')}</p> : <Rows items={data.items} />}
          <Pages cursor={told.cursor} next={data.nextCursor} turn={turn} />
        </div>
      )}
    </>
  );
}

function Rows({ items }: Pick<Listed, 'items'>): ReactNode {
  const { t, word } = useWords();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('followUps.title')}>
      <table className="rows dense">
        <thead><tr>{[t('ledger.column.title'), t('ledger.column.id'), t('followUps.state'), t('light.title'), t('followUps.rule'), t('followUps.office'), t('followUps.party'), t('followUps.requested'), t('followUps.due')].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {items.map(({ id, agreement, title, state, light, rule, office, level, rung, presses, notice, timers, key }) => (
            <tr key={id}>
              <th scope="row"><Link to={`/follow-ups/${id}`} lang="zh">{title}</Link></th>
              <td><Link to={`/agreements/${encodeURIComponent(agreement)}`} className="whole">{agreement}</Link></td>
              <td><StateTag state={state} /> {key !== null && <span className="tag red"><span aria-hidden="true">★</span> {t('followUp.key')}</span>}</td>
              <td><LightTag light={light} /></td>
              <td className="whole">{word('rule', rule)}</td>
              <td><Link to={`/offices/${office.code}`} lang="zh">{office.name}</Link> <span className="soft">{t('cockpit.rung', { rung: rung + 1 })} {word('level', level)}</span></td>
              <td lang="zh">{presses.map(({ name }) => name).join(t('wait.listed'))}</td>
              <td className="whole">{minute(notice.requestedAt)}</td>
              <td className="whole">{timers.find(({ timer }) => timer !== 'REMINDER')?.dueOn}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
