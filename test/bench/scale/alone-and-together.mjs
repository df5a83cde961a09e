import { inFlight, median, ratio, seconds } from '../measure.mjs';
import { figure, fixed, line, whole } from '../report.mjs';
import { CONNECTIONS } from './house.mjs';
import { rawOf } from './raw-of.mjs';

const RUNS = 3;
const WIDTHS = { alone: 1, together: 64 };

/**
 * Commands one after another and 64 in flight, beside pg alone writing the same rows, one transaction an item: on one
 * connection, and on as many as the engine has. `work` is told the engine, and gives the items and what to do with one.
 */
export async function aloneAndTogether({ house, id, verb, before, counts, work }) {
  const rates = { alone: [], together: [], rawAlone: [], rawTogether: [] };
  for (let run = 0; run < RUNS; run++) {
    for (const kind of ['alone', 'together']) {
      const url = await house.copy(before);
      await house.servers.settle(url);
      const { engine, close } = await house.open(url);
      const { items, one } = work(engine, counts[kind]);
      rates[kind].push(items.length / (await seconds(() => inFlight(WIDTHS[kind], items, one))));
      await close();
      rates[kind === 'alone' ? 'rawAlone' : 'rawTogether'].push(await rawOf(house, before, url, { perCommit: 1, connections: kind === 'alone' ? 1 : CONNECTIONS }));
      await house.servers.drop(url);
    }
  }
  const to = { alone: ratio(rates.alone, rates.rawAlone), together: ratio(rates.together, rates.rawTogether) };
  line('one after another', `${whole(median(rates.alone))}/s`, `${fixed(to.alone)} of raw on one connection`);
  line('64 in flight', `${whole(median(rates.together))}/s`, `${fixed(to.together)} of raw on ${CONNECTIONS} connections`);
  line('raw, one transaction an item', `${whole(median(rates.rawAlone))}/s`, `${whole(median(rates.rawTogether))}/s on ${CONNECTIONS} connections`);
  figure(id, `${verb} a second, alone`, median(rates.alone), '/s');
  figure(id, 'alone, to raw on one connection', to.alone, 'x');
  figure(id, `${verb} a second, 64 in flight`, median(rates.together), '/s');
  figure(id, `64 in flight, to raw on ${CONNECTIONS} connections`, to.together, 'x');
}
