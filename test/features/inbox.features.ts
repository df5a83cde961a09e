import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { wordsOf } from '#libs/engine';
import type { StoredNotice, Tab } from '#libs/engine/ports';
import type { Installation, MakePlace } from '../support/installation.js';
import { clerk, openInstallation } from '../support/installation.js';

const [BAZHONG, HANZHONG, SICHUAN, SHAANXI] = ['511900', '610700', '510000', '610000'];

/** What lies before an office, and what it was told, in one life of a case. */
export function inboxFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: what an office is told`, () => {
    let world: Installation;
    let agreement: string;
    beforeEach(async () => {
      world = await openInstallation(makePlace);
      agreement = await world.on('2026-01-05').signed({ parties: [BAZHONG, HANZHONG], on: '2026-01-05' });
      await world.tickOn('2026-07-01');
    });
    afterEach(() => world.destroy());

    describe('the inbox', () => {
      /** The tabs that are not empty. */
      const tabs = async (office: string): Promise<Partial<Record<Tab, number>>> =>
        Object.fromEntries(Object.entries(await world.ports.inbox.counts(office, world.engine.today())).filter(([, count]) => count > 0));
      const lying = async (office: string, tab?: Tab): Promise<unknown[]> =>
        (await world.ports.inbox.items(office, tab, world.engine.today(), { limit: 50 })).items.map(({ followUp, title, role, place, overdue }) => [followUp.context.office, title, role, place, overdue]);
      const told = async (office: string): Promise<StoredNotice[]> => (await world.ports.inbox.notices(office, {}, { limit: 50 })).items;
      const kinds = async (office: string): Promise<string[]> => (await told(office)).map(({ kind }) => kind);

      it('shows the office what it is asked, and the party nothing before the slip', async () => {
        expect([await tabs(SICHUAN), await tabs(BAZHONG)]).toEqual([{ toOpen: 1 }, {}]);
        expect(await lying(SICHUAN)).toEqual([[SICHUAN, `Agreement of ${BAZHONG}, ${HANZHONG}`, 'supervising', 'toOpen', false]]);
        expect([await kinds(SICHUAN), await kinds(BAZHONG)]).toEqual([['supervision.requested'], []]);
      });

      it('follows a case through the hands of the office and of the party it presses', async () => {
        const sichuan = await world.followUpOf(agreement, SICHUAN);
        await world.press(sichuan, { type: 'OPEN', payload: {} });
        expect([await tabs(SICHUAN), await tabs(BAZHONG)]).toEqual([{ toAcknowledge: 1 }, { toAcknowledge: 1 }]);
        expect(await lying(BAZHONG)).toEqual([[SICHUAN, expect.any(String), 'responsible', 'toAcknowledge', false]]);
        await world.press(sichuan, { type: 'ACKNOWLEDGE', payload: { party: BAZHONG } });
        expect([await tabs(SICHUAN), await tabs(BAZHONG)]).toEqual([{ handling: 1 }, { handling: 1 }]);
        await world.press(sichuan, { type: 'RESPOND', payload: { party: BAZHONG, text: 'under way', evidence: [] } }, 'reporter');
        expect([await tabs(SICHUAN), await tabs(BAZHONG)]).toEqual([{ toReview: 1 }, { handling: 1 }]);
        await world.press(sichuan, { type: 'CONCLUDE', payload: {} }, 'chief');
        expect([await tabs(SICHUAN), await tabs(BAZHONG)]).toEqual([{ concluded: 1 }, { concluded: 1 }]);
        await world.press(sichuan, { type: 'STRIKE_OFF', payload: { outcome: 'continuing', evidence: 'a report' } }, 'second');
        expect([await tabs(SICHUAN), await tabs(BAZHONG)]).toEqual([{ struckOff: 1 }, { struckOff: 1 }]);
        expect(await lying(BAZHONG, 'struckOff')).toHaveLength(1);
        expect(await kinds(BAZHONG)).toEqual(['case.struckOff', 'case.concluded', 'slip.issued']);
      });

      it('keeps what is overdue until it is done', async () => {
        await world.tickThrough('2026-08-31');
        const last = (await world.followUpsOf(agreement)).find(({ state }) => state === 'requested.awaiting');
        const office = last?.context.office ?? '';
        expect(await tabs(office)).toEqual({ toOpen: 1, overdue: 1 });
        expect(await lying(office, 'overdue')).toEqual([[office, expect.any(String), 'supervising', 'toOpen', true]]);
        await world.tickThrough('2026-09-30');
        expect(await tabs(office)).toEqual({ toOpen: 1, overdue: 1 });
        await world.press(last ?? { id: '' }, { type: 'DECLINE', payload: { reason: 'not ours' } });
        expect(await tabs(office)).toEqual({});
      });

      it('of an office that is asked anew tells its parties nothing until there is a slip again', async () => {
        const sichuan = await world.followUpOf(agreement, SICHUAN);
        await world.strikeOff(sichuan);
        await world.strikeOff(await world.followUpOf(agreement, SHAANXI));
        await world.tickOn('2027-03-01');
        expect(await tabs(SICHUAN)).toEqual({ toOpen: 1, struckOff: 1 });
        expect(await tabs(BAZHONG)).toEqual({ struckOff: 1 });
      });

      it('gives every page of a tab once, what is due first before the rest', async () => {
        for (let count = 0; count < 5; count += 1) await world.on('2026-07-01').signed({ parties: [BAZHONG, HANZHONG], on: '2026-01-05' });
        await world.tickOn('2026-12-28');
        const seen: string[] = [];
        const days: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await world.ports.inbox.items(SICHUAN, 'toOpen', world.engine.today(), { limit: 2, cursor });
          seen.push(...page.items.map(({ followUp }) => followUp.id));
          days.push(...page.items.map(({ followUp }) => followUp.timers.GRACE_END?.dueOn ?? ''));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
        expect(days).toEqual([...days].sort());
      });
    });

    describe('notices', () => {
      const to = async (office: string, filter = {}): Promise<StoredNotice[]> => (await world.ports.inbox.notices(office, filter, { limit: 50 })).items;

      it('stand in the very transaction of what they tell, with its time and version', async () => {
        const [notice] = await to(SICHUAN);
        const { id, version, at } = await world.followUpOf(agreement, SICHUAN);
        expect(notice).toEqual({ record: id, version, office: SICHUAN, kind: 'supervision.requested', agreement, at, receipt: null, readers: [], mails: [] });
      });

      it('get a receipt when the office opens the case', async () => {
        await world.press(await world.followUpOf(agreement, SICHUAN), { type: 'OPEN', payload: {} });
        expect((await to(SICHUAN)).map(({ receipt }) => receipt)).toEqual([{ at: world.at, by: `clerk of ${SICHUAN}` }]);
        expect((await to(SHAANXI)).map(({ receipt }) => receipt)).toEqual([null]);
      });

      it('are read once a person, by the office they went to, and an entry tells it', async () => {
        const [notice] = await to(SICHUAN);
        if (notice === undefined) throw new Error('no notice');
        const { record, version } = notice;
        const read = (office: string, person?: string): Promise<StoredNotice> => world.engine.readNotice.execute({ key: { record, version }, actor: clerk(office, person) });
        await read(SICHUAN);
        world.at += 1000;
        expect((await read(SICHUAN)).readers).toHaveLength(1);
        await read(SICHUAN, 'chief');
        expect((await to(SICHUAN)).map(({ readers }) => readers)).toEqual([[{ actor: `clerk of ${SICHUAN}`, at: world.at - 1000 }, { actor: `chief of ${SICHUAN}`, at: world.at }]]);
        await expect(read(SHAANXI)).rejects.toMatchObject({ code: 'notice.not_found' });
        expect((await world.entries()).filter(({ event }) => event.type === 'READ').map(({ actor, event }) => [actor, event.payload])).toEqual([
          [`clerk of ${SICHUAN}`, { version, kind: 'supervision.requested' }], [`chief of ${SICHUAN}`, { version, kind: 'supervision.requested' }],
        ]);
        expect([await to(SICHUAN, { unreadBy: `clerk of ${SICHUAN}` }), (await to(SICHUAN, { unreadBy: 'another' })).length, (await to(SICHUAN, { record: 'another' })).length]).toEqual([[], 1, 0]);
      });

      it('are those that the audited steps call for, no more and no fewer', async () => {
        await world.strikeOff(await world.followUpOf(agreement, SICHUAN));
        await world.tickThrough('2026-08-10');
        const steps = (await world.entries()).flatMap((entry) => (entry.outcome === 'done' ? [entry, ...entry.consequences].map((step) => ({ ...step, at: entry.at })) : []));
        const stored = (await Promise.all([...new Set((await world.followUpsOf(agreement)).flatMap(({ context }) => [context.office, ...context.presses]))].map((office) => to(office)))).flat();
        for (const { record, version, at } of stored) expect(steps.filter((step) => step.record.id === record && step.record.version === version)).toEqual([expect.objectContaining({ at })]);
        expect(new Set(stored.map(({ kind }) => kind))).toEqual(new Set(['agreement.proposed', 'agreement.toSign', 'agreement.signed', 'supervision.requested', 'supervision.reminded', 'slip.issued', 'response.received', 'case.concluded', 'case.struckOff', 'supervision.silent']));
        for (const { kind } of stored) expect(Object.values(wordsOf(kind)).every((text) => text.length > 0)).toBe(true);
      });
    });
  });
}
