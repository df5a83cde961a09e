import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FollowUpView } from '#libs/contracts';
import { BAZHONG, followUpOf, must, SICHUAN, signed } from '../support/lives.js';
import { midnight, morning, TestServer } from '../support/server.js';
import { plusDays, workingDay } from '../support/working-days.js';

const SIGNED = '2026-03-02';
const FLAGGED = plusDays(workingDay(SIGNED, 60), 1);
let server: TestServer;
let slip: FollowUpView;
beforeAll(async () => void (server = await TestServer.start({ at: morning(SIGNED) })));
afterAll(() => server.stop());

/** A slip of Sichuan that Bazhong has in hand. */
beforeEach(async () => {
  const agreement = await signed(server, SIGNED);
  await server.tick(midnight(FLAGGED));
  slip = await followUpOf(server, agreement, SICHUAN);
  await must(server.press(slip.id, SICHUAN, 'OPEN'));
});

const read = (): Promise<FollowUpView> => server.get<FollowUpView>(`/api/follow-ups/${slip.id}`);
const report = { party: BAZHONG, text: '已成立专班', evidence: [{ title: '会议纪要', link: 'https://example.org/minutes' }] };
const extension = (until: string): object => ({ party: BAZHONG, reason: '汛期塌方', until });
const dueOn = async (): Promise<string> => (await read()).timers.find(({ timer }) => timer === 'HANDLING_END')?.dueOn ?? '';

/** Refused with those reasons, what would satisfy each, and nothing changed. */
async function refused(office: string, type: string, payload: object, person?: string): Promise<string[]> {
  const before = await read();
  const { status, body } = await server.press(slip.id, office, type, payload, person);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(await read()).toEqual(before);
  const reasons = (body as unknown as { reasons: { code: string; satisfy: { en: string; zh: string } }[] }).reasons;
  for (const { satisfy } of reasons) expect([satisfy.en, satisfy.zh]).not.toContain('');
  return reasons.map(({ code }) => code);
}

describe('a slip refuses, with the rule and nothing half done,', () => {
  it('a strike-off by who responds or concluded, and a response after the strike-off', async () => {
    await must(server.press(slip.id, BAZHONG, 'RESPOND', report));
    await must(server.press(slip.id, SICHUAN, 'CONCLUDE', {}));
    const strike = { outcome: 'rectified', evidence: '现场核查记录' };
    expect(await refused(BAZHONG, 'STRIKE_OFF', strike)).toEqual(['right.supervising_office_only']);
    expect(await refused(SICHUAN, 'STRIKE_OFF', strike)).toEqual(['follow_up.concluder']);
    await must(server.press(slip.id, SICHUAN, 'STRIKE_OFF', strike, 'second clerk'));
    expect(await refused(BAZHONG, 'RESPOND', report)).toEqual(['follow_up.is_struck_off']);
  });

  it('an extension that is too long, no later, or one more than the policy allows', async () => {
    const due = await dueOn();
    expect(await refused(BAZHONG, 'REQUEST_EXTENSION', extension(due))).toEqual(['follow_up.extension_not_later']);
    expect(await refused(BAZHONG, 'REQUEST_EXTENSION', extension(workingDay(due, 21)))).toEqual(['follow_up.extension_too_long']);
    for (let granted = 0; granted < 2; granted++) {
      await must(server.press(slip.id, BAZHONG, 'REQUEST_EXTENSION', extension(workingDay(await dueOn(), 2))));
      await must(server.press(slip.id, SICHUAN, 'GRANT_EXTENSION', {}));
    }
    expect(await dueOn()).toBe(workingDay(due, 4));
    expect(await refused(BAZHONG, 'REQUEST_EXTENSION', extension(workingDay(due, 6)))).toEqual(['follow_up.extension_cap']);
  });

  it('an extension after the date', async () => {
    const due = await dueOn();
    await server.tick(midnight(plusDays(due, 1)));
    expect(await refused(BAZHONG, 'REQUEST_EXTENSION', extension(workingDay(due, 2)))).toEqual(['follow_up.passed_on']);
  });
});
