import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MailChannel } from '#libs/delivery';
import type { Delivery } from '#libs/engine';
import { DeliverMessage, Relay } from '#libs/engine';
import type { StoredNotice } from '#libs/engine/ports';
import { addDays } from '#libs/kernel';
import { InlineQueue } from '#libs/queue';
import type { Installation, MakePlace } from '../support/installation.js';
import { morning, openInstallation } from '../support/installation.js';
import { MailServer } from '../support/mail-server.js';

const [BAZHONG, HANZHONG, SICHUAN] = ['511900', '610700', '510000'];
const HOUR = 3_600_000;

/** From a step of a follow-up to somebody's mailbox, over a real SMTP server. */
export function mailFeatures(name: string, makePlace: MakePlace, { numRuns = 10 }: { numRuns?: number } = {}): void {
  describe(`${name}: mail`, () => {
    let world: Installation;
    let server: MailServer;
    let channel: MailChannel;
    let relay: Relay;
    let outcomes: Delivery[];
    const title = '<b>共建</b> & road\r\nBcc: x@y.example';

    const connect = (): void => {
      outcomes = [];
      channel = new MailChannel({
        url: server.url, from: 'Luoshi <luoshi@office.example>', publicUrl: 'https://luoshi.example', timeout: 2000,
        recipient: (id) => world.engine.reference.recipient(id), leavesAt: (message, at) => world.engine.mailLeavesAt(message, at),
      });
      const now = (): number => world.at;
      const deliver = new DeliverMessage(world.ports.outbox, [channel], now, (_, outcome) => outcomes.push(outcome));
      relay = new Relay(world.ports.outbox, new InlineQueue((id) => deliver.execute(id)), now, (error) => {
        throw error;
      }, undefined, { only: 'mail' });
    };
    beforeEach(async () => {
      world = await openInstallation(makePlace);
      server = await MailServer.start();
      connect();
    });
    afterEach(async () => {
      channel.close();
      await server.stop();
      await world.destroy();
    });

    /** A case in which two provinces are asked, on 1 July 2026. */
    const flagged = async (): Promise<string> => {
      const id = await world.on('2026-01-05').propose({ parties: [BAZHONG, HANZHONG] }, { title });
      await world.ask(id, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, BAZHONG);
      for (const party of [BAZHONG, HANZHONG]) await world.ask(id, { type: 'SIGN', payload: { party, on: '2026-01-05', signer: 'the head', manner: 'wet' } }, BAZHONG);
      await world.tickOn('2026-07-01');
      return id;
    };
    const slipTo = async (party: string): Promise<StoredNotice | undefined> => (await world.ports.inbox.notices(party, {}, { limit: 50 })).items.find(({ kind }) => kind === 'slip.issued');
    const day = async (date: string): Promise<string[]> => {
      const before = server.arrived.length;
      await world.tickOn(date);
      await relay.execute();
      return server.arrived.slice(before).map(({ subject }) => subject ?? '');
    };

    it('brings a slip alone and at once, and its notice tells when it arrived', async () => {
      await world.tellByMail(BAZHONG, { digest: false, quiet: { weekdays: [1, 2, 3, 4, 5], hours: null, until: '2027-12-31' } });
      await world.tellByMail(BAZHONG, { address: 'second@bazhong.example', language: 'zh-CN', name: '李科长' });
      const id = await flagged();
      await world.press(await world.followUpOf(id, SICHUAN), { type: 'OPEN', payload: {} });
      await relay.execute();
      const safe = title.replace('\r\n', ' ');
      expect(server.arrived.map(({ subject }) => subject).sort()).toEqual([`[Supervision slip] 川督〔2026〕1号 ${safe}`, `【督办单】川督〔2026〕1号 ${safe}`]);
      for (const { headers, html, text, messageId, bcc } of server.arrived) {
        expect(headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
        expect([messageId, bcc]).toEqual([expect.stringMatching(/^<[0-9a-f-]{36}@office\.example>$/), undefined]);
        expect(html).not.toMatch(/<b>|<img|<script|src=/);
        expect(text).toContain('https://luoshi.example/inbox');
      }
      const told = (await slipTo(BAZHONG))?.mails ?? [];
      expect(told.map(({ kind, at, deliveredAt, givenUp }) => [kind, at, deliveredAt, givenUp])).toEqual([1, 2].map(() => ['slip', world.at, world.at, false]));
      expect(await slipTo(SICHUAN)).toBeUndefined();
    });

    it('waits for working time', async () => {
      await world.tellByMail(BAZHONG);
      const id = await flagged();
      world.at = morning('2026-07-03') + 12 * HOUR;
      await world.press(await world.followUpOf(id, SICHUAN), { type: 'OPEN', payload: {} });
      await relay.execute();
      world.at = morning('2026-07-04');
      await relay.execute();
      expect(server.arrived).toHaveLength(0);
      world.at = morning('2026-07-06');
      await relay.execute();
      expect(server.arrived).toHaveLength(1);
    });

    it('brings one digest a day, overdue items until they are done, and none where there is nothing to tell', async () => {
      await world.tellByMail(SICHUAN);
      const id = await flagged();
      expect(await day('2026-07-01')).toEqual([]);
      expect(await day('2026-07-02')).toEqual(['[Luoshi] 2026-07-02: 0 overdue, 1 new']);
      expect(await world.ports.inbox.nextDigest()).toBeNull();
      expect([await day('2026-07-03'), await day('2026-07-04')]).toEqual([[], []]);
      await world.press(await world.followUpOf(id, SICHUAN), { type: 'DECLINE', payload: { reason: 'not ours' } });
      const { arrived } = server;
      expect(arrived.at(-1)?.text).toContain('You are asked to supervise');
    });

    it('of a dead server waits, loses nothing and is one digest in the end', async () => {
      await world.tellByMail(SICHUAN);
      await flagged();
      const { port } = server;
      await server.stop();
      expect([await day('2026-07-02'), channel.state, outcomes]).toEqual([[], 'failing', ['again']]);
      await world.ports.unitOfWork.run((tx) => tx.record({ records: [], entries: [], notices: [{ record: 'r', version: 1, office: SICHUAN, kind: 'case.struckOff', agreement: 'a', at: world.at }] }));
      await world.tickThrough('2026-07-05');
      await world.tickOn('2026-07-06');
      server = await MailServer.start(port);
      world.at += HOUR;
      await relay.execute();
      await world.tickOn('2026-07-07');
      await relay.execute();
      expect([server.arrived.length, channel.state]).toEqual([expect.any(Number), 'ok']);
      const text = server.arrived.map((mail) => mail.text).join('');
      expect(text.match(/You are asked to supervise/g)).toHaveLength(1);
      expect(await world.ports.outbox.counts()).toMatchObject({ dead: 0 });
    });

    it('of a mailbox that is not there is given up at once and told; one that is full is tried again under the same id', async () => {
      await world.tellByMail(BAZHONG);
      const id = await flagged();
      server.refuseRecipient = 452;
      await world.press(await world.followUpOf(id, SICHUAN), { type: 'OPEN', payload: {} });
      await relay.execute();
      expect([outcomes, (await slipTo(BAZHONG))?.mails[0]?.deliveredAt]).toEqual([['again'], null]);
      server.refuseRecipient = 550;
      world.at += HOUR;
      await relay.execute();
      expect([outcomes, channel.state]).toEqual([['again', 'dead'], 'ok']);
      expect((await world.ports.outbox.dead({ limit: 10 })).items).toMatchObject([{ channel: 'mail', attempts: 2, lastError: expect.stringContaining('no such mailbox') }]);
      expect((await slipTo(BAZHONG))?.mails).toMatchObject([{ givenUp: true, deliveredAt: null }]);
      server.refuseRecipient = null;
      await world.ports.unitOfWork.run((tx) => tx.replay(world.at));
      await relay.execute();
      expect([server.arrived.length, (await slipTo(BAZHONG))?.mails]).toMatchObject([1, [{ givenUp: false, deliveredAt: world.at }]]);
    });

    it('of a server that says no to everybody or to the door waits', async () => {
      await world.tellByMail(BAZHONG);
      const id = await flagged();
      server.refuseEveryone = true;
      await world.press(await world.followUpOf(id, SICHUAN), { type: 'OPEN', payload: {} });
      await relay.execute();
      expect([outcomes, channel.state]).toEqual([['again'], 'failing']);
    });

    it('to somebody who is told no more does not leave', async () => {
      const person = await world.tellByMail(BAZHONG);
      const id = await flagged();
      await world.press(await world.followUpOf(id, SICHUAN), { type: 'OPEN', payload: {} });
      await world.engine.keepRecipients.remove({ id: person.id, expected: 1, actor: { id: 'root', office: '100000' }, admin: true });
      await relay.execute();
      expect([server.arrived.length, await world.ports.outbox.nextAt({ only: 'mail' })]).toEqual([0, null]);
    });
  });

  describe(`${name}: digests`, () => {
    it('come at most once a working day, in working time and out of the quiet one, over any days and restarts', async () => {
      const steps = fc.array(fc.record({ days: fc.nat(4), hour: fc.nat(23), restart: fc.boolean(), tell: fc.boolean() }), { minLength: 4, maxLength: 14 });
      const quiet = fc.record({ weekdays: fc.subarray([1, 3, 5]), hours: fc.constantFrom(null, { from: '08:00', to: '10:30' }), until: fc.constantFrom(null, '2026-09-28') });
      await fc.assert(fc.asyncProperty(steps, quiet, async (walk, person) => {
        const world = await openInstallation(makePlace);
        try {
          // Over the Mid-Autumn and National holidays and their make-up days.
          world.on('2026-09-17');
          await world.tellByMail(SICHUAN, { quiet: person });
          let date = '2026-09-17';
          let told = 0;
          for (const [index, { days, hour, restart, tell }] of walk.entries()) {
            date = addDays(date, days);
            world.at = Math.max(world.at, morning(date) + (hour - 9) * HOUR);
            if (restart) await world.reopen();
            if (tell) {
              told += 1;
              const at = world.at;
              const [recipient] = world.engine.reference.recipientsOf(SICHUAN);
              await world.ports.unitOfWork.run((tx) => tx.record({ records: [], entries: [], notices: [{ record: `r${index}`, version: 1, office: SICHUAN, kind: 'case.struckOff', agreement: 'a', at }], digests: [{ recipient: recipient?.id ?? '', dueAt: at }] }));
            }
            await world.tick(world.at);
            await world.tick(world.at);
          }
          for (let more = 0; more < 40; more += 1) await world.tick(morning((date = addDays(date, 1))) + 2 * HOUR);
          const { calendar, zone } = world.engine.reference;
          const digests = (await world.entries()).filter(({ event }) => event.type === 'DIGEST');
          const days = digests.map(({ at }) => zone.dateAt(at));
          expect(new Set(days).size).toBe(days.length);
          for (const { at } of digests) {
            const on = zone.dateAt(at);
            const minute = (at - zone.startOf(on)) / 60_000;
            expect(calendar.isWorkingDay(on)).toBe(true);
            expect(minute >= 540 && minute < 1080).toBe(true);
            if (person.until !== null) expect(on > person.until).toBe(true);
            if (person.hours !== null) expect(minute >= 630).toBe(true);
          }
          const { items } = await world.ports.inbox.notices(SICHUAN, {}, { limit: 200 });
          expect(items.filter(({ mails }) => mails.length === 1)).toHaveLength(told);
        } finally {
          await world.destroy();
        }
      }), { numRuns });
    });
  });
}
