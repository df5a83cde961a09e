import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';
import type { Picture } from './picture.js';
import { waysFrom, within } from './picture.js';

/**
 * The chart as a track: its main line from left to right, each stage with the states within it, and beside the line the
 * states that leave it. All of it is taken from the chart; the current state and those that are one step away are marked.
 */
export function Track({ picture, state, label }: { picture: Picture; state: string; label: string }): ReactNode {
  const { t, word } = useWords();
  const next = new Set([...waysFrom(picture, state).values()].flat().map(({ to }) => to));
  const tops = picture.states.filter(({ parent }) => parent === null).map(({ path }) => path);
  const off = tops.filter((path) => !picture.line.includes(path));
  const box = (path: string): ReactNode => {
    const inner = picture.states.filter(({ parent }) => parent === path);
    const isHere = within(state, path);
    const isNext = !isHere && [...next].some((to) => within(to, path));
    return (
      <li key={path} className={isHere ? 'here' : isNext ? 'next' : undefined} aria-current={isHere ? 'step' : undefined}>
        <span className="stage-name">{word('state', path)}</span>
        {isNext && <span className="soft"> {t('chart.oneStep')}</span>}
        {inner.length > 0 && (
          <ul>
            {inner.map((one) => <li key={one.path} className={within(state, one.path) ? 'here' : next.has(one.path) ? 'next' : undefined}>{within(state, one.path) && <span aria-hidden="true">▶ </span>}{word('state', one.path)}</li>)}
          </ul>
        )}
      </li>
    );
  };
  return (
    <div className="track" role="group" aria-label={label}>
      <ol className="track-line">{picture.line.map(box)}</ol>
      <h3 className="soft">{t('chart.off')}</h3>
      <ul className="track-off">{off.map(box)}</ul>
    </div>
  );
}
