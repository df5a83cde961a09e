import { createContext, useContext } from 'react';

/** What a record offers for the fields of its forms: by the name of the field, what can be chosen. */
export interface Choices {
  [field: string]: readonly { value: string; label: string }[];
}

export const ChoicesContext = createContext<Choices>({});
export const useChoices = (): Choices => useContext(ChoicesContext);
