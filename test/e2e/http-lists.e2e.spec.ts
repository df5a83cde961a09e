import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CalendarView, AgreementSummary, GovernmentView, LadderView } from '#libs/contracts';
import { BAZHONG, HANZHONG, must, opened, proposalOf, SICHUAN, signed } from '../support/lives.js';
import { morning, TestServer } from '../support/server.js';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number;
}

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
  for (let made = 0; made < 7; made++) await signed(server, '2026-03-02', { title: `协议 ${made} 号` });
});
afterAll(() => server.stop());

/** Every item of a list, page by page; `between` runs after the first page. */
async function walk<T>(path: string, limit: number, between: () => Promise<unknown> = () => Promise.resolve()): Promise<{ items: T[]; total: number }> {
  const items: T[] = [];
  for (let cursor: string | null = ''; ; ) {
    const at: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<T> = await server.get<Page<T>>(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${at}`);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    if (items.length === 0) await between();
    items.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) return { items, total: page.total };
  }
}

describe('a list that is walked by its cursors', () => {
  it('loses and repeats nothing, whatever the limit', async () => {
    const { items: whole } = await server.get<Page<AgreementSummary>>('/api/agreements');
    expect(whole).toHaveLength(7);
    for (const limit of [1, 3, 7, 200]) expect((await walk<AgreementSummary>('/api/agreements', limit)).items.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  });

  it('keeps its place and the total of its first page while records change and come', async () => {
    const before = (await server.get<Page<AgreementSummary>>('/api/agreements')).items.map(({ id }) => id);
    server.clock.set(morning('2026-11-26'));
    const { items, total } = await walk<AgreementSummary>('/api/agreements', 2, async () => {
      await must(server.send(before[0] ?? '', BAZHONG, 'TERMINATE', { reason: '不再实施' }));
      await must(server.post('/api/agreements', proposalOf(), { token: await server.as(BAZHONG) }));
    });
    expect(items.map(({ id }) => id).slice(0, 7)).toEqual(before);
    expect([items.length, total, (await server.get<Page<AgreementSummary>>('/api/agreements')).total]).toEqual([8, 7, 8]);
  });

  it.each([['/api/governments', 200, 3213], ['/api/governments?level=province', 10, 34], ['/api/audit/entries', 5, null], ['/api/tokens', 1, 3], ['/api/policies', 1, 1], ['/api/regions', 1, 1]])('is whole at %s', async (path, limit, count) => {
    const { items, total } = await walk<object>(path, limit);
    expect(items).toHaveLength(count ?? total);
    expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(total);
  });

  it('is whole over follow-ups', async () => {
    await server.tick(morning('2026-11-26'));
    const { items, total } = await walk<{ id: string }>('/api/follow-ups', 3);
    expect([items.length, new Set(items.map(({ id }) => id)).size, total]).toEqual([12, 12, 12]);
  });
});

describe('a list that is asked wrongly', () => {
  it.each(['limit=201', 'limit=0', 'limit=-1', 'limit=1.5', 'limit=ten', 'limit=1&limit=2', 'page=2', 'stage=lost', 'without=hope', 'government=5119', 'q=%00'])('refuses ?%s with its place', async (query) => {
    const { body } = await server.request('GET', `/api/agreements?${query}`);
    expect(body).toMatchObject({ status: 422, code: 'request.invalid', issues: [expect.objectContaining({ at: query.startsWith('page') ? '' : query.split('=')[0] })] });
  });

  it.each(['/api/agreements', '/api/follow-ups', '/api/audit/entries', '/api/governments', '/api/tokens', '/api/policies', '/api/regions'])('refuses a broken cursor at %s', async (path) => {
    for (const cursor of ['abc', '!!!', '', 'bnVsbA', 'LTE', 'eyJpZCI6MX0']) expect((await server.request('GET', `${path}?cursor=${cursor}`)).body).toMatchObject({ status: 400, code: 'cursor.malformed' });
  });
});

describe('the filters of the agreements', () => {
  const titles = async (query: string): Promise<string[]> => (await server.get<Page<AgreementSummary>>(`/api/agreements?${query}`)).items.map(({ title }) => title);

  it('hold together: stage, domain, part of a title as it is written', async () => {
    await opened(server, { title: '100% 完成_协议', domains: ['water'] });
    expect(await titles('stage=proposed&domain=water')).toEqual(['100% 完成_协议']);
    expect(await titles(`q=${encodeURIComponent('100%')}`)).toEqual(['100% 完成_协议']);
    expect(await titles(`q=${encodeURIComponent('完成_')}`)).toEqual(['100% 完成_协议']);
    expect(await titles('q=_')).toEqual(['100% 完成_协议']);
    expect(await titles('domain=wat')).toEqual([]);
    expect(await titles(`q=${encodeURIComponent('3 号')}&domain=infrastructure`)).toEqual(['协议 3 号']);
    expect(await titles('stage=signed&domain=water')).toEqual([]);
  });

  it('find a party beneath a government, not one beside it', async () => {
    const counted = async (government: string): Promise<number> => (await server.get<Page<AgreementSummary>>(`/api/agreements?government=${government}`)).total;
    const all = (await server.get<Page<AgreementSummary>>('/api/agreements')).total;
    expect(await Promise.all(['100000', SICHUAN, BAZHONG, HANZHONG, '511921', '511700'].map(counted))).toEqual([all, all, all, all, 0, 0]);
  });
});

describe('the agreements', () => {
  it('of a party that nobody knows are told to be of none', async () => {
    expect((await server.request('GET', '/api/agreements?party=999999')).body).toMatchObject({ status: 404, code: 'government.not_found' });
    expect((await server.get<Page<AgreementSummary>>(`/api/agreements?party=${SICHUAN}`)).items.every(({ parties }) => parties.some(({ code }) => code === SICHUAN))).toBe(true);
  });
});

describe('the governments', () => {
  const found = async (query: string): Promise<string[]> => (await server.get<Page<GovernmentView>>(`/api/governments?${query}`)).items.map(({ name }) => name);

  it('are found by name, code, pinyin and its initials, and walked as a tree', async () => {
    expect(await found(`q=${encodeURIComponent('巴中')}`)).toContain('巴中市');
    for (const q of ['511900', 'bazhong', 'ba%20zhong', 'bzs']) expect(await found(`q=${q}&level=prefecture`)).toContain('巴中市');
    expect(await found(`parent=${BAZHONG}`)).toContain('通江县');
    expect(await server.get(`/api/governments/${BAZHONG}`)).toMatchObject({ level: 'prefecture', superiors: [{ code: SICHUAN }, { code: '100000' }] });
  });

  it('have the ladder that DESIGN 1.3 gives, with the reason of each rung', async () => {
    const ladder = async (parties: string): Promise<string[]> =>
      (await server.get<LadderView>(`/api/coordination/ladder?parties=${parties}`)).rungs.map(({ offices }) => offices.map(({ code }) => code).sort().join('+'));
    expect(await ladder('511900,610700')).toEqual(['510000+610000', '100000']);
    expect(await ladder('511781,511921,500229,610728,610924')).toEqual(['500000+511700+511900+610700+610900', '500000+510000+610000', '100000']);
    expect(await ladder('510000,511921')).toEqual(['511900', '100000']);
    expect(await ladder('610700,510822')).toEqual(['510800', '510000+610000', '100000']);
    const { common, rungs } = await server.get<LadderView>('/api/coordination/ladder?parties=511900,610700');
    expect(common).toMatchObject({ code: '100000', level: 'national' });
    expect(rungs[0]?.because.map(({ party, office }) => [party, office])).toEqual([[BAZHONG, SICHUAN], [HANZHONG, '610000']]);
    expect((await server.request('GET', '/api/coordination/ladder?parties=511900,999999')).body).toMatchObject({ status: 422, unknown: [{ at: 'parties.1', code: '999999' }] });
  });
});

describe('the working calendar', () => {
  it('tells the days of a year that are not worked, by name, and those made up for', async () => {
    const year = await server.get<CalendarView>('/api/calendar?year=2026');
    expect(year).toMatchObject({ year: 2026, known: true });
    expect(year.off).toContainEqual({ from: '2026-10-01', to: '2026-10-07', name: { en: 'National Day', zh: '国庆节' } });
    expect(year.off).toContainEqual({ from: '2026-11-28', to: '2026-11-29', name: null });
    expect(year.makeUp).toContainEqual({ date: '2026-10-10', name: { en: 'National Day', zh: '国庆节' } });
    expect(year.off.some(({ from, to }) => from <= '2026-10-10' && '2026-10-10' <= to)).toBe(false);
  });

  it('says of a year whose holidays are not published that it is not known, and takes no year that cannot be counted', async () => {
    const { known, off, makeUp } = await server.get<CalendarView>('/api/calendar?year=2035');
    expect([known, makeUp, off.every(({ name }) => name === null), off.length]).toEqual([false, [], true, 52]);
    for (const year of ['', '?year=999', '?year=9999', '?year=20.5', '?year=next']) expect((await server.request('GET', `/api/calendar${year}`)).status).toBe(422);
  });
});
