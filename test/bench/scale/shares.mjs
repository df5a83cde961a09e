import { median, ratio } from '../measure.mjs';
import { figure, fixed, line, title, whole } from '../report.mjs';
import { share } from './share.mjs';
import { Workers } from './workers.mjs';

const RUNS = 5;
const EARLIER = 20_000;
/** Of a core, for each worker: two of them and the server have enough with two cores. */
const CORES = 0.3;

/** The same burst under one worker and under two, each held to its share of a core: what a second one brings where cores allow it. */
export async function shares({ scale, house }) {
  const [count, earlier] = [20_000 * scale, EARLIER * scale];
  title(`shares  ${whole(count)} due at once, workers held to ${fixed(CORES, 1)} of a core each`);
  const before = await Workers.ledger(house, { count, earlier });
  const rates = { 1: [], 2: [] };
  for (let run = 0; run < RUNS; run++) {
    for (const workers of [1, 2]) {
      const rate = await burst(house, before, { count, earlier, workers });
      if (rate === null) return line('not measured', '', 'this machine does not let us hold a process to a share of a core');
      rates[workers].push(rate);
    }
  }
  await house.servers.drop(before);
  for (const workers of [1, 2]) line(workers === 1 ? 'one worker' : 'two workers', `${whole(median(rates[workers]))} cases/s`);
  figure('shares', `cases a second, two workers to one, each of ${fixed(CORES, 1)} of a core`, ratio(rates[2], rates[1]), 'x', { least: 1.6 });
}

async function burst(house, before, { count, earlier, workers }) {
  const running = await Workers.before(house, before, { workers, earlier });
  const held = running.pids.map((pid) => share(pid, CORES));
  await running.untilDue();
  const ended = await running.untilFired(earlier + count);
  await running.stop();
  for (const remove of held) remove?.();
  await house.servers.drop(running.url);
  return held.includes(null) ? null : count / ((ended - running.dueAt) / 1000);
}
