import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Refusal, Unreachable } from '../api/refusal.js';
import { useWords } from '../words/use-words.js';
import { sessionOf } from './act-as.js';
import { begin } from './session.js';

/** Asks once for a token, and takes it when the server knows it. */
export default function TokenForm({ told = 'told' }: { told?: 'told' | 'ended' }): ReactNode {
  const { t } = useWords();
  const id = useId();
  const [token, setToken] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const enter = async (): Promise<void> => {
    setBusy(true);
    try {
      begin(await sessionOf(token.trim()));
    } catch (error) {
      setFault(error instanceof Unreachable ? t('problem.unreachable') : error instanceof Refusal && error.problem.status === 401 ? t('session.unknown') : String(error));
    }
    setBusy(false);
  };
  const press = (pressed: FormEvent): void => {
    pressed.preventDefault();
    void enter();
  };
  return (
    <form onSubmit={press} className="token-form">
      {told === 'told' && <h1>{t('session.title')}</h1>}
      <p>{t(`session.${told}`)}</p>
      <label htmlFor={id}>{t('session.token')}</label>
      <input id={id} type="password" autoComplete="off" required autoFocus value={token} onChange={({ target }) => setToken(target.value)} aria-invalid={fault !== null} aria-describedby={`${id}-fault`} />
      <p id={`${id}-fault`} role="alert" className="fault">{fault}</p>
      <p className="soft">{t('session.kept')}</p>
      <button type="submit" className="primary" disabled={busy}>{t('session.enter')}</button>
    </form>
  );
}
