import type { Migration } from './migration.js';

/**
 * The lights of the days: a row where the light of a record differs from the day before, so that most days cost nothing,
 * and a row for each day on which lights were told. The database itself refuses to change what was told.
 */
export const lights: Migration = {
  number: 17,
  name: 'Lights',
  breaking: false,
  statements: ({ types: { text, big, json }, compactTable, table, unchanging }) => [
    `create table if not exists light (
      kind ${text} not null, record ${text} not null, day ${text} not null, light ${text} not null, reason ${text} not null, primary key (kind, record, day)
    ) ${compactTable}`,
    'create index if not exists light_told on light (kind, light, record, day)',
    // `kind` and `after`: how far the run of the day has come.
    `create table if not exists light_run (
      day ${text} not null primary key, started_at ${big} not null, ended_at ${big}, kind ${text} not null, after ${text} not null, counts ${json} not null
    ) ${table}`,
    ...unchanging('light'),
    ...unchanging('light_run', 'old.ended_at is not null'),
  ],
};
