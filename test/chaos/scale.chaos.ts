import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { ChildServer } from '../support/child-server.js';
import { until } from '../support/child-server.js';
import { describeNeeding, ownPostgres, ownRedis } from '../support/machine.js';
import { bringInOverdue, OFFICES_ASKED } from '../support/overdue-ledger.js';
import { ScaleHouse } from '../support/scale-house.js';
import { writersFor } from '../support/writers.js';

jest.setTimeout(30 * 60_000);
const COMMANDS = Number(process.env.COMMANDS ?? 5000);
const RESTARTS = Number(process.env.RESTARTS ?? 20);
const WORKER_KILLS = Number(process.env.WORKER_KILLS ?? 50);
const WITHOUT_REDIS = Number(process.env.WITHOUT_REDIS ?? 60_000);
const BURST = 300;

describeNeeding(ownPostgres() ?? ownRedis(), 'the scale profile under fire', () => {
  let house: ScaleHouse;
  let doors: ChildServer[];
  beforeEach(async () => {
    house = await ScaleHouse.start();
    doors = [await house.add('api')];
    doors.push(await house.add('api'));
  });
  afterEach(() => house.stop());

  const tell = (text: string): void => void process.stdout.write(`${text}\n`);
  const flagged = (prefix: string, count: number): Promise<true> =>
    until(async () => ((await house.count('follow_up', `agreement like '${prefix}-%'`)) >= count * OFFICES_ASKED ? true : undefined));
  const outboxIsEmpty = (): Promise<true> => until(async () => ((await house.count('outbox')) === 0 ? true : undefined));

  it(`does each of ${COMMANDS} keyed commands once and more while PostgreSQL is restarted ${RESTARTS} times, every 5 to 10 seconds, and doors are killed`, async () => {
    const [first] = doors;
    if (first === undefined) throw new Error('No door.');
    const writers = await writersFor(first, 8);
    let restarts = 0;
    const done = (): number => writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
    const writing = Promise.all(writers.map(async (writer, index) => {
      while (done() < COMMANDS || restarts < RESTARTS || writer.unanswered !== undefined) {
        const answered = await writer.writeOne(doors[index % doors.length] ?? first).catch(() => false);
        if (!answered) await pause(50);
      }
    }));
    for (let over = false; !over; ) {
      over = await Promise.race([writing.then(() => true), pause(5000 + Math.random() * 5000).then(() => false)]);
      if (over) break;
      await house.postgres.restart();
      restarts += 1;
      if (restarts % 3 === 0) {
        await doors[1]?.kill();
        doors[1] = await house.add('api');
      }
    }
    const keys = writers.flatMap((writer) => writer.acknowledged.map(({ command }) => command.key));
    tell(`${keys.length} commands acknowledged over ${restarts} restarts of PostgreSQL`);
    expect(await house.notOnce(keys)).toEqual([]);
  });

  it(`flags and tells everything once while workers, whose clocks are two minutes apart, are killed ${WORKER_KILLS} times and Redis is wiped`, async () => {
    const [first] = doors;
    if (first === undefined) throw new Error('No door.');
    const rests: number[] = [];
    const worker = (number: number): Promise<ChildServer> => house.add('worker', ScaleHouse.skewed(number % 2 === 0 ? 60_000 : -60_000));
    let survivor = await worker(0);
    for (let kill = 1; kill <= WORKER_KILLS; kill += 1) {
      const victim = survivor;
      survivor = await worker(kill);
      const before = await house.count('follow_up');
      await bringInOverdue(first, `K${kill}`, BURST);
      await until(async () => ((await house.count('follow_up')) > before + 50 ? true : undefined));
      await victim.kill();
      if (kill % 5 === 0) await house.redis.ask('FLUSHALL');
      const killed = performance.now();
      await flagged(`K${kill}`, BURST);
      rests.push(performance.now() - killed);
    }
    rests.sort((a, b) => a - b);
    tell(`the rest was flagged within ${Math.round(rests[Math.floor(rests.length / 2)] ?? 0)} ms of the kill (median), ${Math.round(rests.at(-1) ?? 0)} ms at most`);
    // What a killed worker or a wiped Redis had in hand is handed over again when its lease is over.
    await outboxIsEmpty();
    for (let kill = 1; kill <= WORKER_KILLS; kill += 1) expect([kill, house.told(`K${kill}`).size]).toEqual([kill, BURST * OFFICES_ASKED]);
    expect(await house.doubled()).toEqual([]);
  });

  it(`goes on for ${WITHOUT_REDIS / 1000} seconds without Redis, and then tells what waited`, async () => {
    const [first] = doors;
    if (first === undefined) throw new Error('No door.');
    await house.add('worker');
    await house.redis.kill();
    const [writer] = await writersFor(first, 1);
    await bringInOverdue(first, 'R', BURST);
    const end = performance.now() + WITHOUT_REDIS;
    let commands = 0;
    while (performance.now() < end) {
      expect(await writer?.writeOne(first)).toBe(true);
      commands += 1;
      await pause(20);
    }
    await flagged('R', BURST);
    expect(await house.count('outbox')).toBe(BURST * OFFICES_ASKED);
    await house.redis.again();
    await outboxIsEmpty();
    tell(`${commands} commands done without Redis`);
    expect(house.told('R').size).toBe(BURST * OFFICES_ASKED);
    expect(await house.doubled()).toEqual([]);
  });
});
