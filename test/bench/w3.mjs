import { allOpened, dueAmong, ROUNDS } from './due-among.mjs';
import { ask, bytesOf, drop, freshFolder, installation, open, withWaiting } from './house.mjs';
import { YESTERDAY } from './ledger.mjs';
import { median, seconds } from './measure.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';

/** W3: the same number due among few and among many that wait; what waiting costs. */
export async function w3({ scale, million }) {
  const due = 1000 * scale;
  title(`W3  ${whole(due)} due among those that wait`);
  const few = await among(10_000 * scale, due);
  const many = await among(100_000 * scale, due);
  const heap = (many.heap - few.heap) / (many.waiting - few.waiting);
  const none = bytesOf(await installation());
  const disk = (many.bytes - none) / many.waiting;
  line('on disk', `${whole(disk)} bytes`, 'an agreement that waits, with its history and its share of all indexes');
  line('in memory', `${fixed(heap, 1)} bytes`, 'heap growth an agreement that waits');
  figure('W3', 'sweep time, 100,000 to 10,000 waiting', many.sweep / few.sweep, 'x', { most: 1.3 });
  figure('W3', 'bytes on disk a waiting agreement', disk, 'B', { most: 2048 });
  // The heap moves by some hundred kilobytes between two measurements, whatever waits.
  figure('W3', 'bytes of heap a waiting agreement', heap, 'B', { most: 10 });
  if (!million) return;
  const million1 = await among(1_000_000 * scale, due);
  figure('W3', 'sweep time, 1,000,000 to 10,000 waiting', million1.sweep / few.sweep, 'x', { most: 1.3 });
  figure('W3', 'open time, 1,000,000 to 10,000 waiting', million1.open / few.open, 'x', { most: 1.3 });
}

async function among(waiting, due) {
  const from = await withWaiting(waiting, YESTERDAY);
  const folder = freshFolder(from);
  const opens = [];
  for (let round = 0; round < ROUNDS; round++) {
    let opened;
    opens.push(await seconds(async () => (opened = await open(folder))));
    await opened.close();
  }
  const { engine, close } = await open(folder);
  const { heap, sweep } = await dueAmong(engine, due);
  await close();
  allOpened(ask(folder, 'select count(distinct case_id) from follow_up'), due);
  drop(folder);
  const result = { waiting, bytes: bytesOf(from), heap, open: median(opens), sweep };
  line(`${whole(waiting)} waiting`, `${fixed(result.sweep * 1000, 1)} ms`, `the sweep; opens in ${fixed(result.open * 1000, 1)} ms`);
  return result;
}
