import { median, ratio } from '../measure.mjs';
import { figure, fixed, line, title, whole } from '../report.mjs';
import { QueueRun, queues } from './queues.mjs';
import { rawOf } from './raw-of.mjs';
import { processorOf, Workers } from './workers.mjs';

const RUNS = 3;
/** What the workers, ours or a queue's, have done before the watch starts: they run for weeks, and a burst is not their first. */
const EARLIER = 10_000;

/** W2: agreements due at once, under one worker and under two, beside hand-written SQL and beside queues that only write a row. */
export async function w2({ scale, house }) {
  const [count, earlier] = [10_000 * scale, EARLIER * scale];
  title(`W2  ${whole(count)} agreements due at once, two requests a case`);
  const before = await Workers.ledger(house, { count, earlier });
  const kinds = queues((text) => line(text, ''));
  const rates = Object.fromEntries([1, 2].flatMap((workers) => ['Luoshi', ...kinds].map((kind) => [`${kind} ${workers}`, []])));
  const raw = { 100: [], 500: [] };
  const costs = { worker: [], server: [], log: [], disk: [] };
  for (let run = 0; run < RUNS; run++) {
    for (const workers of [1, 2]) {
      const swept = await sweep(house, before, { count, earlier, workers });
      rates[`Luoshi ${workers}`].push(count / swept.seconds);
      if (workers === 1) {
        for (const name of Object.keys(costs)) costs[name].push(swept[name] / count);
        for (const perCommit of [100, 500]) raw[perCommit].push(await rawOf(house, before, swept.url, { perCommit, connections: 1 }));
      }
      await house.servers.drop(swept.url);
      for (const kind of kinds) rates[`${kind} ${workers}`].push(await queued(house, kind, { count, earlier, workers }));
    }
  }
  await house.servers.drop(before);

  const best = median(raw[100]) > median(raw[500]) ? 100 : 500;
  for (const workers of [1, 2]) {
    const ours = rates[`Luoshi ${workers}`];
    const name = workers === 1 ? 'one worker' : 'two workers';
    line(`Luoshi, ${name}`, `${whole(median(ours))} cases/s`, `${fixed(ratio(ours, raw[best]))} of raw; four rows a case, decided, with its history`);
    figure('W2', `cases a second, ${name}`, median(ours), '/s');
    figure('W2', `${name}, to raw batched`, ratio(ours, raw[best]), 'x', { least: 0.5 });
    for (const kind of kinds) {
      const theirs = rates[`${kind} ${workers}`];
      line(`${kind}, ${name}`, `${whole(median(theirs))} jobs/s`, `one row a job, nothing decided; Luoshi is ${fixed(ratio(ours, theirs))} of it`);
      figure('W2', `${kind}, jobs a second, ${name}`, median(theirs), '/s');
      figure('W2', `cases to jobs of ${kind}, ${name}`, ratio(ours, theirs), 'x', { least: 1 });
    }
  }
  for (const perCommit of [100, 500]) line(`raw, ${perCommit} cases a transaction`, `${whole(median(raw[perCommit]))} cases/s`);
  figure('W2', 'raw batched, cases a second', median(raw[best]), '/s');
  const [worker, server, log, disk] = ['worker', 'server', 'log', 'disk'].map((name) => median(costs[name]));
  line('processor a case, worker', `${fixed(worker * 1e6, 0)} µs`, `PostgreSQL ${fixed(server * 1e6, 0)} µs, and ${whole(log)} bytes of its log`);
  figure('W2', 'processor of the worker a case', worker * 1e6, 'µs');
  figure('W2', 'processor of PostgreSQL a case', server * 1e6, 'µs');
  line('on disk', `${whole(disk)} bytes`, 'a case adds, what its update left behind among them');
  figure('W2', 'log of PostgreSQL a case', log, 'B');
  figure('W2', 'bytes on disk a case', disk, 'B');
}

/** One burst under so many workers: how long, and what it cost. */
async function sweep(house, before, { count, earlier, workers }) {
  const running = await Workers.before(house, before, { workers, earlier });
  const { url, pids } = running;
  const { servers } = house;
  await running.untilDue();
  const [place, used] = [await servers.logAt(), { worker: processorOf(pids), server: processorOf([servers.postgres]) }];
  const ended = await running.untilFired(earlier + count);
  const result = {
    url, seconds: (ended - running.dueAt) / 1000, worker: processorOf(pids) - used.worker, server: processorOf([servers.postgres]) - used.server, log: (await servers.logAt()) - place,
    // The size grew with the burst before, too.
    disk: (((await house.sizeOf(url)) - (await house.sizeOf(before))) * count) / (earlier + count),
  };
  await running.stop();
  const cases = await house.ask(url, 'select count(distinct case_id) from follow_up');
  const requests = await house.ask(url, 'select count(*) from follow_up');
  if (cases !== earlier + count || requests !== 2 * cases) throw new Error(`${cases} cases with ${requests} requests were opened for ${earlier + count} agreements.`);
  return result;
}

async function queued(house, kind, { count, earlier, workers }) {
  const run = await QueueRun.empty(house.servers, kind);
  await run.fill(earlier);
  await run.start(workers);
  run.go();
  const warm = await run.until(earlier);
  await run.halt();
  await run.fill(count);
  run.go();
  const taken = await run.until(earlier + count);
  await run.stop();
  if (warm === null || taken === null) throw new Error(`${kind} did not end.`);
  return count / taken;
}
