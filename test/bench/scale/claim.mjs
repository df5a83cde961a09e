import pg from 'pg';
import { carryIn } from '../house.mjs';
import { ledgerRows, LONG_AGO } from '../ledger.mjs';
import { median, seconds } from '../measure.mjs';
import { figure, fixed, line, title, whole } from '../report.mjs';

const ROUNDS = 15;
const BATCH = 500;
/** What eight other workers have claimed. */
const OTHERS = 8;

/** Claiming a batch while other workers hold theirs: each claim passes over what they hold. */
export async function claim({ scale, house }) {
  const count = 10_000 * scale;
  const batch = BATCH * scale;
  title(`claim  ${whole(batch)} of ${whole(count)} due, beside ${OTHERS} workers that hold as many each`);
  const { url } = await house.filled((engine) => carryIn(engine, ledgerRows(engine.reference, count, { prefix: 'C', signed: LONG_AGO })));
  const [alone, beside] = [await claimed(url, batch, 0), await claimed(url, batch, OTHERS * batch)];
  await house.servers.drop(url);
  line('nobody else', `${fixed(alone * 1000, 1)} ms`);
  line(`${OTHERS} others`, `${fixed(beside * 1000, 1)} ms`, `${fixed(((beside - alone) * 1e6) / (OTHERS * batch), 2)} µs a row passed over`);
  figure('claim', `a batch, beside ${OTHERS} workers to alone`, beside / alone, 'x');
  figure('claim', 'a row passed over', ((beside - alone) * 1e6) / (OTHERS * batch), 'µs');
}

async function claimed(url, batch, held) {
  const [holder, claimer] = await Promise.all([url, url].map(async (connectionString) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query('begin');
    return client;
  }));
  const due = (client, limit) => client.query(`select id, context, timers from agreement where due_at <= ${Date.now()} order by due_at, id limit ${limit} for update skip locked`);
  await due(holder, held);
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    times.push(await seconds(() => due(claimer, batch)));
    await claimer.query('rollback');
    await claimer.query('begin');
  }
  await Promise.all([holder.end(), claimer.end()]);
  return median(times);
}
