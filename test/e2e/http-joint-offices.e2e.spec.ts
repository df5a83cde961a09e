import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgreementView, JointOfficeView } from '#libs/contracts';
import { BAZHONG, HANZHONG, must, signed } from '../support/lives.js';
import { morning, TestServer } from '../support/server.js';

const TODAY = '2026-03-02';

let server: TestServer;
let ids: string[];
beforeAll(async () => {
  server = await TestServer.start({ at: morning(TODAY) });
  ids = [await signed(server, TODAY), await signed(server, TODAY), await signed(server, TODAY)];
  ids.sort();
});
afterAll(() => server.stop());

const designate = (id: string | undefined, office: string, name: string, until: string | null) => must(server.send(id ?? '', BAZHONG, 'DESIGNATE', { id: office, name, document: '川陕办函〔2026〕3号', until }));
const listed = async (): Promise<string[]> => (await server.get<{ items: { id: string; name: string; agreements: number }[] }>('/api/joint-offices')).items.map(({ id, name, agreements }) => `${id} ${name} ${agreements}`);
const under = async (office: string): Promise<string[]> => (await server.get<{ items: AgreementView[] }>(`/api/agreements?jointOffice=${office}`)).items.map(({ id }) => id).sort();

describe('joint offices', () => {
  it('are none where no agreement designates one', async () => {
    expect(await listed()).toEqual([]);
    expect((await server.request('GET', '/api/joint-offices/J001')).body).toMatchObject({ status: 404, code: 'joint_office.not_found' });
  });

  it('are listed by id, with how many designate them, page by page', async () => {
    await designate(ids[0], 'J001', '交通联合办公室', '2026-12-31');
    await designate(ids[1], 'J001', '川陕交通联合办公室', null);
    await designate(ids[2], 'J002', '水源联合办公室', null);
    expect(await listed()).toEqual(['J001 川陕交通联合办公室 2', 'J002 水源联合办公室 1']);
    const first = await server.get<{ items: { id: string }[]; nextCursor: string; total: number }>('/api/joint-offices?limit=1');
    expect([first.total, (await server.get<{ items: { id: string }[]; nextCursor: string | null }>(`/api/joint-offices?limit=1&cursor=${first.nextCursor}`))]).toEqual([2, expect.objectContaining({ items: [expect.objectContaining({ id: 'J002' })], nextCursor: null, total: 2 })]);
    expect([await under('J001'), await under('J002'), await under('J003')]).toEqual([[ids[0], ids[1]], [ids[2]], []]);
  });

  it('tell who designates them by which document and until when, and whom they press', async () => {
    const view = async (): Promise<JointOfficeView> => server.get<JointOfficeView>('/api/joint-offices/J001');
    const document = '川陕办函〔2026〕3号';
    expect(await view()).toMatchObject({
      id: 'J001', name: '川陕交通联合办公室', agreements: 2,
      designations: [{ agreement: ids[0], state: 'signed.waiting', document, until: '2026-12-31', serves: true }, { agreement: ids[1], document, until: null, serves: true }],
      members: expect.arrayContaining([{ code: BAZHONG, name: '巴中市', level: 'prefecture' }, { code: HANZHONG, name: '汉中市', level: 'prefecture' }]),
    });
    server.clock.set(morning('2027-01-04'));
    expect((await view()).designations.map(({ serves }) => serves)).toEqual([false, true]);
    server.clock.set(morning(TODAY));
  });

  it('go with the designation: whoever designates another is not among theirs any more', async () => {
    await designate(ids[1], 'J002', '水源联合办公室', null);
    expect([await listed(), await under('J001'), await under('J002')]).toEqual([['J001 交通联合办公室 1', 'J002 水源联合办公室 2'], [ids[0]], [ids[1], ids[2]]]);
    expect((await server.agreement(ids[1] ?? '')).joint).toEqual({ id: 'J002', name: '水源联合办公室', document: '川陕办函〔2026〕3号', until: null });
  });

  it('refuse an id that is none of theirs', async () => {
    for (const path of ['/api/joint-offices/510000', '/api/agreements?jointOffice=510000']) expect((await server.request('GET', path)).body).toMatchObject({ status: 422, code: 'request.invalid' });
    expect((await server.request('GET', '/api/joint-offices?limit=0')).status).toBe(422);
  });
});
