import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecipientSettings } from '#libs/engine';
import type { AnyRecord } from '#libs/engine/ports';
import type { Instant } from '#libs/kernel';
import type { Installation, MakePlace } from '../support/installation.js';
import { clerk, morning, openInstallation, SHANGHAI } from '../support/installation.js';

const DAY = 86_400_000;
const START = morning('2026-01-05');
const TIMERS = ['SIGNED_NOT_IMPLEMENTED', 'TERM_END', 'HOLD_END', 'REMINDER', 'GRACE_END', 'HANDLING_END'];

interface Jump {
  /** How far the clock is set, forward or back. */
  by: number;
  restart: boolean;
  /** What somebody does then, before the clock of the engine sweeps. */
  deed: 'nothing' | 'open' | 'respond' | 'decline' | 'hold' | 'resume' | 'sign' | 'overreach' | 'rush';
  which: number;
}

const jump: fc.Arbitrary<Jump> = fc.record({
  by: fc.oneof(fc.integer({ min: -3, max: 20 }), fc.integer({ min: -400, max: 400 })).chain((days) => fc.nat(DAY - 1).map((rest) => days * DAY + (days === 0 ? 0 : rest))),
  restart: fc.nat(7).map((n) => n === 7),
  deed: fc.constantFrom('nothing' as const, 'nothing' as const, 'open' as const, 'respond' as const, 'decline' as const, 'hold' as const, 'resume' as const, 'sign' as const, 'overreach' as const, 'rush' as const),
  which: fc.nat(9),
});

/** A clock that somebody sets: far ahead, far back, again and again. What ran out fires once, and no history runs backwards. */
export function jumpingClockFeatures(name: string, makePlace: MakePlace, { numRuns }: { numRuns: number }): void {
  describe(`${name}: a clock that jumps`, () => {
    it('fires each timer once, none before its moment, and stamps nothing before the last entry of what it moves', async () => {
      let [back, fired] = [0, 0];
      await fc.assert(
        fc.asyncProperty(fc.array(jump, { minLength: 1, maxLength: 20, size: 'max' }), async (jumps) => {
          const installation = await openInstallation(makePlace);
          try {
            installation.at = START;
            const history = new History(installation);
            await installation.signed({ parties: ['511781', '511921', '610728'], on: '2026-01-05' });
            await installation.signed({ parties: ['610902', '610921'], on: '2026-01-05', planned: false, termEnd: '2027-02-28' });
            for (const one of jumps) {
              if (one.by < 0) back += 1;
              installation.at = Math.max(START - 300 * DAY, installation.at + one.by);
              if (one.restart) await installation.reopen();
              await act(installation, one);
              fired += await history.sweepAndCheck(installation.at);
              // Once more, and as of any moment before: nothing is left to fire.
              for (const at of [installation.at, installation.at - 1, installation.at - 200 * DAY]) expect(await installation.engine.clockLoop.tick(at)).toMatchObject({ fired: 0, opened: 0, failed: 0 });
            }
            expect(installation.faults).toEqual([]);
          } finally {
            await installation.destroy();
          }
        }),
        { numRuns, interruptAfterTimeLimit: 90_000 },
      );
      expect(back).toBeGreaterThan(numRuns);
      expect(fired).toBeGreaterThan(numRuns);
    });

    it('stamps nothing of an office, a person who is told or a list before the last entry of it', async () => {
      const installation = await openInstallation(makePlace);
      try {
        const { engine } = installation;
        const [actor, office] = [clerk('100000'), '511900'];
        const back = (): void => void (installation.at -= 30 * DAY);
        installation.at = START;
        const people = await Promise.all(['from', 'to'].map((name) => engine.appoint.token({ office, name, admin: false, actor })));
        const [from = '', to = ''] = people.map(({ token }) => token.id);
        const settings: RecipientSettings = { office, name: 'Li', address: 'li@bazhong.example', language: 'en', digest: true, quiet: { weekdays: [], hours: null, until: null } };
        const { id } = await engine.keepRecipients.add({ settings, actor, admin: true });
        await engine.importReference.regions({ regions: [], actor, dryRun: false });
        const vacancy = (vacant: boolean): Promise<void> => engine.appoint.vacancy({ government: office, vacant, since: null, note: '', actor });
        for (const vacant of [true, false]) {
          await vacancy(vacant);
          back();
        }
        const handover = await engine.handOver.handOver({ office, from, to, note: '', actor: { id: from, office } });
        await engine.handOver.takeOver({ office, id: handover.id, actor: { id: to, office } });
        await engine.keepRecipients.set({ id, expected: 1, settings: { ...settings, name: 'Li the elder' }, actor, admin: true });
        await engine.importReference.regions({ regions: [], actor, dryRun: false });
        back();
        await engine.keepRecipients.remove({ id, expected: 2, actor, admin: true });
        for (const [subject, count] of [[office, 4], [id, 3], ['regions', 2]] as const) {
          const { items } = await engine.reads.entries(subject, { limit: 200 });
          expect([subject, items.map(({ at }) => at)]).toEqual([subject, Array.from({ length: count }, () => START)]);
        }
      } finally {
        await installation.destroy();
      }
    });

    it('keeps the answer under a key when it is set back', async () => {
      const installation = await openInstallation(makePlace);
      try {
        installation.at = START;
        const id = await installation.propose({ parties: ['511900', '610700'] });
        const send = (): ReturnType<typeof installation.tell> =>
          installation.engine.transitionAgreement.execute({ id, expected: 1, request: { type: 'CIRCULATE', payload: {} }, actor: clerk('511900'), key: { key: 'k', fingerprint: 'f' } });
        const answer = await send();
        installation.at -= 400 * DAY;
        expect(await send()).toEqual(answer);
        installation.at = START + DAY - 1;
        expect(await send()).toEqual(answer);
        expect(await installation.entries(id)).toHaveLength(2);
      } finally {
        await installation.destroy();
      }
    });
  });
}

/** Reads what each sweep did against what the records said before it. */
class History {
  private read = 0;
  private readonly latest = new Map<string, Instant>();

  constructor(private readonly installation: Installation) {}

  /** Returns how many timers fired. */
  async sweepAndCheck(at: Instant): Promise<number> {
    await this.follow();
    const due = running(await this.installation.everyRecord(), at);
    await this.installation.tick(at);
    const fired = (await this.follow()).filter(({ actor, event }) => actor === 'clock' && TIMERS.includes(event.type)).map(({ record, event }) => `${record.id} ${event.type}`);
    expect(new Set(fired).size).toBe(fired.length);
    // A term that ended during a hold is found over when the hold ends, in the same sweep.
    const foundOver = fired.filter((one) => one.endsWith('HOLD_END')).map((one) => one.replace('HOLD_END', 'TERM_END'));
    expect(fired.filter((one) => !due.includes(one) && !foundOver.includes(one))).toEqual([]);
    expect(running(await this.installation.everyRecord(), at)).toEqual([]);
    return fired.length;
  }

  /** The entries since it looked last, each no earlier than what it moves changed before. */
  private async follow(): ReturnType<Installation['entries']> {
    const entries = (await this.installation.entries()).slice(this.read);
    this.read += entries.length;
    for (const entry of entries) {
      expect(entry.today).toBe(SHANGHAI.dateAt(entry.at));
      for (const { record } of [entry, ...entry.consequences]) {
        expect(entry.at).toBeGreaterThanOrEqual(this.latest.get(record.id) ?? 0);
        if (record.kind === 'agreement' || record.kind === 'followUp') this.latest.set(record.id, entry.at);
      }
    }
    return entries;
  }
}

/** The timers that ran out by that moment and have not fired. */
function running(records: readonly AnyRecord[], at: Instant): string[] {
  return records.flatMap(({ id, timers }) => Object.entries(timers).filter(([, timer]) => timer.at <= at).map(([timer]) => `${id} ${timer}`));
}

/** Somebody does something sensible by the clock as it is; where nothing of the kind is to do, nothing. */
async function act(installation: Installation, { deed, which }: Jump): Promise<void> {
  const { engine } = installation;
  const { items } = await engine.reads.followUps({ states: deed === 'respond' ? ['handling', 'returned'] : ['requested.awaiting'] }, { limit: 200 });
  const followUp = items[which % items.length];
  const { items: agreements } = await engine.reads.agreements({}, { limit: 200 });
  const agreement = agreements[which % agreements.length];
  switch (deed) {
    case 'nothing':
      return;
    case 'sign':
      await installation.signed({ parties: ['429021', '420322'], on: engine.today() });
      return;
    case 'open':
      if (followUp) await installation.press(followUp, { type: 'OPEN', payload: {} });
      return;
    case 'decline':
      if (followUp) await installation.press(followUp, { type: 'DECLINE', payload: { reason: 'not ours' } });
      return;
    case 'respond':
      if (followUp) await installation.press(followUp, { type: 'RESPOND', payload: { party: followUp.context.presses[0] ?? '', text: 'under way', evidence: [] } }, 'reporter');
      return;
    case 'overreach':
      if (agreement) await installation.tell(agreement.id, { type: 'RESUME', payload: {} }, '440000');
      if (followUp) await installation.tellFollowUp(followUp, { type: 'OPEN', payload: {} }, 'clerk', '440000');
      return;
    case 'rush':
      if (agreement) await installation.tell(agreement.id, { type: 'CIRCULATE', payload: {} }, agreement.context.lead ?? '');
      return;
    case 'hold':
    case 'resume': {
      if (!agreement) return;
      const common = engine.showLadder.execute({ parties: agreement.context.parties.map(({ code }) => code), on: engine.today() }).common?.code ?? '';
      // By the day of its last entry, which may lie ahead of the clock.
      const until = SHANGHAI.dateAt(Math.max(installation.at, agreement.at) + 30 * DAY);
      await installation.tell(agreement.id, deed === 'hold' ? { type: 'HOLD', payload: { reason: 'flood', approver: common, until } } : { type: 'RESUME', payload: {} }, common);
    }
  }
}
