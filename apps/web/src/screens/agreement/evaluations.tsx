import type { ReactNode } from 'react';
import type { AgreementView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

type Judged = Pick<AgreementView, 'evaluation' | 'selfEvaluations'>;

/** What the parties say of themselves beside what an independent office says; and what was judged before it was opened again. */
export function Evaluations({ agreement: { evaluation, selfEvaluations, pastEvaluations, parties, obligations } }: { agreement: AgreementView }): ReactNode {
  const { t } = useWords();
  if (evaluation === null && selfEvaluations.length + pastEvaluations.length === 0) return null;
  const names = { party: (code: string): string => parties.find((one) => one.code === code)?.name ?? code, obligation: (id: string): string => obligations.find((one) => one.id === id)?.title ?? id };
  return (
    <section className="panel wide" aria-labelledby="evaluation">
      <h2 id="evaluation">{t('agreement.evaluation')}</h2>
      <Verdicts judged={{ evaluation, selfEvaluations }} names={names} />
      {pastEvaluations.map(({ reopened, ...judged }) => (
        <details key={`${reopened.on} ${reopened.reason}`}>
          <summary>{t('agreement.reopened', { on: reopened.on })} <span lang="zh">{reopened.reason}</span></summary>
          <Verdicts judged={judged} names={names} />
        </details>
      ))}
    </section>
  );
}

function Verdicts({ judged: { evaluation, selfEvaluations }, names }: { judged: Judged; names: { party: (code: string) => string; obligation: (id: string) => string } }): ReactNode {
  const { t, word } = useWords();
  const own = selfEvaluations.map((one) => ({ ...one, key: one.party, who: names.party(one.party), kind: 'self', commissionedBy: null, declaration: null }));
  const all = evaluation === null ? own : [...own, { ...evaluation, key: 'independent', who: evaluation.evaluator, kind: evaluation.kind }];
  if (all.length === 0) return null;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('agreement.evaluation')}>
      <table className="rows">
        <thead><tr><th scope="col">{word('field', 'evaluator')}</th><th scope="col">{word('field', 'kind')}</th><th scope="col">{word('field', 'date')}</th><th scope="col">{word('field', 'completion')}</th><th scope="col" className="number">{t('agreement.total')}</th><th scope="col">{word('field', 'scores')}</th><th scope="col">{word('field', 'remark')}</th></tr></thead>
        <tbody>
          {all.map(({ key, who, kind, on, completion, total, scores, obligations, remark, commissionedBy, declaration }) => (
            <tr key={key}>
              <th scope="row" lang="zh">{who}{commissionedBy !== null && <p className="soft">{word('field', 'commissionedBy')} {commissionedBy}</p>}</th>
              <td>{kind !== null && word('value', kind)}</td>
              <td className="whole">{on}</td>
              <td>{word('value', completion)}{obligations.length > 0 && <ul className="plain-list">{obligations.map((one) => <li key={one.obligation}><span lang="zh">{names.obligation(one.obligation)}</span> {word('value', one.completion)}</li>)}</ul>}</td>
              <td className="number">{total}</td>
              <td lang="zh">{scores.map(({ dimension, weight, score }) => <p key={dimension}>{dimension} {score}{weight !== null && <span className="soft"> × {weight}%</span>}</p>)}</td>
              <td lang="zh">{remark}{declaration !== null && declaration !== '' && <p className="soft">{word('field', 'declaration')} {declaration}</p>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
