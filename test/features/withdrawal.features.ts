import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation, refused } from '../support/installation.js';
import { accept, ask, endSound, monthly, obligation, plan, report, road, SIGNED } from '../support/owed.js';

const [NATIONAL, SICHUAN, BAZHONG, HANZHONG, GUANGYUAN] = ['100000', '510000', '511900', '610700', '510800'] as const;

/** A party withdraws while something waits for it. */
export function withdrawalFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: a party that withdraws`, () => {
    let world: Installation;
    let id: string;
    beforeEach(async () => {
      world = (await openInstallation(makePlace)).on(SIGNED);
      id = await world.signed({ parties: [BAZHONG, HANZHONG, GUANGYUAN], on: SIGNED, planned: false, termEnd: '2028-12-31' });
    });
    afterEach(() => endSound(world));

    const leave = (party: string): Promise<unknown> => world.ask(id, { type: 'WITHDRAW_PARTY', payload: { party, reason: 'merged', document: 'No. 9' } }, BAZHONG);
    const waive = (one: string): Promise<unknown> => ask(world, one, { type: 'WAIVE', payload: { reason: 'flood', approver: 'the minister', until: '2026-05-29' } }, NATIONAL);
    const both = { parties: [BAZHONG, HANZHONG] };

    it('settles what it alone still owed, also while that is waived', async () => {
      const [judged, given, untouched] = [await plan(world, id, { ...road, ...both }), await plan(world, id, { ...road, ...both }), await plan(world, id, { ...road, ...both })];
      await accept(world, judged, BAZHONG, await report(world, judged, BAZHONG));
      const waits = await report(world, given, BAZHONG);
      for (const one of [judged, given, untouched]) await waive(one);
      await leave(HANZHONG);
      expect(await obligation(world, judged)).toMatchObject({ state: 'accepted', timers: {}, context: { waiver: null } });
      expect((await obligation(world, given)).state).toBe('waived');
      await world.tickOn('2026-06-01');
      expect((await obligation(world, given)).state).toBe('reported');
      expect((await obligation(world, untouched)).state).toBe('due');
      expect((await accept(world, given, BAZHONG, waits)).state).toBe('accepted');
    });

    it('lets the next period wait until the waiver of this one is over', async () => {
      const one = await plan(world, id, { ...monthly, ...both });
      await accept(world, one, BAZHONG, await report(world, one, BAZHONG));
      await waive(one);
      await leave(HANZHONG);
      expect(await obligation(world, one)).toMatchObject({ state: 'waived', timers: { WAIVER_END: { dueOn: '2026-05-29' } }, context: { period: 2, dueOn: '2026-04-30', periods: [{ delivered: [BAZHONG] }] } });
      await ask(world, one, { type: 'REINSTATE', payload: {} }, SICHUAN);
      expect(await obligation(world, one)).toMatchObject({ state: 'due', timers: { DUE: { dueOn: '2026-04-30' } } });
    });

    it('puts an amendment in force that waited for it alone, and its clocks with it', async () => {
      const amend = async (changes: object): Promise<string> => (await world.ask(id, { type: 'AMEND', payload: { changes, reason: 'as agreed' } }, BAZHONG)).created[0] ?? '';
      const sign = (amendment: string, party: string) => world.tell(id, { type: 'SIGN_AMENDMENT', payload: { amendment, party, signer: 'the head' } }, party);
      const amendment = await amend({ title: 'The road and the bridge', term: { from: null, to: '2030-12-31' } });
      for (const party of [BAZHONG, GUANGYUAN]) await sign(amendment, party);
      await leave(HANZHONG);
      expect(await world.agreement(id)).toMatchObject({ context: { title: 'The road and the bridge', term: { to: '2030-12-31' }, revisions: [{ status: 'inForce', inForceOn: SIGNED }] }, timers: { TERM_END: { dueOn: '2030-12-31' } } });
      const { items } = await world.engine.inbox.notices(GUANGYUAN, { record: id }, { limit: 9 });
      expect(items.map(({ kind }) => kind)).toContain('party.withdrew');
      expect(refused(await sign(amendment, GUANGYUAN)).code).toBe('agreement.no_amendment');
    });
  });
}
