import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Coverage } from '../support/model/coverage.js';
import { MATTERS } from '../support/model/matters.js';
import type { Depth } from '../support/model/model-commands.js';
import { modelCommands, prologue } from '../support/model/model-commands.js';
import type { Beginning } from '../support/model/model-run.js';
import { ModelRun } from '../support/model/model-run.js';
import { ModelWorld } from '../support/model/model-world.js';
import { plusDays } from '../support/working-days.js';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation } from '../support/installation.js';

export interface ModelOptions {
  numRuns: number;
  seed: number;
  /** Prints how often each event and state was met. */
  tells?: boolean;
  /** Few runs do not meet everything. */
  meetsAll?: boolean;
}

const STEPS = 50;

/** Days of years whose holidays are known, to begin in, and on, and near the end of what is known. */
const beginnings: fc.Arbitrary<Beginning> = fc
  .record({
    on: fc.integer({ min: 0, max: 2800 }).map((days) => plusDays('2019-01-07', days)), matter: fc.constantFrom(...MATTERS), isRegistered: fc.nat(3).map((n) => n === 3),
    isPlanned: fc.nat(4).map((n) => n > 0), told: fc.nat(5), rule: fc.nat(9), term: fc.nat(9), k: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ on, matter, isRegistered, isPlanned, told, rule, term, k }) => ({
    on, isRegistered, isPlanned,
    // A ledger names the witness nowhere here.
    matter: isRegistered ? { parties: matter.parties, common: matter.common, rungs: matter.rungs } : matter,
    lead: isRegistered || told === 0 ? null : (matter.parties[0] ?? null),
    partiesComplete: !isRegistered || told > 1,
    rule: isRegistered || rule < 6 ? { kind: 'all' } : rule < 8 ? { kind: 'kOfN', k } : { kind: 'onDate', date: plusDays(on, 10 * rule - 60) },
    termEnd: term < 5 ? null : plusDays(on, [40, 90, 200, 400, isRegistered ? -2 : 15][term - 5] ?? 0),
  }));

const depths = fc.constantFrom<Depth>('proposed', 'signed', 'overdue', 'concluded', 'implementing', 'owing', 'late');

/** The engine does what a small model of DESIGN says, whatever is asked of it in whatever order. */
export function modelFeatures(name: string, makePlace: MakePlace, { numRuns, seed, tells = false, meetsAll = true }: ModelOptions): void {
  describe(`${name}: the engine and a model of the design`, () => {
    const coverage = new Coverage();
    let installation: Installation;
    beforeAll(async () => {
      installation = await openInstallation(makePlace);
      await ModelRun.prepare(installation);
    });
    afterAll(async () => {
      if (tells) console.log(coverage.table);
      await installation.destroy();
    });

    it(`agree after every step of ${numRuns} runs of up to ${STEPS} random steps`, async () => {
      await fc.assert(
        fc.asyncProperty(beginnings, depths, fc.commands(modelCommands(coverage), { maxCommands: STEPS, size: 'max' }), async (beginning, depth, commands) => {
          const run = new ModelRun(installation, coverage);
          const world = new ModelWorld(beginning.on, beginning);
          await run.begin(world, beginning);
          try {
            await fc.asyncModelRun(() => ({ model: world, real: run }), [...prologue(depth, beginning.isRegistered ? -1 : beginning.matter.parties.length, coverage), ...commands]);
            await run.checkHistory();
          } finally {
            await run.layToRest();
          }
        }),
        { numRuns, seed, interruptAfterTimeLimit: 20 * 60_000, markInterruptAsFailure: true },
      );
    });

    if (!meetsAll) return;
    it('met every state, and had every event done and refused', () => {
      expect(coverage.unmet).toEqual([]);
    });
  });
}
