-- The schema as steps 1 to 6 left it, the way it was released. It is never changed.
create table "migrations" ("id" serial primary key, "timestamp" bigint not null, "name" character varying not null);
create table if not exists agreement (
  id text collate "C" not null primary key, chart integer not null, version integer not null, state text collate "C" not null, stage text collate "C" not null,
  title text collate "C" not null, form text collate "C" not null, domains text collate "C" not null, signed_to text collate "C",
  obligations integer not null, accepted integer not null, ladderless integer not null,
  context json not null, timers json not null, due_at bigint, estimated integer not null, at bigint not null
  ) ;
create index if not exists agreement_due on agreement (due_at, id) where due_at is not null;
create index if not exists agreement_estimated on agreement (estimated) where estimated = 1;
create index if not exists agreement_stage on agreement (stage, (coalesce(signed_to, '9999-12-31')), state);
create table if not exists agreement_party (
  government text collate "C" not null, agreement text collate "C" not null, role text collate "C" not null, primary key (government, agreement),
  constraint agreement_party_agreement foreign key (agreement) references agreement (id)
  ) ;
create table if not exists follow_up (
  id text collate "C" not null primary key, agreement text collate "C" not null, case_id text collate "C" not null, rule text collate "C" not null, subject text collate "C" not null,
  waits integer not null, office text collate "C" not null, office_name text collate "C" not null, chart integer not null, version integer not null, state text collate "C" not null,
  at_work integer not null, presses text collate "C" not null, context json not null, timers json not null, due_at bigint, estimated integer not null, at bigint not null,
  constraint follow_up_key unique (agreement, rule, subject, waits, office),
  constraint follow_up_agreement foreign key (agreement) references agreement (id)
  ) ;
create index if not exists follow_up_due on follow_up (due_at, id) where due_at is not null;
create index if not exists follow_up_estimated on follow_up (estimated) where estimated = 1;
create index if not exists follow_up_office on follow_up (office, id);
create index if not exists follow_up_at_work on follow_up (office, office_name) where at_work = 1;
create table if not exists slip_counter (office text collate "C" not null, year integer not null, last integer not null, primary key (office, year)) ;
create table if not exists audit_entry (
  seq bigint generated always as identity primary key, at bigint not null, subject text collate "C" not null, actor text collate "C" not null, outcome text collate "C" not null, body text collate "C" not null
  ) ;
create index if not exists audit_entry_subject on audit_entry (subject, seq);
create table if not exists receipt (
  key text collate "C" not null primary key, fingerprint text collate "C" not null, body text collate "C" not null, at bigint not null
  ) ;
create table if not exists sweep_run (
  seq bigint generated always as identity primary key, at bigint not null, started_at bigint not null, ended_at bigint not null,
  fired integer not null, opened integer not null, failed integer not null
  ) ;
insert into migrations (timestamp, name) values (1, 'Records0000000000001');
create table if not exists government (
  code text collate "C" not null primary key, name text collate "C" not null, level text collate "C" not null, parent text collate "C", kind text collate "C" not null,
  direct text collate "C" not null, pinyin text collate "C" not null, name_en text collate "C" not null
  ) ;
create table if not exists former_government (
  position integer not null primary key, code text collate "C" not null, name text collate "C" not null, level text collate "C" not null, seen_from text collate "C",
  until text collate "C" not null, successor text collate "C" not null, note text collate "C" not null
  ) ;
create table if not exists calendar_day (
  date text collate "C" not null primary key, type text collate "C" not null, name text collate "C" not null, name_en text collate "C" not null, in_lieu integer not null
  ) ;
create table if not exists policy (id text collate "C" not null, version integer not null, body text collate "C" not null, primary key (id, version)) ;
create table if not exists region (id text collate "C" not null primary key, name text collate "C" not null, count integer, source text collate "C" not null) ;
create table if not exists region_member (
  region text collate "C" not null, government text collate "C" not null, source text collate "C" not null, note text collate "C" not null, primary key (region, government),
  constraint region_member_region foreign key (region) references region (id)
  ) ;
create table if not exists vacancy (government text collate "C" not null primary key, since text collate "C" not null, note text collate "C" not null) ;
create table if not exists token (
  id text collate "C" not null primary key, hash text collate "C" not null, office text collate "C" not null, name text collate "C" not null, admin integer not null,
  created_at bigint not null, constraint token_hash unique (hash)
  ) ;
insert into migrations (timestamp, name) values (2, 'Reference0000000000002');
create table if not exists provenance (seq bigint generated always as identity primary key, taken_at bigint not null) ;
insert into migrations (timestamp, name) values (3, 'Provenance0000000000003');
create index if not exists receipt_at on receipt (at);
insert into migrations (timestamp, name) values (4, 'ReceiptsByTime0000000000004');
create table if not exists reference_version (version integer not null) ;
insert into reference_version (version) select 1 where not exists (select 1 from reference_version);
insert into migrations (timestamp, name) values (5, 'ReferenceVersion0000000000005');
create table if not exists outbox (
  id text collate "C" not null primary key, channel text collate "C" not null, body json not null, at bigint not null,
  state text collate "C" not null, attempts integer not null, next_at bigint not null, last_error text collate "C"
  ) ;
create index if not exists outbox_waiting on outbox (next_at, id) where state = 'waiting';
create index if not exists outbox_dead on outbox (id) where state = 'dead';
insert into migrations (timestamp, name) values (6, 'Outbox0000000000006');
