import { raw } from './child.mjs';
import { ACTOR, drop, freshFolder, installation, open } from './house.mjs';
import { ledgerRows, YESTERDAY } from './ledger.mjs';
import { inFlight, median, ratio, seconds } from './measure.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';

const RUNS = 3;

/** W1: one agreement registered in one event. */
export async function w1({ scale }) {
  const count = 10_000 * scale;
  title(`W1  register ${whole(count)} agreements, one event each`);
  const before = await installation();
  const rates = { alone: [], together: [], single: [] };
  let perItem = 0;
  for (let run = 0; run < RUNS; run++) {
    for (const [kind, width] of [['alone', 1], ['together', 64]]) {
      const folder = freshFolder(before);
      const { engine, close } = await open(folder);
      const rows = ledgerRows(engine.reference, count, { prefix: 'A', signed: YESTERDAY });
      const register = async (row) => {
        const { registered } = await engine.importLedger.execute({ rows: [row], actor: ACTOR, dryRun: false });
        if (registered !== 1) throw new Error(`${row.id} was not registered.`);
      };
      rates[kind].push(count / (await seconds(() => inFlight(width, rows, register))));
      await close();
      if (kind === 'alone') {
        const { seconds: taken, items, rows: written } = await raw(before, folder, 1);
        rates.single.push(items / taken);
        perItem = written / items;
      }
      drop(folder);
    }
  }
  const [alone, together, single] = [median(rates.alone), median(rates.together), median(rates.single)];
  const toRaw = { alone: ratio(rates.alone, rates.single), together: ratio(rates.together, rates.single) };
  line('one after another', `${whole(alone)}/s`, `${fixed(toRaw.alone)} of raw; ${fixed(perItem, 1)} rows each`);
  line('64 in flight', `${whole(together)}/s`, `${fixed(toRaw.together)} of raw`);
  line('raw, one transaction an item', `${whole(single)}/s`);
  figure('W1', 'registered a second, alone', alone, '/s');
  figure('W1', 'alone, to raw one transaction an item', toRaw.alone, 'x');
  figure('W1', 'registered a second, 64 in flight', together, '/s');
  figure('W1', '64 in flight, to raw one an item', toRaw.together, 'x');
}
