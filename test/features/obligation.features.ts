import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Schedule } from '#libs/charts';
import type { ObligationRequest } from '#libs/engine';
import { addDays } from '#libs/kernel';
import type { CivilDate } from '#libs/kernel';
import type { Installation, MakePlace } from '../support/installation.js';
import { morning, openInstallation, refused } from '../support/installation.js';
import { accept, ask, endSound, followUpsFor, monthly, obligation, obligationsOf, plan, pressedFor, report, reportOf, road, SIGNED, superior, tell } from '../support/owed.js';

const [SICHUAN, SHAANXI, NATIONAL, BAZHONG, HANZHONG, GUANGYUAN] = ['510000', '610000', '100000', '511900', '610700', '510800'] as const;

/** Obligations as records: from their plan to what was reported of them, pressed for party by party. */
export function obligationFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: what is owed`, () => {
    let world: Installation;
    beforeEach(async () => {
      world = (await openInstallation(makePlace)).on(SIGNED);
    });
    afterEach(() => endSound(world));
    const signed = (...parties: string[]): Promise<string> => world.signed({ parties: parties.length > 0 ? parties : [BAZHONG, HANZHONG], on: SIGNED, planned: false });
    const after = (day: CivilDate, days: number): CivilDate => addDays(world.workingDay(day, days), 1);

    describe('the plan', () => {
      it('of a proposal becomes a record at once, and is owed from the signing on', async () => {
        const id = await world.propose({ parties: [BAZHONG, HANZHONG] });
        const [planned] = await obligationsOf(world, id);
        expect(planned).toMatchObject({ state: 'planned', timers: {}, context: { agreements: [id], home: id, parties: [BAZHONG, HANZHONG], boundOn: null } });
        expect((await world.agreement(id)).context.obligations).toEqual([{ id: planned?.id, title: 'Open the road', leadUnit: BAZHONG, dueOn: '2030-12-31' }]);
        await world.ask(id, { type: 'OPEN_FOR_SIGNATURE', payload: {} }, BAZHONG);
        for (const party of [BAZHONG, HANZHONG]) await world.ask(id, { type: 'SIGN', payload: { party, on: SIGNED, signer: 'the head', manner: 'wet' } }, BAZHONG);
        expect(await obligation(world, planned?.id ?? '')).toMatchObject({ state: 'due', context: { boundOn: SIGNED }, timers: { DUE: { dueOn: '2030-12-31' } } });
      });
      it('of ten obligations is one entry, and each is a record', async () => {
        const id = await signed();
        const entries = (await world.entries()).length;
        const obligations = Array.from({ length: 10 }, (_, index) => ({ ...road, title: `Open the road ${index}` }));
        const { created } = await world.ask(id, { type: 'PLAN', payload: { obligations } }, BAZHONG);
        expect((await world.entries()).length).toBe(entries + 1);
        expect((await obligationsOf(world, id)).map((one) => one.id)).toEqual(created);
      });
      it('with a lead time shows itself when that begins', async () => {
        const one = await plan(world, await signed(), { ...road, dueOn: undefined, schedule: { kind: 'once', dueOn: '2026-06-30', leadDays: 30, nonWorking: 'keep' } });
        expect(await obligation(world, one)).toMatchObject({ state: 'scheduled', context: { appearsOn: '2026-05-31' } });
        await world.tickOn('2026-05-30');
        expect((await obligation(world, one)).state).toBe('scheduled');
        await world.tickOn('2026-05-31');
        expect((await obligation(world, one)).state).toBe('due');
      });
      it.each([
        ['ends before it begins', { until: '2026-03-01' }, 'until_before_first'],
        ['is past as a whole', { from: '2025-01-31', until: '2026-02-28' }, 'all_past'],
      ])('that recurs and never fires, as it %s, is refused with nothing written', async (_, change, rule) => {
        const id = await signed();
        const entries = (await world.entries()).length;
        await expect(plan(world, id, { ...monthly, schedule: { ...monthly.schedule!, ...change } })).rejects.toMatchObject({ code: 'recurrence.never_fires', details: { rule } });
        expect([(await world.entries()).length, await obligationsOf(world, id)]).toEqual([entries, []]);
      });
      it('tells later who leads it and until when, with a reason and what stood there, and its agreements hear of it', async () => {
        const [id, other] = [await signed(), await signed()];
        const one = await plan(world, id, { title: 'Open the road' });
        await ask(world, one, { type: 'LINK', payload: { agreement: other } }, BAZHONG);
        const started = async (agreement: string): Promise<string> => {
          const answer = await world.tell(agreement, { type: 'START_IMPLEMENTATION', payload: {} }, BAZHONG);
          return answer.ok ? answer.state : answer.code;
        };
        await accept(world, one, BAZHONG, await report(world, one, BAZHONG, false));
        expect([await started(id), await started(other)]).toEqual(Array(2).fill('agreement.no_obligation'));

        const assign = { type: 'ASSIGN' as const, payload: { leadUnit: SICHUAN, supportingUnits: [GUANGYUAN], reason: 'it builds' } };
        expect(refused(await tell(world, one, assign, HANZHONG)).code).toBe('right.obligation_lead_only');
        await ask(world, one, assign, BAZHONG);
        expect(refused(await tell(world, one, assign, SICHUAN)).code).toBe('obligation.nothing_changes');
        const [nobody, told] = [{ leadUnit: null, responsibleUnit: null, supportingUnits: [] }, { leadUnit: SICHUAN, responsibleUnit: null, supportingUnits: [GUANGYUAN] }];
        expect((await obligation(world, one)).context).toMatchObject({ ...told, assigned: [{ on: SIGNED, reason: 'it builds', from: nobody, to: told }] });
        await expect(tell(world, one, { type: 'ASSIGN', payload: { leadUnit: '999999', reason: 'it builds' } }, SICHUAN)).rejects.toMatchObject({ code: 'government.unknown' });

        const schedule: Schedule = { kind: 'once', dueOn: '2026-06-30', leadDays: null, nonWorking: 'keep' };
        await ask(world, one, { type: 'RESCHEDULE', payload: { schedule, reason: 'agreed at the meeting' } }, SICHUAN);
        expect(await obligation(world, one)).toMatchObject({ state: 'due', timers: { DUE: { dueOn: '2026-06-30' } }, context: { rescheduled: [{ from: null, to: schedule, dueOn: null, reason: 'agreed at the meeting' }] } });
        for (const agreement of [id, other]) expect((await world.agreement(agreement)).context.obligations).toEqual([{ id: one, title: 'Open the road', leadUnit: SICHUAN, dueOn: '2026-06-30', supportingUnits: [GUANGYUAN] }]);
        expect([await started(id), await started(other)]).toEqual(Array(2).fill('implementing.active'));
      });
      it('names parties of the agreement alone', async () =>
        expect(plan(world, await signed(), { ...road, parties: [BAZHONG, GUANGYUAN] })).rejects.toMatchObject({ code: 'obligation.not_a_party' }));
    });

    describe('a report', () => {
      it('is given by the party itself, judged above it, and counts as evidence from its acceptance on', async () => {
        const id = await signed();
        const one = await plan(world, id, road);
        expect(refused(await tell(world, one, reportOf(HANZHONG), BAZHONG)).code).toBe('right.that_party_only');
        const given = await report(world, one, BAZHONG);
        expect((await world.agreement(id)).context.evidence).toEqual([]);
        expect(refused(await world.tell(id, { type: 'START_IMPLEMENTATION', payload: {} }, BAZHONG)).code).toBe('agreement.no_accepted_evidence');
        expect(refused(await tell(world, one, { type: 'ACCEPT_REPORT', payload: { report: given } }, BAZHONG)).code).toBe('right.superior_only');
        expect(refused(await tell(world, one, { type: 'ACCEPT_REPORT', payload: { report: given } }, SHAANXI)).code).toBe('right.superior_only');
        await accept(world, one, BAZHONG, given);
        expect((await world.agreement(id)).context.evidence).toMatchObject([{ id: given, party: BAZHONG, kind: 'report', obligation: one, status: 'accepted', link: 'https://example.org/order', judged: { office: SICHUAN } }]);
        expect((await world.ask(id, { type: 'START_IMPLEMENTATION', payload: {} }, BAZHONG)).state).toBe('implementing.active');
      });
      it('of a party that left is refused with that rule', async () => {
        const id = await signed(BAZHONG, HANZHONG, GUANGYUAN);
        const one = await plan(world, id, road);
        await world.ask(id, { type: 'WITHDRAW_PARTY', payload: { party: HANZHONG, reason: 'merged', document: 'No. 9' } }, HANZHONG);
        expect(refused(await tell(world, one, reportOf(HANZHONG), HANZHONG)).code).toBe('obligation.party_left');
        await report(world, one, BAZHONG);
        await report(world, one, GUANGYUAN);
        expect((await obligation(world, one)).state).toBe('reported');
      });
      it('accepted of all that are left begins the next period with its own clock', async () => {
        const id = await signed(BAZHONG, HANZHONG, GUANGYUAN);
        const ones = [await plan(world, id, { ...monthly, parties: [BAZHONG, HANZHONG] }), await plan(world, id, { ...road, parties: [BAZHONG, HANZHONG], schedule: { ...(monthly.schedule as Extract<Schedule, { kind: 'recurring' }>), from: '2026-04-30', leadDays: 10 } })];
        for (const one of ones) await accept(world, one, BAZHONG, await report(world, one, BAZHONG));
        await world.ask(id, { type: 'WITHDRAW_PARTY', payload: { party: HANZHONG, reason: 'merged', document: 'No. 9' } }, HANZHONG);
        const [now, later] = await Promise.all(ones.map((one) => obligation(world, one)));
        expect(now).toMatchObject({ state: 'due', context: { period: 2, dueOn: '2026-04-30' }, timers: { DUE: { dueOn: '2026-04-30' } } });
        expect(later).toMatchObject({ state: 'scheduled', context: { period: 2, dueOn: '2026-05-30' }, timers: { APPEARS: { dueOn: '2026-05-19' } } });
      });
      it('accepted of all begins the next period, and never drifts from the last of the month', async () => {
        const one = await plan(world, await signed(), monthly);
        const due: (CivilDate | null)[] = [];
        for (let period = 1; period <= 4; period += 1) {
          due.push((await obligation(world, one)).context.dueOn);
          for (const party of [BAZHONG, HANZHONG]) await accept(world, one, party, await report(world, one, party));
        }
        expect(due).toEqual(['2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']);
        expect(await obligation(world, one)).toMatchObject({ state: 'due', context: { period: 5 } });
      });
    });

    describe('what is late', () => {
      it('is pressed for party by party: only the chain of who did not deliver', async () => {
        const id = await signed(BAZHONG, HANZHONG, GUANGYUAN);
        const one = await plan(world, id, road);
        await report(world, one, HANZHONG);
        await world.tickOn('2026-07-01');
        expect([(await obligation(world, one)).state, await pressedFor(world, id, one)]).toEqual(['overdue', []]);
        await world.tickOn(after('2026-06-30', 5));
        expect(await pressedFor(world, id, one)).toEqual(['510000 requested.awaiting 510800,511900']);
        await report(world, one, BAZHONG);
        expect(await pressedFor(world, id, one)).toEqual(['510000 requested.awaiting 510800']);
        await report(world, one, GUANGYUAN);
        expect(await followUpsFor(world, id, one)).toMatchObject([{ state: 'resolved', context: { rule: 'obligationOverdue', outcome: 'rectified' } }]);
        expect((await obligation(world, one)).state).toBe('reported');
      });
      it('climbs for those alone, also where they stand beneath an office that others passed', async () => {
        const id = await signed();
        const one = await plan(world, id, road);
        await report(world, one, HANZHONG);
        await world.tickOn(after('2026-06-30', 5));
        const flagged = world.engine.today();
        await world.tickOn(after(flagged, 10));
        expect(await pressedFor(world, id, one)).toEqual(['100000 requested.awaiting 511900', '510000 escalated 511900']);
      });
      it('beside the wait for implementation opens a case of its own, which that step does not touch', async () => {
        const id = await world.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
        const one = await plan(world, id, { ...road, dueOn: '2026-04-30' });
        await world.tickOn('2026-07-01');
        expect((await world.followUpsOf(id)).map(({ context }) => context.rule).sort()).toEqual(['obligationOverdue', 'obligationOverdue', 'signedNotImplemented', 'signedNotImplemented']);
        await world.implement(id);
        expect((await world.followUpsOf(id)).map(({ state, context }) => `${context.rule} ${state}`).sort()).toEqual([
          'obligationOverdue requested.awaiting', 'obligationOverdue requested.awaiting', 'signedNotImplemented resolved', 'signedNotImplemented resolved',
        ]);
        await world.ask(id, { type: 'TERMINATE', payload: { reason: 'overtaken' } }, BAZHONG);
        expect([(await world.followUpsOf(id)).every(({ state }) => state === 'resolved'), (await obligation(world, one)).state, (await obligation(world, one)).timers]).toEqual([true, 'ended', {}]);
      });
      it('and struck off while it is still owed is late anew, under the next key', async () => {
        const id = await signed(BAZHONG, GUANGYUAN);
        const one = await plan(world, id, { ...road, parties: [BAZHONG] });
        await world.tickOn(after('2026-06-30', 5));
        const [first] = await followUpsFor(world, id, one);
        await world.strikeOff(first!);
        const day = world.engine.today();
        expect(await obligation(world, one)).toMatchObject({ state: 'overdue', timers: { PRESS: { from: day, days: 5 } } });
        await world.tickOn(after(day, 5));
        expect((await followUpsFor(world, id, one)).map(({ context, state }) => [context.waits, state])).toEqual([[1, 'struckOff'], [2, 'requested.awaiting']]);
      });
      it('of several periods is one case, and what passed by is told as missed', async () => {
        const id = await signed();
        const one = await plan(world, id, monthly);
        await world.tickOn('2026-08-10');
        expect(await followUpsFor(world, id, one)).toHaveLength(2);
        for (const party of [BAZHONG, HANZHONG]) await accept(world, one, party, await report(world, one, party));
        expect((await obligation(world, one)).context).toMatchObject({ period: 6, dueOn: '2026-08-31', periods: [{ period: 1, outcome: 'accepted' }, { dueOn: '2026-04-30', outcome: 'missed' }, { period: 3 }, { period: 4 }, { dueOn: '2026-07-31' }] });
      });
      it('by a milestone is pressed for, and settled when it is reached', async () => {
        const id = await signed();
        const one = await plan(world, id, { ...road, dueOn: '2026-12-31', milestones: [{ title: 'Survey', dueOn: '2026-04-30' }] });
        await world.tickOn('2026-05-01');
        expect(await pressedFor(world, id, one)).toEqual(['510000 requested.awaiting 511900', '610000 requested.awaiting 610700']);
        const { context } = await obligation(world, one);
        await ask(world, one, { type: 'REACH_MILESTONE', payload: { milestone: context.milestones[0]?.id ?? '', on: '2026-05-01' } }, BAZHONG);
        expect((await followUpsFor(world, id, one)).map(({ state }) => state)).toEqual(['resolved', 'resolved']);
      });
      it('by a waiver of the common superior sleeps until that ends', async () => {
        const id = await signed();
        const one = await plan(world, id, road);
        await world.tickOn(after('2026-06-30', 5));
        const waive = { type: 'WAIVE' as const, payload: { reason: 'flood', approver: 'the minister', until: '2026-09-30' } };
        expect(refused(await tell(world, one, waive, SICHUAN)).code).toBe('right.common_superior_only');
        await ask(world, one, waive, NATIONAL);
        expect((await followUpsFor(world, id, one)).map(({ state, context }) => [state, context.outcome])).toEqual([['resolved', 'continuing'], ['resolved', 'continuing']]);
        await world.tickOn('2026-09-30');
        expect((await obligation(world, one)).state).toBe('waived');
        await world.tickOn('2026-10-01');
        expect((await obligation(world, one)).state).toBe('overdue');
      });
    });

    it('the preview tells whom a sweep asks for what is owed, as the sweep then does it', async () => {
      const id = await signed();
      const one = await plan(world, id, { ...road, milestones: [{ title: 'Survey', dueOn: '2026-04-30' }] });
      await report(world, one, HANZHONG);
      const at = morning(after('2026-06-30', 5));
      const due = async (): Promise<unknown[]> => (await world.engine.previewSweep.execute({ at })).due.filter(({ subject }) => subject === one);
      // The milestone presses who has not reported; the due date finds that party pressed already.
      expect(await due()).toEqual([{ agreement: id, subject: one, rule: 'obligationOverdue', offices: [SICHUAN], dueOn: '2026-04-30' }]);
      await world.tick(at);
      expect(await pressedFor(world, id, one)).toEqual(['510000 requested.awaiting 511900']);
      expect(await due()).toEqual([]);
    });

    describe('silence', () => {
      it('is told of the agreement while a periodic report is missing, and of no other lateness', async () => {
        const id = await world.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
        await plan(world, id, { ...road, dueOn: '2026-03-20' });
        const one = await plan(world, id, monthly);
        await world.implement(id);
        await world.tickOn('2026-03-31');
        expect((await world.agreement(id)).state).toBe('implementing.active');
        await world.tickOn('2026-04-01');
        expect(await world.agreement(id)).toMatchObject({ state: 'implementing.silent', context: { missing: [one] } });
        await report(world, one, BAZHONG);
        expect((await world.agreement(id)).state).toBe('implementing.silent');
        await report(world, one, HANZHONG);
        expect(await world.agreement(id)).toMatchObject({ state: 'implementing.active', context: { missing: [] } });
      });
      it('that goes on is pressed for as a whole, until the reports come', async () => {
        const id = await world.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
        const one = await plan(world, id, monthly);
        await world.implement(id);
        await world.tickOn('2026-04-01');
        await world.tickOn(after('2026-04-01', 60));
        const silent = (await world.followUpsOf(id)).filter(({ context }) => context.rule === 'silent');
        expect(silent.map(({ context, state }) => [context.office, context.subject, state])).toEqual([[SICHUAN, 'agreement', 'requested.awaiting'], [SHAANXI, 'agreement', 'requested.awaiting']]);
        for (const party of [BAZHONG, HANZHONG]) await report(world, one, party);
        expect((await world.followUpsOf(id)).every(({ state }) => state === 'resolved' || state === 'escalated')).toBe(true);
      });
      it('that began before the implementation is told when that begins, and pressed for like any other', async () => {
        const id = await world.signed({ parties: [BAZHONG, HANZHONG], on: SIGNED });
        await plan(world, id, monthly);
        await world.tickOn('2026-04-01');
        expect((await world.agreement(id)).state).toBe('signed.waiting');
        await world.implement(id);
        const { state, timers } = await world.agreement(id);
        expect([state, Object.keys(timers)]).toEqual(['implementing.silent', ['SILENT']]);
        await world.tickOn(after('2026-04-01', 60));
        expect((await world.followUpsOf(id)).filter(({ context }) => context.rule === 'silent').map(({ context }) => context.office)).toEqual([SICHUAN, SHAANXI]);
      });
    });

    describe('a schedule', () => {
      it('is changed by the lead alone, for dates to come, and what passed stays', async () => {
        const one = await plan(world, await signed(), monthly);
        await world.tickOn('2026-04-02');
        const quarterly = { ...monthly.schedule!, every: { n: 1, unit: 'quarter' as const }, from: '2026-06-30' } as NonNullable<ObligationRequest['schedule']>;
        const change = { type: 'RESCHEDULE' as const, payload: { schedule: quarterly, reason: 'too often' } };
        expect(refused(await tell(world, one, change, HANZHONG)).code).toBe('right.obligation_lead_only');
        await ask(world, one, change, BAZHONG);
        expect(await obligation(world, one)).toMatchObject({ state: 'overdue', context: { dueOn: '2026-03-31', period: 1 } });
        for (const party of [BAZHONG, HANZHONG]) await accept(world, one, party, await report(world, one, party));
        expect((await obligation(world, one)).context).toMatchObject({ period: 2, dueOn: '2026-06-30', rescheduled: [{ reason: 'too often' }] });
      });
      it('of what is due once is not changed any more when its date has passed', async () => {
        const one = await plan(world, await signed(), road);
        await world.tickOn('2026-07-01');
        expect(refused(await tell(world, one, { type: 'RESCHEDULE', payload: { schedule: { kind: 'once', dueOn: '2026-12-31', leadDays: null, nonWorking: 'keep' }, reason: 'flood' } }, BAZHONG)).code).toBe('obligation.no_future_date');
      });
    });

    it('a term agreed on at the signing is met, judged above, and never dropped', async () => {
      const one = await plan(world, await signed(), { ...road, terms: ['Both ends meet'] });
      const term = (await obligation(world, one)).context.terms[0]?.id ?? '';
      expect(refused(await tell(world, one, { type: 'DROP_TERM', payload: { term, reason: 'too dear' } }, BAZHONG)).code).toBe('obligation.terms_fixed');
      for (const party of [BAZHONG, HANZHONG]) await accept(world, one, party, await report(world, one, party));
      expect((await obligation(world, one)).state).toBe('reported');
      expect(refused(await tell(world, one, { type: 'MEET_TERM', payload: { term, on: SIGNED } }, BAZHONG)).code).toBe('right.superior_of_owing_only');
      expect((await ask(world, one, { type: 'MEET_TERM', payload: { term, on: SIGNED } }, superior(world, BAZHONG))).state).toBe('accepted');
    });
    it('is found by agreement, party, unit, state and date, also under a second agreement', async () => {
      const [id, other] = [await signed(), await signed()];
      const [one, two] = [await plan(world, id, road), await plan(world, id, { ...road, parties: [HANZHONG], responsibleUnit: HANZHONG, category: 'roads', dueOn: '2026-12-31' })];
      await ask(world, one, { type: 'LINK', payload: { agreement: other } }, BAZHONG);
      const ids = async (filter: object): Promise<string[]> => (await world.engine.reads.obligations(filter, { limit: 50 })).items.map((found) => found.id);
      expect(await ids({ agreement: id })).toEqual([one, two]);
      expect(await ids({ agreement: other })).toEqual([one]);
      expect(await ids({ party: BAZHONG })).toEqual([one]);
      expect(await ids({ unit: HANZHONG })).toEqual([two]);
      expect(await ids({ category: 'roads' })).toEqual([two]);
      expect(await ids({ states: ['overdue'] })).toEqual([]);
      expect(await ids({ dueBefore: '2026-07-01' })).toEqual([one]);
      const history = await world.engine.reads.entriesOf(one, [id, other], { limit: 50 });
      expect(history.items.map(({ body }) => (JSON.parse(body) as { event: { type: string } }).event.type)).toEqual(['PLAN', 'LINK', 'LINKED']);
    });
  });
}
