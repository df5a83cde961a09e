import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PolicyView } from '#libs/contracts';
import { useWords } from '../../words/use-words.js';
import type { Policy } from './fields.js';
import { PolicyForm } from './policy-form.js';

/** A change of a policy, as its next version. */
export function Change({ policy }: { policy: PolicyView }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  return (
    <>
      <p role="status">{done !== null && t('policies.enacted', { version: done })}</p>
      <p><button type="button" aria-expanded={open} onClick={() => { setOpen(!open); setDone(null); }}>{t('policies.change')}</button></p>
      {open && <Form policy={policy} cancel={() => setOpen(false)} done={(version) => { setOpen(false); setDone(version); }} />}
    </>
  );
}

function Form({ policy: { current: _, ...now }, cancel, done }: { policy: PolicyView; cancel: () => void; done: (version: number) => void }): ReactNode {
  const { t } = useWords();
  const [base, setBase] = useState<Policy>(now);
  // Another may have put a version in force meanwhile: what was typed stays, and makes the next one after it.
  const isBehind = now.version > base.version;
  const version = base.version + 1;
  return (
    <PolicyForm
      label={t('policies.change')} base={{ ...base, version }} whyNot={(changed) => (changed.length === 0 ? t('policies.nothingChanged') : null)} enact={t('policies.enact', { version })} cancel={cancel} done={() => done(version)}
      isHeld={isBehind} held={isBehind && (
        <div className="changed" role="alert">
          <strong>{t('policies.behind', { version: now.version })}</strong>{' '}
          <button type="button" onClick={() => setBase(now)}>{t('changed.seen')}</button>
        </div>
      )}
    />
  );
}
