import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replayEntries } from '#libs/engine';
import type { MakePlace } from '../support/installation.js';
import { openInstallation } from '../support/installation.js';
import { BEGINNING, deeds, LONG_STORY, perform } from '../support/random-work.js';

const MET_BY_THE_STORY = [
  ...['proposed.drafting', 'proposed.signing', 'signed.waiting', 'signed.overdue', 'onHold', 'implementing.active', 'evaluated'].map((state) => `agreement ${state}`),
  ...['requested.awaiting', 'handling', 'review', 'returned', 'concluded', 'struckOff', 'escalated', 'suspended', 'resolved'].map((state) => `followUp ${state}`),
];

/** The history is the record: replayed through the charts it gives what is stored, whatever was asked of the engine. */
export function replayFeatures(name: string, makePlace: MakePlace, { numRuns }: { numRuns: number }): void {
  describe(`${name}: a replay of the audit trail`, () => {
    const met = new Set<string>();
    const events = new Set<string>();
    let refusals = 0;
    afterAll(() => {
      // Otherwise the property below would say little.
      expect([...met]).toEqual(expect.arrayContaining(MET_BY_THE_STORY));
      expect([...events]).toEqual(expect.arrayContaining(['REDATED', 'CASE_CLOSED', 'RESOLVE', 'SUSPEND', 'GRACE_END', 'REMINDER']));
      expect(refusals).toBeGreaterThan(0);
    });

    it('gives the states, contexts and versions of all records, after any work', async () => {
      await fc.assert(
        fc.asyncProperty(deeds, async (work) => {
          const installation = await openInstallation(makePlace);
          try {
            installation.at = BEGINNING;
            for (const deed of work) await perform(installation, deed);
            const entries = await installation.entries();
            expect(replayEntries(entries)).toEqual(await installation.stored());
            expect(installation.faults).toEqual([]);

            const latest = new Map<string, number>();
            for (const entry of entries) {
              if (entry.outcome === 'refused') refusals += 1;
              for (const { record, event, to } of [entry, ...entry.consequences]) {
                events.add(event.type);
                if (to !== null) met.add(`${record.kind} ${to}`);
                if (entry.outcome === 'refused' || !['agreement', 'followUp', 'obligation'].includes(record.kind)) continue;
                expect(entry.at).toBeGreaterThanOrEqual(latest.get(record.id) ?? 0);
                latest.set(record.id, entry.at);
              }
            }
          } finally {
            await installation.destroy();
          }
        }),
        // A failure is told as far as it was narrowed down by then.
        { numRuns, examples: [[LONG_STORY]], interruptAfterTimeLimit: 90_000 },
      );
    });
  });
}
