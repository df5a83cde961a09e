import Database from 'better-sqlite3';
import { ask, carryIn, databaseOf, drop, filled, open } from './house.mjs';
import { dice, ledgerRows, YESTERDAY } from './ledger.mjs';
import { quantile } from './measure.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';

/** How late the clock is when it has nothing else to do: timers due one by one at random moments. */
export async function idle({ scale }) {
  const count = 1000 * scale;
  const span = 20_000 * scale;
  title(`idle  ${whole(count)} timers due one by one over ${whole(span / 1000)} s`);
  const { folder } = await filled((engine) => carryIn(engine, ledgerRows(engine.reference, count, { prefix: 'T', signed: YESTERDAY })));
  const dueAt = moveTimers(folder, Date.now() + 1000, span);
  const late = [];
  const { engine, close } = await open(folder, (store) => ({ ...store, unitOfWork: watched(store.unitOfWork, (id, at) => late.push(at - dueAt.get(id))) }));
  await engine.clockLoop.start();
  await new Promise((resolve) => setTimeout(resolve, span + 2000));
  await close();
  const opened = ask(folder, 'select count(distinct agreement) from follow_up');
  if (late.length !== count || opened !== count) throw new Error(`${late.length} of ${count} timers fired.`);
  drop(folder);
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => quantile(late, share));
  line('committed after it was due', `${fixed(p99, 1)} ms`, `at p99; p50 ${fixed(p50, 1)} ms, longest ${fixed(max, 1)} ms`);
  figure('idle', 'lateness of a due timer, p99', p99, 'ms', { most: 50 });
}

/** The charts count in days; here the next timer of each agreement is moved to a moment of the next seconds. */
function moveTimers(folder, from, span) {
  const file = new Database(databaseOf(folder));
  const roll = dice(7);
  const dueAt = new Map();
  const move = file.prepare('update agreement set due_at = ?, timers = ? where id = ?');
  file.transaction(() => {
    for (const { id, timers } of file.prepare('select id, timers from agreement').all()) {
      const at = from + roll(span);
      const told = JSON.parse(timers);
      told.SIGNED_NOT_IMPLEMENTED[0] = at;
      move.run(at, JSON.stringify(told), id);
      dueAt.set(id, at);
    }
  })();
  file.close();
  return dueAt;
}

/** The unit of work, telling the moment at which an agreement moved by a batch of the clock was committed. */
function watched(unitOfWork, told) {
  return {
    run: (work) => unitOfWork.run(work),
    batch: async (work) => {
      const ids = [];
      const result = await unitOfWork.batch((tx) => {
        const seen = Object.create(tx);
        seen.record = (changes) => {
          for (const { record } of changes.records) if (record.kind === 'agreement') ids.push(record.id);
          return tx.record(changes);
        };
        return work(seen);
      });
      for (const id of ids) told(id, Date.now());
      return result;
    },
  };
}
