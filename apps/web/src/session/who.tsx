import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useCell } from '../cell.js';
import { isDemo } from '../page.js';
import { useWords } from '../words/use-words.js';
import { personOf } from './act-as.js';
import { leave, session } from './session.js';

const Switcher = lazy(() => import('./switcher.js'));

/** For which office this page acts; on the demonstration a step to any other. */
export function Who(): ReactNode {
  const { t } = useWords();
  const current = useCell(session);
  const [open, setOpen] = useState(false);
  if (current === null) return null;
  const { office, name } = current;
  const person = isDemo ? t(`session.${personOf(current)}`) : name;
  return (
    <span className="who">
      <span className="soft who-word">{t('session.acting')}</span> <strong>{office.name}</strong> <span className="soft">{person}</span>{' '}
      {isDemo ? <button type="button" className="plain" onClick={() => setOpen(true)}>{t('session.change')}</button> : <button type="button" className="plain" onClick={leave}>{t('session.leave')}</button>}
      {open && <Suspense><Switcher close={() => setOpen(false)} /></Suspense>}
    </span>
  );
}
