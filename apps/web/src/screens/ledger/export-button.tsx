import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { save } from '../../save.js';
import { useWords } from '../../words/use-words.js';
import type { ColumnName } from './columns.js';
import { exported } from './export.js';
import type { Query } from './filters.js';

/** Exports what is shown; how far it is can be seen, and it can be left. */
export function ExportButton({ query, shown }: { query: Query; shown: readonly ColumnName[] }): ReactNode {
  const words = useWords();
  const { t } = words;
  const [told, setTold] = useState('');
  const running = useRef<AbortController | null>(null);
  const [isRunning, setRunning] = useState(false);
  const run = async (): Promise<void> => {
    running.current = new AbortController();
    setRunning(true);
    try {
      const file = await exported(query, shown, words, (done, total) => setTold(t('ledger.exporting', { done, total })), running.current.signal);
      save(`${t('nav.ledger')}.csv`, new Blob([file], { type: 'text/csv;charset=utf-8' }));
      setTold(t('ledger.exported'));
    } catch {
      setTold(running.current.signal.aborted ? '' : t('ledger.notExported'));
    }
    setRunning(false);
  };
  return (
    <span className="row nowrap">
      <button type="button" onClick={() => (isRunning ? running.current?.abort() : void run())}>{isRunning ? t('ledger.stop') : t('ledger.export')}</button>
      <span role="status" className="soft">{told}</span>
    </span>
  );
}
