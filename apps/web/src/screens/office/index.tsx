import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { GovernmentDetail } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { useCell } from '../../cell.js';
import { RecordScreen } from '../../parts/record-screen.js';
import { VacantTag } from '../../parts/vacant-tag.js';
import { session } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { GovernmentRow } from '../offices/government-row.js';
import { useBeneath } from '../offices/use-beneath.js';
import { Handovers } from './handovers.js';
import { JointOffice } from './joint-office.js';
import { OpenItems } from './open-items.js';
import { Recipients } from './recipients.js';
import { Seat } from './seat.js';

/** An office: that of a government, or a joint one, whose id begins with J. */
export function Office(): ReactNode {
  const { id = '' } = useParams();
  return id.startsWith('J') ? <JointOffice /> : <OfGovernment />;
}

/** A government and the coordination office of it: where it stands, who sits there, what is open, who is told. */
function OfGovernment(): ReactNode {
  return <RecordScreen kind="office" read={(code) => must(api.GET('/api/governments/{code}', { params: { path: { code } } }))}>{(government) => <Shown key={government.code} government={government} />}</RecordScreen>;
}

function Shown({ government }: { government: GovernmentDetail }): ReactNode {
  const { t, tongue, word } = useWords();
  const current = useCell(session);
  const { code, name, nameEn, level, kind, superiors, vacant } = government;
  const isOwn = current?.office.code === code;
  const isTold = isOwn || current?.admin === true;
  return (
    <article>
      <header>
        <nav className="row soft" aria-label={t('offices.path')}>
          <Link to="/offices">{t('nav.offices')}</Link>
          {superiors.toReversed().map((one) => <span key={one.code}>› <Link to={`/offices/${one.code}`} lang="zh">{one.name}</Link></span>)}
        </nav>
        <h1 lang="zh">{name}</h1>
        <p className="row">
          <span>{tongue === 'en' && nameEn !== '' && `${nameEn} · `}{code} · {word('level', level)} · {word('unit', kind)}</span>
          {vacant && <VacantTag />}
          <Link to={`/ledger?government=${code}`}>{t('offices.itsAgreements')}</Link>
          <Link to={`/ledger?pressedBy=${code}`}>{t('offices.pressesFor')}</Link>
          {isOwn && <Link to="/inbox">{t('offices.itsInbox')}</Link>}
        </p>
      </header>
      <div className="panels">
        <Seat government={government} />
        <OpenItems office={code} />
        {isTold ? <Recipients office={code} /> : <section className="panel" aria-labelledby="recipients"><h2 id="recipients">{t('recipients.title')}</h2><p className="soft">{t('recipients.ownOnly')}</p></section>}
        <Handovers office={code} name={name} isOwn={isOwn} isTold={isTold} />
        <BeneathIt government={government} />
      </div>
    </article>
  );
}

function BeneathIt({ government: { code, children } }: { government: GovernmentDetail }): ReactNode {
  const { t } = useWords();
  const { data } = useBeneath(code, children > 0);
  return (
    <section className="panel" aria-labelledby="beneath">
      <h2 id="beneath">{t('offices.beneathIt', { count: children })}</h2>
      {children === 0 ? <p className="soft">{t('offices.nothingBeneath')}</p> : <ul className="plain-list tall">{data?.items.map((one) => <li key={one.code}><GovernmentRow government={one} /></li>)}</ul>}
    </section>
  );
}
