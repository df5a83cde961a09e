import type { ReactNode } from 'react';
import type { AgreementView } from '#libs/contracts';
import { Proof } from '../../parts/proof.js';
import { useWords } from '../../words/use-words.js';

/** Who promised, in which role, and who has signed how and when. */
export function Parties({ agreement: { parties, partiesComplete, signatures, rule, stage, fulfilment } }: { agreement: AgreementView }): ReactNode {
  const { t, word } = useWords();
  const told = rule.kind === 'kOfN' ? t('agreement.kOfN', { k: rule.k }) : rule.kind === 'onDate' ? t('agreement.onDate', { date: rule.date }) : t('agreement.all');
  return (
    <section className="panel" aria-labelledby="parties">
      <h2 id="parties">{t('agreement.parties')}</h2>
      <p className="soft">{t('agreement.rule')} {told}</p>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="parties">
        <table className="rows">
          <thead><tr><th scope="col">{t('agreement.party')}</th><th scope="col">{t('agreement.role')}</th><th scope="col">{t('cockpit.level')}</th><th scope="col">{t('agreement.signature')}</th><th scope="col" className="number">{t('obligation.delivered')}</th></tr></thead>
          <tbody>
            {parties.map((party) => {
              const signed = signatures.find((signature) => signature.party === party.code);
              const given = fulfilment.parties.find((one) => one.party === party.code);
              return (
                <tr key={party.code}>
                  <th scope="row" lang="zh">{party.name}{party.department !== undefined && ` ${party.department.name}`} <span className="soft">{party.code}</span>{party.contact !== undefined && <p className="soft" lang="zh">{word('field', 'contact')} {party.contact}</p>}</th>
                  <td>{word('role', party.role)}</td>
                  <td>{word('level', party.level)}</td>
                  <td>{party.left !== undefined ? t('agreement.left', { on: party.left.on }) : signed === undefined ? <span className="soft">{party.role === 'witness' ? '' : t(stage === 'proposed' ? 'agreement.unsigned' : 'agreement.signatureUnknown')}</span> : <>{signed.on} <span lang="zh">{signed.signer}</span> {word('value', signed.manner)} {signed.scan !== undefined && <Proof file={signed.scan} />}</>}</td>
                  <td className="number">{given === undefined ? '' : `${given.delivered} / ${given.owed}`}</td>
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
