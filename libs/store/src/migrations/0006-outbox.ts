import type { Migration } from './migration.js';

/** Messages on their way out; a delivered one is removed. */
export const outbox: Migration = {
  number: 6,
  name: 'Outbox',
  breaking: true,
  statements: ({ types: { text, int, big, json }, table }) => [
    `create table if not exists outbox (
      id ${text} not null primary key, channel ${text} not null, body ${json} not null, at ${big} not null,
      state ${text} not null, attempts ${int} not null, next_at ${big} not null, last_error ${text}
    ) ${table}`,
    "create index if not exists outbox_waiting on outbox (next_at, id) where state = 'waiting'",
    "create index if not exists outbox_dead on outbox (id) where state = 'dead'",
  ],
};
