import type { Migration } from './migration.js';

/** What the standing checks found, and the days on which they ran. */
export const standingChecks: Migration = {
  number: 18,
  name: 'StandingChecks',
  breaking: false,
  statements: ({ types: { text, int, big, json }, compactTable, table }) => [
    `create table if not exists finding (
      agreement ${text} not null, code ${text} not null, subject ${text} not null, severity ${int} not null, kind ${text} not null, record ${text} not null,
      details ${json} not null, since ${text} not null, primary key (agreement, code, subject),
      constraint finding_agreement foreign key (agreement) references agreement (id)
    ) ${compactTable}`,
    'create index if not exists finding_list on finding (severity, code, agreement, subject)',
    `create table if not exists check_run (day ${text} not null primary key, started_at ${big} not null, ended_at ${big} not null) ${table}`,
  ],
};
