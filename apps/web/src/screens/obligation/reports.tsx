import type { ReactNode } from 'react';
import type { ObligationView } from '#libs/contracts';
import { Proof } from '../../parts/proof.js';
import { useWords } from '../../words/use-words.js';

const LOOKS = { accepted: 'green', returned: 'amber', submitted: 'blue' } as const;

/** What the parties reported, and what became of it; the periods that are over. */
export function Reports({ obligation: { reports, periods, parties } }: { obligation: ObligationView }): ReactNode {
  const { t, word } = useWords();
  const nameOf = (code: string): string => parties.find((party) => party.code === code)?.name ?? code;
  return (
    <section className="panel wide" aria-labelledby="reports">
      <h2 id="reports">{t('obligation.reports')}</h2>
      {reports.length === 0 && <p className="soft">{t('obligation.noReports')}</p>}
      <ol className="timeline">
        {reports.map(({ id, on, party, period, status, done, next, problems, support, evidence, judged }) => (
          <li key={id}>
            <time dateTime={on}>{on}</time> <strong lang="zh">{nameOf(party)}</strong> <span className={`tag ${LOOKS[status]}`}>{word('value', status)}</span> <span className="soft">{t('obligation.period', { period })}</span>
            {([['done', done], ['next', next], ['problems', problems], ['support', support]] as const).map(([name, text]) => text !== '' && <p key={name} className="quote"><span className="soft">{word('field', name)}</span> <span lang="zh">{text}</span></p>)}
            {evidence.length > 0 && <ul>{evidence.map((one) => <li key={one.title}><span lang="zh">{one.title}</span> <Proof {...one} /></li>)}</ul>}
            {judged?.remark != null && <p className="quote"><span className="soft">{word('field', 'remark')}</span> <span lang="zh">{judged.remark}</span></p>}
          </li>
        ))}
      </ol>
      {periods.length > 0 && (
        <details>
          <summary>{t('obligation.periods', { count: periods.length })}</summary>
          <ul className="plain-list">{periods.map(({ period, dueOn, on, outcome }) => <li key={period}>{t('obligation.period', { period })} {dueOn} <strong>{word('given', outcome)}</strong> <span className="soft">{on}</span></li>)}</ul>
        </details>
      )}
    </section>
  );
}
