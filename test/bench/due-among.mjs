import { carryIn } from './house.mjs';
import { ledgerRows, LONG_AGO } from './ledger.mjs';
import { median, memory, seconds } from './measure.mjs';

/** Rounds of a measurement. */
export const ROUNDS = 5;

/** What an engine over many that wait takes: memory while its clock runs, and seconds to sweep so many that are due among them. */
export async function dueAmong(engine, due) {
  await engine.clockLoop.start();
  const { heap, rss } = memory();
  await engine.clockLoop.stop();
  const sweeps = [];
  for (let round = 0; round < ROUNDS; round++) {
    await carryIn(engine, ledgerRows(engine.reference, due, { prefix: `D${round}-`, signed: LONG_AGO }));
    sweeps.push(await seconds(() => engine.clockLoop.tick(Date.now())));
  }
  return { heap, rss, sweep: median(sweeps) };
}

/** Fails where not every round opened its cases. */
export function allOpened(cases, due) {
  if (cases !== due * ROUNDS) throw new Error(`${cases} cases were opened for ${due * ROUNDS} agreements.`);
}
