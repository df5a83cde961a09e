import type { Migration } from './migration.js';

/** Where the data come from when they were restored: the moment the backup was taken. A backup writes it into itself. */
export const provenance: Migration = {
  number: 3,
  name: 'Provenance',
  breaking: true,
  statements: ({ types: { big }, counting, table }) => [`create table if not exists provenance (seq ${counting}, taken_at ${big} not null) ${table}`],
};
