import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkPage, lightPage } from '#libs/contracts';
import type { AgreementView, CheckPage, FollowUpView, LightPage } from '#libs/contracts';
import { BAZHONG, HANZHONG, must, obligationOf, SHAANXI, SICHUAN, signed } from '../support/lives.js';
import { midnight, morning, TestServer } from '../support/server.js';
import { plusDays, workingDay } from '../support/working-days.js';

const TODAY = '2026-11-25';
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start({ demo: true, at: morning(TODAY) })));
afterAll(() => server.stop());

const checks = async (query = ''): Promise<CheckPage> => checkPage.parse(await server.get(`/api/checks${query}`));
const lights = async (query = ''): Promise<LightPage> => lightPage.parse(await server.get(`/api/lights${query}`));

describe('the standing checks of the real ledger', () => {
  it('find nothing before they ran, and then what is true of it', async () => {
    expect(await checks()).toMatchObject({ checkedAt: null, total: 0 });
    expect((await server.post('/api/checks', {}, { token: await server.as(BAZHONG) })).status).toBe(200);
    const { counts, checkedAt } = await checks();
    expect(checkedAt).toBe(morning(TODAY));
    // 27 are signed and none has obligations; seven have no date; three lists of parties are open.
    expect(counts).toEqual({ error: 0, warning: 37, hint: 2, byCode: { signedWithoutObligations: 27, undated: 7, partiesOpen: 3, overlapping: 2 } });
    expect((await checks('?code=partiesOpen')).items.map(({ agreement }) => agreement)).toEqual(['P2', 'P4', 'P5']);
  });

  it('are told in both languages with what to do, and found by severity, agreement and government', async () => {
    const { items, total } = await checks('?severity=hint');
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({ code: 'overlapping', agreement: 'A12', title: '鄂陕战略合作协议', record: { kind: 'agreement', id: 'A12' }, since: TODAY });
    expect(items[0]?.wrong.en).toContain('A14');
    expect([items[0]?.wrong.zh, items[0]?.todo.zh].every((text) => /[\u4e00-\u9fff]/.test(text ?? ''))).toBe(true);
    expect((await checks('?agreement=P6')).items.map(({ code }) => code)).toEqual(['signedWithoutObligations']);
    expect((await checks(`?government=${HANZHONG}&severity=warning`)).items.map(({ agreement }) => agreement)).toContain('P6');
    expect((await server.request('GET', '/api/checks?government=999999')).status).toBe(404);
    for (const query of ['severity=grave', 'code=1', 'limit=0', 'x=1']) expect((await server.request('GET', `/api/checks?${query}`)).status).toBe(422);
  });

  it('are mended by doing what they say, and checked one agreement at a time', async () => {
    await must(server.send('P6', BAZHONG, 'PLAN', { obligations: [obligationOf()] }));
    expect((await checks('?agreement=P6')).total).toBe(1);
    expect((await server.post('/api/checks', { agreement: 'P6' })).status).toBe(200);
    expect((await checks('?agreement=P6')).total).toBe(0);
    expect((await server.post('/api/checks', { agreement: 'nowhere' })).body).toMatchObject({ status: 404, code: 'agreement.not_found' });
  });
});

describe('the lights of a day', () => {
  const signedOn = plusDays(TODAY, 1);
  const near = workingDay(signedOn, 57);
  const late = plusDays(workingDay(signedOn, 60), 1);
  let id: string;
  const light = async (asOf?: string): Promise<AgreementView['light']> => (await server.get<AgreementView>(`/api/agreements/${id}${asOf === undefined ? '' : `?asOf=${asOf}`}`)).light;

  it('are told after the sweep of the day, and stand in the record, in the list and by themselves', async () => {
    server.clock.set(morning(signedOn));
    id = await signed(server, signedOn);
    expect(await light()).toBeNull();
    await server.tick(morning(signedOn));
    expect(await light()).toEqual({ light: 'green', reason: 'inTime', en: 'In time', zh: '按期推进', since: signedOn });
    const { run, items, total } = await lights('?light=green&kind=agreement&limit=200');
    expect(run).toMatchObject({ day: signedOn, endedAt: morning(signedOn), counts: { agreement: { green: total } } });
    expect(items.map(({ record }) => record)).toContain(id);
    // What an earlier case pressed is red: the ledger is old, and nobody implemented it.
    const red = await server.get<{ items: AgreementView[] }>('/api/agreements?light=red&limit=200');
    expect(red.items.length).toBeGreaterThan(10);
    for (const one of red.items) expect(one.light).toMatchObject({ light: 'red' });
  });

  it('keep what they were on every day that has passed', async () => {
    await server.tick(midnight(near));
    await server.tick(midnight(late));
    expect([(await light(plusDays(signedOn, -1)))?.light, (await light(signedOn))?.light, (await light(plusDays(near, -1)))?.light, (await light(near))?.light, (await light(late))?.light, (await light())?.light]).toEqual([undefined, 'green', 'green', 'yellow', 'red', 'red']);
    const { run, items } = await lights(`?asOf=${plusDays(near, -1)}&record=${id}`);
    expect([run?.day, items.map((one) => [one.light, one.since])]).toEqual([signedOn, [['green', signedOn]]]);
    const runs = await server.get<{ items: { day: string }[]; total: number }>('/api/lights/runs?limit=2');
    expect([runs.items.map(({ day }) => day), runs.total]).toEqual([[late, near], 3]);
    const pressing = await server.get<{ items: FollowUpView[] }>(`/api/follow-ups?agreement=${id}&light=green`);
    expect(pressing.items.map(({ office }) => office.code).sort()).toEqual([SICHUAN, SHAANXI].sort());
  });

  it('are those of a day that has come: a sweep as of a later one tells none', async () => {
    const before = (await server.get<{ total: number }>('/api/lights/runs')).total;
    await server.post('/api/clock/tick', { at: midnight(plusDays(late, 30)) });
    expect((await server.get<{ total: number }>('/api/lights/runs')).total).toBe(before);
  });
});
