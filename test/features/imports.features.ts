import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FieldChange } from '../../libs/engine/src/compare-rows.js';
import type { Installation, MakePlace } from '../support/installation.js';
import { clerk, openInstallation } from '../support/installation.js';
import { ledgerRow } from '../support/ledger-row.js';
import { shippedPolicies, shippedTables } from '../support/shipped-data.js';

const [NATIONAL, BAZHONG, HANZHONG] = ['100000', '511900', '610700'] as const;

/** What the dry run of a file tells, and that nothing else is done than what it told. */
export function importFeatures(name: string, makePlace: MakePlace): void {
  describe(`${name}: a file that is looked at before it comes in`, () => {
    let installation: Installation;
    beforeAll(async () => {
      installation = (await openInstallation(makePlace)).on('2026-02-02');
    });
    afterAll(() => installation.destroy());

    const actor = clerk(NATIONAL);
    const row = (id: string, more: Partial<Parameters<typeof ledgerRow>[1]> = {}) => ledgerRow([BAZHONG, HANZHONG], { id, signed: '2025-06', obligations: [{ title: '共保水源', lead_unit: BAZHONG, due: '2026' }], ...more });
    const ledger = (rows: ReturnType<typeof row>[], { dryRun = false, ...more }: { dryRun?: boolean; seen?: string | undefined; limit?: number; key?: { key: string; fingerprint: string } } = {}) =>
      installation.engine.importLedger.execute({ rows: rows.map((one, index) => ({ ...one, row: index + 1 })), actor, dryRun, ...more });
    const entries = async (): Promise<number> => (await installation.entries()).length;
    const told = (rows: { row: number | null; id: string; fields: FieldChange[] }[]): unknown[] => rows.map(({ row: place, id, fields }) => [place, id, ...fields.map(({ field, from, to }) => [field, from, to])]);

    it('is a ledger: its rows are new, with where they would stand, and those that it renews are changed', async () => {
      await ledger([row('A1')]);
      const before = await entries();
      const look = await ledger([row('A2', { renews: 'A1' }), row('A3', { obligations: [] })], { dryRun: true });
      expect(told(look.rows.new.items)).toEqual([[1, 'A2', ['state', null, 'signed.waiting']], [2, 'A3', ['state', null, 'signed.waiting']]]);
      expect(told(look.rows.changed.items)).toEqual([[1, 'A1', ['state', 'signed.waiting', 'superseded']]]);
      expect(await ledger([row('A2', { renews: 'A1' }), row('A3', { obligations: [] })], { dryRun: true })).toEqual(look);
      expect(await entries()).toBe(before);
      const done = await ledger([row('A2', { renews: 'A1' }), row('A3', { obligations: [] })], { seen: look.seen ?? '' });
      expect(done).toEqual(look);
      expect((await installation.agreement('A1')).state).toBe('superseded');
    });

    it('is the same ledger once more: its rows are unchanged, also where an agreement moved on, and bring nothing', async () => {
      const rows = [row('A1'), row('A2', { renews: 'A1' }), row('A3', { obligations: [] })];
      const before = await installation.stored();
      const again = await ledger(rows);
      expect([again.registered, told(again.rows.unchanged.items), again.rows.new.total, again.rows.changed.total]).toEqual([0, [[1, 'A1'], [2, 'A2'], [3, 'A3']], 0, 0]);
      expect(await installation.stored()).toEqual(before);
      const some = await ledger([row('A1'), row('A4', { renews: 'A3' })]);
      expect([told(some.rows.new.items), told(some.rows.unchanged.items), told(some.rows.changed.items)]).toEqual([[[2, 'A4', ['state', null, 'signed.waiting']]], [[1, 'A1']], [[2, 'A3', ['state', 'signed.waiting', 'superseded']]]]);
    });

    it('is refused where a row says otherwise than what was carried in, which it names, or takes the id of a proposal', async () => {
      const proposed = await installation.propose({ parties: [BAZHONG, HANZHONG] });
      const { faults, seen } = await ledger([row('A1', { title: '另一标题', obligations: [{ title: '共保水源', lead_unit: HANZHONG, due: '2026' }] }), row(proposed)], { dryRun: true });
      expect(seen).toBeNull();
      expect(faults.map(({ row: place, column, code }) => [place, column, code])).toEqual([[1, 'id', 'ledger.duplicate_id'], [2, 'id', 'ledger.duplicate_id']]);
      expect(faults[0]?.message).toContain('(obligations, title)');
    });

    it('is not done where it would do something else by now', async () => {
      const { seen } = await ledger([row('B1'), row('B2')], { dryRun: true });
      await ledger([row('B1')]);
      const before = await entries();
      await expect(ledger([row('B1'), row('B2')], { seen: seen ?? '' })).rejects.toMatchObject({ code: 'import.changed' });
      expect(await entries()).toBe(before);
      expect(await installation.engine.reads.existing(['B1', 'B2'])).toEqual(['B1']);
    });

    it('is done once under a key, which answers the same again, and takes no other file', async () => {
      const key = { key: 'one', fingerprint: 'a' };
      const { seen } = await ledger([row('C1')], { dryRun: true });
      const first = await ledger([row('C1')], { seen: seen ?? '', key });
      const before = await entries();
      expect(await ledger([row('C1')], { seen: seen ?? '', key })).toEqual(first);
      expect(await entries()).toBe(before);
      await expect(ledger([row('C2')], { key: { ...key, fingerprint: 'b' } })).rejects.toMatchObject({ code: 'idempotency.key_reused' });
    });

    it('tells so many rows of each kind, and counts them all', async () => {
      const { rows } = await ledger(['D1', 'D2', 'D3'].map((id) => row(id)), { dryRun: true, limit: 2 });
      expect([rows.new.total, rows.new.items.length]).toEqual([3, 2]);
    });

    it('is a tree of governments: each that would be new, called otherwise or gone is told, and names of before where they come along', async () => {
      const { rows, former } = shippedTables();
      const { importReference } = installation.engine;
      const same = await importReference.governments({ rows, actor, dryRun: true });
      expect([same.rows.unchanged.total, same.rows.new.total, same.rows.changed.total, same.rows.gone.total]).toEqual([rows.length, 0, 0, 0]);
      const [first] = rows.filter(({ parent }) => parent === BAZHONG);
      const changed = rows.filter((one) => one !== first).map((one) => (one.code === BAZHONG ? { ...one, name: '巴中新市' } : one));
      const added = { ...(first as (typeof rows)[number]), code: '511999', name: '新区', row: rows.length + 1 };
      const look = await importReference.governments({ rows: [...changed, added], former: former.slice(1), actor, dryRun: true });
      expect(told(look.rows.new.items)).toEqual([[rows.length + 1, '511999']]);
      expect(told(look.rows.changed.items)).toEqual([[rows.find(({ code }) => code === BAZHONG)?.row, BAZHONG, ['name', '巴中市', '巴中新市']]]);
      expect(look.rows.gone.items.map(({ what, row: place, id }) => [what, place, id])).toEqual([['government', null, first?.code], ['former', null, `${former[0]?.code} ${former[0]?.until}`]]);
      expect((await installation.entries('governments')).length).toBe(1);
    });

    it('is a calendar: the days of its years are compared, and no others', async () => {
      const days = [{ row: 1, date: '2027-01-01', type: 'holiday', name_zh: '元旦', name_en: '', in_lieu: '0' }, { row: 2, date: '2027-01-02', type: 'holiday', name_zh: '元旦', name_en: '', in_lieu: '0' }];
      const { importReference } = installation.engine;
      const first = await importReference.calendar({ rows: days, actor, dryRun: true });
      expect([first.rows.new.total, first.rows.gone.total]).toEqual([2, 0]);
      await importReference.calendar({ rows: days, actor, dryRun: false, seen: first.seen ?? '' });
      await expect(importReference.calendar({ rows: days, actor, dryRun: false, seen: first.seen ?? '' })).rejects.toMatchObject({ code: 'import.changed' });
      const next = await importReference.calendar({ rows: [{ ...days[0]!, in_lieu: '1' }], actor, dryRun: true });
      expect([told(next.rows.changed.items), told(next.rows.gone.items)]).toEqual([[[1, '2027-01-01', ['inLieu', 'false', 'true']]], [[null, '2027-01-02']]]);
    });

    it('is a policy: a version is told beside the one whose place it takes, and one that stands is unchanged', async () => {
      const [shipped] = shippedPolicies() as [{ press: object }];
      const list = [shipped, { ...shipped, version: 2, press: { ...shipped.press, graceDays: [12] } }, { ...shipped, id: 'water', match: { domain: 'water' } }];
      const { importReference, reference } = installation.engine;
      const look = await importReference.policies({ list, actor, dryRun: true });
      expect(told(look.rows.unchanged.items)).toEqual([[1, 'default@1']]);
      expect(told(look.rows.changed.items)).toEqual([[2, 'default@2', ['version', '1', '2'], ['press.graceDays', JSON.stringify(reference.policies[0]?.press.graceDays), '[12]']]]);
      expect(told(look.rows.new.items)).toEqual([[3, 'water@1']]);
      expect(await importReference.policies({ list, actor, dryRun: false, seen: look.seen ?? '' })).toEqual(look);
      expect((await importReference.policies({ list, actor, dryRun: false })).rows.unchanged.total).toBe(3);
      expect(await importReference.policies({ list: [{ ...shipped, press: { ...shipped.press, graceDays: [13] } }], actor, dryRun: true })).toMatchObject({ seen: null, faults: [{ row: 1, column: 'version', code: 'policy.duplicate_version' }] });
    });

    it('is a region: each member that comes or goes is told, and other regions stay', async () => {
      const region = (id: string, members: readonly string[]) => ({ id, name: '汉江', count: null, source: 'spec', members: members.map((government) => ({ government, source: '', note: '' })) });
      const { importReference } = installation.engine;
      await importReference.regions({ regions: [region('r1', [BAZHONG]), region('r2', [BAZHONG])], actor, dryRun: false });
      const look = await importReference.regions({ regions: [region('r1', [HANZHONG]), region('r3', [])], actor, dryRun: true });
      expect([told(look.rows.changed.items), told(look.rows.new.items), look.rows.gone.total]).toEqual([[[1, 'r1', [`members.${BAZHONG}`, BAZHONG, null], [`members.${HANZHONG}`, null, HANZHONG]]], [[2, 'r3']], 0]);
    });
  });
}
