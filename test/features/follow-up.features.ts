import { describe, expect, it } from '@jest/globals';
import type { FollowUpRequest } from '#libs/engine';
import type { CivilDate } from '#libs/kernel';
import type { MakePlace } from '../support/installation.js';
import { refused } from '../support/installation.js';
import { pressed, SIGNED } from '../support/pressed.js';

const [SICHUAN, SHAANXI, CHONGQING, NATIONAL, DAZHOU, BAZHONG, HANZHONG, ANKANG] = ['510000', '610000', '500000', '100000', '511700', '511900', '610700', '610900'] as const;

/** What an office does with its follow-up: from the slip to the strike-off, beside an agreement that moves on or is held. */
export function followUpFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: what an office does`, () => {
    const world = pressed(makePlace);
    const { flagged, after, today, open, decline } = world;

    describe('the way to strike-off', () => {
      it('numbers the slips of an office in a year without a gap, also where a receipt is refused', async () => {
        const [one, two] = [await flagged(['511781', '511921']), await world.installation.signed({ parties: ['511781', '511921'], on: SIGNED })];
        await world.installation.tickOn(world.late);
        expect((await open(one, DAZHOU)).context.slip).toMatchObject({ number: '达州市督〔2026〕1号' });
        expect(refused(await world.installation.tellFollowUp(await world.installation.followUpOf(one, DAZHOU), { type: 'OPEN', payload: {} }))).toMatchObject({ by: 'chart', code: 'chart.event_not_allowed' });
        expect((await open(two, DAZHOU)).context.slip).toMatchObject({ number: '达州市督〔2026〕2号' });
        expect((await open(one, BAZHONG)).context.slip).toMatchObject({ number: '巴中市督〔2026〕1号' });
      });

      it('is walked by the right hands alone', async () => {
        const id = await flagged([BAZHONG, HANZHONG]);
        const sichuan = await open(id, SICHUAN);
        const respond: FollowUpRequest = { type: 'RESPOND', payload: { party: BAZHONG, text: 'under way', evidence: [] } };
        expect(refused(await world.installation.tellFollowUp(sichuan, respond, 'clerk', HANZHONG)).code).toBe('right.responsible_unit_only');
        expect(refused(await world.installation.tellFollowUp(sichuan, { type: 'CONCLUDE', payload: {} }, 'clerk', SHAANXI)).code).toBe('right.supervising_office_only');
        await world.installation.press(sichuan, respond, 'reporter');
        expect((await world.installation.followUp(sichuan.id)).state).toBe('review');
        await world.installation.press(sichuan, { type: 'CONCLUDE', payload: {} }, 'chief');
        const strikeOff: FollowUpRequest = { type: 'STRIKE_OFF', payload: { outcome: 'rectified', evidence: 'a report' } };
        expect(refused(await world.installation.tellFollowUp(sichuan, strikeOff, 'chief')).code).toBe('follow_up.concluder');
        expect((await world.installation.press(sichuan, strikeOff, 'second')).state).toBe('struckOff');
      });

      it('by all offices makes the agreement wait anew, under the next key', async () => {
        const id = await flagged([BAZHONG, HANZHONG]);
        const [sichuan, shaanxi] = await world.installation.followUpsOf(id);
        await world.installation.strikeOff(sichuan!);
        expect((await world.installation.agreement(id)).state).toBe('signed.overdue');
        await world.installation.strikeOff(shaanxi!);
        const day = today();
        expect(await world.installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { waits: 2, waitingSince: day }, timers: { SIGNED_NOT_IMPLEMENTED: { from: day, days: 60 } } });
        await world.installation.tickOn(after(day, 60));
        const again = (await world.installation.followUpsOf(id)).filter(({ context }) => context.waits === 2);
        expect(again.map(({ context, state }) => [context.office, state])).toEqual([[SICHUAN, 'requested.awaiting'], [SHAANXI, 'requested.awaiting']]);
        expect(again[0]?.context.case).not.toBe(sichuan?.context.case);
      });

      it('declined by all makes it wait anew as well; declined by one does not', async () => {
        const id = await flagged([BAZHONG, HANZHONG]);
        await decline(id, SICHUAN);
        expect((await world.installation.agreement(id)).state).toBe('signed.overdue');
        await decline(id, SHAANXI);
        expect(await world.installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { waits: 2 } });
      });

      it('declined by one and silent elsewhere goes on at the rung above', async () => {
        const id = await flagged(['511781', '610728']);
        await decline(id, DAZHOU);
        await world.installation.tickOn(after(world.late, 10));
        expect(await world.installation.asked(id)).toEqual(['511700 declined 511781', '610000 requested.awaiting 610728', '610700 escalated 610728']);
        await decline(id, SHAANXI);
        expect(await world.installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { waits: 2 } });
      });

      it('of stalled signatures makes the agreement stand open for signature anew', async () => {
        const id = await world.installation.propose({ parties: [BAZHONG, HANZHONG] });
        await world.installation.ask(id, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, BAZHONG);
        await world.installation.tickOn(after(SIGNED, 30));
        await decline(id, SICHUAN);
        await decline(id, SHAANXI);
        const day = today();
        expect(await world.installation.agreement(id)).toMatchObject({ state: 'proposed.signing', context: { waits: 1 }, timers: { SIGNATURE_STALLED: { from: day, days: 30 } } });
        await world.installation.tickOn(after(day, 30));
        expect(await world.installation.followUpsOf(id)).toHaveLength(4);
      });
    });

    describe('an agreement that moves on', () => {
      it('resolves what is open and leaves what is done as it was', async () => {
        const id = await flagged(['511781', '610728', '500229']);
        await world.installation.strikeOff(await world.installation.followUpOf(id, CHONGQING));
        await open(id, DAZHOU);
        await world.installation.implement(id);
        expect(await world.installation.asked(id)).toEqual(['500000 struckOff 500229', '511700 resolved 511781', '610700 resolved 610728']);
        expect((await world.installation.followUpsOf(id)).map(({ context }) => context.outcome)).toEqual(['continuing', 'rectified', 'rectified']);
        expect((await world.installation.followUpsOf(id)).flatMap(({ timers }) => Object.keys(timers))).toEqual([]);
        expect(await world.installation.tickOn('2027-06-01')).toMatchObject({ fired: 0 });
      });

      it('to its end unfinished resolves them as not rectified', async () => {
        const id = await flagged([BAZHONG, HANZHONG]);
        await world.installation.ask(id, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, BAZHONG);
        expect((await world.installation.followUpsOf(id)).map(({ state, context }) => [state, context.outcome])).toEqual([['resolved', 'notRectified'], ['resolved', 'notRectified']]);
      });

      it('by the end of its term, found after an outage, does so too', async () => {
        const id = await world.installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED, termEnd: '2026-08-31', planned: false });
        await world.installation.tickOn(world.late);
        expect(await world.installation.asked(id)).toHaveLength(2);
        await world.installation.tickOn('2027-02-01');
        expect((await world.installation.agreement(id)).state).toBe('lapsed');
        expect((await world.installation.followUpsOf(id)).map(({ state }) => state)).toEqual(['resolved', 'resolved']);
      });
    });

    describe('a party that leaves', () => {
      const withdraw = (id: string, party: string, lead?: string): Promise<unknown> =>
        world.installation.ask(id, { type: 'WITHDRAW_PARTY', payload: { party, reason: 'merged', document: '9号', ...(lead === undefined ? {} : { lead }) } }, party);

      it('is pressed by nobody any more, and the others go on', async () => {
        const id = await flagged(['511781', '610728', '500229']);
        await withdraw(id, '610728');
        expect(await world.installation.asked(id)).toEqual(['500000 requested.awaiting 500229', '511700 requested.awaiting 511781', '610700 resolved ']);
        await world.installation.tickOn(after(world.late, 10));
        expect((await world.installation.asked(id)).filter((line) => line.includes('610728'))).toEqual([]);
        expect((await world.installation.agreement(id)).state).toBe('signed.overdue');
      });

      it('as the last one pressed, lets the agreement wait anew', async () => {
        const id = await flagged(['511781', '610728', '500229']);
        await decline(id, CHONGQING);
        await decline(id, DAZHOU);
        await withdraw(id, '610728');
        expect(await world.installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { waits: 2 } });
      });

      it('is followed by a coordinator of those who remain', async () => {
        const id = await flagged(['610902', '610921', '511781']);
        await withdraw(id, '511781');
        expect(refused(await world.installation.tell(id, { type: 'HOLD', payload: { reason: 'flood', approver: NATIONAL, until: '2026-12-31' } }, NATIONAL)).code).toBe('right.common_superior_only');
        await world.installation.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: ANKANG, until: '2026-12-31' } }, ANKANG);
      });
    });

    describe('a day of signing that was told wrong', () => {
      it('dates the wait anew', async () => {
        const id = await world.installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
        await world.installation.ask(id, { type: 'CORRECT', payload: { changes: { signedOn: '2025-12-01' }, reason: 'misprinted' } }, BAZHONG);
        expect(await world.installation.agreement(id)).toMatchObject({ context: { waitingSince: '2025-12-01' }, timers: { SIGNED_NOT_IMPLEMENTED: { from: '2025-12-01', days: 60, dueOn: world.installation.workingDay('2025-12-01', 60) } } });
      });
    });

    describe('a hold', () => {
      const hold = (id: string, until: CivilDate): Promise<unknown> => world.installation.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: NATIONAL, until } }, NATIONAL);
      const resume = (id: string): Promise<unknown> => world.installation.ask(id, { type: 'RESUME', payload: {} }, NATIONAL);

      it('keeps the working days that the wait still had, and gives them back', async () => {
        const id = await world.installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
        await world.installation.tickOn(world.installation.workingDay(SIGNED, 20));
        await hold(id, '2026-12-31');
        await world.installation.tickOn('2026-09-01');
        expect(await world.installation.asked(id)).toEqual([]);
        await resume(id);
        expect((await world.installation.agreement(id)).timers.SIGNED_NOT_IMPLEMENTED).toMatchObject({ from: '2026-09-01', days: 40, dueOn: world.installation.workingDay('2026-09-01', 40) });
      });

      it('pauses the follow-ups, each with what it still had, and gives it back', async () => {
        const id = await flagged(['511781', '511921']);
        await open(id, BAZHONG);
        await world.installation.tickOn(world.installation.workingDay(world.late, 4));
        await world.installation.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: SICHUAN, until: '2026-12-31' } }, SICHUAN);
        expect((await world.installation.followUpsOf(id)).map(({ state, timers }) => [state, timers])).toEqual([['suspended', {}], ['suspended', {}]]);
        await world.installation.tickOn('2026-08-03');
        await world.installation.ask(id, { type: 'RESUME', payload: {} }, SICHUAN);
        expect(await world.installation.asked(id)).toEqual(['511700 requested.awaiting 511781', '511900 handling 511921']);
        expect((await world.installation.followUpOf(id, DAZHOU)).timers.GRACE_END).toMatchObject({ from: '2026-08-03', days: 6 });
        expect((await world.installation.followUpOf(id, BAZHONG)).timers.HANDLING_END).toMatchObject({ from: '2026-08-03', days: 16 });
        await world.installation.tickOn(after('2026-08-03', 6));
        expect((await world.installation.followUpOf(id, DAZHOU)).state).toBe('escalated');
      });

      it('ends by itself on the day after its last', async () => {
        const id = await flagged([BAZHONG, HANZHONG]);
        await hold(id, '2026-08-31');
        await world.installation.tickOn('2026-08-31');
        expect((await world.installation.agreement(id)).state).toBe('onHold');
        await world.installation.tickOn('2026-09-01');
        expect((await world.installation.agreement(id)).state).toBe('signed.overdue');
        expect(await world.installation.asked(id)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
      });

      it('during which the last office struck its follow-up off makes the agreement wait anew when it ends', async () => {
        const id = await flagged(['610902', '610921']);
        const ankang = await open(id, ANKANG);
        await world.installation.press(ankang, { type: 'RESPOND', payload: { party: '610902', text: 'under way', evidence: [] } }, 'reporter');
        await world.installation.press(ankang, { type: 'CONCLUDE', payload: {} }, 'chief');
        await world.installation.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: ANKANG, until: '2026-12-31' } }, ANKANG);
        await world.installation.press(ankang, { type: 'STRIKE_OFF', payload: { outcome: 'continuing', evidence: 'a report' } }, 'second');
        await world.installation.tickOn('2026-08-03');
        await world.installation.ask(id, { type: 'RESUME', payload: {} }, ANKANG);
        expect(await world.installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { waits: 2, waitingSince: '2026-08-03' }, timers: { SIGNED_NOT_IMPLEMENTED: { days: 60 } } });
      });
    });
  });
}
