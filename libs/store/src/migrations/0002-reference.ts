import type { Migration } from './migration.js';

/** What the rules read: the tree of governments, the calendar, the policies, regions, vacancies, tokens. */
export const reference: Migration = {
  number: 2,
  name: 'Reference',
  breaking: true,
  statements: ({ types: { text, int, big }, table, compactTable }) => [
    `create table if not exists government (
      code ${text} not null primary key, name ${text} not null, level ${text} not null, parent ${text}, kind ${text} not null,
      direct ${text} not null, pinyin ${text} not null, name_en ${text} not null
    ) ${compactTable}`,
    `create table if not exists former_government (
      position ${int} not null primary key, code ${text} not null, name ${text} not null, level ${text} not null, seen_from ${text},
      until ${text} not null, successor ${text} not null, note ${text} not null
    ) ${table}`,
    `create table if not exists calendar_day (
      date ${text} not null primary key, type ${text} not null, name ${text} not null, name_en ${text} not null, in_lieu ${int} not null
    ) ${compactTable}`,
    `create table if not exists policy (id ${text} not null, version ${int} not null, body ${text} not null, primary key (id, version)) ${table}`,
    `create table if not exists region (id ${text} not null primary key, name ${text} not null, count ${int}, source ${text} not null) ${table}`,
    `create table if not exists region_member (
      region ${text} not null, government ${text} not null, source ${text} not null, note ${text} not null, primary key (region, government),
      constraint region_member_region foreign key (region) references region (id)
    ) ${table}`,
    `create table if not exists vacancy (government ${text} not null primary key, since ${text} not null, note ${text} not null) ${table}`,
    `create table if not exists token (
      id ${text} not null primary key, hash ${text} not null, office ${text} not null, name ${text} not null, admin ${int} not null,
      created_at ${big} not null, constraint token_hash unique (hash)
    ) ${table}`,
  ],
};
