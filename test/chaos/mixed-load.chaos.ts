import { describe, expect, it, jest } from '@jest/globals';
import { ChildServer } from '../support/child-server.js';
import { itNeeding, ownPostgres, ownRedis } from '../support/machine.js';
import type { Minute } from '../support/mixed-load.js';
import { mixedLoad } from '../support/mixed-load.js';
import { ScaleHouse } from '../support/scale-house.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const MINUTES = Number(process.env.MINUTES ?? 30);
jest.setTimeout((MINUTES + 5) * 60_000);

const tell = (name: string) => ({ commands, p50, p99, longest, memory }: Minute, number: number): void =>
  void process.stdout.write(`${name}  minute ${String(number).padStart(2)}  ${commands} commands  p50 ${p50.toFixed(1)}  p99 ${p99.toFixed(1)}  longest ${longest.toFixed(0)} ms  resident ${memory.join(', ')} MB\n`);

/** Caches fill in the first minutes; after that a process that leaked would grow on. */
function doesNotGrow(minutes: readonly Minute[]): void {
  const settled = minutes[Math.min(5, Math.floor(minutes.length / 2))];
  const last = minutes.at(-1);
  for (const [process, memory] of (last?.memory ?? []).entries()) expect([process, memory, memory <= (settled?.memory[process] ?? 0) * 1.2 + 10]).toEqual([process, memory, true]);
  expect([...minutes.map(({ p99 }) => p99)].sort((a, b) => a - b)[Math.floor(minutes.length * 0.9)]).toBeLessThan(100);
}

describe(`${MINUTES} minutes of mixed load`, () => {
  it('leave the embedded server as large and as quick as it was', async () => {
    const { folder, remove } = temporaryFolder();
    const server = await ChildServer.start(folder, { clock: true });
    try {
      doesNotGrow(await mixedLoad([server], [server], MINUTES, tell('embedded')));
    } finally {
      await server.stop();
      remove();
    }
  });

  itNeeding(ownPostgres() ?? ownRedis(), 'leave two doors and two workers as large and as quick as they were', async () => {
    const house = await ScaleHouse.start();
    try {
      const doors = [await house.add('api'), await house.add('api')];
      const workers = [await house.add('worker'), await house.add('worker')];
      doesNotGrow(await mixedLoad(doors, [...doors, ...workers], MINUTES, tell('scale')));
    } finally {
      await house.stop();
    }
  });
});
