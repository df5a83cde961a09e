import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';

/** The steps of a list that the server pages: back to the first page, and on. */
export function Pages({ cursor, next, turn }: { cursor: string | null; next: string | null; turn: (cursor: string | null) => void }): ReactNode {
  const { t } = useWords();
  return (
    <nav className="row" aria-label={t('ledger.pages')}>
      {cursor !== null && <button type="button" onClick={() => turn(null)}>{t('ledger.first')}</button>}
      {next !== null && <button type="button" onClick={() => turn(next)}>{t('ledger.next')}</button>}
    </nav>
  );
}
