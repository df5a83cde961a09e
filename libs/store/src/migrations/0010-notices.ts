import type { Dialect } from '../dialect.js';
import type { Migration } from './migration.js';

/**
 * Notices, who read them, and the mail that told them; where each follow-up lies in the inbox of its office and of the
 * parties it presses. Older code would change follow-ups and leave their places as they were.
 */
export const notices: Migration = {
  number: 10,
  name: 'Notices',
  breaking: true,
  statements: ({ types: { text, int, big, json }, table, compactTable }) => [
    `create table if not exists notice (
      record ${text} not null, version ${int} not null, office ${text} not null, kind ${text} not null, agreement ${text} not null, at ${big} not null,
      receipt_at ${big}, receipt_by ${text}, primary key (record, version, office)
    ) ${compactTable}`,
    'create index if not exists notice_office on notice (office, at, record, version)',
    `create table if not exists notice_reader (
      record ${text} not null, version ${int} not null, office ${text} not null, actor ${text} not null, at ${big} not null, primary key (record, version, office, actor)
    ) ${compactTable}`,

    `create table if not exists recipient (
      id ${text} not null primary key, version ${int} not null, office ${text} not null, name ${text} not null, address ${text} not null, language ${text} not null,
      digest ${int} not null, quiet ${json} not null, created_at ${big} not null
    ) ${table}`,
    `create table if not exists digest (recipient ${text} not null primary key, due_at ${big}, last_at ${big}) ${compactTable}`,
    'create index if not exists digest_due on digest (due_at, recipient) where due_at is not null',
    `create table if not exists mail (
      id ${text} not null primary key, recipient ${text} not null, kind ${text} not null, at ${big} not null, delivered_at ${big}
    ) ${compactTable}`,
    'create index if not exists mail_waiting on mail (recipient, id) where delivered_at is null',
    `create table if not exists notice_mail (
      record ${text} not null, version ${int} not null, office ${text} not null, recipient ${text} not null, mail ${text} not null, primary key (record, version, office, recipient)
    ) ${compactTable}`,
    'create index if not exists notice_mail_mail on notice_mail (mail)',

    // A channel that is away leaves its messages behind; the others pass them by.
    "create index if not exists outbox_channel on outbox (channel, next_at, id) where state = 'waiting'",

    `create table if not exists follow_up_party (
      follow_up ${text} not null, government ${text} not null, tab ${text} not null, due_on ${text} not null, primary key (follow_up, government)
    ) ${compactTable}`,
    'create index if not exists follow_up_party_inbox on follow_up_party (government, tab, due_on, follow_up)',
  ],
  columns: ({ types: { text } }) => [
    { table: 'follow_up', column: 'tab', type: text },
    { table: 'follow_up', column: 'due_on', type: text },
  ],
  afterColumns: (dialect) => [
    'create index if not exists follow_up_inbox on follow_up (office, tab, due_on, id) where tab is not null',
    placed(dialect),
    partiesOf(dialect),
  ],
};

/** The places of the follow-ups that were there before. */
function placed(dialect: Dialect): string {
  return `update follow_up set
    tab = case state when 'requested.awaiting' then 'toOpen' when 'handling' then 'handling' when 'returned' then 'handling' when 'review' then 'toReview'
      when 'concluded' then 'concluded' when 'struckOff' then 'struckOff' end,
    due_on = coalesce(${dialect.member('timers', 'GRACE_END', '1')}, ${dialect.member('timers', 'HANDLING_END', '1')}, '9999-12-31')
    where due_on is null`;
}

/** Each party of a slip that was issued before; a list of parties is `,511900,610700,`. */
function partiesOf(dialect: Dialect): string {
  return `with recursive party (follow_up, government, rest, state, due_on) as (
      select id, substr(presses, 1, 0), substr(presses, 2), state, coalesce(${dialect.member('timers', 'HANDLING_END', '1')}, '9999-12-31')
        from follow_up where state in ('handling', 'returned', 'review', 'concluded', 'struckOff') and presses <> ''
      union all
      select follow_up, substr(rest, 1, 6), substr(rest, 8), state, due_on from party where rest <> ''
    )
    insert into follow_up_party (follow_up, government, tab, due_on)
    select follow_up, government, case state when 'concluded' then state when 'struckOff' then state else 'handling' end, due_on from party where government <> ''
    on conflict (follow_up, government) do nothing`;
}
