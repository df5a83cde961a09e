import type { ReactNode } from 'react';
import type { ObligationView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

/** By what it is measured: milestones, indicators, and the terms that were fixed at the signing. */
export function Yardsticks({ obligation: { milestones, indicators, terms } }: { obligation: ObligationView }): ReactNode {
  const { t, word } = useWords();
  if (milestones.length + indicators.length + terms.length === 0) return null;
  return (
    <section className="panel wide" aria-labelledby="yardsticks">
      <h2 id="yardsticks">{t('obligation.yardsticks')}</h2>
      <ul className="plain-list">
        {milestones.map(({ id, title, dueOn, doneOn, late }) => <li key={id}>{word('field', 'milestone')} <strong lang="zh">{title}</strong> {dueOn} {doneOn ?? <span className={late ? 'late' : 'soft'}>{t(late ? 'obligation.late' : 'obligation.notYet')}</span>}</li>)}
        {indicators.map(({ id, name, unit, baseline, target, values, stale }) => (
          <li key={id}>
            {word('field', 'indicator')} <strong lang="zh">{name}</strong> {values.at(-1)?.value ?? baseline ?? '–'} / {target ?? '–'} <span lang="zh">{unit}</span> <span className="soft">{values.at(-1)?.on}</span> {stale && <span className="late">{t('obligation.stale')}</span>}
          </li>
        ))}
        {terms.map(({ id, text, met }) => <li key={id}>{word('field', 'term')} <span lang="zh">{text}</span> {met === null ? <span className="soft">{t('obligation.notYet')}</span> : met.on}</li>)}
      </ul>
    </section>
  );
}
