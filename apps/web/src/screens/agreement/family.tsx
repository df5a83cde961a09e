import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AgreementSummary } from '#libs/contracts';
import { interval } from '../../parts/dates.js';
import { StateTag } from '../../parts/state-tag.js';
import { ProblemScreen } from '../../shell/problem-screen.js';
import { useWords } from '../../words/use-words.js';
import { membersOf, useFamily } from './use-family.js';

/** The frameworks above an agreement, its renewals in their order, and what carries it out; nothing of one that stands alone. */
export function Family({ id }: { id: string }): ReactNode {
  const { t } = useWords();
  const { data, error } = useFamily(id);
  if (error === null && (data === undefined || membersOf(data).length === 1)) return null;
  return (
    <section className="panel" aria-labelledby="family">
      <h2 id="family">{t('family.title')}</h2>
      {error !== null && <ProblemScreen error={error} />}
      {data !== undefined && (
        <>
          {data.above.length > 0 && <><h3>{t('family.above')}</h3><ul className="plain-list">{data.above.map((one) => <Member key={one.id} member={one} here={id} />)}</ul></>}
          {data.chain.length > 1 && <><h3>{t('family.chain')}</h3><ol>{data.chain.map((one) => <Member key={one.id} member={one} here={id} />)}</ol></>}
          {data.beneath.items.length > 0 && <><h3>{t('family.beneath')}</h3><ul className="plain-list">{data.beneath.items.map((one) => <Member key={one.id} member={one} here={id} />)}</ul></>}
          {data.beneath.total > data.beneath.items.length && <p className="soft">{t('family.more', { count: data.beneath.total - data.beneath.items.length })}</p>}
        </>
      )}
    </section>
  );
}

function Member({ member: { id, title, state, signedOn, term }, here }: { member: AgreementSummary; here: string }): ReactNode {
  const { t } = useWords();
  return (
    <li aria-current={id === here ? 'true' : undefined}>
      {id === here ? <strong>{id}</strong> : <Link to={`/agreements/${encodeURIComponent(id)}`}>{id}</Link>} <span lang="zh">{title}</span> <StateTag state={state} />{' '}
      <span className="soft">
        {id === here && `${t('family.here')} · `}{t('ledger.column.signedOn')} {signedOn === null ? t('ledger.undated') : interval(signedOn)}
        {(term.from !== null || term.to !== null) && ` · ${t('ledger.column.term')} ${term.from ?? '…'} – ${term.to ?? '…'}`}
      </span>
    </li>
  );
}
