import type { Migration } from './migration.js';

/**
 * Obligations as records of their own. `agreement` is the one whose clocks they share; those that belong to others as
 * well have a row in `obligation_link` for each of these. Older code knows neither their clocks nor who is pressed for them.
 */
export const obligations: Migration = {
  number: 11,
  name: 'Obligations',
  breaking: true,
  statements: ({ types: { text, int, big, json }, table, compactTable }) => [
    `create table if not exists obligation (
      id ${text} not null primary key, agreement ${text} not null, chart ${int} not null, version ${int} not null, state ${text} not null,
      lead_unit ${text}, responsible_unit ${text}, category ${text}, parties ${text} not null, due_on ${text},
      context ${json} not null, timers ${json} not null, due_at ${big}, estimated ${int} not null, at ${big} not null,
      constraint obligation_agreement foreign key (agreement) references agreement (id)
    ) ${table}`,
    'create index if not exists obligation_of_agreement on obligation (agreement, id)',
    'create index if not exists obligation_due on obligation (due_at, id) where due_at is not null',
    'create index if not exists obligation_estimated on obligation (estimated) where estimated = 1',
    'create index if not exists obligation_state on obligation (state, id)',
    `create table if not exists obligation_link (
      agreement ${text} not null, obligation ${text} not null, primary key (agreement, obligation),
      constraint obligation_link_obligation foreign key (obligation) references obligation (id)
    ) ${compactTable}`,
  ],
};
