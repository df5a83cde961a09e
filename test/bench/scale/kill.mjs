import { setTimeout as pause } from 'node:timers/promises';
import { carryIn } from '../house.mjs';
import { ledgerRows, LONG_AGO } from '../ledger.mjs';
import { figure, fixed, line, title, whole } from '../report.mjs';
import { QueueRun, queues } from './queues.mjs';
import { Workers } from './workers.mjs';

/** How long what a killed process left is waited for. */
const PATIENCE = 70_000;

/** After how long each gives back, by default, what a process held that is gone. */
const GIVEN_BACK = { 'pg-boss': '15 minutes', 'graphile-worker': '4 hours', BullMQ: '30 to 60 seconds' };

/** `kill -9` of one of two workers in the middle of a burst: how long until the rest is done, and what is stuck. */
export async function kill({ scale, house }) {
  const count = 2000 * scale;
  title(`kill  one of two workers killed in a burst of ${whole(count)}`);
  const { url: before } = await house.filled((engine) => carryIn(engine, ledgerRows(engine.reference, count, { prefix: 'K', signed: LONG_AGO })));
  const ours = await killed(house, before, count);
  line('Luoshi', `${fixed(ours.seconds)} s`, `from the kill, at ${whole(ours.done)} fired, until nothing is due; ${ours.stuck} stuck, ${ours.twice} fired twice`);
  figure('kill', 'Luoshi, until the rest is fired', ours.seconds, 's');
  figure('kill', 'Luoshi, stuck or fired twice', ours.stuck + ours.twice, '');
  await house.servers.drop(before);
  const kinds = queues((text) => line(text, ''));
  const runs = [];
  for (const kind of kinds) runs.push(await killedQueue(house, kind, count));
  // What they left is waited for together.
  const ends = await Promise.all(runs.map(({ rest }) => rest()));
  for (const [index, kind] of kinds.entries()) {
    const { seconds, stuck } = ends[index];
    const outcome = stuck === 0 ? `${fixed(seconds)} s` : `${whole(stuck)} stuck`;
    line(kind, outcome, `from the kill, at ${whole(runs[index].done)} written; ${stuck === 0 ? '' : `after ${fixed(PATIENCE / 1000, 0)} s; `}what a dead process holds is given back after ${GIVEN_BACK[kind]}`);
    if (stuck === 0) figure('kill', `${kind}, until the rest is written`, seconds, 's');
    figure('kill', `${kind}, stuck after ${PATIENCE / 1000} s`, stuck, '');
  }
  for (const { run } of runs) await run.stop();
}

async function killed(house, before, count) {
  const workers = await Workers.before(house, before, { workers: 2 });
  const { url, children: [victim] } = workers;
  await workers.untilDue();
  const ask = async (text) => Number((await workers.ask(`select count(*) as n from ${text}`)).n);
  const fired = () => ask("audit_entry where actor = 'clock'");
  let done = 0;
  for (; done === 0; done = await fired()) await pause(2);
  victim.kill('SIGKILL');
  const at = performance.now();
  const due = () => ask(`agreement where due_at <= ${workers.dueAt}`);
  let stuck = await due();
  for (; stuck > 0 && performance.now() - at < PATIENCE; stuck = await due()) await pause(10);
  const seconds = (performance.now() - at) / 1000;
  const twice = (await fired()) - (count - stuck);
  await workers.stop();
  await house.servers.drop(url);
  return { done, seconds, stuck, twice };
}

async function killedQueue(house, kind, count) {
  const run = await QueueRun.empty(house.servers, kind);
  await run.fill(count);
  await run.start(2);
  run.go();
  await run.until(Math.ceil(count / 10));
  run.children[0].kill('SIGKILL');
  const at = performance.now();
  const done = await run.written();
  // The survivor takes the rest before the next of these runs begins; what is stuck goes on being waited for.
  await pause(3000);
  const rest = async () => {
    const all = await run.until(count, PATIENCE - (performance.now() - at));
    return { seconds: all === null ? null : run.begun / 1000 + all - at / 1000, stuck: count - (await run.written()) };
  };
  return { run, done, rest };
}
