import type { ReactNode } from 'react';
import type { AgreementView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';

/** The clocks that run, when each runs out, and by which policy. */
export function Clocks({ timers }: Pick<AgreementView, 'timers'>): ReactNode {
  const { t, word } = useWords();
  if (timers.length === 0) return <p className="soft">{t('agreement.noClock')}</p>;
  return (
    <ul className="plain-list">
      {timers.map(({ timer, dueOn, from, workingDays, estimated, policy }) => (
        <li key={timer}>
          <strong>{word('timer', timer)}</strong> {t('agreement.dueOn', { day: dueOn })}{' '}
          <span className="soft">
            {workingDays !== null && t('agreement.workingDays', { count: workingDays, from })} {policy} {estimated && t('agreement.estimated')}
          </span>
        </li>
      ))}
    </ul>
  );
}
