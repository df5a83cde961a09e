import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgreementRequest, Answer, FollowUpRequest } from '#libs/engine';
import { replayEntries } from '#libs/engine';
import type { LightCounts, LightRun } from '#libs/engine/ports';
import { addDays } from '#libs/kernel';
import type { Verb } from '../support/fail-point-verbs.js';
import { loopVerbs } from '../support/fail-point-verbs.js';
import type { FaultyPlace } from '../support/faulty-place.js';
import type { Installation } from '../support/installation.js';
import { clerk, openInstallation } from '../support/installation.js';
import { ledgerRow } from '../support/ledger-row.js';

const [BAZHONG, HANZHONG, SICHUAN, SHAANXI, NATIONAL] = ['511900', '610700', '510000', '610000', '100000'];

/**
 * All or nothing: for every verb, a fault at statement 1, 2, … of its transaction, once and for ever. Afterwards record, audit
 * entry, receipt and opened follow-ups are all there or all absent, and the next command works.
 */
export function failPointFeatures(name: string, makeFaulty: () => Promise<FaultyPlace>): void {
  describe(`${name}: a fault anywhere in a command`, () => {
    let faulty: FaultyPlace;
    let world: Installation;
    let main = '';
    let other = '';
    let tried = 0;
    beforeAll(async () => {
      faulty = await makeFaulty();
      world = await openInstallation(() => Promise.resolve(faulty.place));
      world.on('2026-03-02');
      main = await world.propose({ parties: [BAZHONG, HANZHONG] });
      other = await world.propose({ parties: [BAZHONG, HANZHONG] });
    });
    afterAll(async () => {
      expect(tried).toBeGreaterThan(1000);
      await world.destroy();
    });

    const tell = (id: () => string, request: AgreementRequest, office: string) => (): Promise<Answer> => world.tell(id(), request, office);
    const evidence = async (): Promise<string> => (await world.agreement(main)).context.evidence.find(({ status }) => status === 'submitted')?.id ?? '';
    const submit: AgreementRequest = { type: 'SUBMIT_EVIDENCE', payload: { party: BAZHONG, kind: 'report', title: 'Progress', date: null } };
    const sign = (party: string): AgreementRequest => ({ type: 'SIGN', payload: { party, on: '2026-03-02', signer: 'the head', manner: 'wet' } });
    const slip = async (request: Parameters<Installation['tellFollowUp']>[1], person: string, office = SICHUAN): Promise<Answer> => world.tellFollowUp(await world.followUpOf(main, office), request, person);
    const respond: FollowUpRequest = { type: 'RESPOND', payload: { party: BAZHONG, text: 'under way', evidence: [] } };
    const none = {} as Record<string, never>;
    const outcome = async (): Promise<unknown> => [await world.asked(main), (await world.entries()).length];

    /** One life that comes by every verb; each is tried with every fault before it is done. */
    const verbs: Verb[] = [
      { name: 'PROPOSE', act: () => world.propose({ parties: [BAZHONG, HANZHONG] }) },
      { name: 'CIRCULATE', act: tell(() => main, { type: 'CIRCULATE', payload: none }, BAZHONG) },
      { name: 'RETURN', act: tell(() => main, { type: 'RETURN', payload: { reason: 'unclear' } }, HANZHONG) },
      { name: 'OPEN_FOR_SIGNATURE', act: tell(() => main, { type: 'OPEN_FOR_SIGNATURE', payload: none }, BAZHONG) },
      { name: 'a refusal by a right', act: tell(() => main, sign(HANZHONG), SHAANXI), isRefused: true },
      { name: 'a refusal by the chart', act: tell(() => main, { type: 'CIRCULATE', payload: none }, BAZHONG), isRefused: true },
      { name: 'SIGN', act: tell(() => main, sign(BAZHONG), BAZHONG) },
      { name: 'SIGN, the last', act: tell(() => main, sign(HANZHONG), HANZHONG) },
      { name: 'PLAN', act: tell(() => main, { type: 'PLAN', payload: { obligations: [{ title: 'Open the road', leadUnit: BAZHONG, dueOn: '2027-06-30' }] } }, BAZHONG) },
      { name: 'a ledger', act: () => world.engine.importLedger.execute({ rows: [ledgerRow([BAZHONG, HANZHONG], { id: 'L1', row: 1, signed: '2026-02-01' })], actor: clerk(NATIONAL), dryRun: false }) },
      { name: 'a token', act: () => world.engine.appoint.token({ office: SICHUAN, name: 'clerk', admin: false, actor: clerk(NATIONAL) }) },
      { name: 'a vacancy', act: () => world.vacate('420000') },
      { name: 'a sweep that opens a case', act: () => world.tickOn('2026-07-01'), outcome },
      { name: 'OPEN', act: () => slip({ type: 'OPEN', payload: none }, 'clerk') },
      { name: 'RESPOND', act: () => slip(respond, 'reporter') },
      { name: 'RETURN of a response', act: () => slip({ type: 'RETURN', payload: { remark: 'no figures' } }, 'clerk') },
      { name: 'a sweep that climbs', act: () => world.tickOn('2026-07-20'), outcome },
      { name: 'DECLINE', act: () => slip({ type: 'DECLINE', payload: { reason: 'not ours' } }, 'clerk', NATIONAL) },
      { name: 'HOLD', act: tell(() => main, { type: 'HOLD', payload: { reason: 'flood', approver: 'the minister', until: '2027-06-30' } }, NATIONAL) },
      { name: 'RESUME', act: tell(() => main, { type: 'RESUME', payload: none }, NATIONAL) },
      { name: 'RESPOND again', act: () => slip(respond, 'reporter') },
      { name: 'CONCLUDE', act: () => slip({ type: 'CONCLUDE', payload: none }, 'chief') },
      { name: 'STRIKE_OFF, the case closes', act: () => slip({ type: 'STRIKE_OFF', payload: { outcome: 'continuing', evidence: 'a report' } }, 'second') },
      { name: 'a sweep that opens it anew', act: () => world.tickOn('2026-12-01'), outcome },
      { name: 'a calendar, timers dated anew', act: () => world.engine.importReference.calendar({ rows: [{ row: 1, date: '2027-01-01', type: 'holiday', name_zh: '元旦', name_en: '', in_lieu: '0' }], actor: clerk(NATIONAL), dryRun: false }) },
      { name: 'DESIGNATE', act: tell(() => main, { type: 'DESIGNATE', payload: { id: 'J001', name: '联合办公室', document: '1号', until: null } }, BAZHONG) },
      { name: 'SUBMIT_EVIDENCE', act: tell(() => main, submit, BAZHONG) },
      { name: 'RETURN_EVIDENCE', act: async () => world.tell(main, { type: 'RETURN_EVIDENCE', payload: { evidence: await evidence(), remark: 'no figures' } }, SICHUAN) },
      { name: 'SUBMIT_EVIDENCE again', act: tell(() => main, submit, BAZHONG) },
      { name: 'ACCEPT_EVIDENCE', act: async () => world.tell(main, { type: 'ACCEPT_EVIDENCE', payload: { evidence: await evidence() } }, SICHUAN) },
      { name: 'START_IMPLEMENTATION, follow-ups resolve', act: tell(() => main, { type: 'START_IMPLEMENTATION', payload: none }, BAZHONG) },
      { name: 'EVALUATE', act: tell(() => main, { type: 'EVALUATE', payload: { completion: 'complete', obligations: [], scores: [], evaluator: 'the institute', commissionedBy: 'the ministry', declaration: 'independent' } }, NATIONAL) },
      { name: 'SHELVE', act: tell(() => other, { type: 'SHELVE', payload: { reason: 'overtaken' } }, BAZHONG) },
      { name: 'SUPERSEDE', act: () => world.tell('L1', { type: 'SUPERSEDE', payload: { reason: 'renewed', by: main } }, BAZHONG) },
      ...loopVerbs(() => world),
      // Of two parts, and last: from here on every look at the whole has to read it.
      { name: 'a document', act: () => world.engine.addDocument.execute({ agreement: main, name: 'a.pdf', type: 'application/pdf', content: Buffer.alloc(300_000, 'x'), actor: clerk(BAZHONG) }) },
    ];

    /** Whether it failed with nothing done; a sweep may also come back and tell that its rows failed. */
    const fails = async ({ act }: Verb): Promise<boolean> => {
      const { at } = world;
      const failed = await act().then((result) => typeof result === 'object' && result !== null && 'failed' in result && result.failed !== 0, () => true);
      faulty.failPoints.disarm();
      if (failed) world.at = at;
      return failed;
    };

    /** It comes through, and as what it is: a refusal changes the store as well. */
    const comesThrough = async ({ act, isRefused = false }: Verb): Promise<void> => {
      const answer = await act();
      if (typeof answer !== 'object' || answer === null) return;
      if ('ok' in answer) expect(answer).toMatchObject({ ok: !isRefused });
      if ('faults' in answer) expect(answer.faults).toEqual([]);
      if ('failed' in answer) expect(answer.failed).toBe(0);
    };

    /** How many statements it sends, up to the commit that it is refused here. */
    const statementsOf = async (verb: Verb): Promise<number> => {
      const sent = faulty.failPoints.refuseCommits();
      expect(await fails(verb)).toBe(true);
      expect(sent()).toBeGreaterThan(2);
      return sent();
    };

    const allOrNothing = async (verb: Verb): Promise<void> => {
      const { failPoints, digest } = faulty;
      await verb.before?.();
      const before = await digest();
      const entries = (await world.entries()).length;
      const statements = await statementsOf(verb);
      for (let statement = 1; statement <= statements; statement++) {
        for (const times of ['for ever', 'once'] as const) {
          failPoints.arm(statement, times);
          expect([statement, times, await fails(verb), (await digest()) === before]).toEqual([statement, times, true, true]);
          tried += 1;
        }
      }
      await comesThrough(verb);
      expect(await digest()).not.toBe(before);
      expect((await world.entries()).length).toBeGreaterThan(entries);
    };

    /** Each batch is done or not, and who asks again does the rest. */
    const batchByBatch = async (verb: Verb, outcome: () => Promise<unknown>): Promise<void> => {
      const { failPoints, remember } = faulty;
      await verb.before?.();
      const before = await outcome();
      const restore = await remember();
      const refused = await statementsOf(verb);
      await restore();
      const sent = failPoints.count();
      await comesThrough(verb);
      const statements = Math.max(refused, sent());
      failPoints.disarm();
      const { at } = world;
      const after = await outcome();
      expect(after).not.toEqual(before);
      for (let statement = 1; statement <= statements; statement++) {
        for (const times of ['for ever', 'once'] as const) {
          await restore();
          failPoints.arm(statement, times);
          const failed = await fails(verb);
          if (failed) {
            expect(replayEntries(await world.entries())).toEqual(await world.stored());
            await comesThrough(verb);
          }
          world.at = at;
          expect([statement, times, await outcome()]).toEqual([statement, times, after]);
          tried += 1;
        }
      }
    };

    it.each(verbs)('of $name leaves all of it or nothing', (verb) => (verb.outcome === undefined ? allOrNothing(verb) : batchByBatch(verb, verb.outcome)));

    it('of the lights of a day leaves some batches, and the rest is told by who comes next', async () => {
      const { failPoints } = faulty;
      const { reads, tellLights } = world.engine;
      const counted = async (day: string): Promise<LightCounts> => {
        const counts: LightCounts = { agreement: {}, followUp: {}, obligation: {} };
        for (const { kind, light } of (await reads.lights({ asOf: day }, { limit: 1000 })).items) counts[kind][light] = (counts[kind][light] ?? 0) + 1;
        return counts;
      };
      const runOf = async (day: string): Promise<LightRun | undefined> => (await reads.lightRuns(day, { limit: 1 })).items.find((run) => run.day === day);
      let day = world.engine.today();
      for (let [statement, failed] = [1, true]; failed; statement++) {
        for (const times of ['for ever', 'once'] as const) {
          day = addDays(day, 1);
          world.on(day);
          failPoints.arm(statement, times);
          failed = await tellLights.execute().then(() => false, () => true);
          failPoints.disarm();
          expect([statement, times, (await runOf(day))?.endedAt ?? null]).toEqual([statement, times, failed ? null : world.at]);
          await tellLights.execute();
          expect(await runOf(day)).toMatchObject({ endedAt: world.at, counts: await counted(day) });
          tried += 1;
        }
      }
      expect((await reads.lights({ asOf: day }, { limit: 1000 })).items).toHaveLength((await world.everyRecord()).length);
    });

    it('of a group takes nothing from its neighbours', async () => {
      const { failPoints } = faulty;
      let four: string[] = [];
      const group = () => Promise.allSettled([0, 1, 2, 3].map((n) => world.engine.transitionAgreement.execute({
        id: four[n] ?? '', expected: 1, request: { type: 'CIRCULATE', payload: none }, actor: clerk(BAZHONG), key: { key: `group ${n} ${tried}`, fingerprint: 'f' },
      })));
      const sent = failPoints.refuseCommits();
      await group();
      const statements = sent();
      failPoints.disarm();
      for (let statement = 1; statement <= statements; statement++) {
        for (const times of ['once', 'for ever'] as const) {
          four = [];
          for (let n = 0; n < 4; n++) four.push(await world.propose({ parties: [BAZHONG, HANZHONG] }));
          const entries = (await world.entries()).length;
          failPoints.arm(statement, times);
          const settled = await group();
          failPoints.disarm();
          const done = settled.map(({ status }) => status === 'fulfilled');
          const moved = await Promise.all(four.map(async (id) => (await world.agreement(id)).version === 2));
          expect([statement, times, moved]).toEqual([statement, times, done]);
          expect((await world.entries()).length - entries).toBe(done.filter(Boolean).length);
          // A statement that begins the transaction of all of them fails for all.
          if (times === 'once' && statement > 1) expect(done.filter((one) => !one).length).toBeLessThan(2);
          tried += 1;
        }
      }
    });

    it('that strikes after the commit is harmless to who asks again under the same key', async () => {
      const { failPoints, digest } = faulty;
      const ids = [await world.propose({ parties: [BAZHONG, HANZHONG] }), await world.propose({ parties: [BAZHONG, HANZHONG] })];
      const both = (): Promise<PromiseSettledResult<Answer>[]> => Promise.allSettled(ids.map((id) => world.engine.transitionAgreement.execute({
        id, expected: 1, request: { type: 'CIRCULATE', payload: none }, actor: clerk(BAZHONG), key: { key: `lost ${id}`, fingerprint: 'f' },
      })));
      failPoints.loseAnswerOfCommit();
      const lost = (await both()).flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
      // Where commands share a commit, all that shared it.
      expect(lost.length).toBeGreaterThan(0);
      for (const reason of lost) expect(reason).toMatchObject({ code: 'test.fault' });
      const kept = await digest();
      for (const result of await both()) expect(result).toMatchObject({ status: 'fulfilled', value: { ok: true, version: 2, state: 'proposed.consulting' } });
      expect(await digest()).toBe(kept);
    });

    it('of five in a hundred statements and commits does not double or lose one of 2,000 commands that are asked again', async () => {
      const { failPoints } = faulty;
      const before = (await world.entries()).length;
      failPoints.shake(5, 5, seeded(20_261_125));
      let faults = 0;
      const propose = async (n: number): Promise<string> => {
        for (;;) {
          try {
            return (await world.propose({ parties: [BAZHONG, HANZHONG] }, {}, { key: `shaken ${n}`, fingerprint: 'f' }));
          } catch {
            faults += 1;
          }
        }
      };
      const ids = new Set<string>();
      for (let n = 0; n < 2000; n += 40) for (const id of await Promise.all(Array.from({ length: 40 }, (_, i) => propose(n + i)))) ids.add(id);
      failPoints.disarm();
      expect(faults).toBeGreaterThan(200);
      expect(ids.size).toBe(2000);
      expect((await world.entries()).length - before).toBe(2000);
    });
  });
}

/** Numbers from 0 to 1, the same at every run (Park and Miller's generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
