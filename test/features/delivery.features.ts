import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebhookChannel } from '#libs/delivery';
import type { Delivery, NoticeBody } from '#libs/engine';
import { DeliverMessage, Relay } from '#libs/engine';
import type { OutboxCounts } from '#libs/engine/ports';
import { InlineQueue } from '#libs/queue';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation } from '../support/installation.js';
import { Receiver } from '../support/receiver.js';

const PARTIES = ['511900', '610700'];
const SECRET = `whsec_${Buffer.from('a secret of 24 bytes, ok').toString('base64')}`;
const HOUR = 3_600_000;

/** From a step of a follow-up to its receiver, the queue in the process. */
export function deliveryFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: notices`, () => {
    let world: Installation;
    let receiver: Receiver;
    let relay: Relay;
    let outcomes: Delivery[];
    beforeEach(async () => {
      world = await openInstallation(makePlace);
      receiver = await Receiver.start();
      outcomes = [];
      const { outbox } = world.ports;
      const now = (): number => world.at;
      const deliver = new DeliverMessage(outbox, [new WebhookChannel({ url: receiver.url, secret: SECRET, now, timeout: 2000 })], now, (_, outcome) => outcomes.push(outcome));
      relay = new Relay(outbox, new InlineQueue((id) => deliver.execute(id)), now, (error) => {
        throw error;
      });
    });
    afterEach(async () => {
      await receiver.stop();
      await world.destroy();
    });

    /** A case in which two provinces are asked. */
    const flagged = async (): Promise<string> => {
      const id = await world.on('2026-01-05').signed({ parties: PARTIES, on: '2026-01-05' });
      await world.tickOn('2026-07-01');
      return id;
    };
    const told = (): NoticeBody[] => receiver.received.map(({ body }) => JSON.parse(body) as NoticeBody);

    it('tell each office that it is asked, signed by the Standard Webhooks specification', async () => {
      const id = await flagged();
      expect(await relay.execute()).toBe(2);
      expect(told().map(({ kind, agreement, to, presses }) => [kind, agreement, to, presses]).sort()).toEqual([
        ['supervision.requested', id, ['510000'], ['511900']], ['supervision.requested', id, ['610000'], ['610700']],
      ]);
      const [{ headers, body } = { headers: {} as Record<string, unknown>, body: '' }] = receiver.received;
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', 'a secret of 24 bytes, ok').update(signed).digest('base64')}`);
      expect([await world.ports.outbox.counts(), outcomes]).toEqual([{ waiting: 0, oldest: null, dead: 0 }, ['delivered', 'delivered']]);
    });

    it('are there when the relay is woken, by a sweep and by a command', async () => {
      const seen: Promise<OutboxCounts>[] = [];
      world.onMessages = () => void seen.push(world.ports.outbox.counts());
      const id = await flagged();
      await world.press(await world.followUpOf(id, '510000'), { type: 'OPEN', payload: {} });
      expect((await Promise.all(seen)).map(({ waiting }) => waiting)).toEqual([2, 3]);
    });

    it('tell the parties of the slip and of what is sent back, and the office of a response and a reminder', async () => {
      const id = await flagged();
      const sichuan = await world.followUpOf(id, '510000');
      await world.press(sichuan, { type: 'OPEN', payload: {} });
      await world.press(sichuan, { type: 'RESPOND', payload: { party: '511900', text: 'under way', evidence: [] } });
      await world.press(sichuan, { type: 'RETURN', payload: { remark: 'no figures' } });
      await world.tickOn('2026-07-07');
      await relay.execute();
      const kinds = told().filter(({ followUp }) => followUp === sichuan.id).map(({ kind, to, slip }) => [kind, to, slip !== null]);
      expect(kinds.sort()).toEqual([
        ['response.received', ['510000'], true], ['response.returned', ['511900'], true], ['slip.issued', ['511900'], true], ['supervision.requested', ['510000'], false],
      ]);
      expect(told().filter(({ kind }) => kind === 'supervision.reminded').map(({ to }) => to)).toEqual([['610000']]);
    });

    it('wait while the receiver is down, in longer and longer pauses, and come under the same id', async () => {
      await flagged();
      receiver.answer = 503;
      expect(await relay.execute()).toBe(2);
      expect(await relay.execute()).toBe(0);
      const first = receiver.received.map(({ id }) => id).sort();
      for (let hour = 0; hour < 3; hour += 1) {
        world.at += HOUR;
        await relay.execute();
      }
      receiver.answer = 204;
      world.at += HOUR;
      await relay.execute();
      expect(receiver.received).toHaveLength(10);
      expect(receiver.received.slice(-2).map(({ id }) => id).sort()).toEqual(first);
      expect(await world.ports.outbox.counts()).toMatchObject({ waiting: 0, dead: 0 });
    });

    it('are given up where the receiver will never take them, or did not for two days, and go out again on demand', async () => {
      await flagged();
      const refused = new Set<string>();
      receiver.answer = ({ id }) => (refused.size === 0 || refused.has(id) ? (refused.add(id), 410) : 500);
      await relay.execute();
      expect(await world.ports.outbox.counts()).toMatchObject({ waiting: 1, dead: 1 });
      for (let hour = 0; hour < 48; hour += 1) {
        world.at += HOUR;
        await relay.execute();
      }
      expect(await world.ports.outbox.counts()).toMatchObject({ waiting: 0, dead: 2 });
      expect((await world.ports.outbox.dead({ limit: 10 })).items.map(({ lastError }) => lastError).sort()).toEqual(['The receiver answered 410.', 'The receiver answered 500.']);
      receiver.answer = 200;
      expect([await world.ports.unitOfWork.run((tx) => tx.replay(world.at)), await relay.execute(), await world.ports.outbox.counts()]).toEqual([2, 2, { waiting: 0, oldest: null, dead: 0 }]);
    });

    it('of a connection that is refused wait like any other', async () => {
      await flagged();
      const { url } = receiver;
      const now = (): number => world.at;
      const closed = new DeliverMessage(world.ports.outbox, [new WebhookChannel({ url: url.replace(/:\d+/, ':1'), secret: SECRET, now })], now);
      const [message] = await world.ports.outbox.claim(world.at, 1, world.at);
      expect(await closed.execute(message?.id ?? '')).toBe('again');
      expect(await world.ports.outbox.counts()).toMatchObject({ waiting: 2, dead: 0 });
    });
  });
}
