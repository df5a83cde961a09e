import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReferenceChange, ReferenceRows } from '#libs/engine/ports';
import { completePolicy } from '#libs/policy';
import type { Store } from '#libs/store';
import { MORNING } from '../support/records.js';
import type { OpenStore, StoreHarness } from './store-harness.js';

const sichuan = { code: '510000', name: '四川省', level: 'province', parent: '100000', kind: 'province', direct: '', pinyin: 'sichuan', nameEn: 'Sichuan' } as const;
const former = { code: '513700', name: '巴中地区', level: 'prefecture', seenFrom: null, until: '2000-06-30', successor: '511900', note: '' } as const;
const newYear = { date: '2026-01-01', type: 'holiday', name: '元旦', nameEn: 'New Year', inLieu: false } as const;
const policy = completePolicy({
  id: 'default', version: 1, title: { zh: '默认', en: 'Default' }, match: {},
  rules: { signatureStalled: { workingDays: 30 }, signedNotImplemented: { workingDays: 60, withoutObligations: 30 } },
  press: { graceDays: [10], handlingDays: [20], remindEvery: 5 },
});
const region = { id: 'qinba', name: '秦巴', count: 2, source: 'doc', members: [{ government: '511900', source: 'doc', note: '' }, { government: '610700', source: '', note: 'n' }] };
const token = { id: 't', hash: 'ab', office: '510000', name: 'clerk', admin: true, createdAt: MORNING };

/** What every store keeps of the data that the rules read, whatever the database. */
export function referenceStoreFeatures(name: string, open: OpenStore): void {
  describe(`${name}: reference data`, () => {
    let harness: StoreHarness;
    let store: Store;
    beforeEach(async () => {
      harness = await open();
      store = harness.store;
    });
    afterEach(() => harness.destroy());

    const change = (...reference: ReferenceChange[]): Promise<void> => store.unitOfWork.exclusive((tx) => tx.record({ records: [], entries: [], reference }));

    it('is empty in a new store, and comes back as it was put', async () => {
      const nothing: ReferenceRows = { version: 1, governments: [], former: [], calendar: [], policies: [], regions: [], vacancies: [], tokens: [], recipients: [] };
      expect(await store.reference.load()).toEqual(nothing);
      const vacancy = { government: '511900', since: '2025-01-01', note: '' };
      await change(
        { kind: 'governments', governments: [sichuan], former: [former, { ...former, until: '1999-12-31' }] }, { kind: 'calendar', days: [newYear] },
        { kind: 'policies', policies: [policy] }, { kind: 'regions', regions: [region] }, { kind: 'vacancy', vacancy }, { kind: 'token', token },
      );
      expect(await store.reference.load()).toEqual({
        version: 2, governments: [sichuan], former: [former, { ...former, until: '1999-12-31' }], calendar: [newYear], policies: [policy],
        regions: [region], vacancies: [vacancy], tokens: [token], recipients: [],
      });
    });

    it('replaces the tree, the years of the calendar that are given, and the regions that are given', async () => {
      await change({ kind: 'governments', governments: [sichuan], former: [former] }, { kind: 'calendar', days: [newYear, { ...newYear, date: '2025-01-01' }] }, { kind: 'regions', regions: [region, { ...region, id: 'other' }] });
      const shaanxi = { ...sichuan, code: '610000', name: '陕西省', parent: null };
      const moved = { ...newYear, date: '2026-01-04', type: 'makeup_workday', inLieu: true } as const;
      await change({ kind: 'governments', governments: [shaanxi], former: [] }, { kind: 'calendar', days: [moved] }, { kind: 'regions', regions: [{ ...region, count: null, members: [] }] });
      const { governments, former: past, calendar, regions } = await store.reference.load();
      expect([governments, past]).toEqual([[shaanxi], []]);
      expect(calendar).toEqual([{ ...newYear, date: '2025-01-01' }, moved]);
      expect(regions).toEqual([{ ...region, id: 'other' }, { ...region, count: null, members: [] }]);
    });

    it('adds versions of a policy, and never changes one', async () => {
      await change({ kind: 'policies', policies: [policy] });
      await change({ kind: 'policies', policies: [policy, { ...policy, version: 2 }] });
      await expect(change({ kind: 'policies', policies: [{ ...policy, match: { form: 'letter' } }] })).rejects.toMatchObject({ code: 'store.policy_exists', details: { id: 'default', version: 1 } });
      expect((await store.reference.load()).policies).toEqual([policy, { ...policy, version: 2 }]);
    });

    it('ends a vacancy, and gives a token another secret', async () => {
      await change({ kind: 'vacancy', vacancy: { government: '511900', since: '2025-01-01', note: '' } }, { kind: 'token', token });
      await change({ kind: 'vacancyEnded', government: '511900' }, { kind: 'token', token: { ...token, hash: 'cd', admin: false } });
      const { vacancies, tokens } = await store.reference.load();
      expect([vacancies, tokens]).toEqual([[], [{ ...token, hash: 'cd', admin: false }]]);
    });
  });
}
