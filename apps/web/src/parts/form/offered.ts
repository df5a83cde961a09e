import { createContext, useContext } from 'react';

/** By the name of a field: what can be chosen for it. */
export interface Choices {
  [field: string]: readonly { value: string; label: string }[];
}

/** What a record offers to its forms. */
export interface Offered {
  choices: Choices;
  /** The agreement whose files they are that a form names; null where there is none yet. */
  agreement: string | null;
}

export const OfferedContext = createContext<Offered>({ choices: {}, agreement: null });
export const useOffered = (): Offered => useContext(OfferedContext);
