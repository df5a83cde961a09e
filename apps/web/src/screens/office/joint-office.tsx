import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { JointOfficeView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { useCell } from '../../cell.js';
import { RecordScreen } from '../../parts/record-screen.js';
import { StateTag } from '../../parts/state-tag.js';
import { session } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { Handovers } from './handovers.js';
import { OpenItems } from './open-items.js';
import { Recipients } from './recipients.js';

/** A joint office: who designates it, whom it presses, what is open, who acts for it and who is told. */
export function JointOffice(): ReactNode {
  return <RecordScreen kind="office" read={(id) => must(api.GET('/api/joint-offices/{id}', { params: { path: { id } } }))}>{(office) => <Shown key={office.id} office={office} />}</RecordScreen>;
}

function Shown({ office: { id, name, agreements, designations, members } }: { office: JointOfficeView }): ReactNode {
  const { t, word } = useWords();
  const current = useCell(session);
  const isOwn = current?.office.code === id;
  const isTold = isOwn || current?.admin === true;
  return (
    <article>
      <header>
        <nav className="row soft" aria-label={t('offices.path')}><Link to="/offices">{t('nav.offices')}</Link> <span>› <Link to="/offices?joint=true">{t('jointOffice.title')}</Link></span></nav>
        <h1 lang="zh">{name}</h1>
        <p className="row">
          <span>{id} · {word('level', 'joint')}</span>
          <Link to={`/ledger?jointOffice=${id}`}>{t('jointOffice.agreements', { count: agreements })}</Link>
          <Link to={`/ledger?pressedBy=${id}`}>{t('offices.pressesFor')}</Link>
          {isOwn && <Link to="/inbox">{t('offices.itsInbox')}</Link>}
        </p>
      </header>
      <div className="panels">
        <section className="panel wide" aria-labelledby="designations">
          <h2 id="designations">{t('jointOffice.designations')}</h2>
          <div className="scroll" tabIndex={0} role="group" aria-labelledby="designations">
            <table className="rows">
              <thead><tr><th scope="col">{t('ledger.column.title')}</th><th scope="col">{t('ledger.column.state')}</th><th scope="col">{word('field', 'document')}</th><th scope="col">{t('jointOffice.until')}</th></tr></thead>
              <tbody>
                {designations.map((one) => (
                  <tr key={one.agreement}>
                    <th scope="row"><Link to={`/agreements/${encodeURIComponent(one.agreement)}`} lang="zh">{one.title}</Link></th>
                    <td><StateTag state={one.state} /></td><td lang="zh">{one.document}</td>
                    <td className="whole">{one.until ?? t('jointOffice.noEnd')} {!one.serves && <span className="fault">{t('jointOffice.over')}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {agreements > designations.length && <p className="soft">{t('offices.more', { count: agreements - designations.length })}</p>}
          <p className="soft">{t('jointOffice.how')}</p>
        </section>
        <section className="panel" aria-labelledby="members">
          <h2 id="members">{t('jointOffice.members')}</h2>
          <ul className="plain-list tall">{members.map((one) => <li key={one.code}><Link to={`/offices/${one.code}`} lang="zh">{one.name}</Link> <span className="soft">{one.code} · {word('level', one.level)}</span></li>)}</ul>
        </section>
        <OpenItems office={id} />
        {isTold ? <Recipients office={id} /> : <section className="panel" aria-labelledby="recipients"><h2 id="recipients">{t('recipients.title')}</h2><p className="soft">{t('recipients.ownOnly')}</p></section>}
        <Handovers office={id} name={name} isOwn={isOwn} isTold={isTold} />
      </div>
    </article>
  );
}
