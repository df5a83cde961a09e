-- The schema as steps 1 to 6 left it, the way it was released. It is never changed.
create table "migrations" ("id" integer primary key autoincrement not null, "timestamp" bigint not null, "name" varchar not null);
create table if not exists agreement (
  id text not null primary key, chart integer not null, version integer not null, state text not null, stage text not null,
  title text not null, form text not null, domains text not null, signed_to text,
  obligations integer not null, accepted integer not null, ladderless integer not null,
  context text not null, timers text not null, due_at integer, estimated integer not null, at integer not null
  ) strict;
create index if not exists agreement_due on agreement (due_at, id) where due_at is not null;
create index if not exists agreement_estimated on agreement (estimated) where estimated = 1;
create index if not exists agreement_stage on agreement (stage, (coalesce(signed_to, '9999-12-31')), state);
create table if not exists agreement_party (
  government text not null, agreement text not null, role text not null, primary key (government, agreement),
  constraint agreement_party_agreement foreign key (agreement) references agreement (id)
  ) strict, without rowid;
create table if not exists follow_up (
  id text not null primary key, agreement text not null, case_id text not null, rule text not null, subject text not null,
  waits integer not null, office text not null, office_name text not null, chart integer not null, version integer not null, state text not null,
  at_work integer not null, presses text not null, context text not null, timers text not null, due_at integer, estimated integer not null, at integer not null,
  constraint follow_up_key unique (agreement, rule, subject, waits, office),
  constraint follow_up_agreement foreign key (agreement) references agreement (id)
  ) strict;
create index if not exists follow_up_due on follow_up (due_at, id) where due_at is not null;
create index if not exists follow_up_estimated on follow_up (estimated) where estimated = 1;
create index if not exists follow_up_office on follow_up (office, id);
create index if not exists follow_up_at_work on follow_up (office, office_name) where at_work = 1;
create table if not exists slip_counter (office text not null, year integer not null, last integer not null, primary key (office, year)) strict, without rowid;
create table if not exists audit_entry (
  seq integer primary key autoincrement, at integer not null, subject text not null, actor text not null, outcome text not null, body text not null
  ) strict;
create index if not exists audit_entry_subject on audit_entry (subject, seq);
create table if not exists receipt (
  key text not null primary key, fingerprint text not null, body text not null, at integer not null
  ) strict;
create table if not exists sweep_run (
  seq integer primary key autoincrement, at integer not null, started_at integer not null, ended_at integer not null,
  fired integer not null, opened integer not null, failed integer not null
  ) strict;
insert into migrations (timestamp, name) values (1, 'Records0000000000001');
create table if not exists government (
  code text not null primary key, name text not null, level text not null, parent text, kind text not null,
  direct text not null, pinyin text not null, name_en text not null
  ) strict, without rowid;
create table if not exists former_government (
  position integer not null primary key, code text not null, name text not null, level text not null, seen_from text,
  until text not null, successor text not null, note text not null
  ) strict;
create table if not exists calendar_day (
  date text not null primary key, type text not null, name text not null, name_en text not null, in_lieu integer not null
  ) strict, without rowid;
create table if not exists policy (id text not null, version integer not null, body text not null, primary key (id, version)) strict;
create table if not exists region (id text not null primary key, name text not null, count integer, source text not null) strict;
create table if not exists region_member (
  region text not null, government text not null, source text not null, note text not null, primary key (region, government),
  constraint region_member_region foreign key (region) references region (id)
  ) strict;
create table if not exists vacancy (government text not null primary key, since text not null, note text not null) strict;
create table if not exists token (
  id text not null primary key, hash text not null, office text not null, name text not null, admin integer not null,
  created_at integer not null, constraint token_hash unique (hash)
  ) strict;
insert into migrations (timestamp, name) values (2, 'Reference0000000000002');
create table if not exists provenance (seq integer primary key autoincrement, taken_at integer not null) strict;
insert into migrations (timestamp, name) values (3, 'Provenance0000000000003');
create index if not exists receipt_at on receipt (at);
insert into migrations (timestamp, name) values (4, 'ReceiptsByTime0000000000004');
create table if not exists reference_version (version integer not null) strict;
insert into reference_version (version) select 1 where not exists (select 1 from reference_version);
insert into migrations (timestamp, name) values (5, 'ReferenceVersion0000000000005');
create table if not exists outbox (
  id text not null primary key, channel text not null, body text not null, at integer not null,
  state text not null, attempts integer not null, next_at integer not null, last_error text
  ) strict;
create index if not exists outbox_waiting on outbox (next_at, id) where state = 'waiting';
create index if not exists outbox_dead on outbox (id) where state = 'dead';
insert into migrations (timestamp, name) values (6, 'Outbox0000000000006');
