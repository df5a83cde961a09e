import { describe, expect, it } from '@jest/globals';
import type { CivilDate } from '#libs/kernel';
import { addDays } from '#libs/kernel';
import type { MakePlace } from '../support/installation.js';
import { pressed, SIGNED } from '../support/pressed.js';

/** Wanyuan, Tongjiang, Chengkou, Zhenba, Ziyang: counties of five prefectures (one right under its municipality) in three provinces. */
const QINBA = ['511781', '511921', '500229', '610728', '610924'];
const [SICHUAN, SHAANXI, HUBEI, NATIONAL, DAZHOU, BAZHONG, HANZHONG, ANKANG, SHIYAN] = ['510000', '610000', '420000', '100000', '511700', '511900', '610700', '610900', '420300'] as const;

/** Whom the ladder asks, and who is asked when an office is silent: from the first request to the last rung. */
export function climbFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: the ladder is climbed`, () => {
    const world = pressed(makePlace);
    const { flagged, after, today, open } = world;

    describe('silence', () => {
      it('climbs from five offices to three to the national one', async () => {
        const id = await flagged(QINBA);
        expect(await world.installation.asked(id)).toEqual([
          '500000 requested.awaiting 500229', '511700 requested.awaiting 511781', '511900 requested.awaiting 511921', '610700 requested.awaiting 610728', '610900 requested.awaiting 610924',
        ]);
        expect((await world.installation.followUpsOf(id)).map(({ context }) => [context.rung, context.times])).toEqual(Array(5).fill([0, { grace: 10, handling: 20, remindEvery: 3, review: 10, strikeOff: 10, extensions: { max: 2, maxDays: 20 } }]));

        const firstClimb = after(world.late, 10);
        await world.installation.tickOn(addDays(firstClimb, -1));
        expect((await world.installation.followUpsOf(id)).every(({ state }) => state === 'requested.awaiting')).toBe(true);
        await world.installation.tickOn(firstClimb);
        // Chongqing stands on the first two rungs; it is not asked again for its own silence, its party passes to the rung above.
        expect(await world.installation.asked(id)).toEqual([
          '100000 requested.awaiting 500229', '500000 escalated 500229', '510000 requested.awaiting 511781,511921', '511700 escalated 511781', '511900 escalated 511921',
          '610000 requested.awaiting 610728,610924', '610700 escalated 610728', '610900 escalated 610924',
        ]);
        expect((await world.installation.followUpOf(id, SICHUAN)).context).toMatchObject({ rung: 1, requests: 2, times: { grace: 10, handling: 20 } });

        await world.installation.tickOn(after(firstClimb, 10));
        expect(await world.installation.followUpOf(id, NATIONAL)).toMatchObject({ state: 'requested.awaiting', context: { presses: [...QINBA].sort() } });
        expect((await world.installation.followUpsOf(id)).filter(({ state }) => state === 'requested.awaiting')).toHaveLength(1);
      });

      it('of some offices climbs for their parties alone', async () => {
        const id = await flagged(QINBA);
        await open(id, BAZHONG);
        await open(id, HANZHONG);
        await world.installation.tickOn(after(world.late, 10));
        expect(await world.installation.asked(id)).toEqual([
          '100000 requested.awaiting 500229', '500000 escalated 500229', '510000 requested.awaiting 511781', '511700 escalated 511781', '511900 handling 511921',
          '610000 requested.awaiting 610924', '610700 handling 610728', '610900 escalated 610924',
        ]);
      });

      it('that comes later joins at the superior asked before, whose own clock runs on', async () => {
        const id = await flagged(['511781', '511921']);
        await open(id, BAZHONG);
        const climbed = after(world.late, 10);
        await world.installation.tickOn(climbed);
        await open(id, SICHUAN);
        const { timers } = await world.installation.followUpOf(id, SICHUAN);
        await world.installation.tickOn(after(world.late, 20));
        expect(await world.installation.asked(id)).toEqual(['510000 handling 511781,511921', '511700 escalated 511781', '511900 escalated 511921']);
        const sichuan = await world.installation.followUpOf(id, SICHUAN);
        expect(sichuan).toMatchObject({ timers, context: { requests: 2, rung: 1 } });
        expect((await world.installation.followUpOf(id, BAZHONG)).context.silent).toMatchObject([{ during: 'handling' }]);
      });

      it('of a superior is one thing, a request that comes to it later another: it is asked anew, with a grace of its own', async () => {
        const id = await flagged(['511781', '511921', '610728']);
        await world.installation.tickOn(world.installation.workingDay(world.late, 5));
        await open(id, BAZHONG);
        await world.installation.tickOn(after(world.late, 10));
        await world.installation.tickOn(after(today(), 10));
        expect(await world.installation.followUpOf(id, SICHUAN)).toMatchObject({ state: 'escalated', context: { presses: ['511781'] } });
        const opened = world.installation.workingDay(world.late, 5);
        await world.installation.tickOn(after(opened, 20));
        expect(await world.installation.followUpOf(id, SICHUAN)).toMatchObject({ state: 'requested.awaiting', context: { presses: ['511921'], requests: 2 }, timers: { GRACE_END: { from: today(), days: 10 } } });
        expect((await world.installation.followUpOf(id, NATIONAL)).context.presses).toEqual(['511781', '610728']);
        await world.installation.tickOn(after(today(), 10));
        expect((await world.installation.followUpOf(id, NATIONAL)).context.presses).toEqual(['511781', '511921', '610728']);
      });

      it('of the last rung is shown, and reminders go on', async () => {
        const id = await flagged(['610902', '610921']);
        expect(await world.installation.asked(id)).toEqual(['610900 requested.awaiting 610902,610921']);
        await world.installation.tickOn(after(world.late, 10));
        const ankang = await world.installation.followUpOf(id, ANKANG);
        expect(ankang).toMatchObject({ state: 'requested.awaiting', context: { silent: [{ during: 'requested' }], outcome: 'notRectified' } });
        expect(Object.keys(ankang.timers)).toEqual(['REMINDER']);
        await world.installation.tickOn(after(today(), 3));
        expect((await world.installation.followUpOf(id, ANKANG)).context.reminders).toBe(ankang.context.reminders + 1);
      });

      it('brings a reminder whenever three working days went by, and after an outage one', async () => {
        const id = await flagged(['610902', '610921']);
        const reminders = [after(world.late, 3), after(after(world.late, 3), 3)];
        for (const [index, day] of reminders.entries()) {
          await world.installation.tickThrough(addDays(day, -1));
          expect((await world.installation.followUpOf(id, ANKANG)).context.reminders).toBe(index);
          await world.installation.tickOn(day);
          expect((await world.installation.followUpOf(id, ANKANG)).context.reminders).toBe(index + 1);
        }
        await world.installation.tickOn('2027-06-01');
        expect((await world.installation.followUpOf(id, ANKANG)).context).toMatchObject({ reminders: 3, silent: [{ during: 'requested' }] });
      });

      it('is never counted from an outage: each office has its own grace from the day it was really asked', async () => {
        const id = await world.installation.signed({ parties: ['511781', '511921'], on: SIGNED });
        await world.installation.tickOn('2026-11-02');
        expect(await world.installation.asked(id)).toEqual(['511700 requested.awaiting 511781', '511900 requested.awaiting 511921']);
        await world.installation.tickOn(world.installation.workingDay('2026-11-02', 10));
        expect(await world.installation.asked(id)).toHaveLength(2);
        await world.installation.tickOn('2027-03-01');
        expect(await world.installation.followUpOf(id, SICHUAN)).toMatchObject({ state: 'requested.awaiting', timers: { GRACE_END: { from: '2027-03-01', days: 10 } } });
      });
    });

    describe('parties of unlike levels', () => {
      it('Hanzhong and a county of Guangyuan: Guangyuan first, Shaanxi enters at the climb', async () => {
        const id = await flagged([HANZHONG, '510822']);
        expect(await world.installation.asked(id)).toEqual(['510800 requested.awaiting 510822']);
        await world.installation.tickOn(after(world.late, 10));
        expect(await world.installation.asked(id)).toEqual(['510000 requested.awaiting 510822', '510800 escalated 510822', '610000 requested.awaiting 610700']);
        await world.installation.tickOn(after(today(), 10));
        expect(await world.installation.followUpOf(id, NATIONAL)).toMatchObject({ state: 'requested.awaiting', context: { presses: ['510822', HANZHONG] } });
      });

      it('two counties beneath a prefecture that is late too: whom one climb asked the next does not ask again', async () => {
        const id = await flagged([HANZHONG, '510822', '511921']);
        expect(await world.installation.asked(id)).toEqual(['510800 requested.awaiting 510822', '511900 requested.awaiting 511921']);
        await world.installation.tickOn(after(world.late, 10));
        expect(await world.installation.asked(id)).toEqual([
          '510000 requested.awaiting 510822,511921', '510800 escalated 510822', '511900 escalated 511921', '610000 requested.awaiting 610700',
        ]);
        expect((await world.installation.followUpOf(id, SHAANXI)).context.requests).toBe(1);
      });

      it('Shennongjia and a county of Shiyan: Hubei is not asked again for its own silence', async () => {
        const id = await flagged(['429021', '420322']);
        expect(await world.installation.asked(id)).toEqual(['420000 requested.awaiting 429021', '420300 requested.awaiting 420322']);
        await open(id, SHIYAN);
        await world.installation.tickOn(after(world.late, 10));
        const hubei = await world.installation.followUpOf(id, HUBEI);
        expect(hubei).toMatchObject({ state: 'requested.awaiting', context: { presses: ['429021'], requests: 1, silent: [{ during: 'requested' }] } });
        await world.installation.tickOn(after(world.late, 20));
        expect(await world.installation.asked(id)).toEqual(['420000 requested.awaiting 420322,429021', '420300 escalated 420322']);
      });

      it('Shennongjia, Bazhong and Sichuan: where two ways lead to the national office at once it is asked once', async () => {
        const id = await flagged([BAZHONG, '429021', SICHUAN]);
        expect(await world.installation.asked(id)).toEqual(['420000 requested.awaiting 429021']);
        await world.installation.tickOn(after(world.late, 10));
        expect(world.installation.faults).toEqual([]);
        expect(await world.installation.followUpOf(id, HUBEI)).toMatchObject({ state: 'escalated' });
        expect(await world.installation.followUpOf(id, NATIONAL)).toMatchObject({ state: 'requested.awaiting', context: { requests: 1 } });
        expect((await world.installation.followUpOf(id, NATIONAL)).context.presses).toEqual(expect.arrayContaining([BAZHONG, '429021']));
      });

      it('a province and a county of its own: the prefecture between, then the national office for both', async () => {
        const id = await flagged([SICHUAN, '511921']);
        expect(await world.installation.asked(id)).toEqual(['511900 requested.awaiting 511921']);
        await world.installation.tickOn(after(world.late, 10));
        expect(await world.installation.asked(id)).toEqual(['100000 requested.awaiting 510000,511921', '511900 escalated 511921']);
      });
    });

    describe('a vacant office', () => {
      it('is replaced by its next rung at once, on the record', async () => {
        await world.installation.vacate(DAZHOU);
        const id = await flagged(['511781', '511921']);
        expect(await world.installation.asked(id)).toEqual(['510000 requested.awaiting 511781', '511900 requested.awaiting 511921']);
        expect((await world.installation.followUpOf(id, SICHUAN)).context).toMatchObject({ skipped: [{ office: DAZHOU, why: 'vacant' }], rung: 0, level: 'province' });
      });

      it('is passed over at a climb too, and no more once it is filled', async () => {
        const id = await flagged(['511781', '610728']);
        expect(await world.installation.asked(id)).toEqual(['511700 requested.awaiting 511781', '610700 requested.awaiting 610728']);
        await world.installation.vacate(SICHUAN);
        await world.installation.vacate(SHAANXI);
        await world.installation.vacate(SHAANXI, false);
        await world.installation.tickOn(after(world.late, 10));
        expect(await world.installation.asked(id)).toEqual(['100000 requested.awaiting 511781', '511700 escalated 511781', '610000 requested.awaiting 610728', '610700 escalated 610728']);
        expect((await world.installation.followUpOf(id, NATIONAL)).context.skipped).toEqual([{ office: SICHUAN, why: 'vacant' }]);
      });

      it('on the last rung is asked and shown vacant, not skipped', async () => {
        await world.installation.vacate(ANKANG);
        const id = await flagged(['610902', '610921']);
        expect(await world.installation.followUpOf(id, ANKANG)).toMatchObject({ state: 'requested.awaiting', context: { vacant: true } });
      });
    });

    describe('a joint office', () => {
      const designate = async (id: string, until: CivilDate | null): Promise<unknown> =>
        world.installation.ask(id, { type: 'DESIGNATE', payload: { id: 'J001', name: '川陕协作联合办公室', document: '川陕联发〔2026〕1号', until } }, BAZHONG);

      it('is asked first, for all, and its silence enters the computed ladder', async () => {
        const id = await world.installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
        await designate(id, null);
        await world.installation.tickOn(world.late);
        expect(await world.installation.asked(id)).toEqual(['J001 requested.awaiting 511900,610700']);
        await world.installation.tickOn(after(world.late, 10));
        expect(await world.installation.asked(id)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700', 'J001 escalated 511900,610700']);
      });

      it('serves to the last day of its time and not a day longer', async () => {
        const [one, two] = [await world.installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED }), await world.installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED })];
        await designate(one, world.late);
        await designate(two, addDays(world.late, -1));
        await world.installation.tickOn(world.late);
        expect(await world.installation.asked(one)).toEqual(['J001 requested.awaiting 511900,610700']);
        expect(await world.installation.asked(two)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
      });

      it('whose time ended while it was silent gives way to the computed ladder', async () => {
        const id = await world.installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
        await designate(id, world.late);
        await world.installation.tickOn(world.late);
        await world.installation.tickOn(after(world.late, 10));
        expect(await world.installation.asked(id)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700', 'J001 escalated 511900,610700']);
      });
    });

    describe('policy', () => {
      it('with a highest rung asks nobody above it, and says by its own name why', async () => {
        await world.installation.addPolicy({
          id: 'memoranda', version: 1, title: { zh: '备忘录', en: 'Memoranda' }, match: { form: 'memorandum' },
          press: { graceDays: [5], handlingDays: [8, 9], remindEvery: 2, highestRung: 'prefecture' },
        });
        const id = await world.installation.signed({ parties: ['511781', '511921'], on: SIGNED, form: 'memorandum' });
        await world.installation.tickOn(world.late);
        const [dazhou] = await world.installation.followUpsOf(id);
        expect(dazhou?.context).toMatchObject({ office: DAZHOU, policy: { id: 'memoranda', version: 1, because: 'form memorandum' }, times: { grace: 5, handling: 8, remindEvery: 2 } });
        await world.installation.tickOn(after(world.late, 5));
        expect(await world.installation.asked(id)).toEqual(['511700 requested.awaiting 511781', '511900 requested.awaiting 511921']);
        expect((await world.installation.followUpOf(id, DAZHOU)).context.silent).toHaveLength(1);
      });

      it('cut below every rung asks nobody, which the agreement says', async () => {
        await world.installation.addPolicy({ id: 'provinces', version: 1, match: { form: 'pact' }, press: { graceDays: [5], handlingDays: [8], remindEvery: 2, highestRung: 'prefecture' } });
        const id = await world.installation.signed({ parties: [SICHUAN, SHAANXI], on: SIGNED, form: 'pact' });
        await world.installation.tickOn(world.late);
        expect(await world.installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { nobodyAsked: 'cut_by_policy' } });
      });

      it('keeps its times within a case when a new version comes', async () => {
        const id = await flagged(['511781', '511921']);
        await world.installation.addPolicy({ id: 'default', version: 2, press: { graceDays: [1], handlingDays: [1], remindEvery: 1 } });
        await world.installation.tickOn(after(world.late, 10));
        expect((await world.installation.followUpOf(id, SICHUAN)).context).toMatchObject({ policy: { version: 1 }, times: { grace: 10 } });
      });
    });
  });
}
