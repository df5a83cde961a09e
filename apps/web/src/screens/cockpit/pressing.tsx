import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SummaryView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

/** Which offices are asked or at work, on how many follow-ups, and since when the oldest waits. */
export function Pressing({ pressing: { offices, open, byLevel, most } }: { pressing: SummaryView['pressing'] }): ReactNode {
  const { t, word } = useWords();
  return (
    <section className="panel" aria-labelledby="pressing">
      <h2 id="pressing">{t('cockpit.pressing')}</h2>
      {most.length === 0 ? <p>{t('cockpit.nobody')}</p> : (
        <>
          <p className="row"><Link to="/follow-ups">{t('cockpit.offices', { offices, open })}</Link> {byLevel.map((one) => <Link key={one.level} to={`/follow-ups?level=${one.level}`}>{word('level', one.level)} {one.open}</Link>)}</p>
          <div className="scroll" tabIndex={0} role="group" aria-labelledby="pressing">
            <table className="rows">
              <thead><tr><th scope="col">{t('cockpit.office')}</th><th scope="col">{t('cockpit.level')}</th><th scope="col" className="number">{t('cockpit.open')}</th><th scope="col" className="number">{t('cockpit.longest')}</th></tr></thead>
              <tbody>
                {most.map((one) => (
                  <tr key={one.office}>
                    <th scope="row"><Link to={`/offices/${one.office}`} lang="zh">{one.name}</Link></th>
                    <td>{word('level', one.level)}</td>
                    <td className="number"><Link to={`/follow-ups?office=${one.office}`}>{one.open}</Link></td>
                    <td className="number">{one.days === null ? '' : t('cockpit.days', { count: one.days })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {offices > most.length && <p className="soft">{t('cockpit.more', { count: offices - most.length })}</p>}
        </>
      )}
    </section>
  );
}
