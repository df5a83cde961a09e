import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Changes, Tx, UnitOfWork } from '#libs/engine/ports';
import type { Store } from '#libs/store';
import { aFollowUp, anAgreement, anEntry, aTimer, inserting, MORNING, updating } from '../support/records.js';
import type { OpenStore, StoreHarness } from './store-harness.js';

const put = (id: string, more: Partial<Changes> = {}): Changes => ({ records: [inserting(anAgreement(id))], entries: [anEntry(id)], ...more });
const fail = (): never => {
  throw new Error('changed my mind');
};

/** What every unit of work keeps, whatever the database. */
export function unitOfWorkFeatures(name: string, open: OpenStore): void {
  describe(`${name}: unit of work`, () => {
    let harness: StoreHarness;
    let store: Store;
    let uow: UnitOfWork;
    beforeEach(async () => {
      harness = await open();
      store = harness.store;
      uow = store.unitOfWork;
    });
    afterEach(() => harness.destroy());

    const ids = async (): Promise<string[]> => (await store.reads.agreements({}, { limit: 1000 })).items.map((record) => record.id);
    const entries = async (): Promise<string[]> => (await store.reads.entries(null, { limit: 1000 })).items.map((entry) => entry.subject);

    it('shows a transaction what it wrote itself', async () => {
      const seen = await uow.run(async (tx) => {
        await tx.record(put('a'));
        return tx.agreement('a');
      });
      expect(seen).toEqual(anAgreement('a'));
      expect(await store.reads.agreement('a')).toEqual(anAgreement('a'));
    });

    it('shows a reader nothing that is not committed', async () => {
      const meanwhile = await uow.run(async (tx) => {
        await tx.record(put('a'));
        return ids();
      });
      expect(meanwhile).toEqual([]);
      expect(await ids()).toEqual(['a']);
    });

    it.each(['run', 'batch'] as const)('keeps nothing of a %s that throws', async (verb) => {
      await expect(uow[verb](async (tx) => {
        await tx.record(put('a', { receipt: { key: 'k', fingerprint: 'f', body: '{}', at: MORNING } }));
        fail();
      })).rejects.toThrow('changed my mind');
      expect([await ids(), await entries(), await uow.run((tx) => tx.receipt('k'))]).toEqual([[], [], undefined]);
    });

    it('keeps the one of two overlapping commands when the other rolls back', async () => {
      let bothStarted = (): void => undefined;
      const gate = new Promise<void>((resolve) => (bothStarted = resolve));
      const spoiled = uow.run(async (tx) => {
        await tx.record(put('spoiled'));
        await gate;
        fail();
      });
      const kept = uow.run((tx) => tx.record(put('kept')));
      bothStarted();
      await Promise.all([expect(spoiled).rejects.toThrow(), kept]);
      expect(await ids()).toEqual(['kept']);
    });

    it('keeps exactly the others of 50 at once when every seventh throws', async () => {
      const settled = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => uow.run(async (tx) => {
        await tx.record(put(`a${String(i).padStart(2, '0')}`));
        if (i % 7 === 0) fail();
        return i;
      })));
      const others = Array.from({ length: 50 }, (_, i) => i).filter((i) => i % 7 !== 0);
      expect(settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))).toEqual(others);
      expect(await ids()).toEqual(others.map((i) => `a${String(i).padStart(2, '0')}`));
      expect((await entries()).sort()).toEqual(await ids());
    });

    it('answers nobody before the commit', async () => {
      await Promise.all(Array.from({ length: 20 }, async (_, i) => {
        await uow.run((tx) => tx.record(put(`a${i}`)));
        expect(await store.reads.agreement(`a${i}`)).toBeDefined();
      }));
    });

    it('runs a group again one by one when the database gives its transaction up', async () => {
      await harness.loseTransactionsOf('poison');
      const settled = await Promise.allSettled(['a', 'poison', 'b'].map((actor) => uow.run(async (tx) => {
        await tx.record(put(actor, { entries: [anEntry(actor, { actor })] }));
        return actor;
      })));
      expect(settled.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect([await ids(), (await entries()).sort()]).toEqual([['a', 'b'], ['a', 'b']]);
    });

    it('keeps nothing of a work that goes on after its transaction was lost', async () => {
      await harness.loseTransactionsOf('poison');
      const lost = (tx: Tx): Promise<void> => tx.record(put('a', { entries: [anEntry('a', { actor: 'poison' })] }));
      const stubborn = uow.run(async (tx) => {
        await lost(tx).catch(() => undefined);
        await tx.record(put('b'));
      });
      await expect(stubborn).rejects.toMatchObject({ code: 'store.transaction_lost' });
      await expect(uow.run((tx) => lost(tx).catch(() => undefined))).rejects.toMatchObject({ code: 'store.transaction_lost' });
      expect(await ids()).toEqual([]);
    });

    it('lets nothing that a failed work left under way land elsewhere, and refuses a late statement', async () => {
      let kept: Tx | undefined;
      const careless = uow.run(async (tx) => {
        kept = tx;
        await Promise.all([tx.record(put('left')), tx.agreement('x').then(fail)]);
      });
      await Promise.all([expect(careless).rejects.toThrow(), uow.run((tx) => tx.record(put('next')))]);
      await expect(kept?.agreement('next')).rejects.toMatchObject({ code: 'store.transaction_over' });
      expect(await ids()).toEqual(['next']);
    });

    it('lets one of 20 writers of the same version win', async () => {
      const before = anAgreement('a');
      await uow.run((tx) => tx.record(put('a')));
      const settled = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => uow.run((tx) =>
        tx.record({ records: [updating({ ...before, context: { ...before.context, title: `by ${i}` } })], entries: [anEntry(`by ${i}`)] }))));
      const won = settled.flatMap((result, i) => (result.status === 'fulfilled' ? [`by ${i}`] : []));
      const lost = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
      expect([won.length, lost.length]).toEqual([1, 19]);
      for (const reason of lost) expect(reason).toMatchObject({ code: 'store.version_conflict', details: { kind: 'agreement', id: 'a', expected: 1 } });
      expect(await store.reads.agreement('a')).toMatchObject({ version: 2, context: { title: won[0] } });
      expect(await entries()).toEqual(['a', ...won]);
    });

    it('tells which of many records was not at its version and keeps none of them, then changes all', async () => {
      const many = Array.from({ length: 63 }, (_, i) => String(i).padStart(2, '0'));
      const both = many.flatMap((i) => [anAgreement(`a${i}`), aFollowUp(`f${i}`, `a${i}`)]);
      const change = (records: typeof both) => uow.run((tx) => tx.record({ records: records.map(updating), entries: [] }));
      const versions = async (): Promise<number[]> => uow.run(async (tx) => {
        const followUps = await tx.followUpsOf(many.map((i) => `a${i}`));
        const agreements = await Promise.all(many.map((i) => tx.agreement(`a${i}`)));
        return [...new Set([...followUps, ...agreements].map((record) => record?.version ?? 0))];
      });
      await uow.run((tx) => tx.record({ records: both.map(inserting), entries: [] }));
      for (const [id, kind] of [['a04', 'agreement'], ['f41', 'followUp'], ['a62', 'agreement']] as const) {
        const stale = both.map((record) => (record.id === id ? { ...record, version: 7 } : record));
        await expect(change(stale)).rejects.toMatchObject({ code: 'store.version_conflict', details: { kind, id, expected: 7 } });
      }
      expect(await versions()).toEqual([1]);
      await change(both);
      expect(await versions()).toEqual([2]);
    });

    it('refuses to insert a record that exists, and to update one that does not', async () => {
      await uow.run((tx) => tx.record(put('a', { records: [inserting(anAgreement('a')), inserting(aFollowUp('f', 'a'))] })));
      const conflict = (kind: string, id: string, expected: number) => ({ code: 'store.version_conflict', details: { kind, id, expected } });
      await expect(uow.run((tx) => tx.record(put('a')))).rejects.toMatchObject(conflict('agreement', 'a', 0));
      const other = aFollowUp('f', 'a', { context: { office: '610000' } });
      await expect(uow.run((tx) => tx.record({ records: [inserting(other)], entries: [] }))).rejects.toMatchObject(conflict('followUp', 'f', 0));
      await expect(uow.run((tx) => tx.record({ records: [updating(aFollowUp('nobody', 'a'))], entries: [] }))).rejects.toMatchObject(conflict('followUp', 'nobody', 1));
    });

    it('opens a follow-up once for an agreement, rule, subject, wait and office', async () => {
      await uow.run((tx) => tx.record(put('a', { records: [inserting(anAgreement('a')), inserting(aFollowUp('f1', 'a'))] })));
      const again = (context: object) => uow.run((tx) => tx.record({ records: [inserting(aFollowUp('f2', 'a', { context }))], entries: [anEntry('a')] }));
      await expect(again({})).rejects.toMatchObject({ code: 'store.follow_up_exists', details: { among: [{ agreement: 'a', office: '510000', waits: 1 }] } });
      await again({ waits: 2 });
      expect((await uow.run((tx) => tx.followUpsOf(['a', 'nobody']))).map((record) => record.id)).toEqual(['f1', 'f2']);
    });

    it('hands a follow-up out with its agreement, and both whole', async () => {
      const agreement = anAgreement('a', { timers: { TERM_END: aTimer(MORNING, { days: null, policy: null, estimated: true }) }, context: { obligations: [{ id: 'o', title: '巡查', leadUnit: '511900', dueOn: '2026-06-30' }], joint: null } });
      const followUp = aFollowUp('f', 'a', { timers: { REMINDER: aTimer(MORNING + 5) }, context: { silent: [{ since: MORNING, during: 'requested' }], outcome: 'continuing', vacant: true } });
      await uow.run((tx) => tx.record({ records: [inserting(followUp), inserting(agreement)], entries: [] }));
      expect(await uow.run((tx) => tx.followUp('f'))).toEqual({ followUp, agreement });
      expect(await uow.run((tx) => tx.followUp('nobody'))).toBeUndefined();
      expect(await store.reads.followUp('f')).toEqual(followUp);
    });

    it('hands out what is due, earliest first, up to the limit, and finds estimated timers', async () => {
      const at = [30, 10, 20, 10, 40];
      const records = at.map((ms, i) => inserting(anAgreement(`a${i}`, { timers: { T: aTimer(MORNING + ms, { estimated: i === 2 }), LATER: aTimer(MORNING + 99) } })));
      const one = inserting(aFollowUp('f', 'a0', { timers: { REMINDER: aTimer(MORNING + 15) } }));
      await uow.run((tx) => tx.record({ records: [...records, inserting(anAgreement('still')), one], entries: [] }));
      const due = (kind: 'agreement' | 'followUp', ms: number, limit: number) =>
        uow.batch(async (tx) => (await tx.due(kind, MORNING + ms, limit)).map((record) => record.id));
      expect(await due('agreement', 30, 10)).toEqual(['a1', 'a3', 'a2', 'a0']);
      expect(await due('agreement', 30, 3)).toEqual(['a1', 'a3', 'a2']);
      expect([await due('agreement', 9, 10), await due('followUp', 14, 10), await due('followUp', 15, 10)]).toEqual([[], [], ['f']]);
      expect([await store.reads.nextDue(), await store.reads.countDue(MORNING + 20)]).toEqual([MORNING + 10, 4]);
      expect((await uow.run((tx) => tx.estimated('agreement'))).map((record) => record.id)).toEqual(['a2']);
      expect((await store.reads.dueAgreements(MORNING + 30, 2, null)).map((record) => record.id)).toEqual(['a0', 'a1']);
      expect((await store.reads.dueAgreements(MORNING + 30, 2, 'a1')).map((record) => record.id)).toEqual(['a2', 'a3']);
    });

    it('counts slips of an office and year from 1, without gaps among those kept', async () => {
      const numbers: number[] = [];
      await Promise.allSettled(Array.from({ length: 12 }, (_, i) => uow.run(async (tx) => {
        const number = await tx.nextSlip('510000', 2025);
        if (i % 3 === 0) fail();
        return number;
      }).then((number) => numbers.push(number))));
      // The one that committed first may be answered second.
      expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(await uow.run(async (tx) => [await tx.nextSlip('510000', 2026), await tx.nextSlip('610000', 2025), await tx.nextSlip('510000', 2025)])).toEqual([1, 1, 9]);
    });

    it('keeps a receipt under its key, and replaces it', async () => {
      const receipt = { key: 'k', fingerprint: 'one', body: '{"a":1}', at: MORNING };
      await uow.run((tx) => tx.record({ records: [], entries: [], receipt }));
      await uow.run((tx) => tx.record({ records: [], entries: [], receipt: { ...receipt, fingerprint: 'two', at: MORNING + 1 } }));
      expect(await uow.run((tx) => tx.receipt('k'))).toEqual({ ...receipt, fingerprint: 'two', at: MORNING + 1 });
    });

    it('forgets the receipts from before a moment, the oldest first, up to the limit', async () => {
      for (const age of [3, 1, 2, 0]) await uow.run((tx) => tx.record({ records: [], entries: [], receipt: { key: `k${age}`, fingerprint: 'f', body: '{}', at: MORNING - age } }));
      const left = () => uow.run(async (tx) => (await Promise.all(['k0', 'k1', 'k2', 'k3'].map((key) => tx.receipt(key)))).flatMap((receipt) => receipt?.key ?? []));
      expect([await uow.batch((tx) => tx.forgetReceipts(MORNING, 2)), await left()]).toEqual([2, ['k0', 'k1']]);
      expect([await uow.batch((tx) => tx.forgetReceipts(MORNING, 2)), await left()]).toEqual([1, ['k0']]);
    });

    it('finishes what waits before it closes, and refuses what comes later', async () => {
      const waiting = Array.from({ length: 5 }, (_, i) => uow.run((tx) => tx.record(put(`a${i}`))));
      const seen = Promise.all(waiting).then(() => 'all done');
      await store.close();
      await expect(seen).resolves.toBe('all done');
      await expect(uow.run((tx) => tx.record(put('late')))).rejects.toMatchObject({ code: 'store.closed' });
    });
  });
}
