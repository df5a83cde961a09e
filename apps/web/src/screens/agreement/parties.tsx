import type { ReactNode } from 'react';
import type { AgreementView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

/** Who promised, in which role, and who has signed how and when. */
export function Parties({ agreement: { parties, partiesComplete, signatures, rule } }: { agreement: AgreementView }): ReactNode {
  const { t, word } = useWords();
  const told = rule.kind === 'kOfN' ? t('agreement.kOfN', { k: rule.k }) : rule.kind === 'onDate' ? t('agreement.onDate', { date: rule.date }) : t('agreement.all');
  return (
    <section className="panel" aria-labelledby="parties">
      <h2 id="parties">{t('agreement.parties')}</h2>
      <p className="soft">{t('agreement.rule')} {told}</p>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="parties">
        <table className="rows">
          <thead><tr><th scope="col">{t('agreement.party')}</th><th scope="col">{t('agreement.role')}</th><th scope="col">{t('cockpit.level')}</th><th scope="col">{t('agreement.signature')}</th></tr></thead>
          <tbody>
            {parties.map((party) => {
              const signed = signatures.find((signature) => signature.party === party.code);
              return (
                <tr key={party.code}>
                  <th scope="row" lang="zh">{party.name}{party.department !== undefined && ` ${party.department.name}`} <span className="soft">{party.code}</span></th>
                  <td>{word('role', party.role)}</td>
                  <td>{word('level', party.level)}</td>
                  <td>{party.left !== undefined ? t('agreement.left', { on: party.left.on }) : signed === undefined ? <span className="soft">{party.role === 'witness' ? '' : t('agreement.unsigned')}</span> : `${signed.on} ${signed.signer} ${word('value', signed.manner)}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {!partiesComplete && <p className="fault">{t('agreement.partiesOpen')}</p>}
    </section>
  );
}
