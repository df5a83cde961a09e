import { BY_LETTER, WORDS } from './initials.js';

/*
 * The first letters of the pinyin of a title (首字母), a row an agreement: `巴中汉中交通合作协议` is `bzhzjthzxy`. Triggers keep
 * them, as they keep the index beside: code of before may work beside this one. Nothing but letters and digits is in them,
 * so that a search goes over marks and blanks. They are looked through as they lie: there are few bytes of them, and an
 * index over their parts would cost every new title more than it saves a search.
 */

/** Signs of a title that are spelt; none is longer. */
const PLACES = 1000;
const quoted = (text: string): string => `'${text}'`;

/** What is known of signs. */
const KNOWN = Object.entries(BY_LETTER).map(([letter, signs]) => `insert into agreement_search_initial (sign, initial)
  select substr(${quoted(signs)}, place, 1), ${quoted(letter)} from agreement_search_place where place <= ${[...signs].length} on conflict (sign) do nothing`);

/** The letters of a title, as an expression; `concat` puts them together in the order of `place`. */
function lettersOf(title: string, concat: string): string {
  const spelt = WORDS.reduce((text, [word, letters]) => `replace(${text}, ${quoted(word)}, ${quoted(letters)})`, title);
  // A limit keeps the words from being put in anew at every place.
  return `coalesce((select ${concat}(coalesce(
      (select initial from agreement_search_initial where sign = one), case when one between 'a' and 'z' or one between '0' and '9' then one else '' end
    ), '' order by place) from (
      select place, lower(substr(spelt, place, 1)) as one from (select ${spelt} as spelt limit 1) as whole, agreement_search_place where place <= length(spelt)
    ) as signs), '')`;
}

const tables = (text: string, end: string): string[] => [
  `create table if not exists agreement_search_place (place integer not null primary key) ${end}`,
  `insert into agreement_search_place (place) with recursive places (place) as (select 1 union all select place + 1 from places where place < ${PLACES}) select place from places where true on conflict (place) do nothing`,
  `create table if not exists agreement_search_initial (sign ${text} not null primary key, initial ${text} not null) ${end}`,
  ...KNOWN,
  `create table if not exists agreement_search_initials (id ${text} not null primary key, initials ${text} not null) ${end}`,
];

/** Those that were there before. */
const all = (letters: string): string => `insert into agreement_search_initials (id, initials) select id, ${letters} from agreement where true on conflict (id) do nothing`;

/** The statements for SQLite; `text` is the type of texts, `end` what follows the columns of a table. */
export function sqliteInitials(text: string, end: string): string[] {
  const of = (title: string): string => lettersOf(title, 'group_concat');
  return [
    ...tables(text, end),
    `create trigger if not exists agreement_search_initials_new after insert on agreement begin insert into agreement_search_initials (id, initials) values (new.id, ${of('new.title')}); end`,
    `create trigger if not exists agreement_search_initials_title after update of title on agreement when old.title is not new.title
      begin update agreement_search_initials set initials = ${of('new.title')} where id = old.id; end`,
    all(of('title')),
  ];
}

/** The same for PostgreSQL, whose letters are those of C whatever the locale of the database. */
export function postgresInitials(text: string, end: string): string[] {
  return [
    ...tables(text, end),
    `create or replace function agreement_search_letters(title text) returns text language sql stable parallel safe as $$ select ${lettersOf('(title collate "C")', 'string_agg')} $$`,
    `create or replace function agreement_search_initials_follow() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then insert into agreement_search_initials (id, initials) select id, agreement_search_letters(title) from added;
        else update agreement_search_initials set initials = agreement_search_letters(new.title) where id = old.id;
        end if;
        return null;
      end
    $$`,
    'create or replace trigger agreement_search_initials_new after insert on agreement referencing new table as added for each statement execute function agreement_search_initials_follow()',
    'create or replace trigger agreement_search_initials_title after update of title on agreement for each row when (old.title is distinct from new.title) execute function agreement_search_initials_follow()',
    // After the triggers, whose making waited for those who were writing.
    all('agreement_search_letters(title)'),
  ];
}

/** What is looked for, where it may be initials: letters and digits alone, at least two, blanks aside. */
export function initialsIn(q: string): string | null {
  const letters = q.replaceAll(/\s/g, '').toLowerCase();
  return /^[a-z0-9]{2,}$/.test(letters) && /[a-z]/.test(letters) ? letters : null;
}
