import { raw } from './child.mjs';
import { ask, carryIn, drop, filled, freshFolder, open } from './house.mjs';
import { ledgerRows, LONG_AGO } from './ledger.mjs';
import { median, ratio, seconds, stall } from './measure.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';

const RUNS = 3;

/** W2: agreements due at once, each under two provinces, until every case and its two requests are committed. */
export async function w2({ scale }) {
  const count = 10_000 * scale;
  title(`W2  ${whole(count)} agreements due at once, two requests a case`);
  const { folder: before } = await filled((engine) => carryIn(engine, ledgerRows(engine.reference, count, { prefix: 'D', signed: LONG_AGO })));
  const rates = { sweep: [], by100: [], by500: [] };
  const stalls = { max: [], p99: [] };
  let perCase = 0;
  for (let run = 0; run < RUNS; run++) {
    const folder = freshFolder(before);
    const { engine, close } = await open(folder);
    let taken = 0;
    const stood = await stall(async () => {
      taken = await seconds(() => engine.clockLoop.tick(Date.now()));
    });
    await close();
    const cases = ask(folder, 'select count(distinct case_id) from follow_up');
    const requests = ask(folder, 'select count(*) from follow_up');
    if (cases !== count || requests !== 2 * count) throw new Error(`${cases} cases with ${requests} requests were opened for ${count} agreements.`);
    rates.sweep.push(count / taken);
    stalls.max.push(stood.max);
    stalls.p99.push(stood.p99);
    for (const [kind, perCommit] of [['by100', 100], ['by500', 500]]) {
      const baseline = await raw(before, folder, perCommit);
      rates[kind].push(baseline.items / baseline.seconds);
      perCase = baseline.rows / baseline.items;
    }
    drop(folder);
  }
  drop(before);
  const [sweep, by100, by500] = [median(rates.sweep), median(rates.by100), median(rates.by500)];
  const to = { by100: ratio(rates.sweep, rates.by100), by500: ratio(rates.sweep, rates.by500) };
  // The baseline is the better of its two sizes.
  const toRaw = Math.min(to.by100, to.by500);
  line('the sweep', `${whole(sweep)} cases/s`, `${fixed(toRaw)} of raw; ${fixed(perCase, 1)} rows a case`);
  line('raw, 100 cases a transaction', `${whole(by100)} cases/s`, `the sweep is ${fixed(to.by100)} of it`);
  line('raw, 500 cases a transaction', `${whole(by500)} cases/s`, `the sweep is ${fixed(to.by500)} of it`);
  line('event loop stalled, longest', `${fixed(median(stalls.max), 1)} ms`, `p99 ${fixed(median(stalls.p99), 1)} ms; longest of all runs ${fixed(Math.max(...stalls.max), 1)} ms`);
  figure('W2', 'cases a second', sweep, '/s', { least: 8000 });
  figure('W2', 'to raw batched, the better size', toRaw, 'x', { least: 0.5 });
  figure('W2', 'rows a case', perCase, '');
  figure('W2', 'longest stall during the sweep', Math.max(...stalls.max), 'ms', { most: 50 });
}
