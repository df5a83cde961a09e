import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
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
import { MatchTold } from './rules-told.js';

/** A policy that is not in force yet: first what it would be, then whose dates it would change, and only then is it put in force. */
export function PolicyForm({ label, base, head, whyNot, held, isHeld = false, enact, cancel, done }: {
  label: string;
  /** What it would be where nothing is typed. */
  base: Policy;
  /** What is asked for before its rules. */
  head?: ReactNode;
  /** Why that, with these fields typed otherwise, is no policy to look at; null where it is one. */
  whyNot: (changed: readonly FieldName[]) => string | null;
  /** What must be seen before anything is sent. */
  held?: ReactNode;
  isHeld?: boolean;
  enact: string;
  cancel: () => void;
  done: () => void;
}): ReactNode {
  const { t, word } = useWords();
  const queries = useQueryClient();
  const isAdmin = useCell(session)?.admin === true;
  const [told, setTold] = useState<Partial<Record<FieldName, string>>>({});
  const policy = fieldNames.reduce<Policy>((one, name) => (told[name] === undefined ? one : withText(one, name, told[name])), base);
  const previewing = useMutation({ mutationFn: (one: Policy) => must(api.POST('/api/policies/preview', { body: { policies: [{ ...one }] } })) });
  const enacting = useMutation({
    mutationFn: (one: Policy) => must(api.POST('/api/imports', { body: { kind: 'policies', format: 'json', content: JSON.stringify([one]) } })),
    onSuccess: done, onSettled: () => readAnew(queries),
  });
  // What was answered is told as long as it is about what stands in the form.
  const isAbout = (one: Policy | undefined): boolean => JSON.stringify(one) === JSON.stringify(policy);
  const changed = changedFields(base, policy);
  const why = whyNot(changed);
  const press = (pressed: FormEvent): void => {
    pressed.preventDefault();
    previewing.mutate(policy);
  };
  return (
    <form className="event-form" onSubmit={press} aria-label={label}>
      {head}
      <div className="policy-fields">{fieldNames.map((name) => <PolicyField key={name} name={name} value={told[name] ?? textAt(base, name)} tell={(text) => setTold({ ...told, [name]: text })} />)}</div>
      {held}
      <div className="row">
        <button type="submit" className="primary" aria-describedby={why === null ? undefined : 'why-preview'} disabled={why !== null || previewing.isPending || isHeld}>{t('policies.preview')}</button>
        <button type="button" onClick={cancel}>{t('fill.cancel')}</button>
        {why !== null && <span id="why-preview" className="soft">{why}</span>}
      </div>
      <RefusalTold error={isAbout(previewing.variables) ? previewing.error : null} />
      {previewing.data !== undefined && isAbout(previewing.variables) && (
        <>
          <MatchTold match={policy.match} />
          {changed.length > 0 && <ul>{changed.map((name) => <li key={name}>{word('policyField', name)}: {textAt(base, name) || '–'} → <strong>{textAt(policy, name) || '–'}</strong></li>)}</ul>}
          <Affected preview={previewing.data} />
          <p className="soft">{t('policies.keepsDates')}</p>
          <p>
            <button type="button" className="primary" disabled={!isAdmin || enacting.isPending || isHeld} aria-describedby={isAdmin ? undefined : 'why-enact'} onClick={() => enacting.mutate(policy)}>{enact}</button>
            {!isAdmin && <span id="why-enact" className="why">{t('policies.adminOnly')}</span>}
          </p>
          <RefusalTold error={isAbout(enacting.variables) ? enacting.error : null} />
        </>
      )}
    </form>
  );
}
