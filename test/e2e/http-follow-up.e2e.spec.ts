import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followUpView } from '#libs/contracts';
import type { FollowUpView, PreviewView } from '#libs/contracts';
import { BAZHONG, followUpOf, HANZHONG, must, NATIONAL, opened, proven, SHAANXI, SICHUAN, sign, signed } from '../support/lives.js';
import { midnight, morning, TestServer } from '../support/server.js';
import { plusDays, workingDay } from '../support/working-days.js';

const SIGNED = '2026-03-02';
const DUE = workingDay(SIGNED, 60);
const FLAGGED = plusDays(DUE, 1);
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start({ at: morning(SIGNED) })));
afterAll(() => server.stop());

const of = (agreement: string, office: string): Promise<FollowUpView> => followUpOf(server, agreement, office);

/** Signed long ago, and flagged by a sweep at the day the clock stands at. */
async function flagged(more: object = {}): Promise<string> {
  const id = await signed(server, SIGNED, more);
  await server.tick(midnight(FLAGGED));
  return id;
}

const report = (party: string): object => ({ party, text: '已成立专班', evidence: [{ title: '会议纪要', link: 'https://example.org/minutes' }] });
const strike = { outcome: 'continuing', evidence: '现场核查记录', failureType: 'latePerformance' };

/** From receipt to strike-off, by two persons of the office. */
async function handled(agreement: string, office: string, party: string): Promise<void> {
  const { id } = await of(agreement, office);
  await must(server.press(id, office, 'OPEN'));
  await must(server.press(id, party, 'RESPOND', report(party)));
  await must(server.press(id, office, 'CONCLUDE', { remark: '材料属实' }));
  await must(server.press(id, office, 'STRIKE_OFF', strike, 'second clerk'));
}

describe('an agreement that is signed and not implemented', () => {
  let id: string;
  const preview = async (at: string): Promise<PreviewView['due']> => (await server.post<PreviewView>('/api/clock/preview', { at })).body.due;

  it('is left alone until the end of its due date', async () => {
    id = await signed(server, SIGNED);
    expect((await server.agreement(id)).timers).toMatchObject([{ timer: 'SIGNED_NOT_IMPLEMENTED', dueOn: DUE, at: midnight(FLAGGED), workingDays: 60, from: SIGNED, estimated: false, policy: 'default@1' }]);
    const lastMoment = `${DUE}T23:59:59.999+08:00`;
    expect(await preview(lastMoment)).toEqual([]);
    expect(await server.tick(lastMoment)).toMatchObject({ fired: 0, opened: 0 });
    expect((await server.agreement(id)).state).toBe('signed.waiting');
  });

  it('is shown by a preview of the day after, which does nothing', async () => {
    expect(await preview(midnight(FLAGGED))).toEqual([{ agreement: id, rule: 'signedNotImplemented', subject: 'agreement', offices: [SICHUAN, SHAANXI], dueOn: DUE }]);
    expect(await server.followUps(id)).toEqual([]);
  });

  it('opens one case on the day after, asking each superior for its own party, with a copy to that party', async () => {
    expect(await server.tick(midnight(FLAGGED))).toMatchObject({ fired: 1, opened: 2, failed: 0 });
    const followUps = await server.followUps(id);
    for (const followUp of followUps) followUpView.parse(followUp);
    expect(new Set(followUps.map((one) => one.case)).size).toBe(1);
    expect(followUps.map(({ office, presses, notice }) => [office.name, presses.map(({ name }) => name), notice.copies])).toEqual([['四川省', ['巴中市'], [BAZHONG]], ['陕西省', ['汉中市'], [HANZHONG]]]);
    for (const one of followUps) expect(one).toMatchObject({ state: 'requested', level: 'province', rung: 0, waits: 1, policy: { id: 'default', version: 1, because: 'default' }, notice: { requests: 1, reminders: 0, requestedAt: midnight(FLAGGED) } });
    expect(followUps[0]?.because.join()).toContain('四川省');
    const agreement = await server.agreement(id);
    expect(agreement.state).toBe('signed.overdue');
    expect(agreement.pressedBy).toHaveLength(2);
    expect(agreement.pressedBy).toEqual(expect.arrayContaining([expect.objectContaining({ office: SICHUAN, rung: 0, presses: [BAZHONG] }), expect.objectContaining({ office: SHAANXI, rung: 0, presses: [HANZHONG] })]));
  });

  it('is not flagged twice by a second sweep of the same moment', async () => {
    const before = await server.followUps(id);
    expect(await server.tick(midnight(FLAGGED))).toMatchObject({ fired: 0, opened: 0 });
    expect(await server.followUps(id)).toEqual(before);
  });

  it('stands in the inbox of the office and among what the party is pressed for', async () => {
    const listed = async (query: string): Promise<string[]> => (await server.get<{ items: FollowUpView[] }>(`/api/follow-ups?${query}`)).items.map(({ office }) => office.code);
    expect(await listed(`office=${SICHUAN}&state=requested`)).toEqual([SICHUAN]);
    expect(await listed(`party=${HANZHONG}&state=open`)).toEqual([SHAANXI]);
    expect(await listed('state=handling')).toEqual([]);
    expect([await listed('rule=signedNotImplemented&level=province&state=open'), await listed('rule=silent'), await listed('level=joint')]).toEqual([[SICHUAN, SHAANXI], [], []]);
    const { title } = await server.agreement(id);
    expect([(await of(id, SICHUAN)).title, (await server.get<FollowUpView>(`/api/follow-ups/${(await of(id, SICHUAN)).id}`)).title]).toEqual([title, title]);
  });

  it('brings one reminder where several were missed', async () => {
    const day = workingDay(FLAGGED, 8);
    await server.tick(midnight(day));
    expect((await of(id, SICHUAN)).notice).toMatchObject({ reminders: 1, remindedAt: midnight(day), requests: 1 });
    expect((await of(id, SICHUAN)).timers.map(({ timer, dueOn }) => [timer, dueOn])).toEqual([['GRACE_END', workingDay(FLAGGED, 10)], ['REMINDER', workingDay(day, 3)]]);
  });
});

describe('a follow-up that an office was asked for', () => {
  it('gets the next slip number of that office when the office opens it, and none when another office tries', async () => {
    const [first, second] = [await flagged(), await flagged()];
    const slipOf = async (agreement: string, office: string): Promise<string | undefined> => {
      await must(server.press((await of(agreement, office)).id, office, 'OPEN'));
      return (await of(agreement, office)).slip?.number;
    };
    const { id } = await of(first, SICHUAN);
    for (const office of [SHAANXI, BAZHONG, NATIONAL]) expect((await server.press(id, office, 'OPEN')).body.code).toBe('right.supervising_office_only');
    expect(await slipOf(first, SICHUAN)).toBe('川督〔2026〕1号');
    expect((await server.press(id, SICHUAN, 'OPEN')).status).toBe(409);
    expect(await slipOf(second, SICHUAN)).toBe('川督〔2026〕2号');
    expect(await slipOf(first, SHAANXI)).toBe('陕督〔2026〕1号');
  });

  it('can be declined with a reason; when every office of the case declined, the agreement waits anew', async () => {
    const id = await flagged();
    await must(server.press((await of(id, SICHUAN)).id, SICHUAN, 'DECLINE', { reason: '非本省事权' }));
    expect(await of(id, SICHUAN)).toMatchObject({ state: 'declined', declined: { reason: '非本省事权' }, outcome: 'notRectified', timers: [] });
    expect((await server.agreement(id)).state).toBe('signed.overdue');
    await must(server.press((await of(id, SHAANXI)).id, SHAANXI, 'DECLINE', { reason: '已移交' }));
    expect(await server.agreement(id)).toMatchObject({ state: 'signed.waiting', waits: 2 });
  });

  it('is answered by the pressed party alone, for itself', async () => {
    const id = await flagged();
    const { id: followUp } = await of(id, SICHUAN);
    expect((await server.press(followUp, BAZHONG, 'RESPOND', report(BAZHONG))).body.code).toBe('chart.event_not_allowed');
    await must(server.press(followUp, SICHUAN, 'OPEN'));
    expect((await server.press(followUp, SICHUAN, 'RESPOND', report(BAZHONG))).body.code).toBe('right.responsible_unit_only');
    expect((await server.press(followUp, HANZHONG, 'RESPOND', report(HANZHONG))).body.code).toBe('follow_up.not_pressed');
    expect((await server.press(followUp, BAZHONG, 'RESPOND', { ...report(BAZHONG), evidence: [] })).status).toBe(422);
    await must(server.press(followUp, BAZHONG, 'RESPOND', report(BAZHONG)));
    expect(await of(id, SICHUAN)).toMatchObject({ state: 'review', responses: [{ party: BAZHONG, text: '已成立专班', evidence: [{ title: '会议纪要' }] }] });
  });

  it('is sent back with a remark, then concluded and struck off by two persons of the supervising office, never by who responded', async () => {
    const id = await flagged();
    const { id: followUp } = await of(id, SICHUAN);
    await must(server.press(followUp, SICHUAN, 'OPEN'));
    expect((await server.press(followUp, SICHUAN, 'CONCLUDE')).body.code).toBe('follow_up.nobody_responded');
    await must(server.press(followUp, BAZHONG, 'RESPOND', report(BAZHONG)));
    await must(server.press(followUp, SICHUAN, 'RETURN', { remark: '缺进度表' }));
    expect(await of(id, SICHUAN)).toMatchObject({ state: 'returned', responses: [], returned: [{ remark: '缺进度表' }] });
    await must(server.press(followUp, BAZHONG, 'RESPOND', report(BAZHONG)));
    for (const type of ['CONCLUDE', 'RETURN']) expect((await server.press(followUp, BAZHONG, type, { remark: '自行办结' })).body.code).toBe('right.supervising_office_only');
    await must(server.press(followUp, SICHUAN, 'CONCLUDE', { remark: '材料属实' }));
    expect((await server.press(followUp, SICHUAN, 'STRIKE_OFF', strike)).body).toMatchObject({ status: 409, code: 'follow_up.concluder' });
    expect((await server.press(followUp, BAZHONG, 'STRIKE_OFF', strike)).body.code).toBe('right.supervising_office_only');
    await must(server.press(followUp, SICHUAN, 'STRIKE_OFF', strike, 'second clerk'));
    expect(await of(id, SICHUAN)).toMatchObject({ state: 'struckOff', outcome: 'continuing', struckOff: { evidence: '现场核查记录', failureType: 'latePerformance' }, concluded: { remark: '材料属实' } });
  });
});

describe('an agreement whose case is closed', () => {
  it('waits anew with a new clock when it is still signed, and is flagged again as a new case', async () => {
    const id = await flagged();
    const first = await of(id, SICHUAN);
    await handled(id, SICHUAN, BAZHONG);
    expect((await server.agreement(id)).state).toBe('signed.overdue');
    await handled(id, SHAANXI, HANZHONG);
    const waiting = await server.agreement(id);
    expect(waiting).toMatchObject({ state: 'signed.waiting', waits: 2, pressedBy: [] });
    const due = workingDay(FLAGGED, 60);
    expect(waiting.timers).toMatchObject([{ timer: 'SIGNED_NOT_IMPLEMENTED', from: FLAGGED, dueOn: due }]);
    await server.tick(midnight(due));
    expect(await server.followUps(id)).toHaveLength(2);
    await server.tick(midnight(plusDays(due, 1)));
    const again = await of(id, SICHUAN);
    expect(again).toMatchObject({ state: 'requested', waits: 2, slip: null });
    expect(again.case).not.toBe(first.case);
    expect(await server.followUps(id)).toHaveLength(4);
  });

  it.each([
    ['START_IMPLEMENTATION', {}, 'rectified'],
    ['TERMINATE', { reason: '不再推进' }, 'notRectified'],
  ])('has its open follow-ups resolved by %s, with their outcome', async (type, payload, outcome) => {
    const id = await flagged();
    await must(server.press((await of(id, SICHUAN)).id, SICHUAN, 'OPEN'));
    await proven(server, id, SIGNED);
    await must(server.send(id, BAZHONG, type, payload));
    expect((await server.followUps(id)).map(({ state, outcome: came, timers }) => [state, came, timers])).toEqual([['resolved', outcome, []], ['resolved', outcome, []]]);
    expect((await server.agreement(id)).pressedBy).toEqual([]);
  });
});

describe('an agreement whose signature stalls', () => {
  it('opens a case 30 working days after it was opened for signature, which the missing signature resolves', async () => {
    const start = '2026-11-02';
    server.clock.set(morning(start));
    const id = await opened(server);
    await must(sign(server, id, BAZHONG, start));
    const due = workingDay(start, 30);
    await server.tick(midnight(due));
    expect(await server.followUps(id)).toEqual([]);
    await server.tick(midnight(plusDays(due, 1)));
    expect((await server.followUps(id)).map(({ rule, office }) => [rule, office.code])).toEqual([['signatureStalled', SICHUAN], ['signatureStalled', SHAANXI]]);
    expect((await server.agreement(id)).state).toBe('proposed.signing');
    await must(sign(server, id, HANZHONG, due, { withoutObligations: '另议' }));
    expect((await server.followUps(id)).map(({ state, outcome }) => [state, outcome])).toEqual([['resolved', 'rectified'], ['resolved', 'rectified']]);
  });
});
