import { describe, expect, it } from '@jest/globals';
import { replayEntries } from '#libs/engine';
import type { MakePlace } from '../support/installation.js';
import { clerk } from '../support/installation.js';
import { pressed, SIGNED } from '../support/pressed.js';
import { shippedPolicies } from '../support/shipped-data.js';

const [SICHUAN, BAZHONG, HANZHONG] = ['510000', '511900', '610700'] as const;

/** A change of policy: told beforehand, and carried through on request. */
export function policyChangeFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: another version of the policy`, () => {
    const world = pressed(makePlace);
    const [shipped] = shippedPolicies() as [{ press: object; rules: object }];
    const slower = { ...shipped, version: 2, press: { ...shipped.press, graceDays: [12], handlingDays: [25] }, rules: { ...shipped.rules, signedNotImplemented: { workingDays: 70, withoutObligations: 40 } } };
    const bringIn = (): Promise<unknown> => world.installation.engine.importReference.policies({ list: [slower], actor: clerk('100000'), dryRun: false });
    const recompute = (): Promise<unknown> => world.installation.engine.recomputePolicies.execute({ actor: clerk('100000') });

    it('tells whose dates it would change, and changes nothing', async () => {
      const id = await world.flagged([BAZHONG, HANZHONG]);
      const waiting = await world.installation.signed({ parties: [BAZHONG, HANZHONG], on: world.late });
      const before = await world.installation.stored();
      const { affected, more, faults } = await world.installation.engine.previewPolicies.execute({ list: [slower], limit: 200 });
      expect([more, faults]).toEqual([false, []]);
      expect(affected).toContainEqual({
        kind: 'agreement', id: waiting, agreement: waiting, policy: 'default@2',
        clocks: [{ timer: 'SIGNED_NOT_IMPLEMENTED', dueOn: world.installation.workingDay(world.late, 60), newDueOn: world.installation.workingDay(world.late, 70) }],
      });
      const { id: sichuan } = await world.installation.followUpOf(id, SICHUAN);
      expect(affected.find((one) => one.id === sichuan)?.clocks).toContainEqual({ timer: 'GRACE_END', dueOn: world.installation.workingDay(world.late, 10), newDueOn: world.installation.workingDay(world.late, 12) });
      expect(await world.installation.stored()).toEqual(before);
      expect(await world.installation.engine.previewPolicies.execute({ list: [slower], limit: 1 })).toMatchObject({ more: true, affected: [{ kind: 'agreement' }] });
    });

    it('moves nothing by itself, and everything on request, once, with a note in the history', async () => {
      const id = await world.flagged([BAZHONG, HANZHONG]);
      const waiting = await world.installation.signed({ parties: [BAZHONG, HANZHONG], on: world.late });
      await bringIn();
      expect((await world.installation.followUpOf(id, SICHUAN)).timers.GRACE_END).toMatchObject({ days: 10, policy: 'default@1' });
      await recompute();
      const followUp = await world.installation.followUpOf(id, SICHUAN);
      expect(followUp).toMatchObject({ context: { policy: { version: 2 }, times: { grace: 12, handling: 25 } }, timers: { GRACE_END: { days: 12, policy: 'default@2', dueOn: world.installation.workingDay(world.late, 12) } } });
      expect((await world.installation.agreement(waiting)).timers.SIGNED_NOT_IMPLEMENTED).toMatchObject({ days: 70, policy: 'default@2', from: world.late });
      const entries = await world.installation.entries();
      expect(entries.filter(({ record }) => record.id === followUp.id).at(-1)).toMatchObject({ actor: 'clerk of 100000', event: { type: 'POLICY_CHANGED', payload: { policy: { version: 2 } } } });
      expect(entries.filter(({ record }) => record.id === waiting).at(-1)).toMatchObject({ event: { type: 'REDATED', payload: { SIGNED_NOT_IMPLEMENTED: world.installation.workingDay(world.late, 70) } } });
      expect(replayEntries(entries)).toEqual(await world.installation.stored());
      expect(await recompute()).toMatchObject({ recomputed: 0 });
    });

    it('takes nothing of what an extension gave, and makes nobody late before today', async () => {
      const id = await world.flagged([BAZHONG, HANZHONG]);
      const sichuan = await world.open(id, SICHUAN);
      const due = sichuan.timers.HANDLING_END?.dueOn ?? '';
      await world.installation.press(sichuan, { type: 'REQUEST_EXTENSION', payload: { party: BAZHONG, reason: 'landslide', until: world.installation.workingDay(due, 5) } }, 'reporter');
      await world.installation.press(sichuan, { type: 'GRANT_EXTENSION', payload: {} }, 'chief');
      const granted = (await world.installation.followUp(sichuan.id)).timers.HANDLING_END;
      expect(granted).toMatchObject({ days: 25, dueOn: world.installation.workingDay(due, 5) });
      await world.installation.addPolicy({ id: 'default', version: 2, press: { graceDays: [1], handlingDays: [1], remindEvery: 1 } });
      world.installation.on(world.installation.workingDay(world.late, 4));
      await recompute();
      expect((await world.installation.followUp(sichuan.id)).timers.HANDLING_END).toMatchObject({ days: 25, policy: 'default@2' });
      const shaanxi = (await world.installation.followUpsOf(id)).find(({ state }) => state === 'requested.awaiting');
      expect(shaanxi?.timers.GRACE_END?.dueOn).toBe(world.installation.engine.today());
    });

    it('is refused with its faults where it cannot be read', async () => {
      await world.installation.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
      expect(await world.installation.engine.previewPolicies.execute({ list: [{ ...slower, press: {} }], limit: 10 })).toMatchObject({ affected: [], faults: [{ row: 1 }, { row: 1 }, { row: 1 }] });
    });
  });
}
