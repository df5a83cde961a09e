/**
 * The benchmark: W1 to W5, W7, lights, the cockpit and the ledger in a browser, lateness, start and memory, each beside its baseline in the same run.
 *
 *   npm run bench                        everything of the embedded profile
 *   npm run bench -- ledger-screen     the screens over 100,000 agreements, some five minutes; asked for by name alone
 *   npm run bench -- W2 W4               some of W1 W2 W3 W4 W5 W7 lights cockpit idle start
 *   npm run bench -- scale               everything on PostgreSQL and Redis, which are started for it; some twelve minutes
 *   npm run bench -- scale-W2 scale-kill some of that: W1 W2 W3 W4 W5 shares claim kill
 *   npm run bench -- ten-million         a day of ten million agreements, computed from docs/bench/results-scale.json
 *   npm run bench -- --quick             a tenth of everything; the figures say little
 *   npm run bench -- --million           W3 with 1,000,000 waiting too
 *   npm run bench -- --json FILE         writes the figures with a description of the machine; scale writes to docs/bench/results-scale.json without it
 *
 * The engine and the server run in this process, which is the one whose memory is told at the end; the baselines and
 * the HTTP client have processes of their own. Seeding is not timed.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cockpit } from './cockpit.mjs';
import { dropAll } from './house.mjs';
import { idle } from './idle.mjs';
import { ledgerScreen } from './ledger-screen.mjs';
import { lights } from './lights.mjs';
import { machine } from './machine.mjs';
import { memory } from './measure.mjs';
import { figure, fixed, line, table, title } from './report.mjs';
import { SCALE, scaleRun } from './scale/index.mjs';
import { start } from './start.mjs';
import { tenMillion } from './ten-million.mjs';
import { w1 } from './w1.mjs';
import { w2 } from './w2.mjs';
import { w3 } from './w3.mjs';
import { w4 } from './w4.mjs';
import { w5 } from './w5.mjs';
import { w7 } from './w7.mjs';

const WORKLOADS = { W1: w1, W2: w2, W3: w3, W4: w4, W5: w5, W7: w7, lights, cockpit, 'ledger-screen': ledgerScreen, idle, start };
/** It asks and holds a browser in this process, so that its memory is not the server's. */
const BY_NAME = ['ledger-screen'];
const RESULTS = 'docs/bench/results-scale.json';
const MIB = 2 ** 20;

process.once('exit', dropAll);
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) process.once(signal, () => process.exit(code));

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, million: { type: 'boolean', default: false }, json: { type: 'string' } },
});
const atScale = Object.keys(SCALE).map((name) => `scale-${name}`);
const known = [...Object.keys(WORKLOADS), 'scale', ...atScale, 'ten-million'];
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`bench: no workload ${unknown.join(', ')}; there are ${known.join(', ')}\n`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals.flatMap((name) => (name === 'scale' ? atScale : [name])) : Object.keys(WORKLOADS).filter((name) => !BY_NAME.includes(name));
const embedded = chosen.filter((name) => name in WORKLOADS);
const scaled = atScale.filter((name) => chosen.includes(name));
const settings = { scale: options.quick ? 0.1 : 1, million: options.million };

const on = machine();
process.stdout.write(`${on.cpu}, ${on.cores} cores, ${on.memoryGiB} GiB, ${on.system}; node ${on.node}, SQLite ${on.sqlite}; load ${on.loadBefore} before; ${on.at}${options.quick ? '; quick: a tenth of everything' : ''}\n`);
for (const name of embedded) await WORKLOADS[name](settings);
if (scaled.length > 0) Object.assign(on, await scaleRun(scaled.map((name) => name.slice('scale-'.length)), settings));
if (chosen.includes('ten-million')) tenMillion();
if (embedded.length > 0 && !embedded.some((name) => BY_NAME.includes(name))) {
  title('memory');
  const { rss } = memory();
  const peak = process.resourceUsage().maxRSS / 1024;
  line('resident after all of it', `${fixed(rss / MIB, 0)} MB`, `at most ${fixed(peak, 0)} MB on the way`);
  figure('memory', 'resident after all of it', rss / MIB, 'MB', { most: 250 });
}
const figures = table();
const whole = !options.quick && scaled.length === atScale.length && embedded.length === 0;
const file = options.json ?? (whole ? RESULTS : undefined);
if (file !== undefined) writeFileSync(file, `${JSON.stringify({ machine: on, quick: options.quick, workloads: chosen, figures }, null, 2)}\n`);
