import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JointOffice } from '#libs/charts';
import type { AgreementFilter, FollowUpFilter, Page, PageRequest, SignedNotImplemented, StoredAgreement } from '#libs/engine/ports';
import type { Store } from '#libs/store';
import { aFollowUp, anAgreement, anEntry, inserting, MORNING, updating } from '../support/records.js';
import type { OpenStore, StoreHarness } from './store-harness.js';

/** Walks all pages of a list. */
async function walk<T>(list: (page: PageRequest) => Promise<Page<T>>, limit: number): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await list({ limit, cursor: cursor ?? undefined });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

/** What every store lists, whatever the database. */
export function readsFeatures(name: string, open: OpenStore): void {
  describe(`${name}: reads`, () => {
    let harness: StoreHarness;
    let store: Store;
    beforeEach(async () => {
      harness = await open();
      store = harness.store;
    });
    afterEach(() => harness.destroy());

    const keep = (...records: Parameters<typeof inserting>[0][]): Promise<void> =>
      store.unitOfWork.run((tx) => tx.record({ records: records.map(inserting), entries: [] }));
    const ids = async (filter: AgreementFilter): Promise<string> => {
      const { items, total } = await store.reads.agreements(filter, { limit: 50 });
      expect(total).toBe(items.length);
      return items.map((record) => record.id).join(' ');
    };

    it('filters agreements by stage, state, form, domain, party, text and what they lack', async () => {
      const evidence = { id: 'e', party: null, kind: 'report' as const, title: '', date: null, status: 'accepted' as const };
      await keep(
        anAgreement('plain'),
        anAgreement('overdue', { state: 'signed.overdue', context: { title: '100% 水', domains: ['ecology', 'waterways'], form: 'letter' } }),
        anAgreement('working', { state: 'implementing.active', context: { domains: ['ecology', 'water'], obligations: [{ id: 'o', title: '', leadUnit: '', dueOn: '2026-01-01' }], evidence: [evidence] } }),
        anAgreement('undated', { context: { signedOn: null, partiesComplete: false, parties: [{ code: '500000', role: 'lead' }, { code: '610700', role: 'witness' }] } }),
      );
      expect(await ids({ stage: 'signed' })).toBe('overdue plain undated');
      expect(await ids({ state: 'signed.overdue' })).toBe('overdue');
      expect(await ids({ form: 'letter' })).toBe('overdue');
      expect(await ids({ domain: 'water' })).toBe('plain undated working');
      expect(await ids({ parties: ['610700', '999999'] })).toBe('overdue plain working');
      expect(await ids({ parties: [] })).toBe('');
      expect([await ids({ q: '0% ' }), await ids({ q: '%' }), await ids({ q: '_' }), await ids({ q: 'PLAI' })]).toEqual(['overdue', 'overdue', '', 'plain']);
      expect(await ids({ without: 'obligations' })).toBe('overdue plain undated');
      expect(await ids({ without: 'evidence', stage: 'signed', domain: 'water' })).toBe('plain undated');
      expect([await ids({ without: 'date' }), await ids({ without: 'ladder' })]).toEqual(['undated', 'undated']);
      expect(await store.reads.countByState()).toEqual({ 'signed.waiting': 2, 'signed.overdue': 1, 'implementing.active': 1 });
      expect([await store.reads.partyCodes(), await store.reads.existing(['x', 'plain', 'overdue'])]).toEqual([['500000', '511900', '610700'], ['overdue', 'plain']]);
    });

    it('lists agreements by the day of signing with the undated last, and by their last change, both ways and page by page', async () => {
      const signedOn = (day: string): { from: string; to: string; precision: 'day' } => ({ from: day, to: day, precision: 'day' });
      await keep(
        anAgreement('b', { at: MORNING + 4, context: { signedOn: signedOn('2025-03-01') } }), anAgreement('a', { at: MORNING + 2, context: { signedOn: null } }),
        anAgreement('d', { at: MORNING + 9, context: { signedOn: signedOn('2025-03-01') } }), anAgreement('c', { at: MORNING + 2, context: { signedOn: signedOn('2024-07-15') } }),
      );
      const listed = async (by: 'id' | 'signedOn' | 'updatedAt', descending: boolean): Promise<string> =>
        (await walk((page) => store.reads.agreements({ stage: 'signed' }, page, { by, descending }), 1)).map(({ id }) => id).join(' ');
      expect([await listed('id', false), await listed('id', true)]).toEqual(['a b c d', 'd c b a']);
      expect([await listed('signedOn', false), await listed('signedOn', true)]).toEqual(['c b d a', 'd b c a']);
      expect([await listed('updatedAt', false), await listed('updatedAt', true)]).toEqual(['a c b d', 'd b c a']);
      await expect(store.reads.agreements({}, { limit: 1, cursor: 'bm9uZQ' }, { by: 'updatedAt', descending: true })).rejects.toMatchObject({ code: 'cursor.malformed' });
    });

    it('lists the joint offices that agreements designate, and whose they are, as the designations change', async () => {
      const joint = (id: string): { joint: JointOffice } => ({ joint: { id, name: `Office ${id}`, document: 'No. 3', until: null } });
      const moving = anAgreement('b', { context: joint('J1') });
      await keep(anAgreement('a', { context: joint('J2') }), moving, anAgreement('c', { context: joint('J1') }), anAgreement('d'));
      const offices = async (): Promise<string[]> => (await walk((page) => store.reads.jointOffices(page), 1)).map(({ id, last, agreements }) => `${id} ${last} ${agreements}`);
      expect([await offices(), await ids({ jointOffice: 'J1' }), await ids({ jointOffice: 'J2' }), await ids({ jointOffice: 'J3' })]).toEqual([['J1 c 2', 'J2 a 1'], 'b c', 'a', '']);
      expect((await store.reads.jointOffices({ limit: 1 })).total).toBe(2);
      await store.unitOfWork.run((tx) => tx.record({ records: [updating({ ...moving, context: { ...moving.context, ...joint('J2') } })], entries: [] }));
      expect([await offices(), await ids({ jointOffice: 'J2' })]).toEqual([['J1 c 1', 'J2 b 2'], 'a b']);
    });

    it('follows the parties of an agreement when they change', async () => {
      const before = anAgreement('a');
      await keep(before);
      const after = { ...before, context: { ...before.context, parties: [{ code: '511900', role: 'lead' as const }, { code: '420000', role: 'supporting' as const }] } };
      await store.unitOfWork.run((tx) => tx.record({ records: [updating(after)], entries: [] }));
      expect([await ids({ parties: ['610700'] }), await ids({ parties: ['420000'] }), await ids({ parties: ['511900', '420000'] })]).toEqual(['', 'a', 'a']);
    });

    it('loses and repeats nothing on a walk over all pages', async () => {
      const names = Array.from({ length: 23 }, (_, i) => `a${String(i).padStart(2, '0')}`);
      await keep(...names.map((id, i) => anAgreement(id, { context: { signedOn: i % 5 === 0 ? null : { from: '2025-01-01', to: `2025-0${1 + (i % 4)}-01`, precision: 'day' } } })));
      await store.unitOfWork.run((tx) => tx.record({ records: [], entries: names.map((id) => anEntry(id)) }));
      const { reads } = store;
      for (const limit of [1, 7, 23, 50]) {
        expect((await walk((page) => reads.agreements({}, page), limit)).map((record: StoredAgreement) => record.id)).toEqual(names);
        expect((await walk((page) => reads.entries(null, page), limit)).map((entry) => entry.subject)).toEqual(names);
        const signed = await walk((page) => reads.signedNotImplemented(page), limit);
        const place = ({ agreement: { id, context } }: SignedNotImplemented): string => `${context.signedOn?.to ?? '9999'} ${id}`;
        expect(signed.map(place)).toEqual(signed.map(place).sort());
        expect(signed.map((row) => row.agreement.id).sort()).toEqual(names);
      }
      expect(await reads.agreements({}, { limit: 10 })).toMatchObject({ total: 23 });
      expect((await walk((page) => reads.entriesAmong(['a11', 'a03', 'a07', 'nowhere'], page), 2)).map((entry) => entry.subject)).toEqual(['a03', 'a07', 'a11']);
      expect(await reads.entriesAmong([], { limit: 10 })).toEqual({ items: [], total: 0, nextCursor: null });
      expect((await reads.entries('a07', { limit: 10 })).items).toMatchObject([{ subject: 'a07', at: MORNING, actor: 'clerk', outcome: 'done' }]);
    });

    it.each(['', 'x', 'bm9wZQ', Buffer.from('[1]').toString('base64url')])('refuses the cursor %p', async (cursor) => {
      await expect(store.reads.agreements({}, { limit: 5, cursor })).rejects.toMatchObject({ code: 'cursor.malformed' });
    });

    it('lists what was signed and is not implemented, oldest first, with who presses it now', async () => {
      const signed = (to: string | null) => ({ signedOn: to === null ? null : { from: '2025-01-01', to, precision: 'month' as const } });
      await keep(
        anAgreement('new', { context: { ...signed('2025-06-30'), nobodyAsked: 'vertical' } }), anAgreement('old', { state: 'signed.overdue', context: signed('2025-01-31') }),
        anAgreement('undated', { context: signed(null) }), anAgreement('done', { state: 'implementing.active' }),
        aFollowUp('f3', 'old', { context: { office: '100000', officeName: '全国', rung: 2 } }), aFollowUp('f4', 'old', { state: 'escalated', context: { office: '420000' } }),
        aFollowUp('f5', 'old', { state: 'handling', context: { office: '610000', rung: 1 } }),
      );
      const { items, total } = await store.reads.signedNotImplemented({ limit: 50 });
      expect(total).toBe(3);
      expect(items.map(({ agreement: { id, context } }) => [id, context.signedOn?.to ?? null])).toEqual([['old', '2025-01-31'], ['new', '2025-06-30'], ['undated', null]]);
      expect(items[0]?.agreement).toMatchObject({ state: 'signed.overdue', context: { title: 'Agreement old' } });
      expect(items[0]?.pressedBy.map(({ id, state, context: { office, rung } }) => [id, office, rung, state])).toEqual([
        ['f5', '610000', 1, 'handling'], ['f3', '100000', 2, 'requested.awaiting'],
      ]);
      expect(items[1]).toMatchObject({ pressedBy: [], agreement: { context: { nobodyAsked: 'vertical' } } });
      const asked = (office: string, officeName: string) => ({ office, name: officeName, open: 1 });
      const pressing = async () => (await store.reads.standing({ days: [], offices: 0 })).pressing;
      expect(await pressing()).toEqual([asked('100000', '全国'), asked('610000', '四川省')]);
      await keep(aFollowUp('f6', 'new', { context: { office: '610000' } }));
      expect((await pressing())[0]).toEqual({ ...asked('610000', '四川省'), open: 2 });
    });

    it('counts what is signed by its age and by the levels of its parties, each as the filters of the list find it', async () => {
      const signed = (to: string | null) => ({ signedOn: to === null ? null : { from: to, to, precision: 'day' as const } });
      const governments = ([['511900', 'prefecture'], ['610700', 'prefecture'], ['610000', 'province'], ['500000', 'province']] as const).map(([code, level]) => ({ code, name: code, level, parent: '100000', kind: '', direct: '', pinyin: '', nameEn: '' }));
      await store.unitOfWork.exclusive((tx) => tx.record({ records: [], entries: [], reference: [{ kind: 'governments', governments, former: [] }] }));
      await keep(
        anAgreement('young', { context: signed('2025-11-20') }), anAgreement('edge', { context: signed('2025-10-01') }), anAgreement('before', { state: 'signed.overdue', context: signed('2025-09-30') }),
        anAgreement('ancient', { state: 'signed.overdue', context: { ...signed('1986-03-01'), parties: [{ code: '511900', role: 'lead' }, { code: '610000', role: 'participant' }, { code: '500000', role: 'witness' }] } }),
        anAgreement('undated', { context: signed(null) }), anAgreement('done', { state: 'implementing.active', context: signed('2025-10-15') }),
        aFollowUp('01', 'ancient', { state: 'resolved' }), aFollowUp('03', 'ancient', { context: { waits: 3 } }), aFollowUp('02', 'before', { state: 'handling' }), aFollowUp('04', 'before', { context: { office: '100000' } }),
      );
      const standing = await store.reads.standing({ days: ['2025-10-01', '2025-01-01'], offices: 1 });
      expect(standing.bands).toEqual([{ count: 2, overdue: 0 }, { count: 1, overdue: 1 }, { count: 1, overdue: 1 }]);
      expect(standing.undated).toEqual({ count: 1, overdue: 0 });
      expect(standing.byState).toEqual({ 'signed.waiting': 3, 'signed.overdue': 2, 'implementing.active': 1 });
      expect(standing.byLevel).toEqual([{ level: 'prefecture', count: 5, overdue: 2 }, { level: 'province', count: 1, overdue: 1 }]);
      expect(standing.pressing.map(({ office, open }) => [office, open])).toEqual([['510000', 2], ['100000', 1]]);
      expect(standing.oldest.map(({ id }) => id)).toEqual(['02']);
      const stage = 'signed';
      expect([await ids({ stage, signedFrom: '2025-10-01' }), await ids({ stage, signedFrom: '2025-01-01', signedTo: '2025-09-30' }), await ids({ stage, signedTo: '2024-12-31' })]).toEqual(['edge young', 'before', 'ancient']);
      expect([await ids({ pressedBy: '510000' }), await ids({ pressedBy: '100000' }), await ids({ pressedBy: '610000' })]).toEqual(['ancient before', 'before', '']);
    });

    it('numbers the last entry, and counts nothing where there is nothing', async () => {
      expect([await store.reads.lastEntry(), await store.reads.standing({ days: ['2025-01-01'], offices: 3 })]).toEqual([
        0, { byState: {}, bands: [{ count: 0, overdue: 0 }, { count: 0, overdue: 0 }], undated: { count: 0, overdue: 0 }, byLevel: [], pressing: [], oldest: [] },
      ]);
      await store.unitOfWork.run((tx) => tx.record({ records: [], entries: [anEntry('a'), anEntry('b')] }));
      expect(await store.reads.lastEntry()).toBe(2);
    });

    it('filters follow-ups by agreement, office, party pressed, rule and state', async () => {
      await keep(
        anAgreement('a'), anAgreement('b'), aFollowUp('f1', 'a'), aFollowUp('f2', 'a', { state: 'handling', context: { office: '610000', presses: ['610700', '610900'] } }),
        aFollowUp('f3', 'b', { state: 'resolved' }),
      );
      const list = async (filter: FollowUpFilter): Promise<string> => (await store.reads.followUps(filter, { limit: 50 })).items.map((record) => record.id).join(' ');
      expect([await list({}), await list({ agreement: 'a' }), await list({ office: '510000' }), await list({ party: '610900' })]).toEqual(['f1 f2 f3', 'f1 f2', 'f1 f3', 'f2']);
      expect([await list({ rule: 'signedNotImplemented' }), await list({ rule: 'silent' })]).toEqual(['f1 f2 f3', '']);
      expect([await list({ states: ['handling', 'resolved'] }), await list({ states: [] }), await list({ office: '510000', states: ['requested.awaiting'] })]).toEqual(['f2 f3', '', 'f1']);
    });

    it('keeps the runs of the clock, the last first', async () => {
      const run = { at: MORNING, startedAt: MORNING, endedAt: MORNING + 5, fired: 3, opened: 2, failed: 1 };
      await store.sweepLog.note(run);
      await store.sweepLog.note({ ...run, at: MORNING + 9 });
      expect(await store.reads.sweepRuns(5)).toEqual([{ ...run, at: MORNING + 9 }, run]);
      expect(await store.reads.sweepRuns(1)).toHaveLength(1);
    });
  });
}
