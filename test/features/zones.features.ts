import { afterEach, describe, expect, it } from '@jest/globals';
import type { CivilDate } from '#libs/kernel';
import { addDays, Zone } from '#libs/kernel';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation } from '../support/installation.js';

const PARTIES = ['511900', '610700'];

/** A zone, the last day of a term, and the first moment of the day after it: written down from the laws on summer time, not computed. */
const ENDS: [string, CivilDate, string, string][] = [
  ['America/New_York', '2026-03-07', '2026-03-08T05:00:00Z', 'the day of 23 hours begins'],
  ['America/New_York', '2026-03-08', '2026-03-09T04:00:00Z', 'the day of 23 hours is over'],
  ['America/New_York', '2026-11-01', '2026-11-02T05:00:00Z', 'the day of 25 hours is over'],
  ['Europe/Berlin', '2026-03-29', '2026-03-29T22:00:00Z', 'the day of 23 hours is over'],
  ['Europe/Berlin', '2026-10-25', '2026-10-25T23:00:00Z', 'the day of 25 hours is over'],
  ['Australia/Lord_Howe', '2026-04-05', '2026-04-05T13:30:00Z', 'the day is half an hour longer'],
  ['Australia/Lord_Howe', '2026-10-04', '2026-10-04T13:00:00Z', 'the day is half an hour shorter'],
  ['America/Sao_Paulo', '2017-10-14', '2017-10-15T03:00:00Z', 'the next day has no midnight and begins at one'],
  ['America/Sao_Paulo', '2018-02-17', '2018-02-18T03:00:00Z', 'its last hour comes twice'],
  ['Asia/Beirut', '2024-03-30', '2024-03-30T22:00:00Z', 'the next day has no midnight and begins at one'],
  ['Asia/Beirut', '2024-10-26', '2024-10-26T22:00:00Z', 'its last hour comes twice'],
  ['Africa/Cairo', '2024-04-25', '2024-04-25T22:00:00Z', 'the next day has no midnight and begins at one'],
  ['Africa/Cairo', '2024-10-31', '2024-10-31T22:00:00Z', 'its last hour comes twice'],
  ['America/Havana', '2026-10-31', '2026-11-01T04:00:00Z', 'midnight of the next day comes twice'],
  ['Atlantic/Azores', '2026-10-24', '2026-10-25T00:00:00Z', 'midnight of the next day comes twice'],
];

/** An office where the clocks are changed: late begins with the first moment of the day after, however that day begins. */
export function zoneFeatures(name: string, makePlace: MakePlace): void {
  let installation: Installation;
  const openIn = async (zone: string): Promise<Installation> => (installation = await openInstallation(makePlace, undefined, new Zone(zone)));
  afterEach(() => installation.destroy());

  describe(`${name}: summer time`, () => {
    it.each(ENDS)('in %s a term to %s is over at %s: %s', async (zone, lastDay, firstMoment) => {
      const at = Date.parse(firstMoment);
      const { engine } = await openIn(zone);
      installation.at = at - 40 * 86_400_000;
      await installation.withoutTermRules();
      await installation.register({ id: 'told', codes: PARTIES, term_end: lastDay });
      expect(await installation.tick(at - 1)).toMatchObject({ fired: 0 });
      expect(engine.today()).toBe(lastDay);
      expect(await installation.tick(at)).toMatchObject({ fired: 1 });
      expect((await installation.entries('told')).at(-1)).toMatchObject({ event: { type: 'TERM_END' }, to: 'lapsed', at, today: addDays(lastDay, 1) });
      expect(await installation.tick(at + 3_600_000)).toMatchObject({ fired: 0 });
    });

    // 2024-04-25 and 2024-10-31 are Thursdays on which people work: the working days run out right at the change.
    it.each([
      ['2024-04-25', '2024-04-25T22:00:00Z', '2024-05-13'],
      ['2024-10-31', '2024-10-31T22:00:00Z', '2024-11-15'],
    ])('at a midnight does not move the working days counted over it: due on %s', async (dueOn, firstMoment, graceEnds) => {
      const at = Date.parse(firstMoment);
      await openIn('Africa/Cairo');
      installation.at = at - 30 * 86_400_000;
      const signed = signedFor(installation, dueOn);
      await installation.register({ id: 'told', codes: PARTIES, signed });
      expect((await installation.agreement('told')).timers.SIGNED_NOT_IMPLEMENTED).toMatchObject({ dueOn, at, from: signed });
      await installation.tick(at - 1);
      expect(await installation.asked('told')).toEqual([]);
      await installation.tick(at);
      expect(await installation.asked('told')).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
      // Asked on the day of the change itself: the grace is the ten working days after it (in spring over May Day, with the 28th of April and the 11th of May worked).
      expect((await installation.followUpOf('told', '510000')).timers.GRACE_END).toMatchObject({ from: addDays(dueOn, 1), dueOn: graceEnds });
    });

    it('never lets the same night flag twice, nor be skipped, in an hour that comes twice', async () => {
      await openIn('America/Sao_Paulo');
      const at = Date.parse('2018-02-18T03:00:00Z');
      installation.at = at - 40 * 86_400_000;
      await installation.withoutTermRules();
      await installation.register({ id: 'told', codes: PARTIES, term_end: '2018-02-17' });
      // The hour from eleven to midnight, twice, in steps of ten minutes.
      for (let minutes = 120; minutes > 0; minutes -= 10) expect(await installation.tick(at - minutes * 60_000)).toMatchObject({ fired: 0 });
      expect(await installation.tick(at)).toMatchObject({ fired: 1 });
    });
  });
}

/** The latest day from which sixty working days end on that day, found by trying. */
function signedFor(installation: Installation, dueOn: CivilDate): CivilDate {
  for (let day = addDays(dueOn, -75); day > addDays(dueOn, -130); day = addDays(day, -1)) if (installation.workingDay(day, 60) === dueOn) return day;
  throw new Error(`Nothing is due on ${dueOn}`);
}
