import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FollowUpRequest } from '#libs/engine';
import type { StoredFollowUp } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { addDays } from '#libs/kernel';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation, refused } from '../support/installation.js';

const SIGNED = '2026-01-05';
/** Wanyuan, Tongjiang, Chengkou, Zhenba, Ziyang: counties of five prefectures (one right under its municipality) in three provinces. */
const QINBA = ['511781', '511921', '500229', '610728', '610924'];
const [SICHUAN, SHAANXI, CHONGQING, HUBEI, NATIONAL] = ['510000', '610000', '500000', '420000', '100000'] as const;
const [DAZHOU, BAZHONG, HANZHONG, ANKANG, SHIYAN] = ['511700', '511900', '610700', '610900', '420300'] as const;

/** A follow-up from the first request to the last rung, office by office. */
export function followUpFeatures(name: string, makePlace: MakePlace): void {
  let installation: Installation;
  /** The first morning on which an agreement signed that day is late. */
  let late: CivilDate;
  beforeEach(async () => {
    installation = (await openInstallation(makePlace)).on(SIGNED);
    late = addDays(installation.workingDay(SIGNED, 60), 1);
  });
  afterEach(() => installation.destroy());

  /** Signed, and flagged on the first morning it is late. */
  const flagged = async (parties: string[]): Promise<string> => {
    const id = await installation.signed({ parties, on: SIGNED });
    await installation.tickOn(late);
    return id;
  };
  /** The morning after the last of so many working days from that day. */
  const after = (from: CivilDate, workingDays: number): CivilDate => addDays(installation.workingDay(from, workingDays), 1);
  const today = (): CivilDate => installation.engine.today();
  const open = async (agreement: string, office: string): Promise<StoredFollowUp> => {
    await installation.press(await installation.followUpOf(agreement, office), { type: 'OPEN', payload: {} });
    return installation.followUpOf(agreement, office);
  };
  const decline = async (agreement: string, office: string): Promise<unknown> =>
    installation.press(await installation.followUpOf(agreement, office), { type: 'DECLINE', payload: { reason: 'not ours' } });

  describe(`${name}: silence`, () => {
    it('climbs from five offices to three to the national one', async () => {
      const id = await flagged(QINBA);
      expect(await installation.asked(id)).toEqual([
        '500000 requested.awaiting 500229', '511700 requested.awaiting 511781', '511900 requested.awaiting 511921', '610700 requested.awaiting 610728', '610900 requested.awaiting 610924',
      ]);
      expect((await installation.followUpsOf(id)).map(({ context }) => [context.rung, context.times])).toEqual(Array(5).fill([0, { grace: 10, handling: 20, remindEvery: 3 }]));

      const firstClimb = after(late, 10);
      await installation.tickOn(addDays(firstClimb, -1));
      expect((await installation.followUpsOf(id)).every(({ state }) => state === 'requested.awaiting')).toBe(true);
      await installation.tickOn(firstClimb);
      // Chongqing stands on the first two rungs; it is not asked again for its own silence, its party passes to the rung above.
      expect(await installation.asked(id)).toEqual([
        '100000 requested.awaiting 500229', '500000 escalated 500229', '510000 requested.awaiting 511781,511921', '511700 escalated 511781', '511900 escalated 511921',
        '610000 requested.awaiting 610728,610924', '610700 escalated 610728', '610900 escalated 610924',
      ]);
      expect((await installation.followUpOf(id, SICHUAN)).context).toMatchObject({ rung: 1, requests: 2, times: { grace: 10, handling: 20 } });

      await installation.tickOn(after(firstClimb, 10));
      expect(await installation.followUpOf(id, NATIONAL)).toMatchObject({ state: 'requested.awaiting', context: { presses: [...QINBA].sort() } });
      expect((await installation.followUpsOf(id)).filter(({ state }) => state === 'requested.awaiting')).toHaveLength(1);
    });

    it('of some offices climbs for their parties alone', async () => {
      const id = await flagged(QINBA);
      await open(id, BAZHONG);
      await open(id, HANZHONG);
      await installation.tickOn(after(late, 10));
      expect(await installation.asked(id)).toEqual([
        '100000 requested.awaiting 500229', '500000 escalated 500229', '510000 requested.awaiting 511781', '511700 escalated 511781', '511900 handling 511921',
        '610000 requested.awaiting 610924', '610700 handling 610728', '610900 escalated 610924',
      ]);
    });

    it('that comes later joins at the superior asked before, whose own clock runs on', async () => {
      const id = await flagged(['511781', '511921']);
      await open(id, BAZHONG);
      const climbed = after(late, 10);
      await installation.tickOn(climbed);
      await open(id, SICHUAN);
      const { timers } = await installation.followUpOf(id, SICHUAN);
      await installation.tickOn(after(late, 20));
      expect(await installation.asked(id)).toEqual(['510000 handling 511781,511921', '511700 escalated 511781', '511900 escalated 511921']);
      const sichuan = await installation.followUpOf(id, SICHUAN);
      expect(sichuan).toMatchObject({ timers, context: { requests: 2, rung: 1 } });
      expect((await installation.followUpOf(id, BAZHONG)).context.silent).toMatchObject([{ during: 'handling' }]);
    });

    it('of a superior is one thing, a request that comes to it later another: it is asked anew, with a grace of its own', async () => {
      const id = await flagged(['511781', '511921', '610728']);
      await installation.tickOn(installation.workingDay(late, 5));
      await open(id, BAZHONG);
      await installation.tickOn(after(late, 10));
      await installation.tickOn(after(today(), 10));
      expect(await installation.followUpOf(id, SICHUAN)).toMatchObject({ state: 'escalated', context: { presses: ['511781'] } });
      const opened = installation.workingDay(late, 5);
      await installation.tickOn(after(opened, 20));
      expect(await installation.followUpOf(id, SICHUAN)).toMatchObject({ state: 'requested.awaiting', context: { presses: ['511921'], requests: 2 }, timers: { GRACE_END: { from: today(), days: 10 } } });
      expect((await installation.followUpOf(id, NATIONAL)).context.presses).toEqual(['511781', '610728']);
      await installation.tickOn(after(today(), 10));
      expect((await installation.followUpOf(id, NATIONAL)).context.presses).toEqual(['511781', '511921', '610728']);
    });

    it('of the last rung is shown, and reminders go on', async () => {
      const id = await flagged(['610902', '610921']);
      expect(await installation.asked(id)).toEqual(['610900 requested.awaiting 610902,610921']);
      await installation.tickOn(after(late, 10));
      const ankang = await installation.followUpOf(id, ANKANG);
      expect(ankang).toMatchObject({ state: 'requested.awaiting', context: { silent: [{ during: 'requested' }], outcome: 'notRectified' } });
      expect(Object.keys(ankang.timers)).toEqual(['REMINDER']);
      await installation.tickOn(after(today(), 3));
      expect((await installation.followUpOf(id, ANKANG)).context.reminders).toBe(ankang.context.reminders + 1);
    });

    it('brings a reminder whenever three working days went by, and after an outage one', async () => {
      const id = await flagged(['610902', '610921']);
      const reminders = [after(late, 3), after(after(late, 3), 3)];
      for (const [index, day] of reminders.entries()) {
        await installation.tickThrough(addDays(day, -1));
        expect((await installation.followUpOf(id, ANKANG)).context.reminders).toBe(index);
        await installation.tickOn(day);
        expect((await installation.followUpOf(id, ANKANG)).context.reminders).toBe(index + 1);
      }
      await installation.tickOn('2027-06-01');
      expect((await installation.followUpOf(id, ANKANG)).context).toMatchObject({ reminders: 3, silent: [{ during: 'requested' }] });
    });

    it('is never counted from an outage: each office has its own grace from the day it was really asked', async () => {
      const id = await installation.signed({ parties: ['511781', '511921'], on: SIGNED });
      await installation.tickOn('2026-11-02');
      expect(await installation.asked(id)).toEqual(['511700 requested.awaiting 511781', '511900 requested.awaiting 511921']);
      await installation.tickOn(installation.workingDay('2026-11-02', 10));
      expect(await installation.asked(id)).toHaveLength(2);
      await installation.tickOn('2027-03-01');
      expect(await installation.followUpOf(id, SICHUAN)).toMatchObject({ state: 'requested.awaiting', timers: { GRACE_END: { from: '2027-03-01', days: 10 } } });
    });
  });

  describe(`${name}: parties of unlike levels`, () => {
    it('Hanzhong and a county of Guangyuan: Guangyuan first, Shaanxi enters at the climb', async () => {
      const id = await flagged([HANZHONG, '510822']);
      expect(await installation.asked(id)).toEqual(['510800 requested.awaiting 510822']);
      await installation.tickOn(after(late, 10));
      expect(await installation.asked(id)).toEqual(['510000 requested.awaiting 510822', '510800 escalated 510822', '610000 requested.awaiting 610700']);
      await installation.tickOn(after(today(), 10));
      expect(await installation.followUpOf(id, NATIONAL)).toMatchObject({ state: 'requested.awaiting', context: { presses: ['510822', HANZHONG] } });
    });

    it('two counties beneath a prefecture that is late too: whom one climb asked the next does not ask again', async () => {
      const id = await flagged([HANZHONG, '510822', '511921']);
      expect(await installation.asked(id)).toEqual(['510800 requested.awaiting 510822', '511900 requested.awaiting 511921']);
      await installation.tickOn(after(late, 10));
      expect(await installation.asked(id)).toEqual([
        '510000 requested.awaiting 510822,511921', '510800 escalated 510822', '511900 escalated 511921', '610000 requested.awaiting 610700',
      ]);
      expect((await installation.followUpOf(id, SHAANXI)).context.requests).toBe(1);
    });

    it('Shennongjia and a county of Shiyan: Hubei is not asked again for its own silence', async () => {
      const id = await flagged(['429021', '420322']);
      expect(await installation.asked(id)).toEqual(['420000 requested.awaiting 429021', '420300 requested.awaiting 420322']);
      await open(id, SHIYAN);
      await installation.tickOn(after(late, 10));
      const hubei = await installation.followUpOf(id, HUBEI);
      expect(hubei).toMatchObject({ state: 'requested.awaiting', context: { presses: ['429021'], requests: 1, silent: [{ during: 'requested' }] } });
      await installation.tickOn(after(late, 20));
      expect(await installation.asked(id)).toEqual(['420000 requested.awaiting 420322,429021', '420300 escalated 420322']);
    });

    it('Shennongjia, Bazhong and Sichuan: where two ways lead to the national office at once it is asked once', async () => {
      const id = await flagged([BAZHONG, '429021', SICHUAN]);
      expect(await installation.asked(id)).toEqual(['420000 requested.awaiting 429021']);
      await installation.tickOn(after(late, 10));
      expect(installation.faults).toEqual([]);
      expect(await installation.followUpOf(id, HUBEI)).toMatchObject({ state: 'escalated' });
      expect(await installation.followUpOf(id, NATIONAL)).toMatchObject({ state: 'requested.awaiting', context: { requests: 1 } });
      expect((await installation.followUpOf(id, NATIONAL)).context.presses).toEqual(expect.arrayContaining([BAZHONG, '429021']));
    });

    it('a province and a county of its own: the prefecture between, then the national office for both', async () => {
      const id = await flagged([SICHUAN, '511921']);
      expect(await installation.asked(id)).toEqual(['511900 requested.awaiting 511921']);
      await installation.tickOn(after(late, 10));
      expect(await installation.asked(id)).toEqual(['100000 requested.awaiting 510000,511921', '511900 escalated 511921']);
    });
  });

  describe(`${name}: a vacant office`, () => {
    it('is replaced by its next rung at once, on the record', async () => {
      await installation.vacate(DAZHOU);
      const id = await flagged(['511781', '511921']);
      expect(await installation.asked(id)).toEqual(['510000 requested.awaiting 511781', '511900 requested.awaiting 511921']);
      expect((await installation.followUpOf(id, SICHUAN)).context).toMatchObject({ skipped: [{ office: DAZHOU, why: 'vacant' }], rung: 0, level: 'province' });
    });

    it('is passed over at a climb too, and no more once it is filled', async () => {
      const id = await flagged(['511781', '610728']);
      expect(await installation.asked(id)).toEqual(['511700 requested.awaiting 511781', '610700 requested.awaiting 610728']);
      await installation.vacate(SICHUAN);
      await installation.vacate(SHAANXI);
      await installation.vacate(SHAANXI, false);
      await installation.tickOn(after(late, 10));
      expect(await installation.asked(id)).toEqual(['100000 requested.awaiting 511781', '511700 escalated 511781', '610000 requested.awaiting 610728', '610700 escalated 610728']);
      expect((await installation.followUpOf(id, NATIONAL)).context.skipped).toEqual([{ office: SICHUAN, why: 'vacant' }]);
    });

    it('on the last rung is asked and shown vacant, not skipped', async () => {
      await installation.vacate(ANKANG);
      const id = await flagged(['610902', '610921']);
      expect(await installation.followUpOf(id, ANKANG)).toMatchObject({ state: 'requested.awaiting', context: { vacant: true } });
    });
  });

  describe(`${name}: a joint office`, () => {
    const designate = async (id: string, until: CivilDate | null): Promise<unknown> =>
      installation.ask(id, { type: 'DESIGNATE', payload: { id: 'J001', name: '川陕协作联合办公室', document: '川陕联发〔2026〕1号', until } }, BAZHONG);

    it('is asked first, for all, and its silence enters the computed ladder', async () => {
      const id = await installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
      await designate(id, null);
      await installation.tickOn(late);
      expect(await installation.asked(id)).toEqual(['J001 requested.awaiting 511900,610700']);
      await installation.tickOn(after(late, 10));
      expect(await installation.asked(id)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700', 'J001 escalated 511900,610700']);
    });

    it('serves to the last day of its time and not a day longer', async () => {
      const [one, two] = [await installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED }), await installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED })];
      await designate(one, late);
      await designate(two, addDays(late, -1));
      await installation.tickOn(late);
      expect(await installation.asked(one)).toEqual(['J001 requested.awaiting 511900,610700']);
      expect(await installation.asked(two)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
    });

    it('whose time ended while it was silent gives way to the computed ladder', async () => {
      const id = await installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
      await designate(id, late);
      await installation.tickOn(late);
      await installation.tickOn(after(late, 10));
      expect(await installation.asked(id)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700', 'J001 escalated 511900,610700']);
    });
  });

  describe(`${name}: policy`, () => {
    it('with a highest rung asks nobody above it, and says by its own name why', async () => {
      await installation.addPolicy({
        id: 'memoranda', version: 1, title: { zh: '备忘录', en: 'Memoranda' }, match: { form: 'memorandum' },
        press: { graceDays: [5], handlingDays: [8, 9], remindEvery: 2, highestRung: 'prefecture' },
      });
      const id = await installation.signed({ parties: ['511781', '511921'], on: SIGNED, form: 'memorandum' });
      await installation.tickOn(late);
      const [dazhou] = await installation.followUpsOf(id);
      expect(dazhou?.context).toMatchObject({ office: DAZHOU, policy: { id: 'memoranda', version: 1, because: 'form memorandum' }, times: { grace: 5, handling: 8, remindEvery: 2 } });
      await installation.tickOn(after(late, 5));
      expect(await installation.asked(id)).toEqual(['511700 requested.awaiting 511781', '511900 requested.awaiting 511921']);
      expect((await installation.followUpOf(id, DAZHOU)).context.silent).toHaveLength(1);
    });

    it('cut below every rung asks nobody, which the agreement says', async () => {
      await installation.addPolicy({ id: 'provinces', version: 1, match: { form: 'pact' }, press: { graceDays: [5], handlingDays: [8], remindEvery: 2, highestRung: 'prefecture' } });
      const id = await installation.signed({ parties: [SICHUAN, SHAANXI], on: SIGNED, form: 'pact' });
      await installation.tickOn(late);
      expect(await installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { nobodyAsked: 'cut_by_policy' } });
    });

    it('keeps its times within a case when a new version comes', async () => {
      const id = await flagged(['511781', '511921']);
      await installation.addPolicy({ id: 'default', version: 2, press: { graceDays: [1], handlingDays: [1], remindEvery: 1 } });
      await installation.tickOn(after(late, 10));
      expect((await installation.followUpOf(id, SICHUAN)).context).toMatchObject({ policy: { version: 1 }, times: { grace: 10 } });
    });
  });

  describe(`${name}: the way to strike-off`, () => {
    it('numbers the slips of an office in a year without a gap, also where a receipt is refused', async () => {
      const [one, two] = [await flagged(['511781', '511921']), await installation.signed({ parties: ['511781', '511921'], on: SIGNED })];
      await installation.tickOn(late);
      expect((await open(one, DAZHOU)).context.slip).toMatchObject({ number: '达州市督〔2026〕1号' });
      expect(refused(await installation.tellFollowUp(await installation.followUpOf(one, DAZHOU), { type: 'OPEN', payload: {} }))).toMatchObject({ by: 'chart', code: 'chart.event_not_allowed' });
      expect((await open(two, DAZHOU)).context.slip).toMatchObject({ number: '达州市督〔2026〕2号' });
      expect((await open(one, BAZHONG)).context.slip).toMatchObject({ number: '巴中市督〔2026〕1号' });
    });

    it('is walked by the right hands alone', async () => {
      const id = await flagged([BAZHONG, HANZHONG]);
      const sichuan = await open(id, SICHUAN);
      const respond: FollowUpRequest = { type: 'RESPOND', payload: { party: BAZHONG, text: 'under way', evidence: [] } };
      expect(refused(await installation.tellFollowUp(sichuan, respond, 'clerk', HANZHONG)).code).toBe('right.responsible_unit_only');
      expect(refused(await installation.tellFollowUp(sichuan, { type: 'CONCLUDE', payload: {} }, 'clerk', SHAANXI)).code).toBe('right.supervising_office_only');
      await installation.press(sichuan, respond, 'reporter');
      expect((await installation.followUp(sichuan.id)).state).toBe('review');
      await installation.press(sichuan, { type: 'CONCLUDE', payload: {} }, 'chief');
      const strikeOff: FollowUpRequest = { type: 'STRIKE_OFF', payload: { outcome: 'rectified', evidence: 'a report' } };
      expect(refused(await installation.tellFollowUp(sichuan, strikeOff, 'chief')).code).toBe('follow_up.concluder');
      expect((await installation.press(sichuan, strikeOff, 'second')).state).toBe('struckOff');
    });

    it('by all offices makes the agreement wait anew, under the next key', async () => {
      const id = await flagged([BAZHONG, HANZHONG]);
      const [sichuan, shaanxi] = await installation.followUpsOf(id);
      await installation.strikeOff(sichuan!);
      expect((await installation.agreement(id)).state).toBe('signed.overdue');
      await installation.strikeOff(shaanxi!);
      const day = today();
      expect(await installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { waits: 2, waitingSince: day }, timers: { SIGNED_NOT_IMPLEMENTED: { from: day, days: 60 } } });
      await installation.tickOn(after(day, 60));
      const again = (await installation.followUpsOf(id)).filter(({ context }) => context.waits === 2);
      expect(again.map(({ context, state }) => [context.office, state])).toEqual([[SICHUAN, 'requested.awaiting'], [SHAANXI, 'requested.awaiting']]);
      expect(again[0]?.context.case).not.toBe(sichuan?.context.case);
    });

    it('declined by all makes it wait anew as well; declined by one does not', async () => {
      const id = await flagged([BAZHONG, HANZHONG]);
      await decline(id, SICHUAN);
      expect((await installation.agreement(id)).state).toBe('signed.overdue');
      await decline(id, SHAANXI);
      expect(await installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { waits: 2 } });
    });

    it('declined by one and silent elsewhere goes on at the rung above', async () => {
      const id = await flagged(['511781', '610728']);
      await decline(id, DAZHOU);
      await installation.tickOn(after(late, 10));
      expect(await installation.asked(id)).toEqual(['511700 declined 511781', '610000 requested.awaiting 610728', '610700 escalated 610728']);
      await decline(id, SHAANXI);
      expect(await installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { waits: 2 } });
    });

    it('of stalled signatures makes the agreement stand open for signature anew', async () => {
      const id = await installation.propose({ parties: [BAZHONG, HANZHONG] });
      await installation.ask(id, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, BAZHONG);
      await installation.tickOn(after(SIGNED, 30));
      await decline(id, SICHUAN);
      await decline(id, SHAANXI);
      const day = today();
      expect(await installation.agreement(id)).toMatchObject({ state: 'proposed.signing', context: { waits: 1 }, timers: { SIGNATURE_STALLED: { from: day, days: 30 } } });
      await installation.tickOn(after(day, 30));
      expect(await installation.followUpsOf(id)).toHaveLength(4);
    });
  });

  describe(`${name}: an agreement that moves on`, () => {
    it('resolves what is open and leaves what is done as it was', async () => {
      const id = await flagged(['511781', '610728', '500229']);
      await installation.strikeOff(await installation.followUpOf(id, CHONGQING));
      await open(id, DAZHOU);
      await installation.implement(id);
      expect(await installation.asked(id)).toEqual(['500000 struckOff 500229', '511700 resolved 511781', '610700 resolved 610728']);
      expect((await installation.followUpsOf(id)).map(({ context }) => context.outcome)).toEqual(['continuing', 'rectified', 'rectified']);
      expect((await installation.followUpsOf(id)).flatMap(({ timers }) => Object.keys(timers))).toEqual([]);
      expect(await installation.tickOn('2027-06-01')).toMatchObject({ fired: 0 });
    });

    it('to its end unfinished resolves them as not rectified', async () => {
      const id = await flagged([BAZHONG, HANZHONG]);
      await installation.ask(id, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, BAZHONG);
      expect((await installation.followUpsOf(id)).map(({ state, context }) => [state, context.outcome])).toEqual([['resolved', 'notRectified'], ['resolved', 'notRectified']]);
    });

    it('by the end of its term, found after an outage, does so too', async () => {
      const id = await installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED, termEnd: '2026-08-31', planned: false });
      await installation.tickOn(late);
      expect(await installation.asked(id)).toHaveLength(2);
      await installation.tickOn('2027-02-01');
      expect((await installation.agreement(id)).state).toBe('lapsed');
      expect((await installation.followUpsOf(id)).map(({ state }) => state)).toEqual(['resolved', 'resolved']);
    });
  });

  describe(`${name}: a hold`, () => {
    const hold = (id: string, until: CivilDate): Promise<unknown> => installation.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: NATIONAL, until } }, NATIONAL);
    const resume = (id: string): Promise<unknown> => installation.ask(id, { type: 'RESUME', payload: {} }, NATIONAL);

    it('keeps the working days that the wait still had, and gives them back', async () => {
      const id = await installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
      await installation.tickOn(installation.workingDay(SIGNED, 20));
      await hold(id, '2026-12-31');
      await installation.tickOn('2026-09-01');
      expect(await installation.asked(id)).toEqual([]);
      await resume(id);
      expect((await installation.agreement(id)).timers.SIGNED_NOT_IMPLEMENTED).toMatchObject({ from: '2026-09-01', days: 40, dueOn: installation.workingDay('2026-09-01', 40) });
    });

    it('pauses the follow-ups, each with what it still had, and gives it back', async () => {
      const id = await flagged(['511781', '511921']);
      await open(id, BAZHONG);
      await installation.tickOn(installation.workingDay(late, 4));
      await installation.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: SICHUAN, until: '2026-12-31' } }, SICHUAN);
      expect((await installation.followUpsOf(id)).map(({ state, timers }) => [state, timers])).toEqual([['suspended', {}], ['suspended', {}]]);
      await installation.tickOn('2026-08-03');
      await installation.ask(id, { type: 'RESUME', payload: {} }, SICHUAN);
      expect(await installation.asked(id)).toEqual(['511700 requested.awaiting 511781', '511900 handling 511921']);
      expect((await installation.followUpOf(id, DAZHOU)).timers.GRACE_END).toMatchObject({ from: '2026-08-03', days: 6 });
      expect((await installation.followUpOf(id, BAZHONG)).timers.HANDLING_END).toMatchObject({ from: '2026-08-03', days: 16 });
      await installation.tickOn(after('2026-08-03', 6));
      expect((await installation.followUpOf(id, DAZHOU)).state).toBe('escalated');
    });

    it('ends by itself on the day after its last', async () => {
      const id = await flagged([BAZHONG, HANZHONG]);
      await hold(id, '2026-08-31');
      await installation.tickOn('2026-08-31');
      expect((await installation.agreement(id)).state).toBe('onHold');
      await installation.tickOn('2026-09-01');
      expect((await installation.agreement(id)).state).toBe('signed.overdue');
      expect(await installation.asked(id)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
    });

    it('during which the last office struck its follow-up off makes the agreement wait anew when it ends', async () => {
      const id = await flagged(['610902', '610921']);
      const ankang = await open(id, ANKANG);
      await installation.press(ankang, { type: 'RESPOND', payload: { party: '610902', text: 'under way', evidence: [] } }, 'reporter');
      await installation.press(ankang, { type: 'CONCLUDE', payload: {} }, 'chief');
      await installation.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: ANKANG, until: '2026-12-31' } }, ANKANG);
      await installation.press(ankang, { type: 'STRIKE_OFF', payload: { outcome: 'continuing', evidence: 'a report' } }, 'second');
      await installation.tickOn('2026-08-03');
      await installation.ask(id, { type: 'RESUME', payload: {} }, ANKANG);
      expect(await installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { waits: 2, waitingSince: '2026-08-03' }, timers: { SIGNED_NOT_IMPLEMENTED: { days: 60 } } });
    });
  });
}
