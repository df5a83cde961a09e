import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FollowUpView } from '#libs/contracts';
import { BAZHONG, followUpOf, HANZHONG, must, NATIONAL, obligationOf, opened, SHAANXI, SICHUAN, sign, signed } from '../support/lives.js';
import { midnight, morning, TestServer } from '../support/server.js';
import { plusDays, workingDay } from '../support/working-days.js';

/** The day the story stands at; it only ever goes forward. */
let today = '2026-03-02';
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start({ at: morning(today) })));
afterAll(() => server.stop());

async function sweepOn(date: string): Promise<void> {
  today = date;
  await server.tick(midnight(date));
}

/** Falls due after the story, so that the wait of the agreement alone is pressed for. */
const LATER = obligationOf({ dueOn: '2099-12-31' });

/** Signed so long ago that a sweep today flags it. */
async function flagged(more: object = {}): Promise<string> {
  const id = await signed(server, plusDays(today, -150), { obligations: [LATER], ...more });
  await sweepOn(today);
  return id;
}

/** Each follow-up as `office state presses`. */
async function stand(agreement: string): Promise<string[]> {
  return (await server.followUps(agreement)).map(({ office, state, presses }) => `${office.code} ${state} ${presses.map(({ code }) => code).join('+')}`);
}

const of = (agreement: string, office: string): Promise<FollowUpView> => followUpOf(server, agreement, office);

const open = async (agreement: string, office: string): Promise<void> => void (await must(server.press((await of(agreement, office)).id, office, 'OPEN')));

describe('a rung that is asked', () => {
  it('climbs only where its office is silent, with the parties of that office, at the end of its grace', async () => {
    const id = await flagged();
    await open(id, SICHUAN);
    const grace = workingDay(today, 10);
    await sweepOn(grace);
    expect(await stand(id)).toEqual([`${SICHUAN} handling ${BAZHONG}`, `${SHAANXI} requested ${HANZHONG}`]);
    await sweepOn(plusDays(grace, 1));
    expect(await stand(id)).toEqual([`${SICHUAN} handling ${BAZHONG}`, `${SHAANXI} escalated ${HANZHONG}`, `${NATIONAL} requested ${HANZHONG}`]);
    expect(await of(id, SHAANXI)).toMatchObject({ outcome: 'notRectified', silent: [{ during: 'requested', since: midnight(today) }], timers: [] });
    expect(await of(id, NATIONAL)).toMatchObject({ rung: 1, level: 'national', notice: { requests: 1, copies: [HANZHONG] } });
    expect((await server.press((await of(id, SHAANXI)).id, SHAANXI, 'OPEN')).body.code).toBe('chart.event_not_allowed');
  });

  it('climbs after receipt too, when its party is silent until the handling time ends', async () => {
    const id = await flagged();
    await open(id, SICHUAN);
    const handling = workingDay(today, 20);
    expect((await of(id, SICHUAN)).timers).toMatchObject([{ timer: 'HANDLING_END', workingDays: 20, dueOn: handling }]);
    await sweepOn(handling);
    expect((await of(id, SICHUAN)).state).toBe('handling');
    await sweepOn(plusDays(handling, 1));
    expect(await of(id, SICHUAN)).toMatchObject({ state: 'escalated', silent: [{ during: 'handling' }] });
    expect((await of(id, NATIONAL)).presses.map(({ code }) => code)).toContain(BAZHONG);
  });

  it('meets at the common superior and joins there in one follow-up when all are silent; the last rung stays, its silence shown', async () => {
    const id = await flagged();
    const grace = plusDays(workingDay(today, 10), 1);
    await sweepOn(grace);
    expect(await stand(id)).toEqual([`${SICHUAN} escalated ${BAZHONG}`, `${SHAANXI} escalated ${HANZHONG}`, `${NATIONAL} requested ${BAZHONG}+${HANZHONG}`]);
    expect((await of(id, NATIONAL)).notice).toMatchObject({ requests: 2, copies: [BAZHONG, HANZHONG] });
    await sweepOn(plusDays(workingDay(grace, 10), 1));
    expect(await of(id, NATIONAL)).toMatchObject({ state: 'requested', silent: [{ during: 'requested' }] });
    await open(id, NATIONAL);
    expect((await of(id, NATIONAL)).slip?.number).toBe('国督〔2026〕1号');
  });
});

describe('a server that was away for 300 days', () => {
  it('catches up with one case, in which nobody climbs before its own grace', async () => {
    const fresh = await signed(server, today);
    await sweepOn(plusDays(today, 300));
    expect(await stand(fresh)).toEqual([`${SICHUAN} requested ${BAZHONG}`, `${SHAANXI} requested ${HANZHONG}`]);
    for (const one of await server.followUps(fresh)) expect(one.notice).toMatchObject({ requests: 1, reminders: 0, requestedAt: midnight(today) });
    const grace = workingDay(today, 10);
    await sweepOn(grace);
    expect((await server.followUps(fresh)).map(({ state }) => state)).toEqual(['requested', 'requested']);
    await sweepOn(plusDays(grace, 1));
    expect((await of(fresh, NATIONAL)).notice.requestedAt).toBe(midnight(today));
  });

  it('asks the rung above an office that was asked before, and gives that rung its whole grace', async () => {
    const pressed = await flagged();
    await sweepOn(plusDays(today, 300));
    expect(await stand(pressed)).toEqual([`${SICHUAN} escalated ${BAZHONG}`, `${SHAANXI} escalated ${HANZHONG}`, `${NATIONAL} requested ${BAZHONG}+${HANZHONG}`]);
    expect((await of(pressed, SICHUAN)).notice.reminders).toBeLessThanOrEqual(1);
    expect((await of(pressed, NATIONAL)).timers.find(({ timer }) => timer === 'GRACE_END')).toMatchObject({ from: today, dueOn: workingDay(today, 10) });
  });
});

describe('an office whose seat is vacant', () => {
  afterEach(async () => void (await server.request('PUT', `/api/governments/${SICHUAN}/vacancy`, { body: { vacant: false } })));

  it('is replaced by its next rung at once, which is recorded', async () => {
    const vacated = await server.request<{ vacant: boolean }>('PUT', `/api/governments/${SICHUAN}/vacancy`, { body: { vacant: true, note: '主任空缺' } });
    expect([vacated.status, vacated.body]).toEqual([200, expect.objectContaining({ vacant: true, vacancy: { since: today, note: '主任空缺' }, answeredBy: { code: NATIONAL, name: '中华人民共和国', level: 'national' } })]);
    expect(await server.get('/api/governments?vacant=true')).toMatchObject({ total: 1, items: [{ code: SICHUAN }] });
    expect(await server.get(`/api/governments/${BAZHONG}`)).toMatchObject({ vacant: false, vacancy: null, answeredBy: null });
    const id = await flagged();
    expect(await stand(id)).toEqual([`${NATIONAL} requested ${BAZHONG}`, `${SHAANXI} requested ${HANZHONG}`]);
    expect((await of(id, NATIONAL)).skipped).toEqual([{ office: SICHUAN, why: 'vacant' }]);
    expect((await of(id, SHAANXI)).skipped).toEqual([]);
    const { rungs } = await server.get<{ rungs: { offices: { code: string; vacant: boolean }[] }[] }>(`/api/agreements/${id}/ladder`);
    expect(rungs[0]?.offices.map(({ code, vacant }) => [code, vacant])).toEqual([[SICHUAN, true], [SHAANXI, false]]);
  });
});

describe('a joint office', () => {
  const joint = { id: 'JBAHAN', name: '巴汉联合办公室', document: '川陕函〔2026〕5号', until: null };

  it('is designated by the lead or the common superior, becomes the first rung, presses all, and can open its slip', async () => {
    const id = await opened(server, { obligations: [LATER] });
    expect((await server.send(id, HANZHONG, 'DESIGNATE', joint)).body.code).toBe('right.designator_only');
    await must(server.send(id, BAZHONG, 'DESIGNATE', joint));
    const on = plusDays(today, -150);
    await must(sign(server, id, BAZHONG, on));
    await must(sign(server, id, HANZHONG, on));
    await sweepOn(today);
    expect(await stand(id)).toEqual([`${joint.id} requested ${BAZHONG}+${HANZHONG}`]);
    await open(id, joint.id);
    expect(await of(id, joint.id)).toMatchObject({ state: 'handling', level: 'joint', office: { name: '巴汉联合办公室' }, slip: { number: `巴汉联合办公室督〔${today.slice(0, 4)}〕1号` } });
  });

  it('enters the computed ladder by its silence', async () => {
    const id = await opened(server, { obligations: [LATER] });
    await must(server.send(id, NATIONAL, 'DESIGNATE', joint));
    const on = plusDays(today, -150);
    await must(sign(server, id, BAZHONG, on));
    await must(sign(server, id, HANZHONG, on));
    await sweepOn(today);
    await sweepOn(plusDays(workingDay(today, 10), 1));
    expect(await stand(id)).toEqual([`${joint.id} escalated ${BAZHONG}+${HANZHONG}`, `${SICHUAN} requested ${BAZHONG}`, `${SHAANXI} requested ${HANZHONG}`]);
  });

  it('is passed over once its time is over', async () => {
    const id = await opened(server, { obligations: [LATER] });
    await must(server.send(id, BAZHONG, 'DESIGNATE', { ...joint, until: plusDays(today, -1) }));
    const on = plusDays(today, -150);
    await must(sign(server, id, BAZHONG, on));
    await must(sign(server, id, HANZHONG, on));
    await sweepOn(today);
    expect(await stand(id)).toEqual([`${SICHUAN} requested ${BAZHONG}`, `${SHAANXI} requested ${HANZHONG}`]);
  });
});
