import Database from 'better-sqlite3';
import { ask, carryIn, databaseOf, drop, filled, freshFolder, open } from './house.mjs';
import { ledgerRows, LONG_AGO, YESTERDAY } from './ledger.mjs';
import { seconds, stall } from './measure.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';

const DAY = 86_400_000;

/**
 * The lights of a day over so many agreements, a twentieth of them flagged: on the
 * first day, which tells every one, and on the next, which looks at every one and tells those that changed.
 */
export async function lights({ scale }) {
  const count = 100_000 * scale;
  title(`lights of a day over ${whole(count)} agreements`);
  const { folder: before } = await filled((engine) => fill(engine, count));
  const folder = freshFolder(before);
  let now = Date.now();
  const { engine, close } = await open(folder, undefined, { clock: { now: () => now } });
  const today = engine.reference.zone.dateAt(now);
  const first = await run(engine);
  now += DAY;
  const next = await run(engine);
  await close();
  const told = ask(folder, `select count(*) from light where day = '${today}'`);
  if (told < count) throw new Error(`${told} lights were told, of ${count} agreements and what hangs on them.`);
  const raw = rawLights(folder, before, today);
  line('the first day', `${fixed(first.time)} s`, `${whole(told)} lights told; longest stall ${fixed(first.max, 0)} ms; raw ${fixed(raw.first)} s`);
  line('the next day', `${fixed(next.time)} s`, `longest stall ${fixed(next.max, 0)} ms; raw ${fixed(raw.next)} s`);
  figure('lights', 'the first day, every one told', first.time, 's', { most: 10 });
  figure('lights', 'the next day, every one looked at', next.time, 's', { most: 10 });
  figure('lights', 'first day to raw SQL', first.time / raw.first, 'x');
  figure('lights', 'next day to raw SQL', next.time / raw.next, 'x');
  drop(folder, before);
}

async function fill(engine, count) {
  const late = Math.round(count / 20);
  await carryIn(engine, ledgerRows(engine.reference, late, { prefix: 'L', signed: LONG_AGO }));
  for (let from = 0; from < count - late; from += 10_000) {
    const rows = ledgerRows(engine.reference, Math.min(10_000, count - late - from), { prefix: `W${from / 10_000}-`, signed: YESTERDAY });
    await carryIn(engine, rows);
  }
  await engine.clockLoop.tick(Date.now());
}

async function run(engine) {
  let time = 0;
  const { max } = await stall(async () => (time = await seconds(() => engine.tellLights.execute())));
  return { time, max };
}

/** What the least program would do: read each record and what was told of it, and write the rows of that day. */
function rawLights(folder, before, today) {
  const told = readRows(folder, `select kind, record, day, light, reason from light where day = '${today}'`);
  const empty = freshFolder(before);
  const file = new Database(databaseOf(empty));
  file.pragma('synchronous = FULL');
  const looked = () => {
    for (const [kind, table] of [['agreement', 'agreement'], ['obligation', 'obligation'], ['followUp', 'follow_up']]) {
      for (const row of file.prepare(`select id, context, (select light from light where kind = '${kind}' and record = ${table}.id order by day desc limit 1) as told from ${table} order by id`).iterate()) JSON.parse(row.context);
    }
  };
  const insert = file.prepare('insert into light (kind, record, day, light, reason) values (?, ?, ?, ?, ?)');
  const timed = (work) => {
    const start = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - start) / 1e9;
  };
  const first = timed(() => {
    looked();
    file.transaction(() => told.forEach((row) => insert.run(row)))();
  });
  const next = timed(looked);
  file.close();
  drop(empty);
  return { first, next };
}

function readRows(folder, sql) {
  const file = new Database(databaseOf(folder), { readonly: true });
  const rows = file.prepare(sql).raw().all();
  file.close();
  return rows;
}
