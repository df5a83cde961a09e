import { ScaleHouse } from './scale/house.mjs';
import { Servers } from './scale/servers.mjs';
import { carryIn } from './house.mjs';
import { ledgerRows, LONG_AGO } from './ledger.mjs';
import { processorOf } from './scale/workers.mjs';
import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
const servers = await Servers.start();
const house = new ScaleHouse(servers);
const count = 10_000;
const { url: before } = await house.filled((engine) => carryIn(engine, ledgerRows(engine.reference, count, { prefix: 'D', signed: LONG_AGO })));
const rounds = Number(process.env.ROUNDS ?? 3);
for (let r = 0; r < rounds; r++) {
  const url = await house.copy(before);
  for (const t of (process.env.SQL ?? '').split(';')) if (t.trim()) await servers.ask(url, t);
  await servers.settle(url);
  const { engine, close } = await house.open(url);
  // warm: a few
  const s = r === rounds - 1 && process.env.PROF ? new Session() : null;
  if (s) { s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval', { interval: 200 }); await s.post('Profiler.start'); }
  const h = r === rounds - 1 && process.env.HEAP ? new Session() : null;
  if (h) { h.connect(); await h.post('HeapProfiler.startSampling', { samplingInterval: 8192, includeObjectsCollectedByMinorGC: true, includeObjectsCollectedByMajorGC: true }); }
  const p0 = process.cpuUsage(), g0 = processorOf([servers.postgres]); const t0 = performance.now();
  await engine.clockLoop.tick(Date.now());
  const dt = performance.now() - t0; const p = process.cpuUsage(p0); const g1 = processorOf([servers.postgres]);
  if (s) { const { profile } = await s.post('Profiler.stop'); writeFileSync('/tmp/w2.cpuprofile', JSON.stringify(profile)); }
  if (h) { const { profile } = await h.post('HeapProfiler.stopSampling'); writeFileSync('/tmp/w2.heapprofile', JSON.stringify(profile)); }
  console.log(`${(count / dt * 1000).toFixed(0)} cases/s; worker ${((p.user + p.system) / count).toFixed(0)} µs; pg ${((g1 - g0) * 1e6 / count).toFixed(0)} µs`);
  await close();
  await servers.drop(url);
}
await servers.stop();
