/**
 * The baseline, in a process of its own: better-sqlite3 and nothing else writes the rows that a run of the engine wrote,
 * with the same bytes, into a copy of the database that the run began with.
 *
 *   { before, after, scratch, perCommit }   →   { seconds, items, rows }
 *
 * An item is an agreement with all that was written for it. The rows are in memory before the watch starts.
 */
import { cpSync } from 'node:fs';
import Database from 'better-sqlite3';

/** As the store sets its own connection. */
const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'wal_autocheckpoint = 2000', 'journal_size_limit = 67108864', 'cache_size = -32000', 'temp_store = MEMORY', 'foreign_keys = ON'];

process.on('message', (job) => {
  process.send(write(job), () => process.disconnect());
});

function write({ before, after, scratch, perCommit }) {
  const { items, rows } = whatWasWritten(before, after);
  cpSync(before, scratch);
  const file = new Database(scratch);
  for (const pragma of PRAGMAS) file.pragma(pragma);
  const statements = new Map();
  const prepared = (sql) => {
    if (!statements.has(sql)) statements.set(sql, file.prepare(sql));
    return statements.get(sql);
  };
  const work = items.map((writes) => writes.map(({ sql, values }) => [prepared(sql), values]));
  const begin = file.prepare('begin immediate');
  const commit = file.prepare('commit');

  const start = process.hrtime.bigint();
  for (let from = 0; from < work.length; from += perCommit) {
    begin.run();
    for (let index = from; index < from + perCommit && index < work.length; index++) {
      for (const [statement, values] of work[index]) if (statement.run(values).changes !== 1) throw new Error('A row was not written.');
    }
    commit.run();
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;

  for (const table of ['agreement', 'agreement_party', 'follow_up', 'notice', 'audit_entry']) {
    const count = (path) => {
      const one = path === scratch ? file : new Database(path, { readonly: true });
      return one.prepare(`select count(*) from ${table}`).pluck().get();
    };
    if (count(scratch) !== count(after)) throw new Error(`The baseline wrote other rows into ${table}.`);
  }
  file.close();
  return { seconds, items: items.length, rows };
}

/** The statements that make `after` of `before`, for each agreement, in the order in which the engine did them. */
function whatWasWritten(before, after) {
  const file = new Database(after, { readonly: true });
  file.prepare('attach ? as old').run(before);
  const items = new Map();
  let rows = 0;
  const add = (agreement, sql, values) => {
    if (!items.has(agreement)) items.set(agreement, []);
    items.get(agreement).push({ sql, values });
    rows += 1;
  };
  const insert = (table, columns) => `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;

  // The order of the entries is the order of the run; it only decides which item comes first.
  const entries = file.prepare('select * from audit_entry where seq > (select coalesce(max(seq), 0) from old.audit_entry) order by seq').all();
  for (const { subject } of entries) items.set(subject, []);
  const changed = 'from agreement left join old.agreement as was on was.id = agreement.id where was.id is null or was.version <> agreement.version';
  for (const { expected, ...row } of file.prepare(`select agreement.*, was.version as expected ${changed}`).all()) {
    const { id, ...moving } = row;
    if (expected === null) add(id, insert('agreement', Object.keys(row)), Object.values(row));
    else add(id, `update agreement set ${Object.keys(moving).map((column) => `${column} = ?`).join(', ')} where id = ? and version = ?`, [...Object.values(moving), id, expected]);
  }
  for (const row of file.prepare('select * from agreement_party where agreement not in (select id from old.agreement)').all()) add(row.agreement, insert('agreement_party', Object.keys(row)), Object.values(row));
  for (const row of file.prepare('select * from follow_up where id not in (select id from old.follow_up)').all()) add(row.agreement, insert('follow_up', Object.keys(row)), Object.values(row));
  for (const row of file.prepare('select * from notice where (record, version, office) not in (select record, version, office from old.notice)').all()) add(row.agreement, insert('notice', Object.keys(row)), Object.values(row));
  for (const { seq: _, ...row } of entries) add(row.subject, insert('audit_entry', Object.keys(row)), Object.values(row));
  file.close();
  return { items: [...items.values()], rows };
}
