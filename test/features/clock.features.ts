import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Installation, MakePlace, Wrap } from '../support/installation.js';
import { morning, openInstallation, SHANGHAI } from '../support/installation.js';

const PARTIES = ['511900', '610700'];
const SIGNED = '2026-01-05';

/** The clock: what is due is fired once, in batches, whatever else happens. */
export function clockFeatures(name: string, makePlace: MakePlace): void {
  const opened: Installation[] = [];
  const open = async (wrap?: Wrap): Promise<Installation> => {
    const installation = await openInstallation(makePlace, wrap);
    opened.push(installation);
    return installation.on(SIGNED);
  };
  afterEach(async () => {
    for (const installation of opened.splice(0)) await installation.destroy();
  });

  /** So many agreements signed on one day, carried in together. */
  const registerMany = (installation: Installation, count: number, prefix = 'a'): Promise<void> =>
    installation.register(...Array.from({ length: count }, (_, index) => ({ id: `${prefix}${String(index).padStart(4, '0')}`, codes: PARTIES, signed: SIGNED })));
  const overdue = async ({ engine }: Installation): Promise<number> => (await engine.reads.countByState())['signed.overdue'] ?? 0;

  describe(`${name}: a due agreement`, () => {
    let installation: Installation;
    beforeEach(async () => {
      installation = await open();
    });

    it('opens one case, and not before its due date is over in the zone of the office', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED });
      const lastDay = installation.workingDay(SIGNED, 60);
      const timer = (await installation.agreement(id)).timers.SIGNED_NOT_IMPLEMENTED;
      expect(timer).toMatchObject({ dueOn: lastDay, days: 60, from: SIGNED, estimated: false, policy: 'default@1' });
      const midnight = SHANGHAI.startOf(lastDay) + 24 * 3_600_000;
      expect(await installation.tick(midnight - 1)).toMatchObject({ fired: 0, opened: 0 });
      expect(await installation.asked(id)).toEqual([]);
      expect(await installation.tick(midnight)).toMatchObject({ fired: 1, opened: 2, failed: 0 });
      expect(await installation.asked(id)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
      expect(new Set((await installation.followUpsOf(id)).map(({ context }) => context.case)).size).toBe(1);
      expect((await installation.agreement(id)).state).toBe('signed.overdue');
    });

    it('signed without obligations is due after 30 working days', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED, planned: false });
      await installation.tickOn(installation.workingDay(SIGNED, 30));
      expect(await installation.asked(id)).toEqual([]);
      await installation.tick(SHANGHAI.startOf(installation.workingDay(SIGNED, 30)) + 24 * 3_600_000);
      expect(await installation.asked(id)).toHaveLength(2);
    });

    it('whose signatures stall is due 30 working days after it was opened for them', async () => {
      const id = await installation.propose({ parties: PARTIES });
      await installation.ask(id, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, '511900');
      await installation.tick(SHANGHAI.startOf(installation.workingDay(SIGNED, 30)) + 24 * 3_600_000);
      const followUps = await installation.followUpsOf(id);
      expect(followUps.map(({ context }) => [context.office, context.rule])).toEqual([['510000', 'signatureStalled'], ['610000', 'signatureStalled']]);
      expect((await installation.agreement(id)).state).toBe('proposed.signing');
    });

    it('is opened once by two sweeps at once and by many after each other', async () => {
      await registerMany(installation, 5);
      const at = morning('2026-07-01');
      installation.at = at;
      const runs = await Promise.all([installation.tick(at), installation.tick(at)]);
      expect(runs.map(({ opened }) => opened)).toEqual([10, 0]);
      for (let again = 0; again < 3; again += 1) expect(await installation.tick(at)).toMatchObject({ fired: 0, opened: 0 });
      expect((await installation.everyRecord()).filter(({ kind }) => kind === 'followUp')).toHaveLength(10);
    });

    it('is shown by the preview as the sweep then does it', async () => {
      await registerMany(installation, 3);
      const at = morning('2026-07-01');
      const { due } = await installation.engine.previewSweep.execute({ at });
      expect(due).toHaveLength(3);
      expect(due[0]).toEqual({ agreement: 'a0000', rule: 'signedNotImplemented', subject: 'agreement', offices: ['510000', '610000'], dueOn: installation.workingDay(SIGNED, 60) });
      await installation.tick(at);
      expect(await installation.asked('a0000')).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
      expect((await installation.engine.previewSweep.execute({ at })).due).toEqual([]);
    });

    it('whose parties are not all known asks nobody, once, and says why', async () => {
      await installation.register({ id: 'open-list', codes: PARTIES, parties_complete: false, signed: SIGNED });
      expect(await installation.tickOn('2026-07-01')).toMatchObject({ fired: 1, opened: 0 });
      expect(await installation.agreement('open-list')).toMatchObject({ state: 'signed.waiting', timers: {}, context: { nobodyAsked: 'parties_unknown' } });
      expect(await installation.tickOn('2026-07-02')).toMatchObject({ fired: 0 });
    });

    it('whose term ended before it was due lapses and is not flagged, also after an outage over both', async () => {
      await installation.register({ id: 'short', codes: PARTIES, signed: SIGNED, term_end: '2026-02-28' });
      // The warning before the end of the term comes too late to be given.
      expect(await installation.tickOn('2026-12-01')).toMatchObject({ fired: 2, opened: 0 });
      expect((await installation.agreement('short')).state).toBe('lapsed');
    });
  });

  describe(`${name}: a sweep`, () => {
    it('does more than one batch holds', async () => {
      const installation = await open();
      const count = 2 * installation.pace.batch + 50;
      await registerMany(installation, count);
      expect(await installation.tickOn('2026-07-01')).toMatchObject({ fired: count, opened: 2 * count, failed: 0 });
      expect(await overdue(installation)).toBe(count);
      expect((await installation.engine.reads.sweepRuns(5))[0]).toMatchObject({ fired: count, opened: 2 * count, failed: 0 });
    });

    it('lets a bad row fail alone: it is counted, told, left as it was, and the rest is done', async () => {
      const installation = await open();
      await registerMany(installation, 120);
      const bad = await installation.agreement('a0050');
      await installation.damage(bad, { state: 'signed.nowhere' });
      expect(await installation.tickOn('2026-07-01')).toMatchObject({ fired: 119, opened: 238, failed: 1 });
      expect(installation.faults).toMatchObject([{ error: { code: 'chart.state_unknown' }, where: { kind: 'agreement', id: 'a0050' } }]);
      expect(await installation.agreement('a0050')).toMatchObject({ state: 'signed.nowhere', version: 2, timers: bad.timers });
      expect(await installation.entries('a0050')).toHaveLength(1);
      expect(await overdue(installation)).toBe(119);
    });

    it('goes on behind more bad rows than a batch holds', async () => {
      const installation = await open();
      await registerMany(installation, installation.pace.batch + 30);
      for (let index = 0; index < installation.pace.batch + 20; index += 1) await installation.damage(await installation.agreement(`a${String(index).padStart(4, '0')}`), { state: 'signed.nowhere' });
      expect(await installation.tickOn('2026-07-01')).toMatchObject({ fired: 10, failed: installation.pace.batch + 20 });
      expect(installation.faults).toHaveLength(installation.pace.batch + 20);
    });

    it('ends, and tells of it, where a record runs a timer that its state does not know', async () => {
      const installation = await open();
      await registerMany(installation, 2);
      await installation.damage(await installation.agreement('a0000'), { state: 'lapsed' });
      expect(await installation.tickOn('2026-07-01')).toMatchObject({ fired: 1, failed: 1 });
      expect(installation.faults).toMatchObject([{ where: { id: 'a0000' } }]);
      expect(await installation.entries('a0000')).toHaveLength(1);
    });

    it('opens no second case for an office where two silent offices meet, and needs no second try', async () => {
      let failedBatches = 0;
      const installation = await open((ports) => ({
        ...ports,
        unitOfWork: {
          run: (work) => ports.unitOfWork.run(work),
          exclusive: (work) => ports.unitOfWork.exclusive(work),
          batch: (work) => ports.unitOfWork.batch(work).catch((error: unknown) => {
            failedBatches += 1;
            throw error;
          }),
        },
      }));
      const id = await installation.signed({ parties: ['511781', '511921'], on: SIGNED });
      await installation.tickOn('2026-07-01');
      expect(await installation.asked(id)).toEqual(['511700 requested.awaiting 511781', '511900 requested.awaiting 511921']);
      await installation.tickOn('2026-08-01');
      expect(await installation.asked(id)).toEqual(['510000 requested.awaiting 511781,511921', '511700 escalated 511781', '511900 escalated 511921']);
      expect(failedBatches).toBe(0);
    });

    it('that a restart cut short goes on where it stopped', async () => {
      let batches = 0;
      const installation = await open((ports) => ({
        ...ports,
        unitOfWork: {
          run: (work) => ports.unitOfWork.run(work),
          exclusive: (work) => ports.unitOfWork.exclusive(work),
          batch: (work) => ((batches += 1) === 2 ? Promise.reject(new Error('the process died')) : batches > 2 ? Promise.reject(new Error('it is dead')) : ports.unitOfWork.batch(work)),
        },
      }));
      await registerMany(installation, installation.pace.batch + 50);
      await expect(installation.tickOn('2026-07-01')).rejects.toThrow('it is dead');
      expect(await overdue(installation)).toBe(installation.pace.batch);
      batches = -1000;
      await installation.reopen();
      expect(await installation.tickOn('2026-07-01')).toMatchObject({ fired: 50, opened: 100 });
      expect(await overdue(installation)).toBe(installation.pace.batch + 50);
    });

    it('forgets the answers of yesterday, and keeps those that a replay may still ask for', async () => {
      const installation = await open();
      const propose = (key: string): Promise<string> => installation.propose({ parties: PARTIES }, {}, { key, fingerprint: 'f' });
      installation.on('2026-03-02');
      await propose('yesterday');
      installation.at += 12 * 3_600_000;
      const kept = await propose('today');
      installation.at += 13 * 3_600_000;
      await installation.tick(installation.at);
      await installation.engine.clockLoop.stop();
      const receipts = await installation.ports.unitOfWork.run(async (tx) => [await tx.receipt('yesterday'), await tx.receipt('today')]);
      expect(receipts).toEqual([undefined, expect.objectContaining({ key: 'today' })]);
      expect(await propose('today')).toBe(kept);
    });

    it('lets commands pass between its batches', async () => {
      const installation = await open();
      await registerMany(installation, 1000);
      await installation.register({ id: 'mine', codes: PARTIES });
      let sweepIsOver = false;
      const sweep = installation.tickOn('2026-07-01').finally(() => (sweepIsOver = true));
      await turnOfTheLoop();
      for (let index = 0; index < 3; index += 1) {
        await installation.ask('mine', { type: 'PLAN', payload: { obligations: [{ title: `Task ${index}`, leadUnit: '511900', dueOn: '2027-01-01' }] } }, '511900');
        expect(sweepIsOver).toBe(false);
      }
      expect(await sweep).toMatchObject({ fired: 1000, failed: 0 });
      expect((await installation.agreement('mine')).context.obligations).toHaveLength(3);
    });
  });

  describe(`${name}: the clock over time`, () => {
    it('never stamps a record earlier than its last change, whichever way the clock was set', async () => {
      const installation = await open();
      const id = await installation.signed({ parties: PARTIES, on: SIGNED });
      await installation.tickOn('2026-07-01');
      const [sichuan] = await installation.followUpsOf(id);
      installation.on('2026-07-03');
      await installation.press(sichuan ?? { id: '' }, { type: 'OPEN', payload: {} });
      installation.on('2026-07-02');
      await installation.ask(id, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, '511900');
      for (const followUp of await installation.followUpsOf(id)) expect(followUp.at).toBeGreaterThanOrEqual(morning(followUp.id === sichuan?.id ? '2026-07-03' : '2026-07-01'));
      const times = (await installation.entries(id)).map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    });

    it('climbs to an office asked before, which acted later than the clock now shows, at a time of its own', async () => {
      const installation = await open();
      const id = await installation.signed({ parties: ['429021', '420322'], on: SIGNED });
      await installation.tickOn('2026-07-01');
      await installation.tickOn('2026-07-02');
      installation.on('2026-08-20');
      await installation.press(await installation.followUpOf(id, '420000'), { type: 'OPEN', payload: {} });
      await installation.tickOn('2026-08-01');
      expect(await installation.asked(id)).toEqual(['420000 handling 420322,429021', '420300 escalated 420322']);
      expect((await installation.followUpOf(id, '420000')).at).toBeGreaterThanOrEqual(morning('2026-08-20'));
    });

    it('supersedes an agreement known before at no earlier time than its last change', async () => {
      const installation = await open();
      installation.on('2026-03-02');
      await installation.register({ id: 'old', codes: PARTIES, signed: SIGNED });
      installation.on('2026-02-02');
      await installation.register({ id: 'new', codes: PARTIES, signed: SIGNED, renews: 'old' });
      expect(await installation.agreement('old')).toMatchObject({ state: 'superseded', at: morning('2026-03-02') });
    });
  });
}
