import { parseAsString, useQueryStates } from 'nuqs';

export interface Address<Name extends string> {
  /** What stands in the address; null where nothing does. */
  told: Record<Name | 'cursor', string | null>;
  /** The same as a query of the server, without what is not told. */
  query: Partial<Record<Name | 'cursor', string>>;
  /** Narrows a list anew, from its first page unless another is told. */
  narrow: (change: Partial<Record<Name | 'cursor', string | null>>) => void;
  turn: (cursor: string | null) => void;
}

/** What a list shows stands in its address: what is kept, sent on or gone back to is the same view. The server judges it. */
export function useAddress<Name extends string>(names: readonly Name[]): Address<Name> {
  const all: readonly (Name | 'cursor')[] = [...names, 'cursor'];
  const [known, tell] = useQueryStates(Object.fromEntries(all.map((name) => [name, parseAsString])), { history: 'push' });
  const told = Object.fromEntries(all.map((name) => [name, known[name] === '' ? null : (known[name] ?? null)])) as Address<Name>['told'];
  return {
    told,
    query: Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null)) as Address<Name>['query'],
    narrow: (change) => void tell({ cursor: null, ...change }),
    turn: (cursor) => void tell({ cursor }),
  };
}
