/**
 * The benchmark: W1 to W5, lateness, start and memory, each beside its baseline in the same run.
 *
 *   npm run bench                        everything
 *   npm run bench -- W2 W4               some of W1 W2 W3 W4 W5 idle start
 *   npm run bench -- --quick             a tenth of everything; the figures say little
 *   npm run bench -- --million           W3 with 1,000,000 waiting too
 *   npm run bench -- --json FILE         writes the figures with a description of the machine
 *
 * The engine and the server run in this process, which is the one whose memory is told at the end; the baselines and
 * the HTTP client have processes of their own. Seeding is not timed.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dropAll } from './house.mjs';
import { idle } from './idle.mjs';
import { machine } from './machine.mjs';
import { memory } from './measure.mjs';
import { figure, fixed, line, table, title } from './report.mjs';
import { start } from './start.mjs';
import { w1 } from './w1.mjs';
import { w2 } from './w2.mjs';
import { w3 } from './w3.mjs';
import { w4 } from './w4.mjs';
import { w5 } from './w5.mjs';

const WORKLOADS = { W1: w1, W2: w2, W3: w3, W4: w4, W5: w5, idle, start };
const MIB = 2 ** 20;

process.once('exit', dropAll);
process.once('SIGINT', () => process.exit(130));

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, million: { type: 'boolean', default: false }, json: { type: 'string' } },
});
const unknown = positionals.filter((name) => !(name in WORKLOADS));
if (unknown.length > 0) {
  process.stderr.write(`bench: no workload ${unknown.join(', ')}; there are ${Object.keys(WORKLOADS).join(', ')}\n`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals : Object.keys(WORKLOADS);

const on = machine();
process.stdout.write(`${on.cpu}, ${on.cores} cores, ${on.memoryGiB} GiB, ${on.system}; node ${on.node}, SQLite ${on.sqlite}; load ${on.loadBefore} before; ${on.at}${options.quick ? '; quick: a tenth of everything' : ''}\n`);
for (const name of chosen) await WORKLOADS[name]({ scale: options.quick ? 0.1 : 1, million: options.million });
title('memory');
const { rss } = memory();
const peak = process.resourceUsage().maxRSS / 1024;
line('resident after all of it', `${fixed(rss / MIB, 0)} MB`, `at most ${fixed(peak, 0)} MB on the way`);
figure('memory', 'resident after all of it', rss / MIB, 'MB', { most: 250 });
const figures = table();
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ machine: on, quick: options.quick, workloads: chosen, figures }, null, 2)}\n`);
