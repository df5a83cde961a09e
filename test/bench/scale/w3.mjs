import { allOpened, dueAmong } from '../due-among.mjs';
import { carryIn } from '../house.mjs';
import { ledgerRows, YESTERDAY } from '../ledger.mjs';
import { figure, fixed, line, title, whole } from '../report.mjs';

const PIECE = 10_000;
const MIB = 2 ** 20;

/** W3: the same number due among few and among many that wait; what waiting costs. */
export async function w3({ scale, million, house }) {
  const due = 1000 * scale;
  title(`W3  ${whole(due)} due among those that wait`);
  const none = await house.sizeOf(await house.installation());
  const few = await among(house, 10_000 * scale, due);
  const many = await among(house, 100_000 * scale, due);
  const disk = (many.bytes - none) / many.waiting;
  const heap = (many.heap - few.heap) / (many.waiting - few.waiting);
  line('on disk', `${whole(disk)} bytes`, 'an agreement that waits, with its history and its share of all indexes');
  line('in memory', `${fixed(heap, 1)} bytes`, `heap growth an agreement that waits; the process holds ${fixed(many.rss / MIB, 0)} MB`);
  figure('W3', 'sweep time, 100,000 to 10,000 waiting', many.sweep / few.sweep, 'x', { most: 1.3 });
  figure('W3', 'bytes on disk a waiting agreement', disk, 'B');
  figure('W3', 'bytes of heap a waiting agreement', heap, 'B');
  figure('W3', 'resident with 100,000 waiting', many.rss / MIB, 'MB');
  if (!million) return;
  const million1 = await among(house, 1_000_000 * scale, due);
  figure('W3', 'sweep time, 1,000,000 to 10,000 waiting', million1.sweep / few.sweep, 'x', { most: 1.3 });
}

async function among(house, waiting, due) {
  const { url } = await house.filled(async (engine) => {
    // In pieces, so that a million rows are never in memory together.
    for (let from = 0; from < waiting; from += PIECE) await carryIn(engine, ledgerRows(engine.reference, Math.min(PIECE, waiting - from), { prefix: `W${from / PIECE}-`, signed: YESTERDAY }));
  });
  const bytes = await house.sizeOf(url);
  const { engine, close } = await house.open(url);
  const { heap, rss, sweep } = await dueAmong(engine, due);
  await close();
  allOpened(await house.ask(url, 'select count(distinct case_id) from follow_up'), due);
  await house.servers.drop(url);
  line(`${whole(waiting)} waiting`, `${fixed(sweep * 1000, 1)} ms`, 'the sweep');
  return { waiting, bytes, heap, rss, sweep };
}
