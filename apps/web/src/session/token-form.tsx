import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Refusal, Unreachable } from '../api/refusal.js';
import { useWords } from '../words/use-words.js';
import { sessionOf } from './act-as.js';
import { begin } from './session.js';

/** Asks once for a token, and takes it when the server knows it. */
export default function TokenForm({ told = 'told' }: { told?: 'told' | 'ended' }): ReactNode {
  const { t } = useWords();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const enter = async ({ token }: { token: string }): Promise<void> => {
    setBusy(true);
    try {
      begin(await sessionOf(token.trim()));
    } catch (error) {
      setFault(error instanceof Unreachable ? t('problem.unreachable') : error instanceof Refusal && error.problem.status === 401 ? t('session.unknown') : String(error));
    }
    setBusy(false);
  };
  return (
    <Form layout="vertical" onFinish={(values: { token: string }) => void enter(values)} requiredMark={false}>
      {told === 'told' && <h1>{t('session.title')}</h1>}
      <p>{t(`session.${told}`)}</p>
      <Form.Item name="token" label={t('session.token')} {...(fault === null ? {} : { validateStatus: 'error', help: fault })} rules={[{ required: true, whitespace: true, message: t('session.title') }]}>
        <Input.Password autoComplete="off" autoFocus size="large" />
      </Form.Item>
      <p className="soft">{t('session.kept')}</p>
      <Button type="primary" htmlType="submit" loading={busy} size="large">{t('session.enter')}</Button>
    </Form>
  );
}
