import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BAZHONG, followUpOf, must, NATIONAL, SICHUAN, sign, signed } from '../support/lives.js';
import { midnight, morning, TestServer } from '../support/server.js';
import { plusDays, workingDay } from '../support/working-days.js';

const SIGNED = '2026-03-02';
const HELD = workingDay(SIGNED, 10);
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start({ at: morning(SIGNED) })));
afterAll(() => server.stop());

const hold = (until: string): object => ({ reason: '等待上位规划', approver: '国务院办公厅', until });

describe('an agreement that is held while it waits', () => {
  const resumed = '2026-07-01';
  let id: string;

  it('is held by the common superior alone, with an end after today', async () => {
    id = await signed(server, SIGNED);
    server.clock.set(morning(HELD));
    for (const office of [BAZHONG, SICHUAN]) expect((await server.send(id, office, 'HOLD', hold('2026-12-31'))).body.code).toBe('right.common_superior_only');
    expect((await server.send(id, NATIONAL, 'HOLD', hold(HELD))).body.code).toBe('agreement.hold_ends_in_past');
    await must(server.send(id, NATIONAL, 'HOLD', hold('2026-12-31')));
    expect(await server.agreement(id)).toMatchObject({ state: 'onHold', hold: { reason: '等待上位规划', approver: '国务院办公厅', until: '2026-12-31' }, timers: [{ timer: 'HOLD_END', dueOn: '2026-12-31' }] });
  });

  it('is not flagged while its clock stands still', async () => {
    expect(await server.tick(midnight('2026-06-30'))).toMatchObject({ fired: 0, opened: 0 });
  });

  it('returns to its state with the working days that remained, counted from the day it is resumed', async () => {
    server.clock.set(morning(resumed));
    await must(server.send(id, NATIONAL, 'RESUME'));
    const agreement = await server.agreement(id);
    expect(agreement).toMatchObject({ state: 'signed.waiting', hold: null });
    expect(agreement.timers).toMatchObject([{ timer: 'SIGNED_NOT_IMPLEMENTED', workingDays: 50, from: resumed, dueOn: workingDay(resumed, 50) }]);
  });

  it('is flagged when those have passed, not a day earlier', async () => {
    const due = workingDay(resumed, 50);
    expect((await server.tick(midnight(due))).opened).toBe(0);
    expect((await server.tick(midnight(plusDays(due, 1)))).opened).toBe(2);
  });
});

describe('an agreement that is held while it is pressed', () => {
  it('pauses its follow-ups and resumes them with the grace that remained, on the day the hold ends', async () => {
    const id = await signed(server, SIGNED);
    const asked = '2026-10-12';
    await server.tick(midnight(asked));
    const day = workingDay(asked, 4);
    server.clock.set(morning(day));
    await must(server.send(id, NATIONAL, 'HOLD', hold('2026-11-30')));
    expect((await server.followUps(id)).map(({ state, timers }) => [state, timers])).toEqual([['suspended', []], ['suspended', []]]);
    await server.tick(midnight('2026-11-30'));
    expect((await server.agreement(id)).state).toBe('onHold');
    await server.tick(midnight('2026-12-01'));
    expect((await server.agreement(id)).state).toBe('signed.overdue');
    for (const followUp of await server.followUps(id)) {
      expect(followUp).toMatchObject({ state: 'requested' });
      expect(followUp.timers.find(({ timer }) => timer === 'GRACE_END')).toMatchObject({ workingDays: 6, from: '2026-12-01', dueOn: workingDay('2026-12-01', 6) });
    }
  });
});

describe('an agreement that is given up while it is held', () => {
  it('is terminated by its lead, and cannot be resumed after that', async () => {
    const id = await signed(server, SIGNED);
    await must(server.send(id, NATIONAL, 'HOLD', hold('2027-12-31')));
    await must(server.send(id, BAZHONG, 'TERMINATE', { reason: '不再实施' }));
    expect(await server.agreement(id)).toMatchObject({ state: 'terminated', hold: null, timers: [] });
    expect((await server.send(id, NATIONAL, 'RESUME')).body.code).toBe('chart.event_not_allowed');
  });
});

describe('an agreement whose last follow-up is struck off while it is held', () => {
  it('waits anew when it is resumed, for nobody presses it any longer', async () => {
    const [hanbin, hanyin, ankang] = ['610902', '610921', '610900'];
    const { body } = await must(server.post('/api/agreements', { title: '区县水务协议', parties: [{ code: hanbin, role: 'lead' }, { code: hanyin }] }, { token: await server.as(hanbin) }));
    const { id } = body;
    await must(server.send(id, hanbin, 'OPEN_FOR_SIGNATURE'));
    for (const party of [hanbin, hanyin]) await must(sign(server, id, party, SIGNED, { withoutObligations: '另议' }));
    const now = new Date(server.clock.now()).toISOString();
    await server.tick(now);
    const { id: followUp } = await followUpOf(server, id, ankang);
    await must(server.press(followUp, ankang, 'OPEN'));
    await must(server.press(followUp, hanbin, 'RESPOND', { party: hanbin, text: '已办', evidence: [{ title: '纪要' }] }));
    await must(server.press(followUp, ankang, 'CONCLUDE'));
    await must(server.send(id, ankang, 'HOLD', hold('2027-06-30')));
    await must(server.press(followUp, ankang, 'STRIKE_OFF', { outcome: 'continuing', evidence: '核查记录' }, 'second clerk'));
    expect((await server.agreement(id)).state).toBe('onHold');
    await must(server.send(id, ankang, 'RESUME'));
    expect(await server.agreement(id)).toMatchObject({ state: 'signed.waiting', waits: 2, timers: [{ timer: 'SIGNED_NOT_IMPLEMENTED' }] });
  });
});
