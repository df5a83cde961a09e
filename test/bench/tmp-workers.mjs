import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ScaleHouse } from './scale/house.mjs';
import { Servers } from './scale/servers.mjs';
import { carryIn } from './house.mjs';
import { ledgerRows, LONG_AGO } from './ledger.mjs';
import { processorOf, Workers } from './scale/workers.mjs';
const servers = await Servers.start();
const house = new ScaleHouse(servers);
const count = 10_000, bursts = 3, n = Number(process.env.WORKERS ?? 1);
const { url: before } = await house.filled(async (engine) => { for (let b = 0; b < bursts; b++) await carryIn(engine, ledgerRows(engine.reference, count, { prefix: 'ABCDEF'[b], signed: LONG_AGO })); });
const url = before;
const t0 = Date.now() + 8000;
for (let b = 0; b < bursts; b++) { const dueAt = t0 + b * 6000; await servers.ask(url, `update agreement set due_at = ${dueAt}, timers = jsonb_set(timers::jsonb, '{SIGNED_NOT_IMPLEMENTED,0}', '${dueAt}')::json where id like '${'ABCDEF'[b]}%'`); }
if (!process.env.NOSETTLE) await servers.settle(url);
const w = new Workers(); Object.assign(w, { url, house, children: [], watch: new pg.Client({connectionString: url}) }); await w.watch.connect();
w.children = await Promise.all(Array.from({ length: n }, () => w.start()));
for (let b = 0; b < bursts; b++) {
  const dueAt = t0 + b * 6000;
  await pause(dueAt - Date.now() - 5);
  const u = { w: processorOf(w.pids), s: processorOf([servers.postgres]) };
  const ended = await w.untilFired((b + 1) * count);
  console.log(`burst ${b}: ${(count / (ended - dueAt) * 1000).toFixed(0)}/s worker ${((processorOf(w.pids) - u.w) * 1e6 / count).toFixed(0)} pg ${((processorOf([servers.postgres]) - u.s) * 1e6 / count).toFixed(0)}`);
}
await w.stop();
await servers.stop();
