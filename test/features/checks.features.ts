import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CHECKS, findingWords } from '#libs/engine';
import type { Finding, FindingFilter } from '#libs/engine/ports';
import { addDays } from '#libs/kernel';
import type { Installation, MakePlace } from '../support/installation.js';
import { openInstallation } from '../support/installation.js';

const PARTIES = ['511900', '610700'];
const SIGNED = '2026-01-05';
const ROAD = { title: 'Open the road', leadUnit: '511900', dueOn: '2030-12-31' };
const EVIDENCE = { title: 'photographs', link: 'https://example.org/1' };

/** The standing checks: each fault is made, found, told in words, and gone when it is mended. */
export function checksFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: the standing checks`, () => {
    let installation: Installation;
    beforeEach(async () => {
      installation = (await openInstallation(makePlace)).on(SIGNED);
    });
    afterEach(() => installation.destroy());

    const check = async (filter: FindingFilter = {}): Promise<Finding[]> => {
      await installation.engine.runChecks.all();
      return (await installation.engine.reads.findings(filter, { limit: 200 })).items;
    };
    /** What was found, as `code agreement subject`. */
    const found = async (filter?: FindingFilter): Promise<string[]> => (await check(filter)).map(({ code, agreement, subject }) => `${code} ${agreement} ${subject}`.trim());
    const codes = async (agreement: string): Promise<string[]> => (await check({ agreement })).map(({ code }) => code).sort();

    it('find nothing wrong with an agreement that is as it should be', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED });
      expect(installation.engine.reference.calendar.isWorkingDay('2030-12-31')).toBe(true);
      expect(await found()).toEqual([]);
      await installation.implement(id);
      expect(await found()).toEqual([]);
    });

    it('find what was signed without obligations, with the reason, until one is planned', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED, planned: false });
      const [finding] = await check();
      expect(finding).toMatchObject({ code: 'signedWithoutObligations', severity: 'warning', record: { kind: 'agreement', id }, details: { reason: 'a framework' }, since: SIGNED });
      await installation.on('2026-02-02').ask(id, { type: 'PLAN', payload: { obligations: [ROAD] } }, '511900');
      expect(await found()).toEqual([]);
    });

    it('find what has no date, parties that are not all known, and a department without a ladder', async () => {
      await installation.register({ id: 'undated', codes: PARTIES }, { id: 'open', codes: ['510000', '420000'], parties_complete: false, signed: SIGNED }, { id: 'tax', codes: ['500000', '610000'], signed: SIGNED, signatory_kind: 'department', signatories: '税务局', domains: ['taxation'] });
      expect(await found()).toEqual(['partiesOpen open', 'signedWithoutObligations open', 'signedWithoutObligations tax', 'signedWithoutObligations undated', 'undated undated', 'noLadder tax']);
    });

    it('find an agreement in force beneath one that ended', async () => {
      const parent = await installation.signed({ parties: ['510000', '610000'], on: SIGNED });
      const child = await installation.propose({ parties: PARTIES }, { under: parent });
      await installation.ask(child, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, '511900');
      for (const party of PARTIES) await installation.ask(child, { type: 'SIGN', payload: { party, on: SIGNED, signer: 'the head', manner: 'wet' } }, '511900');
      expect(await found()).toEqual([]);
      await installation.ask(parent, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, '510000');
      expect(await found({ severity: 'error' })).toEqual([`parentEnded ${child}`]);
    });

    it('find agreements of the same parties, domain and time, whatever the order of the parties, and no others', async () => {
      const row = (id: string, more: object) => ({ id, codes: PARTIES, signed: SIGNED, domains: ['water'], ...more });
      await installation.register(
        row('a', { term_end: '2028-12-31' }), row('b', { codes: [...PARTIES].reverse() }), row('c', { domains: ['tourism'] }),
        row('d', { term_start: '2029-01-01' }), row('e', { codes: [...PARTIES, '610900'] }),
      );
      const overlaps = (await check({ code: 'overlapping' })).map(({ agreement, details }) => [agreement, details.others]);
      expect(overlaps).toEqual([['a', 'b'], ['b', 'a, d'], ['d', 'b']]);
      await installation.ask('b', { type: 'TERMINATE', payload: { reason: 'one is enough' } }, '610700');
      expect(await check({ code: 'overlapping' })).toEqual([]);
    });

    it('find a seat of a coordinator that is vacant, on whichever rung, until it is filled', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED });
      await installation.vacate('610000');
      await installation.vacate('420000');
      expect(await check()).toMatchObject([{ code: 'coordinatorVacant', agreement: id, subject: '610000', details: { rung: 1 } }]);
      await installation.vacate('610000', false);
      expect(await found()).toEqual([]);
    });

    it('find a party that no longer exists, and name its successor', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED });
      const { rows } = installation.engine.reference;
      const governments = rows.governments.filter(({ code }) => code !== '610700').map((row, index) => ({ ...row, parent: row.parent === '610700' ? '610900' : row.parent, row: index + 2 }));
      const former = [...rows.former, { code: '610700', name: '汉中市', level: 'prefecture' as const, seenFrom: null, until: '2026-01-31', successor: '610900', note: '' }].map((row, index) => ({ ...row, row: index + 2 }));
      const { faults } = await installation.engine.importReference.governments({ rows: governments, former, actor: { id: 'x', office: '100000' }, dryRun: false });
      expect(faults).toEqual([]);
      expect(await check()).toMatchObject([{ code: 'partyGone', agreement: id, subject: '610700', details: { successor: '安康市', now: '610900' } }]);
    });

    it('find a due date on a day that is not worked, and a make-up day to be a good one', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED });
      const on = (dueOn: string) => ({ type: 'PLAN' as const, payload: { obligations: [{ ...ROAD, dueOn }] } });
      for (const day of ['2026-10-01', '2026-05-09', '2026-11-28']) await installation.ask(id, on(day), '511900');
      expect(installation.engine.reference.calendar.isWorkingDay('2026-05-09')).toBe(true);
      expect((await check()).map(({ code, details }) => [code, details.dueOn])).toEqual([['dueOnNonWorkingDay', '2026-10-01'], ['dueOnNonWorkingDay', '2026-11-28']].sort());
    });

    it('find an obligation without a lead or a date, and one of which two periods passed without an accepted report', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED });
      await installation.implement(id);
      const monthly = { kind: 'recurring' as const, every: { n: 1, unit: 'month' as const }, from: '2026-01-30', until: null, monthEnd: 'lastDay' as const, leadDays: null, nonWorking: 'before' as const };
      const { created: [reports = ''] } = await installation.ask(id, { type: 'PLAN', payload: { obligations: [{ ...ROAD, title: 'Report every month', schedule: monthly }] } }, '511900');
      const road = (await installation.engine.reads.obligations({ agreement: id }, { limit: 9 })).items.find((one) => one.id !== reports);
      if (road === undefined) throw new Error('No obligation was planned.');
      await installation.damage(road, { context: { ...road.context, leadUnit: null, schedule: null, dueOn: null } });
      expect(await check()).toMatchObject([{ code: 'obligationIncomplete', subject: road.id, record: { kind: 'obligation', id: road.id }, details: { missing: 'lead date' } }]);
      const first = (await installation.engine.reads.obligation(reports))?.context.dueOn ?? '';
      const missed = async (): Promise<Finding[]> => check({ code: 'twoPeriodsWithoutReport' });
      await installation.tickOn(addDays(first, 1));
      expect(await missed()).toEqual([]);
      await installation.tickOn(addDays(first, 40));
      expect(await missed()).toMatchObject([{ agreement: id, subject: reports, severity: 'error', details: { dueOn: first } }]);
    });

    it('find a slip that was never answered, and one closed without evidence', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED });
      const late = addDays(installation.workingDay(SIGNED, 60), 1);
      await installation.tickOn(late);
      const [sichuan, shaanxi] = await installation.followUpsOf(id);
      for (const one of [sichuan, shaanxi]) await installation.press(one ?? { id: '' }, { type: 'OPEN', payload: {} });
      await installation.press(shaanxi ?? { id: '' }, { type: 'RESPOND', payload: { party: '610700', text: 'under way', evidence: [EVIDENCE] } }, 'reporter');
      await installation.press(shaanxi ?? { id: '' }, { type: 'CONCLUDE', payload: {} }, 'chief');
      await installation.press(sichuan ?? { id: '' }, { type: 'ACKNOWLEDGE', payload: { party: '511900' } }, 'reporter');
      expect(await codes(id)).toEqual([]);
      // Above Sichuan and Shaanxi stands the last rung, whose silence is shown.
      await installation.tickThrough(addDays(late, 60));
      expect(await check({ agreement: id })).toMatchObject([{ code: 'neverAnswered', severity: 'error', record: { kind: 'followUp', id: sichuan?.id } }]);
      const [national] = await installation.followUpsOf(id);
      await installation.press(national ?? { id: '' }, { type: 'OPEN', payload: {} });
      await installation.tickOn(addDays(installation.workingDay(addDays(late, 60), 30), 1));
      expect(await codes(id)).toEqual(['neverAnswered', 'neverAnswered']);
      await installation.press(national ?? { id: '' }, { type: 'RESPOND', payload: { party: '511900', text: 'done', evidence: [] } }, 'reporter');
      await installation.press(national ?? { id: '' }, { type: 'CONCLUDE', payload: {} }, 'chief');
      expect(await check({ agreement: id })).toMatchObject([{ code: 'closedWithoutEvidence', severity: 'error', record: { kind: 'followUp', id: national?.id } }]);
    });

    it('find an agreement marked as done without a piece of evidence', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED, termEnd: '2026-02-02' });
      await installation.tickOn('2026-02-03');
      expect((await installation.agreement(id)).state).toBe('implementing.termEnded');
      const done = { ...(await installation.agreement(id)) };
      await installation.damage(done, { state: 'evaluated', timers: {}, context: { ...done.context, evaluation: { kind: 'secondParty', office: '510000', completion: 'complete', scores: [], obligations: [], evaluator: 'x', commissionedBy: 'z', declaration: 'y', on: '2026-02-03' } } });
      expect(await found()).toEqual([`evaluatedWithoutEvidence ${id}`]);
    });

    it('find a file that is no longer what was uploaded', async () => {
      const id = await installation.signed({ parties: PARTIES, on: SIGNED });
      const content = Buffer.from('%PDF-1.7 what was signed');
      const document = { id: 'd1', agreement: id, name: 'a.pdf', version: 1, type: 'application/pdf', size: content.length, sha256: createHash('sha256').update(content).digest('hex'), office: '511900', actor: 'x', at: installation.at };
      const keep = (one: typeof document, bytes: Buffer): Promise<void> => installation.ports.unitOfWork.run((tx) => tx.record({ records: [], entries: [], documents: [{ document: one, content: bytes }] }));
      await keep(document, content);
      expect(await found()).toEqual([]);
      await keep({ ...document, id: 'd2', version: 2 }, Buffer.from('%PDF-1.7 what was never signed'));
      expect(await check()).toMatchObject([{ code: 'fileChanged', severity: 'error', agreement: id, subject: 'd2', record: { kind: 'document', id: 'd2' }, details: { name: 'a.pdf', version: 2 } }]);
      expect(await found({ severity: 'error' })).toEqual([`fileChanged ${id} d2`]);
    });

    it('keep the day since which a fault stands, list by severity, government and page, and count', async () => {
      await installation.register(...['a', 'b', 'c'].map((id) => ({ id, codes: id === 'c' ? ['420000', '500000'] : PARTIES, signed: SIGNED, domains: ['water'] })));
      await check();
      installation.on('2026-02-02');
      await installation.register({ id: 'd', codes: PARTIES });
      const all = await check();
      expect(new Map(all.filter(({ code }) => code === 'signedWithoutObligations').map(({ agreement, since }) => [agreement, since]))).toEqual(new Map([['a', SIGNED], ['b', SIGNED], ['c', SIGNED], ['d', '2026-02-02']]));
      const { reads } = installation.engine;
      expect((await reads.findings({ parties: ['500000'] }, { limit: 9 })).items.map(({ agreement }) => agreement)).toEqual(['c']);
      const paged: Finding[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await reads.findings({}, { limit: 2, cursor });
        paged.push(...page.items);
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(all);
      expect(await reads.countFindings({})).toEqual([{ severity: 'warning', code: 'signedWithoutObligations', count: 4 }, { severity: 'warning', code: 'undated', count: 1 }, { severity: 'hint', code: 'overlapping', count: 2 }]);
      expect(await reads.lastCheck()).toMatchObject({ day: '2026-02-02', endedAt: installation.at });
    });

    it('run once a day by the clock, one agreement at once by itself, and bear one that cannot be checked', async () => {
      await installation.register({ id: 'a', codes: PARTIES }, { id: 'b', codes: PARTIES });
      const { runChecks, reads } = installation.engine;
      await runChecks.one('b');
      expect((await reads.findings({}, { limit: 9 })).items.map(({ agreement }) => agreement)).toEqual(['b', 'b']);
      await runChecks.execute({ goesOn: () => true });
      expect((await reads.findings({}, { limit: 9 })).total).toBe(4);
      await expect(runChecks.one('x')).rejects.toMatchObject({ code: 'agreement.not_found' });
      const bad = await installation.agreement('a');
      await installation.damage(bad, { context: { ...bad.context, parties: [{ code: '999999', role: 'lead' }] } });
      await runChecks.execute({ goesOn: () => true });
      expect(installation.faults).toEqual([]);
      expect(await found({ agreement: 'a' })).toHaveLength(2);
      expect(installation.faults).toMatchObject([{ where: { id: 'a', work: 'checks' } }]);
    });

    it('tell every finding in both languages', () => {
      for (const { code, todo } of CHECKS) {
        const { wrong } = findingWords({ code, details: {} });
        for (const text of [wrong.en, wrong.zh, todo.en, todo.zh]) expect(text.length).toBeGreaterThan(5);
      }
      expect(new Set(CHECKS.map(({ code }) => code)).size).toBe(CHECKS.length);
    });
  });
}
