import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { isDemo } from '../page.js';
import { useWords } from '../words/use-words.js';
import { actAs } from './act-as.js';
import { begin, session } from './session.js';
import TokenForm from './token-form.js';

/** The session ended in the middle of something: over the screen, which keeps what was typed, a token is asked for. */
export default function AskAgain(): ReactNode {
  const { t } = useWords();
  useEffect(() => {
    // The people of the demonstration are lent anew by whoever lent them before.
    const office = session.get()?.office.code;
    if (isDemo && office !== undefined) void actAs(office, 'first').then(begin, () => undefined);
  }, []);
  return <Modal open title={t('session.endedTitle')} footer={null} closable={false} maskClosable={false} keyboard={false}><TokenForm told="ended" /></Modal>;
}
