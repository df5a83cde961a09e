import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportView, ObligationView, Problem } from '#libs/contracts';
import { BAZHONG, HANZHONG, must, opened, SICHUAN, sign, signed } from '../support/lives.js';
import { morning, TestServer } from '../support/server.js';
import type { Reply } from '../support/server.js';
import { workingDay } from '../support/working-days.js';

type Told = ImportView & Problem;
const TODAY = '2026-11-25';
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start()));
afterAll(() => server.stop());

const bring = (kind: string, format: string, content: string, more: object = {}, headers: Record<string, string> = {}): Promise<Reply<Told>> => server.post<Told>('/api/imports', { kind, format, content, ...more }, { headers });
const places = ({ faults }: Told): string[] => faults.map(({ row, column, code }) => `${row} ${column} ${code}`);
const total = async (path: string): Promise<number> => (await server.get<{ total: number }>(`${path}?limit=1`)).total;

describe('a ledger', () => {
  const row = (id: string, more: object = {}): object => ({ id, title: `协议${id}`, form: 'agreement', signed: '2020-05-01', parties: [{ code: BAZHONG }, { code: HANZHONG }], parties_complete: true, domains: ['water'], ...more });

  it('with broken rows is refused whole, every fault with its row and column, and nothing is written', async () => {
    const rows = [
      row('B1', { signed: '2021-02-30', term_end: '2020-13' }), row('B2', { parties: [{ code: '999999' }, { code: HANZHONG }] }), row('B1'),
      row('B4', { parties: [{ code: BAZHONG }, { code: BAZHONG }] }), row('B5', { renews: 'NONE' }), { id: 'B6' }, row('川陕 1号'), row('B8', { term_start: '2020', term_end: '2019' }), row('..'), row('B10', { term_end: '9999-12-31' }), row('B11', { term_end: '9999' }),
      row('B12', { term_start: '9990', term_months: '120' }), row('B'.repeat(63), { follow_up: [{ date: '2021', text_zh: '开会' }] }),
    ];
    const entries = await total('/api/audit/entries');
    const reply = await bring('ledger', 'json', JSON.stringify(rows));
    expect(reply.body).toMatchObject({ status: 422, code: 'import.refused' });
    expect(places(reply.body)).toEqual([
      '1 signed ledger.no_such_date', '1 term_end ledger.no_such_date', '2 parties.0.code ledger.unknown_code', '3 id ledger.duplicate_id', '4 parties.1.code ledger.duplicate_party',
      '5 renews ledger.unknown_renewed', '6 title ledger.invalid_value', '6 form ledger.invalid_value', '6 parties_complete ledger.invalid_value', '7 id ledger.bad_id', '8 term_end ledger.term_ends_before_it_begins',
      '9 id ledger.bad_id', '10 term_end ledger.no_such_date', '11 term_end ledger.no_such_date', '12 term_months ledger.no_such_date', '13 id ledger.bad_id',
    ]);
    expect(await total('/api/agreements')).toBe(0);
    expect(await total('/api/audit/entries')).toBe(entries);
  });

  it.each([['no JSON', '[{"id": "B1",'], ['no list', '{"id": "B1"}'], ['an empty list', '[]'], ['a list of words', '["B1"]']])('that is %s is refused', async (_, content) => {
    const { status, body } = await bring('ledger', 'json', content);
    expect([status, body.code, body.faults.length]).toEqual([422, 'import.refused', 1]);
  });

  it('is told what it would bring by a dry run, which writes nothing and tells faults without refusing', async () => {
    const good = await bring('ledger', 'json', JSON.stringify([row('D1'), row('D2', { renews: 'D1' })]), { dryRun: true });
    expect(good.body).toMatchObject({ dryRun: true, count: 2, states: { superseded: 1, 'signed.waiting': 1 }, faults: [] });
    const bad = await bring('ledger', 'json', JSON.stringify([row('D1', { signed: '2021-02-30' })]), { dryRun: true });
    expect([bad.status, ...places(bad.body)]).toEqual([200, '1 signed ledger.no_such_date']);
    expect(await total('/api/agreements')).toBe(0);
  });

  it('is brought in as it was looked at, once under a key, and not where somebody else brought some of it meanwhile', async () => {
    const content = JSON.stringify([row('S1', { title: '<img src=x onerror=alert(1)>' }), row('S2')]);
    const look = (await bring('ledger', 'json', content, { dryRun: true })).body;
    expect(look.rows.new).toEqual({ total: 2, items: [
      { what: 'agreement', row: 1, id: 'S1', name: '<img src=x onerror=alert(1)>', fields: [{ field: 'state', from: null, to: 'signed.waiting' }] },
      { what: 'agreement', row: 2, id: 'S2', name: expect.any(String), fields: [{ field: 'state', from: null, to: 'signed.waiting' }] },
    ] });
    await must(bring('ledger', 'json', JSON.stringify([row('S2')])));
    const late = await bring('ledger', 'json', content, { seen: look.seen });
    expect([late.status, late.body.code]).toEqual([412, 'import.changed']);
    const anew = (await bring('ledger', 'json', content, { dryRun: true })).body;
    expect([anew.rows.new.total, anew.rows.unchanged.items.map(({ id }) => id)]).toEqual([1, ['S2']]);
    const send = (): Promise<Reply<Told>> => bring('ledger', 'json', content, { seen: anew.seen }, { 'idempotency-key': 'import-1' });
    const first = await must(send());
    expect((await must(send())).body).toEqual(first.body);
    expect((await bring('ledger', 'json', JSON.stringify([row('S3')]), {}, { 'idempotency-key': 'import-1' })).body).toMatchObject({ status: 422, code: 'idempotency.key_reused' });
    // What was looked at had no fault.
    const spoilt = JSON.stringify([row('S4', { signed: '2021-02-30' })]);
    expect((await bring('ledger', 'json', spoilt, { seen: anew.seen })).body).toMatchObject({ status: 412, code: 'import.changed', faults: [{ row: 1, column: 'signed' }] });
  });

  it('comes in as an office keeps it in csv, with partial dates, open lists and renewals', async () => {
    const csv = [
      '编号,协议名称,形式,签署日期,签约方,签约方代码,合作领域,期限起,期限止,期限(月),续签自,签署主体,已知落实情况,备注',
      'C1,巴汉水源保护协议,agreement,2015-06,巴中市、汉中市,511900;610700,water;ecology,,,36,,government,,',
      'C2,川陕旅游协议,agreement,2019,巴中市、汉中市等,511900;610700,tourism,,,,,government,2020年开会 / 2021年开通班线,"引号, 逗号"',
      'C3,巴汉水源保护协议（续）,agreement,2018-07-02,巴中市、汉中市,511900;610700,water,,,,C1,government,,',
      'C4,税务协作,agreement,2015,,,taxation,,,,,department,,',
    ].join('\n');
    const { status, body } = await bring('ledger', 'csv', csv);
    expect([status, body.count, body.states]).toEqual([200, 4, { superseded: 1, 'signed.waiting': 3 }]);
    expect(await server.agreement('C1')).toMatchObject({ stage: 'superseded', term: { to: '2018-06-30' }, end: { by: 'C3' }, domains: ['water', 'ecology'] });
    expect(await server.agreement('C2')).toMatchObject({ partiesComplete: false, evidence: [{ status: 'submitted' }, { status: 'submitted' }], source: { 备注: '引号, 逗号' } });
    expect(await server.agreement('C4')).toMatchObject({ partiesComplete: false, parties: [] });
    expect((await bring('ledger', 'csv', csv)).body).toMatchObject({ count: 4, states: {}, rows: { new: { total: 0 }, unchanged: { total: 4 } } });
    expect(places((await bring('ledger', 'csv', csv.replaceAll('协议,', '合同,'))).body)).toEqual(['1 id', '2 id'].map((place) => `${place} ledger.duplicate_id`));
    expect(places((await bring('ledger', 'csv', '编号,协议名称\nC9,x')).body)).toContain('0 形式 table.column_missing');
  });

  it('supersedes an agreement that was carried in before when a row renews it', async () => {
    const { body } = await bring('ledger', 'json', JSON.stringify([row('R1', { renews: 'C3' })]));
    expect(body).toMatchObject({ superseded: 1 });
    expect(await server.agreement('C3')).toMatchObject({ state: 'superseded', end: { by: 'R1' } });
  });

  it('with what is still owed brings obligations that come due, also where its term is over', async () => {
    const owed = { obligations: [{ title: '共保水源', lead_unit: BAZHONG, due: '2026' }, { title: '共建监测站', lead_unit: HANZHONG }] };
    const reply = await bring('ledger', 'json', JSON.stringify([row('O1', owed), row('O2', { ...owed, term_end: '2024' }), row('O3', { ...owed, renews: 'O1' })]));
    expect(reply.body).toMatchObject({ count: 3, states: { superseded: 1, 'implementing.termEnded': 1, 'signed.waiting': 1 } });
    const { items } = await server.get<{ items: ObligationView[] }>('/api/agreements/O2/obligations');
    expect(items.map(({ title, state, dueOn, leadUnit, parties, timers }) => [title, state, dueOn, leadUnit, parties.map(({ code }) => code), timers.map(({ timer, dueOn: day }) => [timer, day])])).toEqual(
      expect.arrayContaining([['共保水源', 'due', '2026-12-31', BAZHONG, [BAZHONG, HANZHONG], [['DUE', '2026-12-31']]], ['共建监测站', 'due', null, HANZHONG, [BAZHONG, HANZHONG], []]]),
    );
    expect((await server.get<{ total: number }>('/api/obligations?limit=1')).total).toBe(4);
    expect((await server.agreement('O1')).state).toBe('superseded');
  });
});

describe('a tree of governments', () => {
  const shipped = readFileSync('config/data/governments.csv', 'utf8').trimEnd();
  const rows = shipped.split('\n').length - 1;
  const unit = (code: string, level: string, parent: string): string => `${code},新区,${level},${parent},district,,,,`;

  it('with a cycle, an orphan or a code that is no government is refused with each place', async () => {
    const csv = [shipped, unit('999901', 'prefecture', '999902'), unit('999902', 'province', '999901'), unit('999903', 'county', '888888'), unit('500100', 'prefecture', '500000'), unit('429000', 'prefecture', '420000')].join('\n');
    const { status, body } = await bring('governments', 'csv', csv);
    expect([status, body.code]).toEqual([422, 'import.refused']);
    expect(places(body)).toEqual(expect.arrayContaining([
      `${rows + 1} parent tree.cycle`, `${rows + 3} parent tree.unknown_parent`, `${rows + 4} code tree.aggregate_code`, `${rows + 5} code tree.aggregate_code`,
    ]));
    expect((await server.request('GET', '/api/governments/999903')).status).toBe(404);
    expect(await total('/api/governments')).toBe(rows);
  });

  it('that would lose a party of an agreement is refused', async () => {
    const without = shipped.split('\n').filter((line) => !line.startsWith('5119') || line.includes('never')).join('\n');
    expect(places((await bring('governments', 'csv', without)).body)).toContain('0 code tree.code_in_use');
  });

  it('comes in whole, after a dry run that changed nothing', async () => {
    const csv = [shipped, unit('511999', 'county', BAZHONG)].join('\n');
    expect((await bring('governments', 'csv', csv, { dryRun: true })).body).toMatchObject({ count: rows + 1, faults: [] });
    expect((await server.request('GET', '/api/governments/511999')).status).toBe(404);
    await must(bring('governments', 'csv', csv));
    expect(await server.get('/api/governments/511999')).toMatchObject({ parent: BAZHONG, superiors: [{ code: BAZHONG }, { code: SICHUAN }, { code: '100000' }] });
  });
});

describe('the calendar of a year that was not published', () => {
  const header = 'date,type,name_zh,name_en,in_lieu';
  const days = ["2027-01-01,holiday,元旦,New Year's Day,0", '2027-01-30,makeup_workday,春节,Spring Festival,0', ...['08', '09', '10', '11', '12'].map((day) => `2027-02-${day},holiday,春节,Spring Festival,0`)];
  const csv = [header, ...days].join('\n');
  let id: string;

  it('leaves the dates counted over it estimated, and a dry run of it leaves them so', async () => {
    id = await signed(server, TODAY);
    const estimate = { timer: 'SIGNED_NOT_IMPLEMENTED', dueOn: workingDay(TODAY, 60), estimated: true };
    expect((await server.agreement(id)).timers).toMatchObject([estimate]);
    expect((await bring('calendar', 'csv', csv, { dryRun: true })).body).toMatchObject({ count: 7, recomputed: 0 });
    expect((await server.agreement(id)).timers).toMatchObject([estimate]);
  });

  it('with a day that cannot exist is refused', async () => {
    expect(places((await bring('calendar', 'csv', `${header}\n2027-02-29,holiday,春节,Spring Festival,0\n2027-02-08,feast,春节,Spring Festival,2`)).body)).toEqual([
      '1 date calendar.no_such_date', '2 type calendar.unknown_type', '2 in_lieu calendar.unknown_in_lieu',
    ]);
  });

  it('dates them anew when it comes, each told by an entry', async () => {
    const asked = await signed(server, '2026-06-01');
    await server.tick(morning('2026-12-20'));
    const before = await server.agreement(id);
    const { total: pressed } = await server.get<{ total: number }>('/api/follow-ups?state=requested');
    // 17 February, one day later for 1 January and one earlier for the Saturday worked, five later for the festival.
    expect(workingDay(TODAY, 60)).toBe('2027-02-17');
    expect((await bring('calendar', 'csv', csv)).body).toMatchObject({ count: 7, recomputed: 1 + pressed });
    const after = await server.agreement(id);
    expect(after.timers).toMatchObject([{ dueOn: '2027-02-24', at: '2027-02-25T00:00:00.000+08:00', estimated: false }]);
    expect(after.version).toBe(before.version + 1);
    for (const { timers } of await server.followUps(asked)) expect(timers.find(({ timer }) => timer === 'GRACE_END')).toMatchObject({ dueOn: '2027-01-04', estimated: false });
    const { items } = await server.get<{ items: { entry: { event: { type: string; payload: object } } }[] }>(`/api/agreements/${id}/history`);
    expect(items.at(-1)?.entry.event).toEqual({ type: 'REDATED', payload: { SIGNED_NOT_IMPLEMENTED: '2027-02-24' } });
  });
});

describe('policies', () => {
  const policy = JSON.parse(readFileSync('config/data/policies/default.json', 'utf8')) as object;
  const newer = { ...policy, version: 2, rules: { signatureStalled: { workingDays: 30 }, signedNotImplemented: { workingDays: 45, withoutObligations: 15 } } };

  it('are refused where two would apply to the same agreements, or a field is not theirs', async () => {
    expect(places((await bring('policies', 'json', JSON.stringify([{ ...policy, id: 'other' }]))).body)).toEqual(['1 match policy.ambiguous_match']);
    expect(places((await bring('policies', 'json', JSON.stringify([{ ...policy, id: 'other', match: { domain: 'water' }, urgency: 1 }]))).body)).toEqual(['1 urgency policy.unknown_field']);
    expect(places((await bring('policies', 'json', JSON.stringify([{ ...policy, title: { zh: '另', en: 'Other' } }]))).body)).toEqual(['1 version policy.duplicate_version']);
    expect((await bring('policies', 'json', JSON.stringify([policy]))).body).toMatchObject({ rows: { unchanged: { total: 1, items: [{ row: 1, id: 'default@1' }] }, new: { total: 0 } } });
    expect((await bring('policies', 'json', JSON.stringify([newer]), { dryRun: true })).status).toBe(200);
    expect(await total('/api/policies')).toBe(1);
  });

  it('come as a new version, which dates what is signed from then on', async () => {
    const old = await signed(server, '2026-12-20');
    await must(bring('policies', 'json', JSON.stringify(newer)));
    const { items } = await server.get<{ items: { version: number; current: boolean }[] }>('/api/policies');
    expect(items.map(({ version, current }) => [version, current])).toEqual([[1, false], [2, true]]);
    const timerOf = async (agreement: string): Promise<unknown> => (await server.agreement(agreement)).timers[0];
    expect(await timerOf(old)).toMatchObject({ policy: 'default@1', workingDays: 60 });
    expect(await timerOf(await signed(server, '2026-12-20'))).toMatchObject({ policy: 'default@2', workingDays: 45 });
    await must(bring('policies', 'json', JSON.stringify([{ ...newer, id: 'water', version: 1, match: { domain: 'water' }, rules: { ...newer.rules, signatureStalled: { workingDays: 7 } } }])));
    const stalled = await opened(server, { domains: ['water'] });
    expect(await timerOf(stalled)).toMatchObject({ policy: 'water@1', workingDays: 7 });
    expect((await sign(server, stalled, BAZHONG, '2026-12-20')).status).toBe(200);
  });
});

describe('regions', () => {
  it('are refused where a member is no government, or the list is none', async () => {
    const region = { id: 'hanjiang', name: '汉江', count: null, source: 'spec', members: [{ government: '999999', source: '', note: '' }] };
    expect(places((await bring('regions', 'json', JSON.stringify([region]))).body)).toEqual(['1 members.0.government region.unknown_code']);
    expect(places((await bring('regions', 'json', JSON.stringify([{ ...region, members: [1, 2].map(() => ({ government: BAZHONG, source: '' })) }, region]))).body)).toEqual(['1 members.1.government region.duplicate_member', '2 id region.duplicate_id']);
    for (const content of ['[{"id": "hanjiang"}]', '[1]', '{"members": 3}', 'x']) expect((await bring('regions', 'json', content)).body).toMatchObject({ status: 422, code: 'import.refused' });
    expect(await total('/api/regions')).toBe(1);
  });
});
