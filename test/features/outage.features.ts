import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Entry } from '#libs/audit';
import type { CivilDate, Instant } from '#libs/kernel';
import { addDays } from '#libs/kernel';
import { DayWalker } from '../support/day-walker.js';
import { HandClocks } from '../support/hand-clocks.js';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation } from '../support/installation.js';
import type { Deed } from '../support/outage-deeds.js';
import { DEED_KINDS, perform } from '../support/outage-deeds.js';
import { publish, YEAR_2027 } from '../support/year-2027.js';

/** Late in a year, so that what is signed then is due in the next one. */
const START: CivilDate = '2026-12-07';
const DAY = 86_400_000;

interface Signed {
  parties: string[];
  daysBefore: number;
  planned: boolean;
  /** In how many days what was planned is due. */
  owedIn: number;
}

/** What happens between two sweeps, and when the next one is. */
interface Round {
  deeds: Deed[];
  gap: number;
  hour: number;
  /** Instead of the gap: the sweep comes right when the next timer runs out, or a moment before. */
  aim: 'at' | 'before' | null;
  restart: boolean;
  setBack: number;
  publishes: boolean;
}

const signed: fc.Arbitrary<Signed> = fc.record({
  parties: fc.constantFrom(['511900', '610700'], ['511781', '511921', '500229', '610728', '610924'], ['429021', '420322'], ['610700', '510822'], ['610902', '610921']),
  daysBefore: fc.oneof(fc.nat(60), fc.nat(120)),
  planned: fc.boolean(),
  owedIn: fc.oneof(fc.nat(100), fc.constant(1500)),
});
const deed: fc.Arbitrary<Deed> = fc.record({ kind: fc.constantFrom(...DEED_KINDS), which: fc.nat(9), dice: fc.nat(59), after: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(25)) });
const round: fc.Arbitrary<Round> = fc.record({
  deeds: fc.array(deed, { maxLength: 6 }),
  gap: fc.oneof(fc.nat(3), fc.nat(30), fc.nat(400)), hour: fc.integer({ min: 0, max: DAY - 1 }), aim: fc.option(fc.constantFrom('at' as const, 'before' as const), { freq: 1 }), restart: fc.nat(5).map((n) => n === 0),
  setBack: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 20 * DAY })), publishes: fc.nat(2).map((n) => n === 0),
});

const calm: Round = { deeds: [], gap: 90, hour: 0, aim: null, restart: false, setBack: 0, publishes: false };
const answer = (dice: number, after = 1): Deed => ({ kind: 'answer', which: 0, dice, after });
/** A schedule that comes by every clock that stops and goes on; what is random may or may not. */
const STORY: [Signed[], Round[]] = [
  [{ parties: ['610902', '610921'], daysBefore: 30, planned: true, owedIn: 60 }],
  [
    calm,
    // Opened; more time asked for and granted, asked for again and refused; put off, and the clock away until long after.
    { ...calm, deeds: [answer(0), answer(4), answer(0), answer(4), answer(1), answer(11)], gap: 200 },
    // Reported by both, sent back with what was left; contested, not decided in time, decided; a hold that ends by itself.
    { ...calm, deeds: [answer(1), answer(1), answer(2), answer(7)], gap: 40 },
    { ...calm, deeds: [answer(1), answer(9), answer(1), { kind: 'hold', which: 0, dice: 9, after: 1 }], gap: 100, publishes: true },
    { ...calm, deeds: [answer(1), answer(1)], gap: 30 },
    // Concluded and not struck off in time; struck off, and late anew.
    { ...calm, deeds: [answer(0)], gap: 40 },
    { ...calm, deeds: [answer(0), { kind: 'waive owed', which: 0, dice: 20, after: 1 }], gap: 200, restart: true },
  ],
];
const TO_MEET = ['GRANT_EXTENSION', 'REFUSE_EXTENSION', 'WAIVE', 'WAIVER_END', 'CONTEST', 'DECIDE_CONTEST', 'DISPUTE', 'SETTLE', 'RETURN', 'REVIEW_END', 'STRIKE_OFF_END', 'HOLD_END', 'SUSPEND', 'CASE_CLOSED', 'obligation WAIVER_END', 'obligation PRESS'];

/** Whatever the schedule of sweeps and however long an outage: what is late is found, once, and every clock has the time that it would have without it. */
export function outageFeatures(name: string, makePlace: MakePlace, { numRuns }: { numRuns: number }): void {
  describe(`${name}: any schedule of sweeps, outages, restarts and clocks set back, with pauses, extensions and waivers in it`, () => {
    const met = new Set<string>();

    it('flags exactly what was late at some sweep, once, and dates every clock by what happened, not by when it was looked at', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(signed, { minLength: 1, maxLength: 4 }), fc.array(round, { minLength: 1, maxLength: 14 }), async (agreements, rounds) => {
          const installation = await openInstallation(makePlace);
          try {
            const watch = new Watch(installation.on(START), met);
            for (const agreement of agreements) await watch.sign(agreement);
            for (const one of rounds) await watch.run(one);
            expect(installation.faults).toEqual([]);
          } finally {
            await installation.destroy();
          }
        }),
        // A failure is told as far as it was narrowed down by then.
        { numRuns, interruptAfterTimeLimit: 90_000, examples: [STORY] },
      );
    });

    it('came by every clock that stops, goes on or is lengthened', () => expect(TO_MEET.filter((what) => !met.has(what))).toEqual([]));
  });
}

/** Holds an installation to what its clocks, set by hand, say: sweep by sweep. */
class Watch {
  private readonly walker = new DayWalker();
  private readonly clocks = new HandClocks(this.walker);
  private readonly latest = new Map<string, Instant>();
  private read = 0;
  private published = false;

  constructor(
    private readonly installation: Installation,
    private readonly met: Set<string>,
  ) {}

  async sign({ parties, daysBefore, planned, owedIn }: Signed): Promise<void> {
    await this.installation.signed({ parties, on: addDays(START, -daysBefore), planned, dueOn: addDays(START, owedIn) });
  }

  async run({ deeds, gap, hour, aim, restart, setBack, publishes }: Round): Promise<void> {
    const { installation } = this;
    if (restart) await installation.reopen();
    if (publishes && !this.published) {
      this.published = true;
      expect((await publish(installation)).faults).toEqual([]);
      this.walker.learn(YEAR_2027);
    }
    for (const one of deeds) await perform(installation, one);
    for (const entry of await this.fresh()) this.follow(entry);
    await this.compare();

    const next = aim === null ? null : await installation.engine.reads.nextDue();
    const at = next === null ? Math.floor(installation.at / DAY + gap) * DAY + hour - setBack : next - (aim === 'before' ? 1 : 0);
    const late = this.clocks.late(at);
    const { due } = await installation.engine.previewSweep.execute({ at });
    await installation.tick(at);
    const fresh = await this.fresh();
    const fired = fresh.map(({ record, event }) => `${record.id} ${event.type}`);

    // What was late before the sweep is fired by it; an agreement is flagged by nothing else, and each reminder is given once.
    const flagged = (all: string[]): string[] => all.filter((one) => one.endsWith(' SIGNED_NOT_IMPLEMENTED')).sort();
    expect(flagged(fired)).toEqual(flagged(late));
    expect(due.filter(({ rule }) => rule === 'signedNotImplemented').map(({ agreement }) => `${agreement} SIGNED_NOT_IMPLEMENTED`).sort()).toEqual(flagged(late));
    const reminded = fired.filter((one) => one.endsWith(' REMINDER'));
    expect(new Set(reminded).size).toBe(reminded.length);
    for (const entry of fresh) {
      // Nobody is called silent, and nothing wakes, before its time has run.
      expect([entry.actor, entry.at]).toEqual(['clock', Math.max(entry.at, this.clocks.lateFrom(entry.record.id, entry.event.type))]);
      this.follow(entry);
    }
    expect(this.clocks.late(at)).toEqual([]);
    await this.compare();
  }

  private async fresh(): Promise<Entry[]> {
    const entries = await this.installation.entries();
    const fresh = entries.slice(this.read);
    this.read = entries.length;
    return fresh;
  }

  private follow(entry: Entry): void {
    if (entry.outcome === 'refused') return;
    for (const step of [entry, ...entry.consequences]) {
      const { record: { kind, id }, event: { type } } = step;
      this.clocks.follow(entry, step);
      for (const what of [type, `${kind} ${type}`]) this.met.add(what);
      expect(entry.at).toBeGreaterThanOrEqual(this.latest.get(id) ?? 0);
      this.latest.set(id, entry.at);
    }
  }

  /** Every clock of every record has the last day that it has by hand. */
  private async compare(): Promise<void> {
    for (const { id, timers } of await this.installation.everyRecord()) {
      expect([id, Object.fromEntries(Object.entries(timers).map(([timer, { dueOn }]) => [timer, dueOn]))]).toEqual([id, this.clocks.lastDays(id)]);
    }
  }
}
