import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message, Outbox } from '#libs/engine/ports';
import type { Store } from '#libs/store';
import { MORNING } from '../support/records.js';
import type { OpenStore, StoreHarness } from './store-harness.js';

const message = (id: string, at = MORNING): Message => ({ id, channel: 'webhook', body: { kind: 'slip.issued', to: ['511900'], note: '督办单' }, at });
const MINUTE = 60_000;

/** What every store keeps of the messages on their way out. */
export function outboxFeatures(name: string, open: OpenStore): void {
  describe(`${name}: the outbox`, () => {
    let harness: StoreHarness;
    let store: Store;
    let outbox: Outbox;
    beforeEach(async () => {
      harness = await open();
      store = harness.store;
      outbox = store.outbox;
    });
    afterEach(() => harness.destroy());

    const plan = (...messages: Message[]): Promise<void> => store.unitOfWork.run((tx) => tx.record({ records: [], entries: [], messages }));
    const claim = async (now: number, limit = 10): Promise<string[]> => (await outbox.claim(now, limit, now + MINUTE)).map(({ id }) => id);

    it('keeps the trace of what planned a message, where there is one', async () => {
      const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
      await plan(message('a'), { ...message('b'), trace });
      expect((await outbox.claim(MORNING, 10, MORNING + MINUTE)).map((one) => [one.id, one.trace])).toEqual([['a', null], ['b', trace]]);
    });

    it('holds a message with the transaction that planned it, and without it nothing', async () => {
      await plan(message('a'));
      await expect(store.unitOfWork.run(async (tx) => {
        await tx.record({ records: [], entries: [], messages: [message('b')] });
        throw new Error('changed my mind');
      })).rejects.toThrow();
      expect(await outbox.find('a')).toEqual({ ...message('a'), state: 'waiting', attempts: 0, nextAt: MORNING, lastError: null, trace: null });
      expect(await outbox.find('b')).toBeUndefined();
      expect(await outbox.counts()).toEqual({ waiting: 1, oldest: MORNING, dead: 0 });
    });

    it('hands out what is due, the oldest first, and the same again only after its lease', async () => {
      await plan(message('c', MORNING + 2), message('a', MORNING), message('b', MORNING + 1), message('later', MORNING + MINUTE));
      expect([await claim(MORNING + 2, 2), await claim(MORNING + 2), await claim(MORNING + 2)]).toEqual([['a', 'b'], ['c'], []]);
      expect(await outbox.nextAt()).toBe(MORNING + MINUTE);
      expect(await claim(MORNING + 2 + MINUTE)).toEqual(['later', 'a', 'b', 'c']);
    });

    it('gives each message to one of many that claim at once', async () => {
      await plan(...Array.from({ length: 40 }, (_, index) => message(`m${String(index).padStart(2, '0')}`)));
      const claimed = (await Promise.all(Array.from({ length: 8 }, () => claim(MORNING, 10)))).flat();
      const rest = await claim(MORNING, 100);
      expect([...claimed, ...rest].sort()).toEqual(Array.from({ length: 40 }, (_, index) => `m${String(index).padStart(2, '0')}`));
    });

    it('forgets what was delivered, tries again what failed, and keeps apart what was given up', async () => {
      await plan(message('a'), message('b'), message('c'));
      await claim(MORNING);
      await outbox.delivered('a', MORNING);
      await outbox.failed('b', 'The receiver answered 503.', MORNING + 5);
      await outbox.failed('c', 'The receiver answered 410.', null);
      expect(await outbox.find('a')).toBeUndefined();
      expect(await outbox.find('b')).toMatchObject({ state: 'waiting', attempts: 1, nextAt: MORNING + 5, lastError: 'The receiver answered 503.' });
      expect(await claim(MORNING + 10)).toEqual(['b']);
      expect((await outbox.dead({ limit: 10 })).items.map(({ id, attempts, lastError }) => [id, attempts, lastError])).toEqual([['c', 1, 'The receiver answered 410.']]);
      expect(await outbox.counts()).toEqual({ waiting: 1, oldest: MORNING, dead: 1 });
    });

    it('lists what was given up a page at a time, and nothing that waits', async () => {
      await plan(...['a', 'b', 'c', 'd'].map((id) => message(id)));
      for (const id of ['c', 'a', 'd']) await outbox.failed(id, 'no', null);
      const first = await outbox.dead({ limit: 2 });
      expect([first.items.map(({ id }) => id), first.total]).toEqual([['a', 'c'], 3]);
      const last = await outbox.dead({ limit: 2, cursor: first.nextCursor ?? '' });
      expect([last.items.map(({ id }) => id), last.total, last.nextCursor]).toEqual([['d'], 3, null]);
      await expect(outbox.dead({ limit: 2, cursor: 'x' })).rejects.toMatchObject({ code: 'cursor.malformed' });
    });

    it('tries again on demand what was given up: one, or all', async () => {
      await plan(message('a'), message('b'), message('c'));
      for (const id of ['a', 'b', 'c']) await outbox.failed(id, 'no', null);
      const replay = (at: number, id?: string): Promise<number> => store.unitOfWork.run((tx) => tx.replay(at, id));
      expect([await replay(MORNING + 1, 'b'), await replay(MORNING + 1, 'nobody'), await claim(MORNING + 1)]).toEqual([1, 0, ['b']]);
      expect([await replay(MORNING + 2), await claim(MORNING + 2), await outbox.counts()]).toEqual([2, ['a', 'c'], { waiting: 3, oldest: MORNING, dead: 0 }]);
    });
  });
}
