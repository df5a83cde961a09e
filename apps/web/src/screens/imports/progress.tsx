import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';

/** How much of a file has left; once all of it has, what the server does with it. Without `stop` it goes on whatever is done here. */
export function Progress({ part, there, stop }: { part: number; there: string; stop?: () => void }): ReactNode {
  const { t } = useWords();
  const isThere = part >= 1;
  return (
    <div className="row">
      {isThere ? <progress aria-label={there} /> : <progress max={1} value={part} aria-label={t('file.part')} />}
      <span role="status">{isThere ? there : t('imports.leaving')}</span> {!isThere && <span className="number">{Math.floor(part * 100)}%</span>}
      {stop !== undefined && <button type="button" className="plain" onClick={stop}>{t('imports.stop')}</button>}
    </div>
  );
}
