import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { isDemo } from '../page.js';
import { Dialog } from '../parts/dialog.js';
import { useWords } from '../words/use-words.js';
import { actAs, personOf } from './act-as.js';
import { begin, session } from './session.js';
import TokenForm from './token-form.js';

/** The session ended in the middle of something: over the screen, which keeps what was typed, a token is asked for. */
export default function AskAgain(): ReactNode {
  const { t } = useWords();
  useEffect(() => {
    // The people of the demonstration are lent anew by whoever lent them before.
    const current = session.get();
    if (isDemo && current !== null) void actAs(current.office.code, personOf(current)).then(begin, () => undefined);
  }, []);
  return <Dialog title={t('session.endedTitle')}><TokenForm told="ended" /></Dialog>;
}
