import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';
import type { Picture } from './picture.js';
import { placesOf, waysFrom } from './picture.js';

/** What people could do elsewhere but not here, and in which states they could: told by the chart. */
export function NotNow({ picture, state }: { picture: Picture; state: string }): ReactNode {
  const { t, word } = useWords();
  const here = waysFrom(picture, state);
  const others = [...new Set(picture.ways.filter(({ by, event }) => by === 'person' && !here.has(event)).map(({ event }) => event))];
  if (others.length === 0) return null;
  return (
    <details>
      <summary>{t('chart.notNow', { count: others.length })}</summary>
      <ul className="plain-list">
        {others.map((event) => <li key={event}><strong>{word('event', event)}</strong> <span className="soft">{t('chart.only', { states: placesOf(picture, event).map((path) => word('state', path)).join(t('wait.listed')) })}</span></li>)}
      </ul>
    </details>
  );
}
