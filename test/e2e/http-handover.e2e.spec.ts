import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HandoverPreviewView, HandoverView, TokenCreated } from '#libs/contracts';
import { handoverPreviewView, handoverView, openItemsView } from '#libs/contracts';
import { BAZHONG, must, NATIONAL, obligationOf, SHAANXI, SICHUAN, signed } from '../support/lives.js';
import { TestServer } from '../support/server.js';

const TODAY = '2026-11-25';
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start()));
afterAll(() => server.stop());

const person = async (office: string, name: string): Promise<{ id: string; token: string }> => {
  const { body } = await must(server.request<TokenCreated>('POST', '/api/tokens', { body: { office, name, admin: false } }));
  return { id: body.id, token: body.token };
};

describe('an office whose people change', () => {
  it('shows what it has open, hands it over on the record, and the receiver confirms it once', async () => {
    const id = await signed(server, TODAY, { obligations: [obligationOf()] });
    await server.tick('2027-06-30T09:00:00.000+08:00');
    const open = openItemsView.parse((await server.request('GET', `/api/offices/${SICHUAN}/open-items`)).body);
    expect(open.supervised).toMatchObject({ total: 1, items: [{ agreement: id }] });
    expect(openItemsView.parse((await server.request('GET', `/api/offices/${BAZHONG}/open-items`)).body)).toMatchObject({ pressedFor: { total: 1 }, owed: { total: 1 } });

    const [leaver, successor] = [await person(SICHUAN, '张'), await person(SICHUAN, '李')];
    const { seen, ...passing } = handoverPreviewView.parse((await server.request('GET', `/api/offices/${SICHUAN}/handover`)).body);
    expect(passing).toEqual({ followUps: 1, obligations: 0 });
    const hand = (told: object, key: string) => server.request<HandoverView & { code: string }>('POST', `/api/offices/${SICHUAN}/handover`, { token: leaver.token, body: { from: leaver.id, to: successor.id, note: '调任', ...told }, headers: { 'idempotency-key': key } });
    const { body: { seen: before } } = await server.request<HandoverPreviewView>('GET', `/api/offices/${BAZHONG}/handover`);
    expect(await hand({ seen: before }, 'one')).toMatchObject({ status: 412, body: { code: 'handover.changed' } });
    const made = await hand({ seen }, 'two');
    expect((await hand({ seen }, 'two')).text).toBe(made.text);
    expect((await hand({ seen, note: '' }, 'two')).body.code).toBe('idempotency.key_reused');
    expect(made.status).toBe(201);
    expect(handoverView.parse(made.body)).toMatchObject({ from: leaver.id, to: successor.id, note: '调任', items: { followUps: [open.supervised.items[0]?.id], obligations: [] }, takenOver: null });

    const confirm = (token: string) => server.request('POST', `/api/offices/${SICHUAN}/handovers/${made.body.id}/confirm`, { token });
    expect((await confirm(leaver.token)).body.code).toBe('handover.receiver_only');
    expect((await confirm(successor.token)).status).toBe(200);
    expect((await confirm(successor.token)).body.code).toBe('handover.taken_over');
    const { body: list } = await server.request<{ items: HandoverView[] }>('GET', `/api/offices/${SICHUAN}/handovers`);
    expect(list.items).toMatchObject([{ id: made.body.id, takenOver: expect.any(String) as unknown }]);
  });

  it('tells who acts for it to its own people and to administrators alone', async () => {
    const { id, token } = await person(SHAANXI, '孙');
    const people = async (asked: string): Promise<[number, unknown]> => {
      const { status, body } = await server.request<{ items?: unknown; code?: string }>('GET', `/api/offices/${SHAANXI}/people`, { token: asked });
      return [status, body.items ?? body.code];
    };
    expect([await people(token), await people(server.root), await people((await person(NATIONAL, '周')).token)]).toEqual([[200, [{ id, name: '孙' }]], [200, [{ id, name: '孙' }]], [403, 'right.own_office_only']]);
  });

  it('is refused to another office, to strangers, and to oneself', async () => {
    const [one, other, stranger] = [await person(NATIONAL, '王'), await person(NATIONAL, '赵'), await person(SICHUAN, '钱')];
    const hand = async (token: string, from: string, to: string): Promise<string> => (await server.request('POST', `/api/offices/${NATIONAL}/handover`, { token, body: { from, to } })).body.code;
    expect(await hand(stranger.token, one.id, other.id)).toBe('handover.office_only');
    expect(await hand(one.token, one.id, stranger.id)).toBe('handover.person_unknown');
    const { body: history } = await server.request<{ items: { entry: { outcome: string; refusal: string | null } }[] }>('GET', `/api/audit/entries?subject=${NATIONAL}`);
    expect(history.items.at(-1)).toMatchObject({ entry: { outcome: 'refused', refusal: 'handover.office_only' } });
    expect(await hand(one.token, one.id, one.id)).toBe('handover.same_person');
    expect((await server.request('POST', `/api/offices/${NATIONAL}/handovers/none/confirm`, { token: one.token })).status).toBe(404);
  });
});
