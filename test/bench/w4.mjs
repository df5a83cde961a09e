import { raw } from './child.mjs';
import { drop, freshFolder, open } from './house.mjs';
import { inFlight, median, ratio, seconds } from './measure.mjs';
import { LEAD, readyToStart } from './ready-to-start.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';

const RUNS = 3;

/** W4: START_IMPLEMENTATION through the engine. */
export async function w4({ scale }) {
  const count = 5000 * scale;
  title(`W4  ${whole(count)} START_IMPLEMENTATION through the engine`);
  const { folder: before, agreements } = await readyToStart(count);
  const rates = { alone: [], together: [], single: [], batched: [] };
  let perItem = 0;
  for (let run = 0; run < RUNS; run++) {
    for (const [kind, width] of [['alone', 1], ['together', 64]]) {
      const folder = freshFolder(before);
      const { engine, close } = await open(folder);
      const start = async ({ id, version }) => {
        const answer = await engine.transitionAgreement.execute({ actor: { id: 'bench', office: LEAD }, id, expected: version, request: { type: 'START_IMPLEMENTATION', payload: {} } });
        if (!answer.ok) throw new Error(`START_IMPLEMENTATION was refused: ${answer.code}`);
      };
      rates[kind].push(count / (await seconds(() => inFlight(width, agreements, start))));
      await close();
      const baseline = await raw(before, folder, width);
      rates[kind === 'alone' ? 'single' : 'batched'].push(baseline.items / baseline.seconds);
      perItem = baseline.rows / baseline.items;
      drop(folder);
    }
  }
  const [alone, together, single, batched] = ['alone', 'together', 'single', 'batched'].map((kind) => median(rates[kind]));
  const toSingle = { alone: ratio(rates.alone, rates.single), together: ratio(rates.together, rates.single) };
  line('one after another', `${whole(alone)}/s`, `${fixed(toSingle.alone)} of raw one an item; ${fixed(perItem, 1)} rows each`);
  line('64 in flight', `${whole(together)}/s`, `${fixed(toSingle.together)} of raw one an item, ${fixed(ratio(rates.together, rates.batched))} of raw batched`);
  line('raw, one transaction an item', `${whole(single)}/s`);
  line('raw, 64 items a transaction', `${whole(batched)}/s`);
  figure('W4', 'events a second, alone', alone, '/s');
  figure('W4', 'alone, to raw one transaction an item', toSingle.alone, 'x', { least: 0.7 });
  figure('W4', 'events a second, 64 in flight', together, '/s');
  figure('W4', '64 in flight, to raw one an item', toSingle.together, 'x', { least: 2 });
}
