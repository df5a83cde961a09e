import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';
import type { ColumnName } from './columns.js';
import { columnNames, shownAtFirst } from './columns.js';

/** The columns that an address names, in our order; those shown at first where it names none. */
export function columnsOf(cols: string | null): ColumnName[] {
  const named = (cols ?? '').split('.');
  const chosen = columnNames.filter((name) => named.includes(name));
  return chosen.length === 0 ? [...shownAtFirst] : chosen;
}

export function ColumnChoice({ shown, choose }: { shown: readonly ColumnName[]; choose: (cols: string | null) => void }): ReactNode {
  const { t } = useWords();
  const toggle = (name: ColumnName): void => {
    const next = columnNames.filter((one) => (one === name ? !shown.includes(one) : shown.includes(one)));
    choose(next.length === 0 || next.join() === shownAtFirst.join() ? null : next.join('.'));
  };
  return (
    <details className="columns">
      <summary>{t('ledger.columns')}</summary>
      <fieldset>
        <legend>{t('ledger.columns')}</legend>
        {columnNames.map((name) => (
          <label key={name}><input type="checkbox" checked={shown.includes(name)} onChange={() => toggle(name)} /> {t(`ledger.column.${name}`)}</label>
        ))}
      </fieldset>
    </details>
  );
}
