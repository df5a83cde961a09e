import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../words/use-words.js';
import { useBreakdown } from './lights.js';

/** The parties by delay: how many of their agreements are overdue, and for how long the longest is signed. */
export function LateUnits(): ReactNode {
  const { t, word } = useWords();
  const { data } = useBreakdown();
  if (data === undefined || data.units.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="late-units">
      <h2 id="late-units">{t('cockpit.lateUnits')}</h2>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="late-units">
        <table className="rows">
          <thead><tr><th scope="col">{t('agreement.party')}</th><th scope="col">{t('cockpit.level')}</th><th scope="col" className="number">{t('cockpit.overdue')}</th><th scope="col" className="number">{t('cockpit.longestSigned')}</th></tr></thead>
          <tbody>
            {data.units.map(({ government, name, level, overdue, days }) => (
              <tr key={government}>
                <th scope="row"><Link to={`/offices/${government}`} lang="zh">{name}</Link></th>
                <td>{word('level', level)}</td>
                <td className="number"><Link to={`/ledger?state=signed.overdue&party=${government}`} className="late">{overdue}</Link></td>
                <td className="number">{days === null ? '' : t('cockpit.days', { count: days })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
