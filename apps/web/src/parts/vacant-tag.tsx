import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.js';

/** A seat that nobody holds, by word and shape. */
export function VacantTag(): ReactNode {
  const { t } = useWords();
  return <span className="tag amber"><span aria-hidden="true">◇</span> {t('offices.vacant')}</span>;
}
