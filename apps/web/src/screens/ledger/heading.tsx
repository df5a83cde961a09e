import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.js';
import type { ColumnName } from './columns.js';

/** Columns by which the server sorts, and how at first. */
const SORTED: Partial<Record<ColumnName, 'ascending' | 'descending'>> = { id: 'ascending', signedOn: 'ascending', updatedAt: 'descending' };
/** The order where none is told. */
const USUAL = 'id';

/** The head of a column; where the list can be sorted by it, the step that does so, and turns the order round when it is so already. */
export function Heading({ name, sort, order }: { name: ColumnName; sort: string | null; order: (sort: string | null) => void }): ReactNode {
  const { t } = useWords();
  const label = t(`ledger.column.${name}`);
  const first = SORTED[name];
  if (first === undefined) return <th scope="col">{label}</th>;
  const asked = sort ?? USUAL;
  const way = asked === name ? 'ascending' : asked === `-${name}` ? 'descending' : undefined;
  const next = way === undefined ? first : way === 'ascending' ? 'descending' : 'ascending';
  const told = next === 'descending' ? `-${name}` : name;
  return (
    <th scope="col" aria-sort={way}>
      <button type="button" className="plain" onClick={() => order(told === USUAL ? null : told)}>{label} <span aria-hidden="true">{way === undefined ? '↕' : way === 'ascending' ? '↑' : '↓'}</span></button>
    </th>
  );
}
