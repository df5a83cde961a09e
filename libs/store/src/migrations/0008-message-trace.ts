import type { Migration } from './migration.js';

/** A message remembers the span that planned it, so that its delivery in another process belongs to the same trace. */
export const messageTrace: Migration = {
  number: 8,
  name: 'MessageTrace',
  breaking: false,
  statements: () => [],
  columns: ({ types: { text } }) => [{ table: 'outbox', column: 'trace', type: text }],
};
