import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PoliciesPreviewView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

const PLACES = { agreement: 'agreements', followUp: 'follow-ups', obligation: 'obligations' } as const;

/** What would be dated by other rules, with the present days and the new ones; each leads to its record. */
export function Affected({ preview: { affected, more } }: { preview: PoliciesPreviewView }): ReactNode {
  const { t, word } = useWords();
  const moved = affected.filter(({ clocks }) => clocks.some(({ dueOn, newDueOn }) => dueOn !== newDueOn)).length;
  const told = t(more ? 'policies.affectedMore' : 'policies.affected', { count: affected.length, moved });
  return (
    <>
      <p role="status"><strong>{told}</strong></p>
      {affected.length > 0 && (
        <div className="scroll tall" tabIndex={0} role="group" aria-label={told}>
          <table className="rows dense">
            <thead><tr><th scope="col">{t('policies.record')}</th><th scope="col">{word('kind', 'agreement')}</th><th scope="col">{t('agreement.clocks')}</th><th scope="col">{t('policies.now')}</th><th scope="col">{t('policies.then')}</th></tr></thead>
            <tbody>
              {affected.flatMap(({ kind, id, agreement, clocks }) => clocks.map(({ timer, dueOn, newDueOn }) => (
                <tr key={`${id} ${timer}`}>
                  <th scope="row"><Link to={`/${PLACES[kind]}/${encodeURIComponent(id)}`}>{word('kind', kind)}</Link></th>
                  <td><Link to={`/agreements/${encodeURIComponent(agreement)}`}>{agreement}</Link></td>
                  <td>{word('timer', timer)}</td><td className="whole">{dueOn}</td><td className="whole">{newDueOn === dueOn ? newDueOn : <strong>{newDueOn}</strong>}</td>
                </tr>
              )))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
