import type { ReactNode } from 'react';
import type { AgreementView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

/** What the parties say of themselves beside what an independent office says. */
export function Evaluations({ agreement: { evaluation, selfEvaluations, parties } }: { agreement: AgreementView }): ReactNode {
  const { t, word } = useWords();
  const own = selfEvaluations.map((one) => ({ ...one, key: one.party, who: parties.find(({ code }) => code === one.party)?.name ?? one.party, kind: 'self' }));
  const all = evaluation === null ? own : [...own, { ...evaluation, key: 'independent', who: evaluation.evaluator, kind: evaluation.kind }];
  if (all.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="evaluation">
      <h2 id="evaluation">{t('agreement.evaluation')}</h2>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="evaluation">
        <table className="rows">
          <thead><tr><th scope="col">{word('field', 'evaluator')}</th><th scope="col">{word('field', 'kind')}</th><th scope="col">{word('field', 'completion')}</th><th scope="col" className="number">{t('agreement.total')}</th><th scope="col">{word('field', 'remark')}</th></tr></thead>
          <tbody>
            {all.map(({ key, who, kind, completion, total, remark }) => (
              <tr key={key}><th scope="row" lang="zh">{who}</th><td>{kind !== null && word('value', kind)}</td><td>{word('value', completion)}</td><td className="number">{total}</td><td lang="zh">{remark}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
