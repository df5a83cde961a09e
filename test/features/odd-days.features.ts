import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredFollowUp } from '#libs/engine/ports';
import type { CivilDate } from '#libs/kernel';
import { addDays } from '#libs/kernel';
import { DayWalker } from '../support/day-walker.js';
import type { Installation, MakePlace } from '../support/installation.js';
import { morning, openInstallation } from '../support/installation.js';
import { publish, YEAR_2027 } from '../support/year-2027.js';

const PARTIES = ['511900', '610700'];
const COMMON = '100000';
const midnight = (date: CivilDate): number => Date.parse(`${date}T00:00:00+08:00`);

/** The 29th of February, and years whose holidays come to be known while everything stands still. */
export function oddDayFeatures(name: string, makePlace: MakePlace): void {
  let installation: Installation;
  beforeEach(async () => {
    installation = await openInstallation(makePlace);
  });
  afterEach(() => installation.destroy());
  const hold = (id: string, until: CivilDate): Promise<unknown> => installation.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: COMMON, until } }, COMMON);
  const resume = (id: string): Promise<unknown> => installation.ask(id, { type: 'RESUME', payload: {} }, COMMON);

  describe(`${name}: the 29th of February`, () => {
    it('is a day to sign on; the wait runs from it, estimated until its year is known', async () => {
      installation.on('2028-02-29');
      const id = await installation.signed({ parties: PARTIES, on: '2028-02-29' });
      const plain = new DayWalker().lateFrom('2028-02-29', 60);
      expect(await installation.agreement(id)).toMatchObject({ context: { signedOn: { to: '2028-02-29' } }, timers: { SIGNED_NOT_IMPLEMENTED: { from: '2028-02-29', days: 60, estimated: true, at: plain } } });

      const days = [{ date: '2028-02-29', type: 'holiday' }, { date: '2028-04-04', type: 'holiday' }, { date: '2028-05-01', type: 'holiday' }];
      expect(await publish(installation, days)).toMatchObject({ faults: [], recomputed: 1 });
      const walker = new DayWalker();
      walker.learn(days);
      const late = walker.lateFrom('2028-02-29', 60);
      expect(late).toBeGreaterThan(plain);
      expect((await installation.agreement(id)).timers.SIGNED_NOT_IMPLEMENTED).toMatchObject({ estimated: false, at: late });
      expect(await installation.tick(late - 1)).toMatchObject({ fired: 0 });
      expect(await installation.tick(late)).toMatchObject({ fired: 1, opened: 2 });
    });

    it.each([
      ['as told', { term_end: '2028-02-29' }, '2028-02-29'],
      ['after 48 months of a term that began on one', { term_start: '2024-02-29', term_months: '48' }, '2028-02-29'],
      ['told as a month', { term_end: '2028-02' }, '2028-02-29'],
      ['not in a year without one: twelve months later it is the 28th', { term_start: '2024-02-29', term_months: '12' }, '2025-02-28'],
    ])('ends a term, %s', async (_, told, lastDay) => {
      installation.on('2024-06-03');
      await installation.withoutTermRules();
      await installation.register({ id: 'told', codes: PARTIES, ...told });
      expect((await installation.agreement('told')).context.term.to).toBe(lastDay);
      expect(await installation.tick(midnight(lastDay) + 86_400_000 - 1)).toMatchObject({ fired: 0 });
      expect(await installation.tick(midnight(lastDay) + 86_400_000)).toMatchObject({ fired: 1 });
      expect((await installation.agreement('told')).state).toBe('lapsed');
    });

    it('is the last day of a hold, which ends with it', async () => {
      installation.on('2028-02-21');
      const id = await installation.signed({ parties: PARTIES, on: '2028-02-21' });
      await hold(id, '2028-02-29');
      expect(await installation.tick(midnight('2028-03-01') - 1)).toMatchObject({ fired: 0 });
      await installation.tick(midnight('2028-03-01'));
      expect(await installation.agreement(id)).toMatchObject({ state: 'signed.waiting', timers: { SIGNED_NOT_IMPLEMENTED: { from: '2028-03-01', days: 60 } } });
    });
  });

  describe(`${name}: a year that comes to be known during a hold`, () => {
    const walker = new DayWalker();
    walker.learn(YEAR_2027);

    it('moves nothing then; what remained of the wait is dated over it when the hold ends', async () => {
      installation.on('2026-12-07');
      const id = await installation.signed({ parties: PARTIES, on: '2026-12-07' });
      // Ten working days of December are gone.
      await installation.tickOn('2026-12-21');
      await hold(id, '2027-06-30');
      expect((await installation.agreement(id)).context.hold?.remaining).toEqual({ SIGNED_NOT_IMPLEMENTED: 50 });
      expect(await publish(installation)).toMatchObject({ faults: [], recomputed: 0 });
      await installation.tickOn('2027-01-18');
      await resume(id);
      const late = walker.lateFrom('2027-01-18', 50);
      expect((await installation.agreement(id)).timers.SIGNED_NOT_IMPLEMENTED).toMatchObject({ from: '2027-01-18', days: 50, estimated: false, at: late });
      expect(await installation.tick(late - 1)).toMatchObject({ fired: 0 });
      expect(await installation.tick(late)).toMatchObject({ opened: 2 });
    });

    it('gives every office that was suspended its own remaining days', async () => {
      const { id, late } = await flaggedLateIn2026();
      const [sichuan, shaanxi] = await installation.followUpsOf(id);
      await installation.tickOn(installation.workingDay(late, 2));
      await installation.press(shaanxi!, { type: 'OPEN', payload: {} });
      await installation.tickOn(installation.workingDay(late, 6));
      await hold(id, '2027-06-30');
      const remaining = async ({ id: followUp }: StoredFollowUp): Promise<unknown> => (await installation.followUp(followUp)).context.hold?.remaining;
      expect([await remaining(sichuan!), await remaining(shaanxi!)]).toEqual([{ GRACE_END: 4, REMINDER: 3 }, { HANDLING_END: 16 }]);

      expect(await publish(installation)).toMatchObject({ recomputed: 0 });
      await installation.tickOn('2027-02-04');
      await resume(id);
      expect((await installation.followUp(sichuan!.id)).timers).toMatchObject({
        GRACE_END: { from: '2027-02-04', days: 4, estimated: false, at: walker.lateFrom('2027-02-04', 4) }, REMINDER: { days: 3, at: walker.lateFrom('2027-02-04', 3) },
      });
      expect((await installation.followUp(shaanxi!.id)).timers.HANDLING_END).toMatchObject({ days: 16, estimated: false, at: walker.lateFrom('2027-02-04', 16) });
      await installation.tick(walker.lateFrom('2027-02-04', 4) - 1);
      expect((await installation.followUp(sichuan!.id)).state).toBe('requested.awaiting');
      await installation.tick(walker.lateFrom('2027-02-04', 4));
      expect((await installation.followUp(sichuan!.id)).state).toBe('escalated');
    });

    it('keeps the days that were left when the hold began, also where it began in that year and they were counted by plain weeks', async () => {
      installation.on('2026-12-07');
      const id = await installation.signed({ parties: PARTIES, on: '2026-12-07' });
      await installation.tickOn('2027-01-11');
      await hold(id, '2027-06-30');
      const left = (await installation.agreement(id)).context.hold?.remaining.SIGNED_NOT_IMPLEMENTED;
      expect(left).toBe(35);
      await publish(installation);
      await installation.tickOn('2027-01-12');
      await resume(id);
      expect((await installation.agreement(id)).timers.SIGNED_NOT_IMPLEMENTED).toMatchObject({ days: 35, estimated: false, at: walker.lateFrom('2027-01-12', 35) });
    });

    it('that arrives only after the hold dates anew what the hold left, from the day it ended', async () => {
      const { id, late } = await flaggedLateIn2026();
      const [sichuan] = await installation.followUpsOf(id);
      await installation.tickOn(installation.workingDay(late, 3));
      await hold(id, '2027-06-30');
      const left = (await installation.followUp(sichuan!.id)).context.hold?.remaining.GRACE_END ?? 0;
      expect(left).toBe(7);
      await installation.tickOn('2027-02-01');
      await resume(id);
      expect((await installation.followUp(sichuan!.id)).timers.GRACE_END).toMatchObject({ from: '2027-02-01', days: left, estimated: true });
      expect(await publish(installation)).toMatchObject({ recomputed: 2 });
      expect((await installation.followUp(sichuan!.id)).timers.GRACE_END).toMatchObject({ from: '2027-02-01', days: left, estimated: false, at: walker.lateFrom('2027-02-01', left) });
    });
  });

  describe(`${name}: a year that comes to be known at the moment of a signature`, () => {
    it('dates it, whichever of the two is carried out first', async () => {
      const walker = new DayWalker();
      walker.learn(YEAR_2027);
      // Opened early, so that no clock runs into the year before they are signed.
      installation.on('2026-11-02');
      const ids = await Promise.all([1, 2, 3].map(() => installation.propose({ parties: PARTIES })));
      for (const id of ids) {
        await installation.ask(id, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, PARTIES[0]!);
        await installation.ask(id, { type: 'SIGN', payload: { party: PARTIES[0]!, on: '2026-11-02', signer: 'the head', manner: 'wet' } }, PARTIES[0]!);
      }
      installation.on('2026-12-07');
      const sign = (id: string): Promise<unknown> => installation.ask(id, { type: 'SIGN', payload: { party: PARTIES[1]!, on: '2026-12-07', signer: 'the head', manner: 'wet' } }, PARTIES[1]!);
      await Promise.all([sign(ids[0]!), publish(installation), sign(ids[1]!), sign(ids[2]!)]);
      for (const id of ids) expect((await installation.agreement(id)).timers.SIGNED_NOT_IMPLEMENTED).toMatchObject({ estimated: false, at: walker.lateFrom('2026-12-07', 60) });
    });
  });

  /** Signed so that two offices are asked for it on a morning in the middle of December. */
  async function flaggedLateIn2026(): Promise<{ id: string; late: CivilDate }> {
    installation.on('2026-09-14');
    const id = await installation.signed({ parties: PARTIES, on: '2026-09-14' });
    const late = addDays(installation.workingDay('2026-09-14', 60), 1);
    await installation.tick(morning(late));
    return { id, late };
  }
}
