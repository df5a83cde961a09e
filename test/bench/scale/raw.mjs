/**
 * The baseline, in a process of its own: pg and nothing else writes the rows that a run of the engine wrote, with the
 * same bytes, into a copy of the database that the run began with.
 *
 *   { before, after, scratch, perCommit, connections }   →   { seconds, items, rows }
 *
 * An item is an agreement with all that was written for it. One item a commit is begin, a statement a row, commit, as a
 * handler would write it; many are written by the tables, fifty rows a statement. The rows are in memory before the
 * watch starts, and statements are prepared.
 */
import pg from 'pg';

/** Texts as they are: what a run wrote is written again byte by byte. */
const types = { getTypeParser: () => (text) => text };
const ROWS = 50;

process.on('message', async (job) => {
  process.send(await write(job), () => process.disconnect());
});

async function write({ before, after, scratch, perCommit, connections }) {
  const items = await whatWasWritten(before, after);
  const work = perCommit === 1 ? items.map(one) : Array.from({ length: Math.ceil(items.length / perCommit) }, (_, index) => batched(items.slice(index * perCommit, (index + 1) * perCommit)));
  const clients = await Promise.all(Array.from({ length: connections }, () => opened(scratch)));
  const start = process.hrtime.bigint();
  let next = 0;
  await Promise.all(clients.map(async (client) => {
    while (next < work.length) {
      const statements = work[next++];
      await client.query('begin');
      for (const { name, text, values, rows } of statements) if ((await client.query({ name, text, values })).rowCount !== rows) throw new Error('A row was not written.');
      await client.query('commit');
    }
  }));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  for (const client of clients) await client.end();
  return { seconds, items: items.length, rows: items.reduce((sum, rows) => sum + rows.length, 0) };
}

async function opened(url) {
  const client = new pg.Client({ connectionString: url, types });
  await client.connect();
  return client;
}

/** What makes `after` of `before`, for each agreement: rows with their table, and the version expected of one that is updated. */
async function whatWasWritten(before, after) {
  const [old, now] = [await opened(before), await opened(after)];
  const rows = async (client, text) => (await client.query(text)).rows;
  const items = new Map();
  const add = (agreement, table, row, expected) => items.get(agreement).push({ table, row, expected });
  // The order of the entries is the order of the run; it only decides which item comes first.
  const [{ last }] = await rows(old, 'select coalesce(max(seq), 0) as last from audit_entry');
  const entries = await rows(now, `select * from audit_entry where seq > ${last} order by seq`);
  for (const { subject } of entries) items.set(subject, []);
  const versions = new Map((await rows(old, 'select id, version from agreement')).map(({ id, version }) => [id, version]));
  for (const row of await rows(now, 'select * from agreement')) if (versions.get(row.id) !== row.version) add(row.id, 'agreement', row, versions.get(row.id));
  for (const row of await rows(now, 'select * from agreement_party')) if (!versions.has(row.agreement)) add(row.agreement, 'agreement_party', row);
  const followUps = new Set((await rows(old, 'select id from follow_up')).map(({ id }) => id));
  for (const row of await rows(now, 'select * from follow_up')) if (!followUps.has(row.id)) add(row.agreement, 'follow_up', row);
  const told = new Set((await rows(old, "select record || '.' || version || '.' || office as key from notice")).map(({ key }) => key));
  for (const row of await rows(now, 'select * from notice')) if (!told.has(`${row.record}.${row.version}.${row.office}`)) add(row.agreement, 'notice', row);
  for (const { seq: _, ...row } of entries) add(row.subject, 'audit_entry', row);
  await Promise.all([old.end(), now.end()]);
  return [...items.values()];
}

const names = new Map();
const statement = (text, values, rows) => {
  if (!names.has(text)) names.set(text, `raw ${names.size}`);
  return { name: names.get(text), text, values, rows };
};

function one(rows) {
  return rows.map(({ table, row, expected }) => {
    if (expected === undefined) return insert(table, [row]);
    const { id, ...moving } = row;
    const columns = Object.keys(moving);
    const set = columns.map((column, index) => `${column} = $${index + 1}`).join(', ');
    return statement(`update ${table} set ${set} where id = $${columns.length + 1} and version = $${columns.length + 2}`, [...Object.values(moving), id, expected], 1);
  });
}

function batched(items) {
  const all = items.flat();
  const made = ['agreement', 'agreement_party', 'follow_up', 'notice', 'audit_entry'].flatMap((table) => chunks(all.filter((row) => row.table === table && row.expected === undefined)).map((rows) => insert(table, rows.map(({ row }) => row))));
  return [...made, ...chunks(all.filter(({ expected }) => expected !== undefined)).map(updated)];
}

function chunks(rows) {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, index) => rows.slice(index * ROWS, (index + 1) * ROWS));
}

function insert(table, rows) {
  const columns = Object.keys(rows[0]);
  return statement(`insert into ${table} (${columns.join(', ')}) values ${marks(rows.length, columns.length)}`, rows.flatMap((row) => Object.values(row)), rows.length);
}

const CASTS = { context: 'json', timers: 'json', due_at: 'bigint', at: 'bigint', chart: 'int', version: 'int', estimated: 'int', obligations: 'int', accepted: 'int', ladderless: 'int', expected: 'int' };

function updated(rows) {
  const columns = Object.keys(rows[0].row);
  const named = [...columns, 'expected'];
  const set = columns.filter((column) => column !== 'id').map((column) => `${column} = fresh.${column}`).join(', ');
  const casts = named.map((column) => CASTS[column] ?? 'text');
  return statement(
    `update ${rows[0].table} as stored set ${set} from (values ${marks(rows.length, named.length, casts)}) as fresh (${named.join(', ')}) where stored.id = fresh.id and stored.version = fresh.expected`,
    rows.flatMap(({ row, expected }) => [...Object.values(row), expected]), rows.length,
  );
}

function marks(rows, columns, casts = []) {
  return Array.from({ length: rows }, (_, row) => `(${Array.from({ length: columns }, (__, column) => `$${row * columns + column + 1}${row === 0 && casts[column] ? `::${casts[column]}` : ''}`).join(', ')})`).join(', ');
}
