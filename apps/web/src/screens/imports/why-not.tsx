import type { ReactNode } from 'react';
import { wasStopped } from '../../api/send-slowly.js';
import { RefusalTold } from '../../parts/refusal-told.js';
import { useWords } from '../../words/use-words.js';
import { Unread } from './read-file.js';

/** Why a file was not looked at or brought in, and what to do. */
export function WhyNot({ error }: { error: unknown }): ReactNode {
  const { t } = useWords();
  if (!(error instanceof Unread)) return <RefusalTold error={wasStopped(error) ? null : error} />;
  return <div role="alert"><div className="refusal"><strong>{t(`imports.unread.${error.why}`, { file: error.file })}</strong> {t(`imports.unreadToDo.${error.why}`)}</div></div>;
}
