import { postgresInitials, sqliteInitials } from './agreement-initials.js';

/** How one database finds agreements by a part of their title or id. */
export interface Search {
  /** The statements that make the index and keep it in step. */
  schema: string[];
  /** The statements that keep the initials of titles beside it: with the type of texts, and what follows the columns of a table. */
  initials(text: string, end: string): string[];
  /** A condition on `agreement_search` that an agreement with all these parts meets, and others may. */
  having(parts: readonly string[]): { text: string; param: string };
}

/** Characters of one part: shorter texts the index does not know. */
const PART = 3;

/** Parts asked for at most: a few already leave little to look at, and the comparison that follows decides. */
const MOST_PARTS = 16;

/**
 * The parts of a text that whatever contains it contains too, each three characters long; none where it is shorter.
 * NUL has no place in SQLite's comparison, which ends there; such a text is looked for without the index.
 */
export function partsOf(text: string): string[] {
  if (text.includes('\0')) return [];
  const characters = [...text];
  const parts = new Set<string>();
  for (let from = 0; from + PART <= characters.length && parts.size < MOST_PARTS; from += 1) parts.add(characters.slice(from, from + PART).join(''));
  return [...parts];
}

/*
 * In both databases the table `agreement_search` has a row an agreement with its id and title, so that also a text too
 * short for the index is looked for in little. Triggers keep it: code of before the table, which may work beside this one,
 * keeps it too without knowing. A change of an agreement that leaves its title alone touches neither table nor index; an id
 * never changes, and no agreement is ever removed.
 */

/** FTS5 with its tokenizer of trigrams. It folds more letters than LIKE does, so it finds all that LIKE finds, and a little more. */
export const sqliteSearch: Search = {
  schema: [
    // Without positions of the parts and lengths of the texts: what follows what, the comparison sees.
    "create virtual table if not exists agreement_search using fts5(id, title, tokenize = 'trigram', detail = none, columnsize = 0)",
    'create trigger if not exists agreement_search_new after insert on agreement begin insert into agreement_search (id, title) values (new.id, new.title); end',
    // Every change of an agreement names the title; few change it. Those look through the whole table for their row.
    `create trigger if not exists agreement_search_title after update of title on agreement when old.title is not new.title
      begin update agreement_search set title = new.title where id = old.id; end`,
    'insert into agreement_search (id, title) select id, title from agreement where not exists (select 1 from agreement_search)',
  ],
  initials: sqliteInitials,
  having: (parts) => ({ text: 'agreement_search match ?', param: parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(' AND ') }),
};

/** An expression of the index, word for word as a query has it. */
const PARTS = 'agreement_search_parts(id, title)';

/**
 * A GIN index over lists of parts. The extension pg_trgm would cut them too, but by what the locale of the database calls
 * a letter: under C, which our own deployment has, no Chinese one is, and its index would be read from end to end. This one
 * needs no extension either, nor the right to make one.
 */
export const postgresSearch: Search = {
  schema: [
    'create table if not exists agreement_search (id text collate "C" not null primary key, title text collate "C" not null)',
    // Lower case as ILIKE has it under C: A to Z alone.
    `create or replace function agreement_search_parts(id text, title text) returns text[] language sql immutable parallel safe as $$
      select coalesce(array_agg(distinct substr(low, place, ${PART})), '{}')
      from (values (lower(id collate "C")), (lower(title collate "C"))) as told (low), generate_series(1, length(low) - ${PART - 1}) as place
    $$`,
    `create or replace function agreement_search_follow() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then insert into agreement_search (id, title) select id, title from added;
        else update agreement_search set title = new.title where id = old.id;
        end if;
        return null;
      end
    $$`,
    'create or replace trigger agreement_search_new after insert on agreement referencing new table as added for each statement execute function agreement_search_follow()',
    'create or replace trigger agreement_search_title after update of title on agreement for each row when (old.title is distinct from new.title) execute function agreement_search_follow()',
    // After the triggers, whose making waited for those who were writing.
    'insert into agreement_search (id, title) select id, title from agreement where not exists (select 1 from agreement_search)',
    `create index if not exists agreement_search_gin on agreement_search using gin (${PARTS})`,
  ],
  initials: postgresInitials,
  having: (parts) => ({ text: `${PARTS} @> ?::text[]`, param: `{${parts.map((part) => `"${lower(part).replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}` }),
};

/** A to Z alone, as the index has them. */
const lower = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
