import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { PolicyView } from '#libs/contracts';
import { api, must } from '../../api/client.js';
import { readAnew } from '../../api/read-anew.js';
import { useCell } from '../../cell.js';
import { RefusalTold } from '../../parts/refusal-told.js';
import { session } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { Affected } from './affected.js';
import type { FieldName, Policy } from './fields.js';
import { changedFields, fieldNames, textAt, withText } from './fields.js';
import { PolicyField } from './policy-field.js';

/** A change of a policy: first what it would be, then whose dates it would change, and only then its next version. */
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
  const { t, word } = useWords();
  const queries = useQueryClient();
  const isAdmin = useCell(session)?.admin === true;
  const [base, setBase] = useState<Policy>(now);
  const [told, setTold] = useState<Partial<Record<FieldName, string>>>({});
  const then = fieldNames.reduce<Policy>((one, name) => (told[name] === undefined ? one : withText(one, name, told[name])), { ...base, version: base.version + 1 });
  const previewing = useMutation({ mutationFn: () => must(api.POST('/api/policies/preview', { body: { policies: [{ ...then }] } })) });
  const enacting = useMutation({
    mutationFn: () => must(api.POST('/api/imports', { body: { kind: 'policies', format: 'json', content: JSON.stringify([then]) } })),
    onSuccess: () => done(then.version),
    onSettled: () => readAnew(queries),
  });
  const changed = changedFields(base, then);
  // Another may have put a version in force meanwhile: what was typed stays, and makes the next one after it.
  const isBehind = now.version > base.version;
  const tell = (name: FieldName, text: string): void => {
    previewing.reset();
    enacting.reset();
    setTold({ ...told, [name]: text });
  };
  const press = (pressed: FormEvent): void => {
    pressed.preventDefault();
    previewing.mutate();
  };
  return (
    <form className="event-form" onSubmit={press} aria-label={t('policies.change')}>
      <div className="policy-fields">{fieldNames.map((name) => <PolicyField key={name} name={name} value={told[name] ?? textAt(base, name)} tell={(text) => tell(name, text)} />)}</div>
      {isBehind && (
        <div className="changed" role="alert">
          <strong>{t('policies.behind', { version: now.version })}</strong>{' '}
          <button type="button" onClick={() => { previewing.reset(); setBase(now); }}>{t('changed.seen')}</button>
        </div>
      )}
      <div className="row">
        <button type="submit" className="primary" aria-describedby={changed.length === 0 ? 'why-preview' : undefined} disabled={changed.length === 0 || previewing.isPending || isBehind}>{t('policies.preview')}</button>
        <button type="button" onClick={cancel}>{t('fill.cancel')}</button>
        {changed.length === 0 && <span id="why-preview" className="soft">{t('policies.nothingChanged')}</span>}
      </div>
      <RefusalTold error={previewing.error} />
      {previewing.data !== undefined && (
        <>
          <ul>{changed.map((name) => <li key={name}>{word('policyField', name)}: {textAt(base, name) || '–'} → <strong>{textAt(then, name) || '–'}</strong></li>)}</ul>
          <Affected preview={previewing.data} />
          <p className="soft">{t('policies.keepsDates')}</p>
          <p>
            <button type="button" className="primary" disabled={!isAdmin || enacting.isPending || isBehind} aria-describedby={isAdmin ? undefined : 'why-enact'} onClick={() => enacting.mutate()}>{t('policies.enact', { version: then.version })}</button>
            {!isAdmin && <span id="why-enact" className="why">{t('policies.adminOnly')}</span>}
          </p>
          <RefusalTold error={enacting.error} />
        </>
      )}
    </form>
  );
}
