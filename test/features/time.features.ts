import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DayWalker } from '../support/day-walker.js';
import type { Installation, MakePlace } from '../support/installation.js';
import { morning, openInstallation } from '../support/installation.js';
import { publish, YEAR_2027 } from '../support/year-2027.js';

/** Time: the year whose holidays are not published yet, and the days that are told. */
export function timeFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: a year whose holidays are not published`, () => {
    let installation: Installation;
    beforeEach(async () => {
      installation = await openInstallation(makePlace);
    });
    afterEach(() => installation.destroy());

    it('is reckoned as plain weeks and marked; when it arrives its timers are dated anew, on the record', async () => {
      const id = await installation.on('2026-12-07').signed({ parties: ['511900', '610700'], on: '2026-12-07' });
      const before = (await installation.agreement(id)).timers.SIGNED_NOT_IMPLEMENTED;
      expect(before).toMatchObject({ estimated: true, dueOn: '2027-03-01' });
      expect(await publish(installation)).toMatchObject({ faults: [], recomputed: 1 });
      const walker = new DayWalker();
      walker.learn(YEAR_2027);
      const late = walker.lateFrom('2026-12-07', 60);
      const after = await installation.agreement(id);
      expect(after.timers.SIGNED_NOT_IMPLEMENTED).toMatchObject({ estimated: false, at: late, dueOn: '2027-03-05', days: 60, from: '2026-12-07' });
      const redated = (await installation.entries(id)).filter(({ event }) => event.type === 'REDATED');
      expect(redated).toMatchObject([{ actor: 'clerk of 100000', from: 'signed.waiting', to: 'signed.waiting', event: { payload: { SIGNED_NOT_IMPLEMENTED: '2027-03-05' } }, record: { version: after.version } }]);
      expect(await publish(installation)).toMatchObject({ recomputed: 0 });

      await installation.tick(late - 1);
      expect(await installation.asked(id)).toEqual([]);
      await installation.tick(late);
      expect(await installation.asked(id)).toHaveLength(2);
    });

    it('moves the grace of an office that was asked already, and nothing that ran out before', async () => {
      const id = await installation.on('2026-09-21').signed({ parties: ['511900', '610700'], on: '2026-09-21' });
      await installation.tickOn('2026-12-29');
      const [sichuan] = await installation.followUpsOf(id);
      expect(sichuan?.timers).toMatchObject({ GRACE_END: { estimated: true, dueOn: '2027-01-12' }, REMINDER: { estimated: true } });
      expect(await publish(installation)).toMatchObject({ recomputed: 2 });
      expect((await installation.followUp(sichuan?.id ?? '')).timers.GRACE_END).toMatchObject({ estimated: false, dueOn: '2027-01-13' });
      expect((await installation.agreement(id)).state).toBe('signed.overdue');
    });

    it('is not waited for where the day it runs from ends the year before', async () => {
      const id = await installation.on('2026-06-01').signed({ parties: ['511900', '610700'], on: '2026-06-01' });
      expect((await installation.agreement(id)).timers.SIGNED_NOT_IMPLEMENTED?.estimated).toBe(false);
      expect(await publish(installation)).toMatchObject({ recomputed: 0 });
    });
  });

  describe(`${name}: dates`, () => {
    let installation: Installation;
    beforeEach(async () => {
      installation = await openInstallation(makePlace);
    });
    afterEach(() => installation.destroy());

    it.each([
      ['2016-04', '2016-04-30'], ['2016', '2016-12-31'], ['2016-04/2016-09', '2016-09-30'], ['2024-02', '2024-02-29'], ['2026-01-05', '2026-01-05'],
    ])('run from the last day of what a ledger tells: %s', async (told, from) => {
      await installation.register({ id: 'told', codes: ['511900', '610700'], signed: told });
      expect((await installation.agreement('told')).timers.SIGNED_NOT_IMPLEMENTED).toMatchObject({ from, at: new DayWalker().lateFrom(from, 60) });
    });

    it('that are not told run no clock', async () => {
      await installation.register({ id: 'told', codes: ['511900', '610700'] });
      expect((await installation.agreement('told')).timers).toEqual({});
      expect(await installation.tickOn('2030-01-01')).toMatchObject({ fired: 0 });
    });

    it('of a signature late in the evening are those of the office, not of UTC', async () => {
      installation.at = Date.parse('2026-03-02T23:30:00+08:00');
      expect(installation.engine.today()).toBe('2026-03-02');
      installation.at = Date.parse('2026-03-03T00:00:00+08:00');
      expect(installation.engine.today()).toBe('2026-03-03');
      const id = await installation.propose({ parties: ['511900', '610700'] });
      await installation.ask(id, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, '511900');
      const tomorrow = { party: '511900', on: '2026-03-04', signer: 'the head', manner: 'wet' } as const;
      expect(await installation.tell(id, { type: 'SIGN', payload: tomorrow }, '511900')).toMatchObject({ ok: false, code: 'agreement.signature_in_future' });
      await installation.ask(id, { type: 'SIGN', payload: { ...tomorrow, on: '2026-03-03' } }, '511900');
    });

    it('by which an agreement counts as signed come at their first moment', async () => {
      const id = await installation.on('2026-03-02').propose({ parties: ['511900', '610700'] }, { rule: { kind: 'onDate', date: '2026-03-10' } });
      await installation.ask(id, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, '511900');
      for (const party of ['511900', '610700']) await installation.ask(id, { type: 'SIGN', payload: { party, on: '2026-03-02', signer: 'the head', manner: 'wet' } }, party);
      await installation.tick(morning('2026-03-10') - 9 * 3_600_000 - 1);
      expect((await installation.agreement(id)).state).toBe('proposed.signing');
      await installation.tick(morning('2026-03-10') - 9 * 3_600_000);
      expect(await installation.agreement(id)).toMatchObject({ state: 'signed.waiting', context: { signedOn: { to: '2026-03-10' } }, timers: { SIGNED_NOT_IMPLEMENTED: { from: '2026-03-10' } } });
    });
  });
}
