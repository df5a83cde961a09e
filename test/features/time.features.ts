import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Entry, Step } from '#libs/audit';
import type { FollowUpContext } from '#libs/charts';
import type { CivilDate, Instant } from '#libs/kernel';
import { addDays } from '#libs/kernel';
import { DayWalker } from '../support/day-walker.js';
import type { Installation, MakePlace } from '../support/installation.js';
import { morning, openInstallation } from '../support/installation.js';
import { publish, YEAR_2027 } from '../support/year-2027.js';

/** Late in a year, so that what is signed then is due in the next one. */
const START: CivilDate = '2026-12-07';
/** The working days that the shipped policy gives the first rung, the second, and those above. */
const [GRACE, HANDLING] = [[10, 10, 15], [20, 20, 30]] as const;
const DAY = 86_400_000;

interface Signed {
  parties: string[];
  daysBefore: number;
  planned: boolean;
}

/** What happens between two sweeps, and when the next one is. */
interface Round {
  gap: number;
  hour: number;
  /** Instead of the gap: the sweep comes right when the next timer runs out, or a moment before. */
  aim: 'at' | 'before' | null;
  restart: boolean;
  setBack: number;
  publishes: boolean;
  /** Which of the offices asked opens its case before the next sweep. */
  receipt: number | null;
}

const signed: fc.Arbitrary<Signed> = fc.record({
  parties: fc.constantFrom(['511900', '610700'], ['511781', '511921', '500229', '610728', '610924'], ['429021', '420322'], ['610700', '510822'], ['610902', '610921']),
  daysBefore: fc.oneof(fc.nat(60), fc.nat(120)),
  planned: fc.boolean(),
});
const round: fc.Arbitrary<Round> = fc.record({
  gap: fc.oneof(fc.nat(3), fc.nat(30), fc.nat(400)), hour: fc.integer({ min: 0, max: DAY - 1 }), aim: fc.option(fc.constantFrom('at' as const, 'before' as const), { freq: 1 }), restart: fc.nat(5).map((n) => n === 0),
  setBack: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 20 * DAY })), publishes: fc.nat(2).map((n) => n === 0), receipt: fc.option(fc.nat(9), { freq: 2 }),
});

/** Time: whatever the schedule of sweeps and however long an outage, what is late is found, once, and nobody is called silent before his time. */
export function timeFeatures(name: string, makePlace: MakePlace, { numRuns }: { numRuns: number }): void {
  describe(`${name}: any schedule of sweeps, outages, restarts and clocks set back`, () => {
    it('flags exactly what was late at some sweep, once, and lets nobody climb before his own time has run', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(signed, { minLength: 1, maxLength: 4 }), fc.array(round, { minLength: 1, maxLength: 14 }), async (agreements, rounds) => {
          const installation = await openInstallation(makePlace);
          try {
            const watch = new Watch(installation.on(START));
            for (const agreement of agreements) await watch.sign(agreement);
            for (const one of rounds) await watch.run(one);
            expect(installation.faults).toEqual([]);
          } finally {
            await installation.destroy();
          }
        }),
        // A failure is told as far as it was narrowed down by then.
        { numRuns, interruptAfterTimeLimit: 90_000 },
      );
    });
  });

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

/** Holds an installation to what the walker of days says, sweep by sweep. */
class Watch {
  private readonly walker = new DayWalker();
  private readonly agreements = new Map<string, { from: CivilDate; days: number }>();
  private readonly flagged = new Set<string>();
  /** Of each follow-up at work: since when its present time runs, and how long that is. */
  private readonly running = new Map<string, { since: CivilDate; days: number }>();
  private readonly rungs = new Map<string, number>();
  private readonly latest = new Map<string, Instant>();
  private read = 0;
  private published = false;

  constructor(private readonly installation: Installation) {}

  async sign({ parties, daysBefore, planned }: Signed): Promise<void> {
    const on = addDays(START, -daysBefore);
    this.agreements.set(await this.installation.signed({ parties, on, planned }), { from: on, days: planned ? 60 : 30 });
  }

  async run({ gap, hour, aim, restart, setBack, publishes, receipt }: Round): Promise<void> {
    const { installation } = this;
    if (restart) await installation.reopen();
    if (publishes && !this.published) {
      this.published = true;
      expect((await publish(installation)).faults).toEqual([]);
      this.walker.learn(YEAR_2027);
    }
    if (receipt !== null) {
      const { items } = await installation.engine.reads.followUps({ states: ['requested.awaiting'] }, { limit: 200 });
      const followUp = items[receipt % items.length];
      if (followUp !== undefined) await installation.press(followUp, { type: 'OPEN', payload: {} });
    }
    const next = aim === null ? null : await installation.engine.reads.nextDue();
    const at = next === null ? Math.floor(installation.at / DAY + gap) * DAY + hour - setBack : next - (aim === 'before' ? 1 : 0);
    const { due } = await installation.engine.previewSweep.execute({ at });
    await installation.tick(at);
    await this.check(at, new Set(due.map(({ agreement }) => agreement)));
  }

  private async check(at: Instant, foretold: ReadonlySet<string>): Promise<void> {
    const entries = await this.installation.entries();
    const fresh = entries.slice(this.read);
    this.read = entries.length;

    const flaggedNow = fresh.filter(({ event }) => event.type === 'SIGNED_NOT_IMPLEMENTED').map(({ record }) => record.id);
    const late = [...this.agreements].filter(([id, { from, days }]) => !this.flagged.has(id) && this.walker.lateFrom(from, days) <= at).map(([id]) => id);
    expect([...flaggedNow].sort()).toEqual(late.sort());
    expect([...foretold].sort()).toEqual(late);
    for (const id of flaggedNow) this.flagged.add(id);

    const reminded = fresh.filter(({ event }) => event.type === 'REMINDER').map(({ record }) => record.id);
    expect(new Set(reminded).size).toBe(reminded.length);
    for (const entry of fresh) for (const step of [entry, ...entry.consequences]) this.follow(entry, step);
    for (const { since, days } of this.running.values()) expect(this.walker.lateFrom(since, days)).toBeGreaterThan(at);
  }

  private follow({ at, today }: Entry, { record: { kind, id }, event, from }: Step): void {
    if (kind !== 'agreement' && kind !== 'followUp') return;
    expect(at).toBeGreaterThanOrEqual(this.latest.get(id) ?? 0);
    this.latest.set(id, at);
    switch (event.type) {
      case 'REQUEST':
        // An office that is at work already takes more parties in; its time runs on.
        if (this.running.has(id) || (from ?? '').startsWith('requested') || from === 'handling') return;
        this.rungs.set(id, Math.min((event.payload as FollowUpContext).rung, 2));
        this.running.set(id, { since: today, days: GRACE[this.rungs.get(id) ?? 0] ?? 0 });
        return;
      case 'OPEN':
        this.running.set(id, { since: today, days: HANDLING[this.rungs.get(id) ?? 0] ?? 0 });
        return;
      case 'GRACE_END':
      case 'HANDLING_END': {
        const { since, days } = this.running.get(id) ?? { since: '9999-12-31', days: 0 };
        expect(at).toBeGreaterThanOrEqual(this.walker.lateFrom(since, days));
        this.running.delete(id);
      }
    }
  }
}
