import type { Migration } from './migration.js';

/** Agreements are found by the pinyin initials of their title (首字母). Triggers keep them, so older code need not know of them. */
export const agreementInitials: Migration = {
  number: 20,
  name: 'AgreementInitials',
  breaking: false,
  statements: ({ search, types: { text }, compactTable }) => search.initials(text, compactTable),
};
