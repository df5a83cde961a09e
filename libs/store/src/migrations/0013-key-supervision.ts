import type { Migration } from './migration.js';

/** Which follow-ups are under key supervision. Older code knows none of the states that follow-ups may be in from here on. */
export const keySupervision: Migration = {
  number: 13,
  name: 'KeySupervision',
  breaking: true,
  statements: () => [],
  columns: ({ types: { int } }) => [{ table: 'follow_up', column: 'key_mark', type: `${int} not null default 0` }],
};
