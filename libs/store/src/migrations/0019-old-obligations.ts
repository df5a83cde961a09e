import type { Migration } from './migration.js';

/**
 * Agreements that planned obligations before these were records, and are not over: the clock plans them anew, an entry
 * each, and takes them off this list. Older code leaves the list as it is.
 */
export const oldObligations: Migration = {
  number: 19,
  name: 'OldObligations',
  breaking: false,
  statements: ({ types: { text }, compactTable }) => [
    `create table if not exists old_obligations (
      agreement ${text} not null primary key, constraint old_obligations_agreement foreign key (agreement) references agreement (id)
    ) ${compactTable}`,
    `insert into old_obligations (agreement) select id from agreement
      where stage in ('proposed', 'signed', 'implementing', 'onHold', 'evaluated') and obligations > (select count(*) from obligation where obligation.agreement = agreement.id)
      on conflict (agreement) do nothing`,
  ],
};
