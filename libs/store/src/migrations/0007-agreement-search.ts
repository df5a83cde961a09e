import type { Migration } from './migration.js';

/** Agreements are found by a part of their title or id. Triggers keep the index, so older code need not know of it. */
export const agreementSearch: Migration = {
  number: 7,
  name: 'AgreementSearch',
  breaking: false,
  statements: ({ search }) => search.schema,
};
