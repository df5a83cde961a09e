import type { paths } from '../../../generated/api.js';
import { useAddress } from '../../parts/list/use-address.js';

export type Query = NonNullable<paths['/api/agreements']['get']['parameters']['query']>;

/** What the list can be narrowed by; each stands in the address under its own name. */
export const filterNames = ['q', 'stage', 'state', 'form', 'domain', 'level', 'government', 'party', 'region', 'pressedBy', 'jointOffice', 'signedFrom', 'signedTo', 'without', 'light'] as const satisfies (keyof Query)[];
export type FilterName = (typeof filterNames)[number];

export interface View {
  filters: Partial<Record<FilterName, string>>;
  cursor: string | null;
  cols: string | null;
  sort: string | null;
  /** Narrows anew, from the first page. */
  narrow: (change: Partial<Record<FilterName, string | null>>) => void;
  turn: (cursor: string | null) => void;
  choose: (cols: string | null) => void;
  order: (sort: string | null) => void;
  clear: () => void;
}

/** The view of the ledger: what it is narrowed by, sorted by, and which columns it has. */
export function useView(): View {
  const { told, narrow, turn } = useAddress([...filterNames, 'cols', 'sort']);
  const filters = Object.fromEntries(filterNames.flatMap((name) => (told[name] === null ? [] : [[name, told[name]]])));
  return {
    filters, cursor: told.cursor, cols: told.cols, sort: told.sort, narrow, turn,
    choose: (cols) => narrow({ cols, cursor: told.cursor }),
    order: (sort) => narrow({ sort }),
    clear: () => narrow(Object.fromEntries(filterNames.map((name) => [name, null]))),
  };
}
