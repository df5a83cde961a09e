import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '#libs/engine';
import { addDays } from '#libs/kernel';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation, refused } from '../support/installation.js';
import { accept, ask, endSound, monthly, obligation, plan, pressedFor, report, road, SIGNED, tell } from '../support/owed.js';

const [BAZHONG, HANZHONG, GUANGYUAN] = ['511900', '610700', '510800'] as const;

/** One obligation that several agreements owe: it shares the clocks of one, and counts for all. */
export function linkedFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: what several agreements owe`, () => {
    let world: Installation;
    beforeEach(async () => {
      world = (await openInstallation(makePlace)).on(SIGNED);
    });
    afterEach(() => endSound(world));
    const signed = (...parties: string[]): Promise<string> => world.signed({ parties, on: SIGNED, planned: false });
    const link = (one: string, agreement: string, office: string = BAZHONG): Promise<Answer> => tell(world, one, { type: 'LINK', payload: { agreement } }, office);
    const light = async (id: string): Promise<string | undefined> => {
      await world.engine.tellLights.execute();
      return (await world.engine.reads.lightsOf('agreement', [id], world.engine.today())).get(id)?.light;
    };

    it('is evidence for each of them once a report of a party of its own is accepted, also one accepted before', async () => {
      const [home, other, later] = [await signed(BAZHONG, HANZHONG), await signed(BAZHONG, GUANGYUAN), await signed(BAZHONG, GUANGYUAN)];
      const one = await plan(world, home, road);
      await link(one, other);
      expect((await world.agreement(other)).context.obligations).toEqual([{ id: one, title: 'Open the road', leadUnit: BAZHONG, dueOn: '2026-06-30' }]);
      await accept(world, one, HANZHONG, await report(world, one, HANZHONG));
      expect((await world.agreement(other)).context.evidence).toEqual([]);
      const given = await report(world, one, BAZHONG);
      await accept(world, one, BAZHONG, given);
      const evidence = [{ id: given, party: BAZHONG, kind: 'report', obligation: one, status: 'accepted' }];
      expect((await world.agreement(other)).context.evidence).toMatchObject(evidence);
      expect((await world.ask(other, { type: 'START_IMPLEMENTATION', payload: {} }, BAZHONG)).state).toBe('implementing.active');
      expect((await world.entries(other)).slice(-2).map(({ event }) => event.type)).toEqual(['REPORT_ACCEPTED', 'START_IMPLEMENTATION']);

      const two = await plan(world, home, road);
      const before = await report(world, two, BAZHONG);
      await accept(world, two, BAZHONG, before);
      await link(two, later);
      expect((await world.agreement(later)).context.evidence).toMatchObject([{ id: before, obligation: two }]);
    });

    it('is missed by each while one of its own parties has not reported', async () => {
      const ids = [await world.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED }), await world.signed({ parties: [BAZHONG, GUANGYUAN], on: SIGNED }), await world.signed({ parties: [BAZHONG, GUANGYUAN], on: SIGNED })];
      const [home = '', other = '', late = ''] = ids;
      for (const id of ids) await world.implement(id);
      const one = await plan(world, home, monthly);
      await link(one, other);
      await world.tickOn('2026-04-01');
      await link(one, late);
      const states = async (): Promise<string[]> => Promise.all(ids.map(async (id) => (await world.agreement(id)).state));
      expect(await states()).toEqual(Array(3).fill('implementing.silent'));
      await report(world, one, BAZHONG);
      expect(await states()).toEqual(['implementing.silent', 'implementing.active', 'implementing.active']);
      await report(world, one, HANZHONG);
      expect(await states()).toEqual(Array(3).fill('implementing.active'));
    });

    it('is pressed for once, and shows in the light of each', async () => {
      const [home, other] = [await world.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED }), await world.signed({ parties: [BAZHONG, GUANGYUAN], on: SIGNED })];
      for (const id of [home, other]) await world.implement(id);
      const one = await plan(world, home, road);
      expect(await light(other)).toBe('green');
      await link(one, other);
      await world.tickOn('2026-06-29');
      expect(await light(other)).toBe('yellow');
      await world.tickOn(addDays(world.workingDay('2026-06-30', 5), 1));
      expect([await pressedFor(world, home, one), await pressedFor(world, other, one)]).toEqual([['510000 requested.awaiting 511900', '610000 requested.awaiting 610700'], []]);
      expect([await light(home), await light(other)]).toEqual(['red', 'red']);
    });

    it('goes on under another when the one that planned it is terminated, for the parties of that one', async () => {
      const [home, other] = [await signed(BAZHONG, HANZHONG), await signed(BAZHONG, GUANGYUAN)];
      const [shared, own] = [await plan(world, home, road), await plan(world, home, road)];
      await link(shared, other);
      await world.ask(home, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, BAZHONG);
      expect(await obligation(world, shared)).toMatchObject({ state: 'due', context: { home: other, left: [{ party: HANZHONG }] } });
      expect((await obligation(world, own)).state).toBe('ended');
      await world.tickOn(addDays(world.workingDay('2026-06-30', 5), 1));
      expect(await pressedFor(world, other, shared)).toEqual(['510000 requested.awaiting 511900']);
    });

    it('goes on there also where it stood still, with the days that it had', async () => {
      const [home, other] = [await signed(BAZHONG, HANZHONG), await signed(BAZHONG, GUANGYUAN)];
      const [open, late] = [await plan(world, home, road), await plan(world, home, { ...road, dueOn: '2026-03-20' })];
      for (const one of [open, late]) await link(one, other);
      await world.tickOn(addDays(world.workingDay('2026-03-20', 5), 1));
      await world.ask(home, { type: 'HOLD', payload: { reason: 'flood', approver: 'the minister', until: '2027-03-01' } }, '100000');
      expect((await obligation(world, open)).state).toBe('suspended');
      await world.ask(home, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, BAZHONG);
      expect(await obligation(world, open)).toMatchObject({ state: 'due', context: { home: other, dueOn: '2026-06-30', hold: null, left: [{ party: HANZHONG }] }, timers: { DUE: { dueOn: '2026-06-30' } } });
      expect(await obligation(world, late)).toMatchObject({ state: 'overdue', timers: { PRESS: { days: 5, from: world.engine.today() } } });
    });

    it('passes with the place of the one that it is linked to, also while it stands still', async () => {
      const [home, other, next, last] = [await signed(BAZHONG, HANZHONG), await signed(BAZHONG, GUANGYUAN), await world.signed({ parties: [BAZHONG, GUANGYUAN], on: SIGNED }), await signed(BAZHONG, GUANGYUAN)];
      await world.implement(next);
      const one = await plan(world, home, monthly);
      await link(one, other);
      await world.tickOn('2026-04-01');
      await world.ask(other, { type: 'SUPERSEDE', payload: { reason: 'renewed', by: next } }, BAZHONG);
      expect(await obligation(world, one)).toMatchObject({ state: 'overdue', context: { home, agreements: [home, other, next] } });
      expect(await world.agreement(next)).toMatchObject({ state: 'implementing.silent', context: { missing: [one] } });
      expect((await world.entries(next)).at(-1)?.event.type).toBe('LINKED');
      await world.ask(home, { type: 'HOLD', payload: { reason: 'flood', approver: 'the minister', until: '2027-03-01' } }, '100000');
      await world.ask(next, { type: 'SUPERSEDE', payload: { reason: 'renewed', by: last } }, BAZHONG);
      expect((await world.agreement(last)).context.obligations.map(({ id }) => id)).toContain(one);
      await world.ask(home, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, BAZHONG);
      expect(await obligation(world, one)).toMatchObject({ state: 'overdue', context: { home: last, agreements: [home, other, next, last] } });
    });

    it('passes with a renewal too, under a clock that was set back, and ends with what is succeeded by nothing', async () => {
      const [home, other, third] = [await signed(BAZHONG, HANZHONG), await signed(BAZHONG, GUANGYUAN), await signed(BAZHONG, GUANGYUAN)];
      const one = await plan(world, home, road);
      for (const agreement of [other, third]) await link(one, agreement);
      const newer = await world.propose({ parties: [BAZHONG, GUANGYUAN], planned: false }, { renews: other });
      await world.ask(newer, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, BAZHONG);
      world.on('2026-05-11');
      await report(world, one, HANZHONG);
      world.on('2026-04-10');
      for (const party of [BAZHONG, GUANGYUAN]) await world.ask(newer, { type: 'SIGN', payload: { party, on: SIGNED, signer: 'the head', manner: 'wet', withoutObligations: 'as before' } }, party);
      expect((await obligation(world, one)).context).toMatchObject({ home, agreements: [home, other, third, newer] });
      expect((await world.entries()).at(-1)?.today).toBe('2026-05-11');
      await world.ask(newer, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, BAZHONG);
      await world.ask(third, { type: 'SUPERSEDE', payload: { reason: 'renewed', by: newer } }, BAZHONG);
      expect((await obligation(world, one)).context).toMatchObject({ home, agreements: [home, other, third, newer] });
    });

    it('is linked by who leads it and is a party there, to what is not over', async () => {
      const [home, strange, over] = [await signed(BAZHONG, HANZHONG), await signed(HANZHONG, GUANGYUAN), await signed(BAZHONG, GUANGYUAN)];
      const one = await plan(world, home, road);
      expect(refused(await link(one, over, HANZHONG)).code).toBe('right.obligation_lead_only');
      expect(refused(await link(one, strange)).code).toBe('right.party_there_only');
      await world.ask(over, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, BAZHONG);
      expect(refused(await link(one, over)).code).toBe('obligation.agreement_over');
      await expect(ask(world, one, { type: 'LINK', payload: { agreement: 'nowhere' } }, BAZHONG)).rejects.toMatchObject({ code: 'agreement.unknown' });
      expect((await obligation(world, one)).context.agreements).toEqual([home]);
    });
  });
}
