import type { Migration } from './migration.js';

/**
 * Agreements, follow-ups and their history. Whatever stands in a column beside the context is there for a list, a
 * filter or the clock; the clock's indexes hold only what waits.
 */
export const records: Migration = {
  number: 1,
  name: 'Records',
  breaking: true,
  statements: ({ types: { text, int, big, json }, counting, table, compactTable }) => [
    `create table if not exists agreement (
      id ${text} not null primary key, chart ${int} not null, version ${int} not null, state ${text} not null, stage ${text} not null,
      title ${text} not null, form ${text} not null, domains ${text} not null, signed_to ${text},
      obligations ${int} not null, accepted ${int} not null, ladderless ${int} not null,
      context ${json} not null, timers ${json} not null, due_at ${big}, estimated ${int} not null, at ${big} not null
    ) ${table}`,
    'create index if not exists agreement_due on agreement (due_at, id) where due_at is not null',
    'create index if not exists agreement_estimated on agreement (estimated) where estimated = 1',
    "create index if not exists agreement_stage on agreement (stage, (coalesce(signed_to, '9999-12-31')), state)",

    `create table if not exists agreement_party (
      government ${text} not null, agreement ${text} not null, role ${text} not null, primary key (government, agreement),
      constraint agreement_party_agreement foreign key (agreement) references agreement (id)
    ) ${compactTable}`,

    `create table if not exists follow_up (
      id ${text} not null primary key, agreement ${text} not null, case_id ${text} not null, rule ${text} not null, subject ${text} not null,
      waits ${int} not null, office ${text} not null, office_name ${text} not null, chart ${int} not null, version ${int} not null, state ${text} not null,
      at_work ${int} not null, presses ${text} not null, context ${json} not null, timers ${json} not null, due_at ${big}, estimated ${int} not null, at ${big} not null,
      constraint follow_up_key unique (agreement, rule, subject, waits, office),
      constraint follow_up_agreement foreign key (agreement) references agreement (id)
    ) ${table}`,
    'create index if not exists follow_up_due on follow_up (due_at, id) where due_at is not null',
    'create index if not exists follow_up_estimated on follow_up (estimated) where estimated = 1',
    'create index if not exists follow_up_office on follow_up (office, id)',
    'create index if not exists follow_up_at_work on follow_up (office, office_name) where at_work = 1',

    `create table if not exists slip_counter (office ${text} not null, year ${int} not null, last ${int} not null, primary key (office, year)) ${compactTable}`,

    `create table if not exists audit_entry (
      seq ${counting}, at ${big} not null, subject ${text} not null, actor ${text} not null, outcome ${text} not null, body ${text} not null
    ) ${table}`,
    'create index if not exists audit_entry_subject on audit_entry (subject, seq)',

    `create table if not exists receipt (
      key ${text} not null primary key, fingerprint ${text} not null, body ${text} not null, at ${big} not null
    ) ${table}`,

    `create table if not exists sweep_run (
      seq ${counting}, at ${big} not null, started_at ${big} not null, ended_at ${big} not null,
      fired ${int} not null, opened ${int} not null, failed ${int} not null
    ) ${table}`,
  ],
};
