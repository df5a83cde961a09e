import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FamilyEntryPage, FamilyView } from '#libs/contracts';
import { familyEntryPage, familyView } from '#libs/contracts';
import { BAZHONG, HANZHONG, must, obligationOf, opened, proposalOf, sign, signed } from '../support/lives.js';
import { TestServer } from '../support/server.js';

const TODAY = '2026-11-25';
let server: TestServer;
beforeAll(async () => void (server = await TestServer.start({ demo: true })));
afterAll(() => server.stop());

const family = async (id: string): Promise<FamilyView> => familyView.parse((await server.request('GET', `/api/agreements/${id}/family`)).body);
const line = ({ chain }: FamilyView): string[] => chain.map(({ id, state, renews, supersededBy }) => `${id} ${state} renews ${renews} superseded by ${supersededBy}`);

describe('the family of an agreement of the ledger', () => {
  it.each([['A25', 'A26'], ['A29', 'A30']])('is %s and %s that renewed it, from either end', async (older, newer) => {
    const [from, to] = [await family(older), await family(newer)];
    expect(line(from)).toEqual([expect.stringMatching(`^${older} superseded renews null superseded by ${newer}$`), expect.stringMatching(`^${newer} .* renews ${older} superseded by null$`)]);
    expect(to.chain).toEqual(from.chain);
    expect((await server.agreement(newer)).renews).toBe(older);
  });
});

describe('an agreement that is proposed as a renewal', () => {
  it('supersedes the older one on the day it is signed, not before, in the history of both', async () => {
    const older = await signed(server, TODAY);
    const newer = await opened(server, { renews: older, obligations: [obligationOf()] });
    await must(sign(server, newer, BAZHONG, TODAY));
    expect((await server.agreement(older)).state).toBe('signed.waiting');
    await must(sign(server, newer, HANZHONG, TODAY));
    expect(await server.agreement(older)).toMatchObject({ state: 'superseded', end: { reason: 'renewed', by: newer } });
    expect(line(await family(newer))).toEqual([`${older} superseded renews null superseded by ${newer}`, `${newer} signed.waiting renews ${older} superseded by null`]);
    const { body } = await server.request<{ items: object[] }>('GET', `/api/agreements/${older}/history`);
    expect(JSON.stringify(body.items.at(-1))).toContain('SUPERSEDE');
  });

  it('is linked to one that ended before, which keeps how it ended', async () => {
    const older = await signed(server, TODAY);
    await must(server.send(older, BAZHONG, 'TERMINATE', { reason: '政策调整' }));
    const newer = await signed(server, TODAY, { renews: older });
    expect(line(await family(older))).toEqual([`${older} terminated renews null superseded by null`, `${newer} signed.waiting renews ${older} superseded by null`]);
  });

  it('is refused where there is nothing to renew', async () => {
    const reply = await server.post('/api/agreements', proposalOf({ renews: 'nowhere' }), { token: await server.as(BAZHONG) });
    expect([reply.status, reply.body.code]).toEqual([422, 'agreement.unknown']);
  });
});

describe('what happened to a family', () => {
  const told = async (id: string, limit = 200): Promise<string[]> => {
    const all: FamilyEntryPage['items'] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: FamilyEntryPage = familyEntryPage.parse((await server.request('GET', `/api/agreements/${id}/family/history?limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`)).body);
      all.push(...page.items);
      expect(page.total).toBeGreaterThanOrEqual(all.length);
      cursor = page.nextCursor;
    }
    expect(all.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).sort((a, b) => a - b));
    return all.map(({ seq, agreement, entry }) => `${seq} ${agreement} ${(entry as { event: { type: string } }).event.type}`);
  };

  it('is one line, the same from every end and in pages of any length', async () => {
    const framework = await signed(server, TODAY);
    const older = await signed(server, TODAY, { under: framework });
    const newer = await signed(server, TODAY, { renews: older, under: framework });
    const line = await told(newer);
    const of = (id: string): string[] => line.filter((one) => one.includes(` ${id} `)).map((one) => one.split(' ')[2] ?? '');
    expect([of(framework), of(older)]).toEqual([['PROPOSE', 'OPEN_FOR_SIGNATURE', 'SIGN', 'SIGN'], ['PROPOSE', 'OPEN_FOR_SIGNATURE', 'SIGN', 'SIGN', 'SUPERSEDE']]);
    expect([await told(older), await told(framework), await told(newer, 2)]).toEqual([line, line, line]);
  });

  it('is the history of an agreement that has none, and of one that is not there nothing', async () => {
    const alone = await opened(server);
    expect((await told(alone)).map((one) => one.split(' ')[2])).toEqual(['PROPOSE', 'OPEN_FOR_SIGNATURE']);
    expect((await server.request('GET', '/api/agreements/nowhere/family/history')).status).toBe(404);
  });
});

describe('a framework', () => {
  it('shows what carries it out, and that shows what stands above it', async () => {
    const top = await signed(server, TODAY);
    const middle = await signed(server, TODAY, { under: top });
    const low = await signed(server, TODAY, { under: middle });
    expect((await family(top)).beneath).toMatchObject({ items: [{ id: middle }], total: 1 });
    expect((await family(low)).above.map(({ id }) => id)).toEqual([middle, top]);
    const of = async (id: string): Promise<object[]> => (await server.agreement(id)).obligations;
    const { inherited } = await server.agreement(low);
    expect(inherited.map(({ agreement, agreementTitle: _, ...told }) => [agreement, told])).toEqual([[middle, (await of(middle))[0]], [top, (await of(top))[0]]]);
    expect((await server.agreement(top)).inherited).toEqual([]);
    const { body } = await server.request<{ items: { id: string }[] }>('GET', `/api/agreements?under=${middle}`);
    expect(body.items.map(({ id }) => id)).toEqual([low]);
  });
});

it('an agreement that is not there has no family', async () => expect((await server.request('GET', '/api/agreements/nowhere/family')).status).toBe(404));
