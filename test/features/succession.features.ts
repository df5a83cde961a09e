import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '#libs/kernel';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation, refused } from '../support/installation.js';
import { accept, ask, endSound, followUpsFor, monthly, obligation, obligationsOf, plan, pressedFor, report, road, SIGNED, superior, tell } from '../support/owed.js';

const [NATIONAL, SICHUAN, BAZHONG, HANZHONG, GUANGYUAN] = ['100000', '510000', '511900', '610700', '510800'] as const;

/** What is owed when another agreement takes the place of the one that planned it. */
export function successionFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: what a successor takes over`, () => {
    let world: Installation;
    beforeEach(async () => {
      world = (await openInstallation(makePlace)).on(SIGNED);
    });
    afterEach(() => endSound(world));
    const signed = (...parties: string[]): Promise<string> => world.signed({ parties: parties.length > 0 ? parties : [BAZHONG, HANZHONG], on: SIGNED, planned: false });
    const supersede = (older: string, by: string): Promise<unknown> => world.ask(older, { type: 'SUPERSEDE', payload: { reason: 'renewed', by } }, BAZHONG);
    const hold = (id: string): Promise<unknown> => world.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: NATIONAL, until: '2026-12-31' } }, NATIONAL);
    const today = (): string => world.engine.today();

    it('is what is open, with its date, its terms and its reports, by an entry of its own', async () => {
      const [older, newer] = [await signed(), await signed()];
      const [open, done] = [await plan(world, older, { ...road, terms: ['Both ends meet'] }), await plan(world, older, { ...road, parties: [BAZHONG] })];
      const given = await report(world, open, BAZHONG);
      await accept(world, done, BAZHONG, await report(world, done, BAZHONG));
      await supersede(older, newer);
      expect((await world.agreement(newer)).context.obligations.map(({ id }) => id)).toEqual([open]);
      expect(await obligation(world, open)).toMatchObject({ state: 'due', timers: { DUE: { dueOn: '2026-06-30' } }, context: { home: newer, agreements: [older, newer], boundOn: SIGNED, reports: [{ id: given, status: 'submitted' }] } });
      expect(await obligation(world, done)).toMatchObject({ state: 'accepted', context: { home: older } });
      const last = (await world.entries(newer)).at(-1);
      expect([last?.event.type, last?.consequences.map(({ record, event }) => [record.id, event.type])]).toEqual(['TAKE_OVER', [[open, 'CARRY_OVER']]]);

      const [term] = (await obligation(world, open)).context.terms;
      expect(refused(await tell(world, open, { type: 'DROP_TERM', payload: { term: term?.id ?? '', reason: 'another agreement' } }, BAZHONG)).code).toBe('obligation.terms_fixed');
      await accept(world, open, BAZHONG, given);
      await accept(world, open, HANZHONG, await report(world, open, HANZHONG));
      expect((await world.agreement(newer)).context.evidence).toMatchObject([{ obligation: open, party: HANZHONG, status: 'accepted' }]);
      expect((await ask(world, open, { type: 'MEET_TERM', payload: { term: term?.id ?? '', on: SIGNED } }, superior(world, BAZHONG))).state).toBe('accepted');
    });

    it('by a renewal is taken with the last signature, and pressed for under it', async () => {
      const older = await signed();
      const one = await plan(world, older, road);
      const newer = await world.propose({ parties: [BAZHONG, HANZHONG], planned: false }, { renews: older });
      await world.ask(newer, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, BAZHONG);
      for (const party of [BAZHONG, HANZHONG]) await world.ask(newer, { type: 'SIGN', payload: { party, on: SIGNED, signer: 'the head', manner: 'wet', withoutObligations: 'as before' } }, party);
      expect([(await world.agreement(older)).state, (await obligation(world, one)).context.home]).toEqual(['superseded', newer]);
      await world.tickOn(addDays(world.workingDay('2026-06-30', 5), 1));
      expect(await pressedFor(world, newer, one)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
    });

    it('late and pressed for is late anew: who pressed was asked by the older one', async () => {
      const [older, newer] = [await signed(), await signed()];
      const one = await plan(world, older, road);
      await world.tickOn(addDays(world.workingDay('2026-06-30', 5), 1));
      await supersede(older, newer);
      expect((await followUpsFor(world, older, one)).map(({ state, context }) => [state, context.outcome])).toEqual([['resolved', 'continuing'], ['resolved', 'continuing']]);
      expect(await obligation(world, one)).toMatchObject({ state: 'overdue', timers: { PRESS: { from: today(), days: 5 } } });
      await world.tickOn(addDays(world.workingDay(today(), 5), 1));
      expect(await pressedFor(world, newer, one)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
      expect((await followUpsFor(world, newer, one)).map(({ context }) => context.waits)).toEqual([2, 2]);
    });

    it('of periodic reports that are missing makes it silent', async () => {
      const [older, newer] = [await signed(), await world.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED })];
      await world.implement(newer);
      const one = await plan(world, older, monthly);
      await world.tickOn('2026-04-01');
      await supersede(older, newer);
      expect(await world.agreement(newer)).toMatchObject({ state: 'implementing.silent', context: { missing: [one] } });
      for (const party of [BAZHONG, HANZHONG]) await report(world, one, party);
      expect((await world.agreement(newer)).state).toBe('implementing.active');
    });

    it('is owed by its parties alone', async () => {
      const [older, newer] = [await signed(BAZHONG, HANZHONG, GUANGYUAN), await signed()];
      const [ofAll, ofOne] = [await plan(world, older, road), await plan(world, older, { ...road, parties: [GUANGYUAN] })];
      for (const party of [BAZHONG, HANZHONG]) await report(world, ofAll, party);
      await supersede(older, newer);
      expect(await obligation(world, ofAll)).toMatchObject({ state: 'reported', context: { home: newer, left: [{ party: GUANGYUAN }] } });
      expect(await obligation(world, ofOne)).toMatchObject({ state: 'ended', context: { home: newer, end: { reason: 'partyLeft' } } });
    });

    it('while it is on hold stands still, and goes on with it', async () => {
      const [older, newer] = [await signed(), await signed()];
      const one = await plan(world, older, road);
      await hold(newer);
      await supersede(older, newer);
      expect(await obligation(world, one)).toMatchObject({ state: 'suspended', timers: {}, context: { home: newer, hold: { from: 'due' } } });
      await world.ask(newer, { type: 'RESUME', payload: {} }, NATIONAL);
      expect(await obligation(world, one)).toMatchObject({ state: 'due', timers: { DUE: { dueOn: '2026-06-30' } } });
    });

    it('that was itself succeeded goes to the last; where that is over, it ends', async () => {
      const [first, second, third] = [await signed(), await signed(), await signed()];
      const one = await plan(world, first, road);
      await supersede(second, third);
      await supersede(first, second);
      expect((await obligation(world, one)).context.home).toBe(third);
      const lost = await signed();
      const other = await plan(world, lost, road);
      await world.ask(third, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, BAZHONG);
      await supersede(lost, third);
      expect(await obligation(world, other)).toMatchObject({ state: 'ended', context: { home: lost, end: { reason: 'superseded' } } });
      expect((await obligationsOf(world, third)).map(({ id, state }) => [id, state])).toEqual([[one, 'ended']]);
    });

    it('may be judged and pressed above the successor as it was before', async () => {
      const [older, newer] = [await signed(), await signed()];
      const one = await plan(world, older, road);
      await supersede(older, newer);
      const given = await report(world, one, BAZHONG);
      expect(refused(await tell(world, one, { type: 'ACCEPT_REPORT', payload: { report: given } }, HANZHONG)).code).toBe('right.superior_only');
      expect((await tell(world, one, { type: 'ACCEPT_REPORT', payload: { report: given } }, SICHUAN)).ok).toBe(true);
    });
  });
}
