import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';

/** A field that narrows a list when its text is sent off; null is no text. Give it the text as key, so that it follows the address. */
export function SearchField({ id, label, value, longest, find }: { id: string; label: string; value: string | null; longest: number; find: (text: string | null) => void }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState(value ?? '');
  const search = (event: FormEvent): void => {
    event.preventDefault();
    find(typed.trim() === '' ? null : typed.trim());
  };
  return (
    <form onSubmit={search} className="filter grow">
      <label htmlFor={id}>{label}</label>
      <span className="row nowrap"><input id={id} type="search" value={typed} onChange={({ target }) => setTyped(target.value)} maxLength={longest} /><button type="submit">{t('ledger.find')}</button></span>
    </form>
  );
}
