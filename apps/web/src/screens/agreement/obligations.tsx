import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AgreementView } from '#libs/contracts';
import { UnitName } from '../../parts/unit-name.js';
import { useWords } from '../../words/use-words.js';

/** What was promised, by whom and until when. */
export function Obligations({ agreement: { obligations, inherited, withoutObligations } }: { agreement: AgreementView }): ReactNode {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="obligations">
      <h2 id="obligations">{t('agreement.obligations')}</h2>
      {obligations.length === 0 ? <p className="soft">{withoutObligations === null ? t('agreement.noObligations') : t('agreement.withoutObligations', { reason: withoutObligations })}</p> : (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="obligations">
          <table className="rows">
            <thead><tr><th scope="col">{t('agreement.obligation')}</th><th scope="col">{t('agreement.leadUnit')}</th><th scope="col">{t('agreement.due')}</th></tr></thead>
            <tbody>{obligations.map(({ id, title, leadUnit, dueOn }) => <tr key={id}><th scope="row" lang="zh"><Link to={`/obligations/${encodeURIComponent(id)}`}>{title}</Link></th><td>{leadUnit === '' ? t('gantt.notKnown') : <UnitName code={leadUnit} />}</td><td>{dueOn === '' ? t('gantt.notKnown') : dueOn}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      {inherited.map(({ id, title, agreement, agreementTitle }) => <p key={id} className="soft">{t('agreement.inherited')} <Link to={`/agreements/${encodeURIComponent(agreement)}`} lang="zh">{agreementTitle}</Link>: <Link to={`/obligations/${encodeURIComponent(id)}`} lang="zh">{title}</Link></p>)}
    </section>
  );
}
