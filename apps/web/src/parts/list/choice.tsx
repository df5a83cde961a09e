import type { ReactNode } from 'react';
import type { Group } from '../../words/use-words.js';
import { useWords } from '../../words/use-words.js';

interface ChoiceProps {
  label: string;
  /** What is chosen; null where nothing is. A value that is not among the known ones is shown all the same. */
  value: string | null;
  /** The words for the values. */
  group: Group;
  values: readonly string[];
  /** What it is called where nothing is chosen. */
  none?: string;
  choose: (value: string | null) => void;
}

/** A filter of a list that has a few values. */
export function Choice({ label, value, group, values, none, choose }: ChoiceProps): ReactNode {
  const { t, word } = useWords();
  return (
    <label className="filter">
      {label}
      <select value={value ?? ''} onChange={({ target }) => choose(target.value === '' ? null : target.value)}>
        <option value="">{none ?? t('ledger.any')}</option>
        {[...values, ...(value === null || values.includes(value) ? [] : [value])].map((one) => <option key={one} value={one}>{word(group, one)}</option>)}
      </select>
    </label>
  );
}
