import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Acknowledged } from './writers.js';

/**
 * Every step that a record took, by its audit entries: each names the record it is about, and those that followed. What
 * is refused takes no step.
 */
const STEPS = `
  create temp table step as
  select json_extract(body, '$.record.id') as id, json_extract(body, '$.record.version') as version, json_extract(body, '$.event.type') as event
    from audit_entry where outcome = 'done'
  union all
  select json_extract(step.value, '$.record.id'), json_extract(step.value, '$.record.version'), json_extract(step.value, '$.event.type')
    from audit_entry, json_each(audit_entry.body, '$.consequences') as step where outcome = 'done';
  create index temp.step_record on step (id, version)`;

const RECORDS = 'select id, version from agreement union all select id, version from obligation union all select id, version from follow_up';

/** Queries that find nothing in a database where nothing was lost and nothing was done twice. */
const NEVER: Record<string, string> = {
  'a record whose version is not the number of its steps': `
    with taken as (select id, count(*) as steps, count(distinct version) as versions, max(version) as last from step group by id)
    select record.id, record.version, taken.steps from (${RECORDS}) as record left join taken on taken.id = record.id
    where taken.id is null or record.version <> taken.steps or record.version <> taken.versions or record.version <> taken.last`,
  'a key under which two commands were done': `
    select json_extract(body, '$.command') as key, count(*) as times from audit_entry
    where outcome = 'done' and json_extract(body, '$.command') is not null group by 1 having count(*) > 1`,
  'two follow-ups of one office for one wait': `
    select agreement, rule, subject, waits, office, count(*) as times from follow_up group by 1, 2, 3, 4, 5 having count(*) > 1`,
  'an agreement flagged twice': `
    select id, count(*) as times from step where event = 'SIGNED_NOT_IMPLEMENTED' group by id having count(*) > 1`,
  'a follow-up without its entry': `
    select id from follow_up where id not in (select id from step)`,
};

const SHOWN = 3;

/**
 * What is wrong in the database of a folder, whose server may be running: a page that is broken, a command that was
 * acknowledged and is not there, one that was done twice. Nothing where all is well.
 */
export function faultsIn(dataDir: string, acknowledged: readonly Acknowledged[]): string[] {
  return reading(dataDir, (database) => {
    database.exec(STEPS);
    const sound = database.pragma('integrity_check', { simple: true }) as string;
    const found = Object.entries(NEVER).flatMap(([name, sql]) => database.prepare(sql).all().slice(0, SHOWN).map((row) => `${name}: ${JSON.stringify(row)}`));
    return [...(sound === 'ok' ? [] : [`integrity_check: ${sound}`]), ...found, ...lost(database, acknowledged)];
  });
}

/** Which of these keys a command was done under. */
export function doneUnder(dataDir: string, keys: readonly string[]): string[] {
  return reading(dataDir, (database) => {
    const done = doneCommands(database);
    return keys.filter((key) => done.has(key));
  });
}

/** Reads the database as it is at one moment, beside whoever works on it. */
export function reading<T>(dataDir: string, read: (database: Database.Database) => T): T {
  const database = new Database(join(dataDir, 'luoshi.sqlite'), { readonly: true });
  try {
    return database.transaction(() => read(database))();
  } finally {
    database.close();
  }
}

function lost(database: Database.Database, acknowledged: readonly Acknowledged[]): string[] {
  const done = doneCommands(database);
  const versions = new Map((database.prepare(RECORDS).raw().all() as [string, number][]));
  return acknowledged.flatMap(({ command, receipt: { id, version } }) => {
    const step = done.get(command.key);
    if (step === undefined) return [`acknowledged and without an entry: ${command.path} ${command.key}`];
    if (step.id !== id || step.version !== version) return [`acknowledged as ${id} version ${version}, entered as ${step.id} version ${step.version}`];
    return (versions.get(id) ?? 0) >= version ? [] : [`acknowledged at version ${version}, stands at ${versions.get(id) ?? 'none'}: ${id}`];
  });
}

/** The step that was done under each key. An entry names the key behind the token that brought it. */
function doneCommands(database: Database.Database): Map<string, { id: string; version: number }> {
  const rows = database.prepare(`
    select json_extract(body, '$.command') as command, json_extract(body, '$.record.id') as id, json_extract(body, '$.record.version') as version
    from audit_entry where outcome = 'done' and json_extract(body, '$.command') is not null`).all() as { command: string; id: string; version: number }[];
  return new Map(rows.map(({ command, id, version }) => [command.slice(command.indexOf(':') + 1), { id, version }]));
}
