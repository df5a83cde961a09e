import type { Migration } from './migration.js';

/** Counts the changes of what the rules read, so that every process knows when its copy is old. */
export const referenceVersion: Migration = {
  number: 5,
  name: 'ReferenceVersion',
  breaking: true,
  statements: ({ types: { int }, table }) => [
    `create table if not exists reference_version (version ${int} not null) ${table}`,
    'insert into reference_version (version) select 1 where not exists (select 1 from reference_version)',
  ],
};
