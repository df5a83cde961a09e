import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Sweep } from '../../libs/engine/src/sweep.js';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation, SHANGHAI } from '../support/installation.js';

const PARTIES = ['511900', '610700'];
const SIGNED = '2026-01-05';

/** When the clock of a process sweeps, and when it sleeps. Only for a store that answers in turns of the loop: its timers are the test's. */
export function clockLoopFeatures(name: string, makePlace: MakePlace): void {
  const overdue = async ({ engine }: Installation): Promise<number> => (await engine.reads.countByState())['signed.overdue'] ?? 0;

  describe(`${name}: the loop of the clock`, () => {
    let installation: Installation;
    /** The sweeps begun, by the moment they were for. */
    let sweeps: number[];
    let underWay: number;
    let mostAtOnce: number;
    /** What a sweep waits for before it ends. */
    let gate: Promise<void>;
    /** What the answer to "what is due next" waits for. */
    let nextDueGate: Promise<void>;

    beforeEach(async () => {
      [sweeps, underWay, mostAtOnce, gate, nextDueGate] = [[], 0, 0, Promise.resolve(), Promise.resolve()];
      installation = await openInstallation(makePlace, (ports) => ({
        ...ports,
        reads: Object.assign(Object.create(ports.reads) as typeof ports.reads, {
          nextDue: async () => {
            const next = await ports.reads.nextDue();
            await nextDueGate;
            return next;
          },
        }),
      }));
      installation.on(SIGNED);
      const execute = Reflect.get(Sweep.prototype, 'execute');
      jest.spyOn(Sweep.prototype, 'execute').mockImplementation(async function (this: Sweep, what) {
        sweeps.push(what.at);
        underWay += 1;
        mostAtOnce = Math.max(mostAtOnce, underWay);
        await gate;
        return execute.call(this, what).finally(() => (underWay -= 1));
      });
      jest.useFakeTimers({ doNotFake: ['Date', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'] });
    });
    afterEach(async () => {
      jest.useRealTimers();
      jest.restoreAllMocks();
      await installation.destroy();
    });

    /** Lets everything happen that waits for nothing but its turn. */
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 40; turn += 1) await turnOfTheLoop();
    };
    const pass = async (milliseconds: number): Promise<void> => {
      installation.at += milliseconds;
      jest.advanceTimersByTime(milliseconds);
      await settle();
    };
    const start = async (): Promise<void> => {
      await installation.engine.clockLoop.start();
      await settle();
    };

    it('sweeps at its start and then every 30 seconds where nothing is due', async () => {
      await start();
      expect(sweeps).toHaveLength(1);
      await pass(29_999);
      expect(sweeps).toHaveLength(1);
      await pass(1);
      expect(sweeps).toHaveLength(2);
      await pass(30_000);
      expect(sweeps).toHaveLength(3);
    });

    it('sweeps when the next one is due, and wakes for an earlier one', async () => {
      await installation.register({ id: 'next', codes: PARTIES, signed: SIGNED });
      const due = (await installation.engine.reads.nextDue()) ?? 0;
      installation.at = due - 20_000;
      await start();
      await pass(19_999);
      expect(await overdue(installation)).toBe(0);
      await pass(1);
      expect(await overdue(installation)).toBe(1);
      expect(sweeps).toEqual([due - 20_000, due]);
      installation.engine.clockLoop.wake(installation.at + 5_000);
      await pass(4_999);
      expect(sweeps).toHaveLength(2);
      await pass(1);
      expect(sweeps).toHaveLength(3);
    });

    it('wakes for what a command makes due', async () => {
      const id = await installation.propose({ parties: PARTIES });
      await installation.ask(id, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, '511900');
      installation.at = SHANGHAI.startOf('2026-01-08') - 10_000;
      await start();
      await installation.register({ id: 'ends', codes: PARTIES, term_end: '2026-01-07' });
      await pass(10_000);
      expect((await installation.agreement('ends')).state).toBe('lapsed');
    });

    it('does not forget a call to wake that comes while it asks what is next', async () => {
      let answer = (): void => undefined;
      nextDueGate = new Promise((resolve) => (answer = resolve));
      await start();
      installation.engine.clockLoop.wake(installation.at + 5_000);
      answer();
      await settle();
      await pass(5_000);
      expect(sweeps).toHaveLength(2);
    });

    it('does not forget a call to wake that comes during a sweep', async () => {
      let finish = (): void => undefined;
      await start();
      gate = new Promise((resolve) => (finish = resolve));
      await pass(30_000);
      expect(sweeps).toHaveLength(2);
      installation.engine.clockLoop.wake(installation.at + 5_000);
      finish();
      await settle();
      await pass(5_000);
      expect(sweeps).toHaveLength(3);
    });

    it('runs one sweep at a time', async () => {
      let finish = (): void => undefined;
      gate = new Promise((resolve) => (finish = resolve));
      const started = installation.engine.clockLoop.start();
      const asked = [installation.tick(installation.at), installation.tick(installation.at)];
      await settle();
      expect(sweeps).toHaveLength(1);
      finish();
      await Promise.all([started, ...asked]);
      expect(mostAtOnce).toBe(1);
      expect(sweeps).toHaveLength(3);
    });

    it('does not run hot over a row that fails again and again', async () => {
      await installation.register({ id: 'bad', codes: PARTIES, signed: '2025-01-06' });
      await installation.damage(await installation.agreement('bad'), { state: 'signed.nowhere' });
      await start();
      for (let second = 0; second < 29; second += 1) await pass(1_000);
      expect(sweeps).toHaveLength(1);
      await pass(1_000);
      expect(sweeps).toHaveLength(2);
      expect(installation.faults).toHaveLength(2);
    });

    it('goes on after a sweep that failed as a whole', async () => {
      gate = Promise.reject(new Error('the disk is full'));
      await installation.engine.clockLoop.start().catch(() => undefined);
      gate = Promise.resolve();
      await settle();
      expect(installation.faults).toMatchObject([{ where: { kind: 'sweep' } }]);
      await pass(30_000);
      expect(sweeps).toHaveLength(2);
    });

    it('goes on when the clock was set back or forth', async () => {
      await start();
      installation.at -= 86_400_000;
      await pass(30_000);
      expect(sweeps).toHaveLength(2);
      installation.at += 40 * 86_400_000;
      await pass(30_000);
      expect(sweeps).toHaveLength(3);
    });

    it('stops after the sweep under way, and wakes no more', async () => {
      let finish = (): void => undefined;
      await start();
      gate = new Promise((resolve) => (finish = resolve));
      await pass(30_000);
      let stopped = false;
      const stop = installation.engine.clockLoop.stop().then(() => (stopped = true));
      await settle();
      expect(stopped).toBe(false);
      finish();
      await stop;
      installation.engine.clockLoop.wake(installation.at + 1);
      await pass(60_000);
      expect(sweeps).toHaveLength(2);
      expect(jest.getTimerCount()).toBe(0);
    });
  });
}
