import { parseAsString, useQueryStates } from 'nuqs';
import type { paths } from '../../../generated/api.js';

export type Query = NonNullable<paths['/api/agreements']['get']['parameters']['query']>;

/** What the list can be narrowed by; each stands in the address under its own name. */
export const filterNames = ['q', 'stage', 'state', 'form', 'domain', 'level', 'government', 'party', 'region', 'pressedBy', 'signedFrom', 'signedTo', 'without', 'light'] as const satisfies (keyof Query)[];
export type FilterName = (typeof filterNames)[number];

const parsers = Object.fromEntries([...filterNames, 'cursor', 'cols'].map((name) => [name, parseAsString])) as Record<FilterName | 'cursor' | 'cols', typeof parseAsString>;

export interface View {
  filters: Partial<Record<FilterName, string>>;
  cursor: string | null;
  cols: string | null;
  /** Narrows anew, from the first page. */
  narrow: (change: Partial<Record<FilterName, string | null>>) => void;
  turn: (cursor: string | null) => void;
  choose: (cols: string | null) => void;
  clear: () => void;
}

/** The view of the ledger is its address: what is kept, sent on or gone back to is the same view. The server judges it. */
export function useView(): View {
  const [told, tell] = useQueryStates(parsers, { history: 'push' });
  const filters = Object.fromEntries(filterNames.flatMap((name) => (told[name] === null || told[name] === '' ? [] : [[name, told[name]]])));
  return {
    filters, cursor: told.cursor, cols: told.cols,
    narrow: (change) => void tell({ ...change, cursor: null }),
    turn: (cursor) => void tell({ cursor }),
    choose: (cols) => void tell({ cols }),
    clear: () => void tell({ ...Object.fromEntries(filterNames.map((name) => [name, null])), cursor: null }),
  };
}
