import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { replayEntries } from '#libs/engine';
import { addDays } from '#libs/kernel';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation } from '../support/installation.js';
import { agreementThen } from '../support/old-agreement.js';
import { accept, obligation, obligationsOf, pressedFor, report } from '../support/owed.js';

const [NATIONAL, BAZHONG, HANZHONG] = ['100000', '511900', '610700'] as const;
const context = {
  domains: ['water'], parties: [[BAZHONG, 'lead'], [HANZHONG, 'participant']], lead: BAZHONG, term: { from: null, to: null }, signedOn: '2026-03-02', waits: 1, waitingSince: '2026-03-02',
};
const planned = (id: string, dueOn: string, leadUnit: string = BAZHONG): { id: string; title: string; leadUnit: string; dueOn: string } => ({ id, title: `Road ${id}`, leadUnit, dueOn });
const hold = { from: 'signed.waiting', remaining: {}, reason: 'flood', approver: NATIONAL, until: '2026-12-31' };

/** What a database of before obligations were records holds: statements for the schema of step 6. */
export const OLD_OBLIGATIONS = [
  agreementThen({ id: 'signed', context, obligations: [planned('late', '2026-03-31'), planned('early', '2026-12-31'), planned('unknown', '', '')] }),
  agreementThen({ id: 'proposed', state: 'proposed.signing', context: { ...context, signedOn: null, waits: 0, waitingSince: null }, obligations: [planned('p', '2026-12-31')] }),
  agreementThen({ id: 'held', state: 'onHold', context: { ...context, hold }, obligations: [planned('h', '2026-12-31')] }),
  agreementThen({ id: 'over', state: 'terminated', context: { ...context, end: { reason: 'overtaken', on: '2026-03-31' } }, obligations: [planned('o', '2026-03-31')] }),
].join('\n');

/** Obligations that were planned before they were records; `makeOldPlace` holds OLD_OBLIGATIONS. */
export function oldObligationFeatures(name: string, makeOldPlace: MakePlace): void {
  describe(`${name}: obligations of a database of before`, () => {
    let world: Installation;
    beforeEach(async () => {
      world = (await openInstallation(makeOldPlace)).on('2026-05-04');
      await world.tickOn('2026-05-04');
    });
    afterEach(async () => {
      expect(world.faults).toEqual([]);
      await world.destroy();
    });
    const states = async (id: string): Promise<string[]> => (await obligationsOf(world, id)).map(({ id: one, state }) => `${one} ${state}`).sort();

    it('are records once the clock ran, each by an entry that tells its plan, and once only', async () => {
      expect([await states('signed'), await states('proposed'), await states('held'), await states('over')]).toEqual([['early due', 'late overdue', 'unknown due'], ['p planned'], ['h suspended'], []]);
      const entries = await world.entries('signed');
      expect(entries.filter(({ event }) => event.type === 'PLAN').map(({ record, actor }) => [record.id, actor])).toEqual([['late', 'clock'], ['early', 'clock'], ['unknown', 'clock']]);
      const [told, stored] = [replayEntries((await world.entries()).filter(({ record }) => record.kind === 'obligation')), await world.stored()];
      for (const id of ['early', 'late', 'unknown', 'p', 'h']) expect(told.get(id)).toEqual(stored.get(id));
      const { length } = await world.entries();
      await world.reopen();
      await world.tickOn('2026-05-04');
      expect((await world.entries()).length).toBe(length);
    });
    it('come due and are pressed for like any other', async () => {
      expect(await pressedFor(world, 'signed', 'late')).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
      await accept(world, 'late', BAZHONG, await report(world, 'late', BAZHONG));
      expect((await world.agreement('signed')).context.evidence).toMatchObject([{ obligation: 'late', status: 'accepted' }]);
      await world.tickOn(addDays(world.workingDay('2026-12-31', 5), 1));
      expect(await pressedFor(world, 'signed', 'early')).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
      expect(await obligation(world, 'unknown')).toMatchObject({ state: 'due', timers: {}, context: { dueOn: null, leadUnit: null } });
    });
    it('begin with the signing, and go on after a hold', async () => {
      for (const party of [BAZHONG, HANZHONG]) await world.ask('proposed', { type: 'SIGN', payload: { party, on: '2026-05-04', signer: 'the head', manner: 'wet' } }, BAZHONG);
      await world.ask('held', { type: 'RESUME', payload: {} }, NATIONAL);
      expect([await states('proposed'), await states('held')]).toEqual([['p due'], ['h due']]);
    });
  });
}
