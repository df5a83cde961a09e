import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ObligationView, Receipt } from '#libs/contracts';
import { BAZHONG, HANZHONG, must, opened, SHAANXI, SICHUAN, signed } from '../support/lives.js';
import { midnight, morning, TestServer } from '../support/server.js';
import type { Reply, Told } from '../support/server.js';
import { plusDays, workingDay } from '../support/working-days.js';

const SIGNED = '2026-03-02';
const monthly = { kind: 'recurring', every: { n: 1, unit: 'month' }, from: '2026-03-31' };
let server: TestServer;
let agreement: string;
beforeAll(async () => {
  server = await TestServer.start({ at: morning(SIGNED) });
  agreement = await signed(server, SIGNED);
});
afterAll(() => server.stop());

const read = (id: string): Promise<ObligationView> => server.get(`/api/obligations/${id}`);
const plan = (obligation: object): Promise<Reply<Told>> => server.send(agreement, BAZHONG, 'PLAN', { obligations: [obligation] });
const send = (id: string, office: string, type: string, payload?: object): Promise<Reply<Told>> => server.owe(id, office, type, payload);
const created = ({ body }: Reply<Receipt>): string => body.created[0] ?? '';

describe('an obligation over HTTP', () => {
  let id: string;

  it('is planned with a recurrence, and shown with its agreement', async () => {
    id = created(await must(plan({ title: '按月通报进展', leadUnit: BAZHONG, schedule: monthly, category: '信息通报', indicators: [{ name: '通车里程', unit: '公里', target: 40, frequency: { n: 1, unit: 'month' } }] })));
    expect(await read(id)).toMatchObject({
      state: 'due', agreements: [agreement], dueOn: '2026-03-31', period: 1, fulfilment: { delivered: 0, owed: 2 }, timers: [{ timer: 'DUE', dueOn: '2026-03-31' }],
      parties: [{ code: BAZHONG, state: 'owed' }, { code: HANZHONG, state: 'owed' }], indicators: [{ stale: false, values: [] }],
    });
    const { items } = await server.get<{ items: ObligationView[] }>(`/api/agreements/${agreement}/obligations?category=${encodeURIComponent('信息通报')}`);
    expect(items.map((one) => one.id)).toEqual([id]);
    expect((await server.get<{ total: number }>(`/api/obligations?party=${HANZHONG}&state=open&dueBefore=2026-04-01`)).total).toBe(1);
  });

  it.each<[string, object, number, string]>([
    ['never fires', { schedule: { ...monthly, until: '2026-03-01' } }, 422, 'recurrence.never_fires'],
    ['has an interval of nothing', { schedule: { ...monthly, every: { n: 0, unit: 'day' } } }, 422, 'request.invalid'],
    ['has both a day and a schedule', { dueOn: '2026-12-31', schedule: monthly }, 422, 'request.invalid'],
    ['is owed by a stranger', { dueOn: '2026-12-31', parties: ['440000'] }, 422, 'obligation.not_a_party'],
  ])('that %s is refused, and nothing is planned', async (_, change, status, code) => {
    const before = await server.get<{ total: number }>('/api/obligations');
    expect(await plan({ title: '路', leadUnit: BAZHONG, ...change })).toMatchObject({ status, body: { code } });
    expect((await server.get<{ total: number }>('/api/obligations')).total).toBe(before.total);
  });

  it('is reported on by the party, judged above it, and shows how many delivered', async () => {
    const report = { party: BAZHONG, done: '路基完成', next: '隧道', problems: '资金', support: '省级统筹', evidence: [{ title: '照片', link: 'https://example.org/photo' }] };
    expect((await send(id, HANZHONG, 'SUBMIT_REPORT', report)).body.code).toBe('right.that_party_only');
    const given = created(await must(send(id, BAZHONG, 'SUBMIT_REPORT', report)));
    expect(await read(id)).toMatchObject({ state: 'due', fulfilment: { delivered: 1, owed: 2 }, parties: [{ state: 'submitted' }, { state: 'owed' }], reports: [{ id: given, problems: '资金' }] });
    expect((await send(id, SHAANXI, 'ACCEPT_REPORT', { report: given })).body.code).toBe('right.superior_only');
    await must(send(id, SICHUAN, 'ACCEPT_REPORT', { report: given, remark: '属实' }));
    expect((await server.agreement(agreement)).fulfilment).toEqual({ delivered: 1, owed: 4, parties: [{ party: BAZHONG, delivered: 1, owed: 2 }, { party: HANZHONG, delivered: 0, owed: 2 }] });
    expect((await server.agreement(agreement)).evidence).toMatchObject([{ id: given, obligation: id, status: 'accepted' }]);
  });

  it('is pressed for above the party alone that did not deliver', async () => {
    await server.tick(midnight(plusDays(workingDay('2026-03-31', 5), 1)));
    const pressed = (await server.followUps(agreement)).filter(({ subject }) => subject === id);
    expect(pressed.map(({ rule, office, presses }) => [rule, office.code, presses.map(({ code }) => code)])).toEqual([['reportOverdue', SHAANXI, [HANZHONG]]]);
    expect(await server.agreement(agreement)).toMatchObject({ missing: [id] });
    const given = created(await must(send(id, HANZHONG, 'SUBMIT_REPORT', { party: HANZHONG, done: '完成' })));
    expect((await server.followUps(agreement)).find(({ subject }) => subject === id)).toMatchObject({ state: 'resolved', outcome: 'rectified' });
    await must(send(id, SHAANXI, 'ACCEPT_REPORT', { report: given }));
    expect(await read(id)).toMatchObject({ state: 'due', period: 2, dueOn: '2026-04-30', periods: [{ period: 1, outcome: 'accepted' }] });
  });

  it('is planned without lead and date where these are not known, is not pressed for, and found by the checks', async () => {
    const unknown = created(await must(server.send(agreement, BAZHONG, 'PLAN', { obligations: [{ title: '共享水文数据' }] })));
    expect(await read(unknown)).toMatchObject({ state: 'due', leadUnit: null, dueOn: null, schedule: null, timers: [], parties: [{ code: BAZHONG, state: 'owed' }, { code: HANZHONG, state: 'owed' }] });
    expect((await server.agreement(agreement)).obligations.find((one) => one.id === unknown)).toEqual({ id: unknown, title: '共享水文数据', leadUnit: '', dueOn: '' });
    await must(server.post('/api/checks', { agreement }));
    const { items } = await server.get<{ items: { code: string; record: { id: string } }[] }>(`/api/checks?agreement=${agreement}&code=obligationIncomplete`);
    expect(items.map(({ record }) => record.id)).toEqual([unknown]);
    await must(send(unknown, BAZHONG, 'RESCHEDULE', { schedule: { kind: 'once', dueOn: '2027-06-30' }, reason: '商定时限' }));
    expect(await read(unknown)).toMatchObject({ dueOn: '2027-06-30', timers: [{ timer: 'DUE' }] });
  });

  it('is owed under a second agreement too, and counts there for its parties alone', async () => {
    const other = await opened(server, { parties: [{ code: BAZHONG, role: 'lead' }, { code: '510800' }] });
    await must(send(id, BAZHONG, 'LINK', { agreement: other }));
    expect((await server.agreement(other)).fulfilment).toEqual({ delivered: 0, owed: 1, parties: [{ party: BAZHONG, delivered: 0, owed: 1 }] });
    expect((await read(id)).agreements).toEqual([agreement, other]);
    expect((await send(id, BAZHONG, 'LINK', { agreement: other })).body.code).toBe('obligation.linked_already');
  });

  it('refuses what stands behind, what is unknown and what is not its own, and tells its history', async () => {
    const token = await server.as(BAZHONG);
    expect((await server.post(`/api/obligations/${id}/events`, { type: 'REINSTATE' }, { token })).status).toBe(428);
    expect((await server.post(`/api/obligations/${id}/events`, { type: 'REINSTATE' }, { token, headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect((await server.request('GET', '/api/obligations/none')).body).toMatchObject({ status: 404, code: 'obligation.not_found' });
    expect((await send(id, BAZHONG, 'PRESS', {})).status).toBe(422);
    const { items } = await server.get<{ items: { entry: { event: { type: string } } }[] }>(`/api/obligations/${id}/history`);
    expect(items.map(({ entry }) => entry.event.type)).toEqual(['PLAN', 'SUBMIT_REPORT', 'SUBMIT_REPORT', 'ACCEPT_REPORT', 'ACCEPT_REPORT', 'DUE', 'PRESS', 'SUBMIT_REPORT', 'ACCEPT_REPORT', 'LINK', 'LINKED', 'LINK']);
  });
});
