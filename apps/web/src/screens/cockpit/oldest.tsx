import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SummaryView } from '#libs/contracts';
import { daysBetween, interval } from '../../parts/dates.js';
import { StateTag } from '../../parts/state-tag.js';
import { useWords } from '../../words/use-words.js';

type Signed = SummaryView['signedNotImplemented'];

/** The agreements that wait longest, each with who is pressed for it, at which rung and for how long. */
export function Oldest({ signed: { oldest, count }, today }: { signed: Signed; today: string }): ReactNode {
  const { t } = useWords();
  if (oldest.length === 0) return null;
  return (
    <section className="panel wide" aria-labelledby="oldest">
      <h2 id="oldest">{t('cockpit.oldest')} {count > oldest.length && <Link to="/ledger?stage=signed" className="soft">{t('cockpit.all', { count })}</Link>}</h2>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="oldest">
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{t('ledger.column.id')}</th><th scope="col">{t('ledger.column.title')}</th><th scope="col">{t('ledger.column.signedOn')}</th><th scope="col" className="number">{t('cockpit.since')}</th><th scope="col">{t('cockpit.who')}</th>
            </tr>
          </thead>
          <tbody>
            {oldest.map((one) => (
              <tr key={one.id}>
                <th scope="row"><Link to={`/agreements/${encodeURIComponent(one.id)}`}>{one.id}</Link></th>
                <td lang="zh">{one.title}</td>
                <td>{one.signedOn === null ? t('ledger.undated') : interval(one.signedOn)}</td>
                <td className="number">{one.days === null ? '' : t('cockpit.days', { count: one.days })}</td>
                <td><Who one={one} today={today} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Who({ one, today }: { one: Signed['oldest'][number]; today: string }): ReactNode {
  const { t, word } = useWords();
  if (one.pressedBy.length === 0) {
    return <span className="soft">{one.nobodyAsked !== null ? word('nobody', one.nobodyAsked) : one.signedOn === null ? t('cockpit.noClock') : t('cockpit.notDue')}</span>;
  }
  return (
    <ul className="plain-list">
      {one.pressedBy.map(({ followUp, name, rung, state, since }) => (
        <li key={followUp}>{name} <span className="soft">{t('cockpit.rung', { rung: rung + 1 })}</span> <Link to={`/follow-ups/${followUp}`}><StateTag state={state} /></Link> <span className="soft">{t('cockpit.days', { count: daysBetween(since, today) })}</span></li>
      ))}
    </ul>
  );
}
