import { describe, expect, it } from '@jest/globals';
import type { AgreementRequest } from '#libs/engine';
import type { CivilDate } from '#libs/kernel';
import { addDays } from '#libs/kernel';
import type { MakePlace } from '../support/installation.js';
import { pressed } from '../support/pressed.js';

const [BAZHONG, HANZHONG, NATIONAL, GUANGDONG] = ['511900', '610700', '100000', '440000'] as const;
const ON = '2026-04-01';
const END = '2026-09-30';

const verdict = (completion: 'complete' | 'limited'): AgreementRequest => ({
  type: 'EVALUATE', payload: { completion, obligations: [], scores: [], evaluator: 'the institute', commissionedBy: 'the ministry', declaration: 'independent' },
});

/** What the end of a term brings: a warning before it, and after it the wait for an evaluation. */
export function termEndFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: the end of a term`, () => {
    const world = pressed(makePlace);
    const { after } = world;
    const cases = async (id: string): Promise<string[]> =>
      (await world.installation.followUpsOf(id)).map(({ context, state }) => `${context.rule} ${context.subject} ${context.office} ${state.split('.')[0]} ${context.outcome}`).sort();
    const implementing = async (termEnd: CivilDate): Promise<string> => {
      const id = await world.installation.on(ON).signed({ parties: [BAZHONG, HANZHONG], on: ON, termEnd });
      await world.installation.implement(id);
      return id;
    };
    /** The working day from which on thirty are left. */
    const warning = (end: CivilDate): CivilDate => world.installation.engine.reference.calendar.before(end, 30).date;

    it('is warned of thirty working days before, once, while the agreement goes on', async () => {
      const id = await implementing(END);
      const day = warning(END);
      expect(world.installation.workingDay(day, 30)).toBe(END);
      await world.installation.tickOn(addDays(day, -1));
      expect(await cases(id)).toEqual([]);
      await world.installation.tickOn(day);
      expect(await cases(id)).toEqual([`expiring term-${END} 510000 requested null`, `expiring term-${END} 610000 requested null`]);
      expect(await world.installation.agreement(id)).toMatchObject({ state: 'implementing.active', context: { warned: [END] } });
    });

    it('is not warned of again after a hold, nor from another state', async () => {
      const id = await world.installation.on(ON).signed({ parties: [BAZHONG, HANZHONG], on: ON, termEnd: END });
      const day = warning(END);
      await world.installation.tickOn(day);
      await world.installation.ask(id, { type: 'HOLD', payload: { reason: 'flood', approver: NATIONAL, until: addDays(day, 9) } }, NATIONAL);
      await world.installation.tickOn(addDays(day, 10));
      await world.installation.implement(id);
      await world.installation.tickOn(addDays(day, 12));
      expect((await cases(id)).filter((line) => line.startsWith('expiring'))).toHaveLength(2);
      expect((await world.installation.agreement(id)).timers).not.toHaveProperty('EXPIRING');
    });

    it('found after an outage is not warned of any more', async () => {
      const id = await implementing(END);
      await world.installation.tickOn(addDays(END, 1));
      expect(await cases(id)).toEqual([]);
      expect((await world.installation.agreement(id)).state).toBe('implementing.termEnded');
    });

    it('ends the warning with it', async () => {
      const id = await implementing(END);
      await world.installation.tickOn(warning(END));
      await world.installation.tickOn(addDays(END, 1));
      expect((await cases(id)).filter((line) => line.includes('resolved continuing'))).toHaveLength(2);
    });

    it('asks for the evaluation sixty working days after it, and lets that rest once there is one', async () => {
      const id = await implementing(END);
      await world.installation.tickOn(addDays(END, 1));
      await world.installation.tickOn(addDays(after(END, 60), -1));
      expect((await cases(id)).filter((line) => line.startsWith('evaluation'))).toEqual([]);
      await world.installation.tickOn(after(END, 60));
      expect((await cases(id)).filter((line) => line.startsWith('evaluation'))).toEqual([`evaluationOverdue term-${END} 510000 requested null`, `evaluationOverdue term-${END} 610000 requested null`]);
      await world.installation.ask(id, verdict('complete'), GUANGDONG);
      expect((await cases(id)).filter((line) => line.startsWith('evaluation'))).toEqual([`evaluationOverdue term-${END} 510000 resolved rectified`, `evaluationOverdue term-${END} 610000 resolved rectified`]);
    });

    it('asks for it again from the reopening on, in a case of its own', async () => {
      const id = await implementing(END);
      await world.installation.tickOn(after(END, 60));
      await world.installation.ask(id, verdict('limited'), GUANGDONG);
      await world.installation.ask(id, { type: 'REOPEN', payload: { reason: 'wrong figures' } }, NATIONAL);
      const reopened = world.today();
      expect(await world.installation.agreement(id)).toMatchObject({ state: 'implementing.termEnded', timers: { EVALUATION_OVERDUE: { from: reopened, days: 60 } } });
      await world.installation.tickOn(after(reopened, 60));
      expect((await cases(id)).filter((line) => line.startsWith('evaluationOverdue') && line.includes('requested'))).toEqual([`evaluationOverdue term-${END}-2 510000 requested null`, `evaluationOverdue term-${END}-2 610000 requested null`]);
      expect(world.installation.faults).toEqual([]);
    });

    it('moves with an amendment, and its warning with it', async () => {
      const id = await implementing(END);
      await world.installation.tickOn(warning(END));
      const later = '2026-12-31';
      const { created: [amendment = ''] } = await world.installation.ask(id, { type: 'AMEND', payload: { changes: { term: { from: null, to: later } }, reason: 'prolonged', document: '3号' } }, HANZHONG);
      for (const party of [BAZHONG, HANZHONG]) await world.installation.ask(id, { type: 'SIGN_AMENDMENT', payload: { amendment, party, signer: 'the head' } }, party);
      expect((await cases(id)).every((line) => line.endsWith('resolved continuing'))).toBe(true);
      expect((await world.installation.agreement(id)).timers).toMatchObject({ TERM_END: { dueOn: later }, EXPIRING: { from: later } });
      await world.installation.tickOn(addDays(END, 1));
      expect((await world.installation.agreement(id)).state).toBe('implementing.active');
      await world.installation.tickOn(warning(later));
      expect((await cases(id)).filter((line) => line.includes('requested'))).toEqual([`expiring term-${later}-2 510000 requested null`, `expiring term-${later}-2 610000 requested null`]);
    });

    it('that was told wrong is corrected after it, and the agreement goes on', async () => {
      const id = await implementing(END);
      await world.installation.tickOn(after(END, 60));
      await world.installation.ask(id, { type: 'CORRECT', payload: { changes: { term: { from: null, to: '2027-09-30' } }, reason: 'misprinted' } }, BAZHONG);
      expect(await world.installation.agreement(id)).toMatchObject({ state: 'implementing.active', timers: { TERM_END: { dueOn: '2027-09-30' } } });
      expect((await cases(id)).filter((line) => line.includes('requested'))).toEqual([]);
    });

    it('corrected to a day that has passed is over at the next sweep', async () => {
      const id = await implementing(END);
      await world.installation.ask(id, { type: 'CORRECT', payload: { changes: { term: { from: null, to: '2026-03-31' } }, reason: 'misprinted' } }, BAZHONG);
      await world.installation.tickOn(addDays(ON, 1));
      expect((await world.installation.agreement(id)).state).toBe('implementing.termEnded');
    });

    it('is neither warned of nor waited for where the policy says so', async () => {
      await world.installation.withoutTermRules();
      const id = await implementing(END);
      await world.installation.tickOn(addDays(END, 200));
      expect(await cases(id)).toEqual([]);
      expect(await world.installation.agreement(id)).toMatchObject({ state: 'implementing.termEnded', timers: {} });
    });

    it('moves its warning with the calendar of a year that is published later', async () => {
      const id = await implementing('2027-01-20');
      expect((await world.installation.agreement(id)).timers.EXPIRING).toMatchObject({ days: -30, from: '2027-01-20', estimated: true });
    });
  });
}
