import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '#libs/kernel';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation } from '../support/installation.js';
import { ask, endSound, followUpsFor, obligation, plan, report, road, SIGNED } from '../support/owed.js';

const [SICHUAN, NATIONAL, BAZHONG, HANZHONG, GUANGYUAN] = ['510000', '100000', '511900', '610700', '510800'] as const;

/** What stands still with its agreement, and goes on with it. */
export function owedOnHoldFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: a hold of what is owed`, () => {
    let world: Installation;
    beforeEach(async () => {
      world = (await openInstallation(makePlace)).on(SIGNED);
    });
    afterEach(() => endSound(world));
    const signed = (...parties: string[]): Promise<string> => world.signed({ parties: parties.length > 0 ? parties : [BAZHONG, HANZHONG], on: SIGNED, planned: false });
    const after = (day: string, days: number): string => addDays(world.workingDay(day, days), 1);

    it('gives back the working days that were left until the due date', async () => {
      const id = await signed();
      const one = await plan(world, id, road);
      await world.tickOn('2026-06-01');
      await world.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: NATIONAL, until: '2026-12-31' } }, NATIONAL);
      const left = world.engine.reference.calendar.between('2026-06-01', '2026-06-30');
      expect(await obligation(world, one)).toMatchObject({ state: 'suspended', timers: {}, context: { hold: { from: 'due', remaining: { DUE: left } } } });
      await world.tickOn('2026-09-01');
      await world.ask(id, { type: 'RESUME', payload: {} }, NATIONAL);
      const dueOn = world.workingDay('2026-09-01', left);
      expect(await obligation(world, one)).toMatchObject({ state: 'due', context: { dueOn }, timers: { DUE: { dueOn } } });
    });
    it('during which the last office struck it off makes it late anew when it ends', async () => {
      const id = await signed(BAZHONG, GUANGYUAN);
      const one = await plan(world, id, { ...road, parties: [BAZHONG] });
      await world.tickOn(after('2026-06-30', 5));
      const [first] = await followUpsFor(world, id, one);
      await world.press(first!, { type: 'OPEN', payload: {} });
      await world.press(first!, { type: 'RESPOND', payload: { party: BAZHONG, text: 'under way', evidence: [] } }, 'reporter');
      await world.press(first!, { type: 'CONCLUDE', payload: {} }, 'chief');
      await world.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: SICHUAN, until: '2026-12-31' } }, SICHUAN);
      await world.press(first!, { type: 'STRIKE_OFF', payload: { outcome: 'continuing', evidence: 'a report' } }, 'second');
      await world.tickOn('2026-09-01');
      await world.ask(id, { type: 'RESUME', payload: {} }, SICHUAN);
      expect(await obligation(world, one)).toMatchObject({ state: 'overdue', timers: { PRESS: { from: '2026-09-01', days: 5 } } });
    });

    it('of what was sent back before its day gives back the same, and after it the days that were left for the new report', async () => {
      const id = await signed();
      const [early, late] = [await plan(world, id, { ...road, parties: [BAZHONG] }), await plan(world, id, { ...road, dueOn: '2026-05-29', parties: [BAZHONG] })];
      const sendBack = async (one: string): Promise<void> => void (await ask(world, one, { type: 'RETURN_REPORT', payload: { report: await report(world, one, BAZHONG), remark: 'no figures' } }, SICHUAN));
      await world.tickOn('2026-06-01');
      for (const one of [early, late]) await sendBack(one);
      const given = (await obligation(world, late)).timers.DUE?.dueOn ?? '';
      await world.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: NATIONAL, until: '2026-12-31' } }, NATIONAL);
      const { calendar } = world.engine.reference;
      expect((await obligation(world, early)).context.hold).toEqual({ from: 'returned', remaining: { DUE_DATE: calendar.between('2026-06-01', '2026-06-30') } });
      await world.tickOn('2026-09-01');
      await world.ask(id, { type: 'RESUME', payload: {} }, NATIONAL);
      const dueOn = world.workingDay('2026-09-01', calendar.between('2026-06-01', '2026-06-30'));
      expect(await obligation(world, early)).toMatchObject({ state: 'returned', context: { dueOn }, timers: { DUE: { dueOn } } });
      expect(await obligation(world, late)).toMatchObject({ state: 'returned', context: { dueOn: '2026-05-29' }, timers: { DUE: { dueOn: world.workingDay('2026-09-01', calendar.between('2026-06-01', given)) } } });
    });
  });
}
