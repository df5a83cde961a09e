import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';
import type { FieldProps } from './field-props.js';
import { membersOf, textOf } from './field-props.js';

/** A file is told by its name and its SHA-256, which is worked out here; the file itself stays where it is. */
export function FileField({ name, value, onChange }: FieldProps): ReactNode {
  const { t, word } = useWords();
  const id = useId();
  const [fault, setFault] = useState<string | null>(null);
  const { name: told, sha256 } = membersOf(value);
  const take = async (file: File | undefined): Promise<void> => {
    setFault(null);
    if (file === undefined) return onChange(undefined);
    // A browser works out hashes on https and on its own machine alone.
    if (globalThis.isSecureContext !== true) return setFault(t('fill.insecure'));
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    onChange({ name: file.name, sha256: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('') });
  };
  return (
    <div className="field">
      <label htmlFor={id}>{word('field', name)} <span className="soft">{t('fill.optional')}</span></label>
      <input id={id} type="file" onChange={({ target }) => void take(target.files?.[0])} />
      {told !== undefined && <p className="soft">{textOf(told)} <code>{textOf(sha256)}</code></p>}
      {fault !== null && <p className="fault">{fault}</p>}
    </div>
  );
}
