import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgreementSummary, BreakdownView, FollowUpView, SummaryView } from '#libs/contracts';
import { TestServer } from '../support/server.js';

interface Row {
  id: string;
  signed: string;
  term_start: string;
  term_end: string;
  term_months: string | number;
  renews: string;
  parties: { code: string; role: string }[];
  parties_complete: boolean;
  domains: string[];
  follow_up: { text_zh: string }[];
}

const TODAY = '2026-11-25';
const ledger = JSON.parse(readFileSync('config/data/ledger.json', 'utf8')) as Row[];

/** The last day a told date can mean: `2018` is its 31 December, `2019-07` its 31 July. */
function lastDay(told: string): string {
  const [year = '', month = '12', day] = told.split('-');
  return `${year}-${month}-${day ?? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
}

function lastDayOfTerm({ term_end, term_months, term_start, signed }: Row): string | null {
  if (term_end !== '') return lastDay(term_end);
  const from = term_start !== '' ? term_start : signed === '' ? '' : lastDay(signed);
  if (String(term_months) === '' || from === '') return null;
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const whole = year * 12 + (month - 1) + Number(term_months);
  const [y, m] = [Math.floor(whole / 12), (whole % 12) + 1];
  return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(day, new Date(Date.UTC(y, m, 0)).getUTCDate())).padStart(2, '0')}`;
}

/** DESIGN 6, read again from its table. */
function stageOf(row: Row): string {
  if (ledger.some(({ renews }) => renews === row.id)) return 'superseded';
  const end = lastDayOfTerm(row);
  return end !== null && end < TODAY ? 'lapsed' : 'signed';
}

const signedRows = ledger.filter((row) => stageOf(row) === 'signed');
const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id).sort();

let server: TestServer;
let agreements: Map<string, AgreementSummary>;
const list = async (query: string): Promise<AgreementSummary[]> => (await server.get<{ items: AgreementSummary[] }>(`/api/agreements?limit=200&${query}`)).items;

beforeAll(async () => {
  server = await TestServer.start({ demo: true });
  agreements = new Map((await list('')).map((one) => [one.id, one]));
});
afterAll(() => server.stop());

describe('the real ledger after a first start', () => {
  it('is carried in whole, every agreement in the stage that its row gives it', () => {
    expect(agreements.size).toBe(39);
    expect(ledger.map((row) => [row.id, agreements.get(row.id)?.stage])).toEqual(ledger.map((row) => [row.id, stageOf(row)]));
    expect(new Set(ledger.map(stageOf))).toEqual(new Set(['signed', 'superseded', 'lapsed']));
  });

  it('keeps a date as precise as it was told, its clock running from the last day', async () => {
    const precisions = ledger.map((row) => [row.id, row.signed === '' ? undefined : ['', 'year', 'month', 'day'][row.signed.split('-').length]]);
    expect(ledger.map(({ id }) => [id, agreements.get(id)?.signedOn?.precision])).toEqual(precisions);
    expect(await server.agreement('A11')).toMatchObject({ signedOn: { from: '2016-04-01', to: '2016-04-30', precision: 'month' }, timers: [{ timer: 'SIGNED_NOT_IMPLEMENTED', from: '2016-04-30' }] });
  });

  it('holds the news of what was done as evidence that nobody accepted, never as a follow-up', async () => {
    for (const row of ledger.filter(({ follow_up }) => follow_up.length > 0)) {
      const { evidence, pressedBy } = await server.agreement(row.id);
      expect(evidence.map(({ title, status }) => [title, status])).toEqual(row.follow_up.map(({ text_zh }) => [text_zh, 'submitted']));
      expect(pressedBy).toEqual([]);
    }
    expect((await server.get<{ total: number }>('/api/follow-ups')).total).toBe(0);
  });

  it('gives an agreement without a date no clock, and lists it among the checks', async () => {
    const undated = signedRows.filter(({ signed }) => signed === '');
    expect(undated.length).toBeGreaterThan(0);
    for (const { id } of undated) expect((await server.agreement(id)).timers.filter(({ timer }) => timer === 'SIGNED_NOT_IMPLEMENTED')).toEqual([]);
    expect(ids(await list('without=date'))).toEqual(ids(ledger.filter(({ signed }) => signed === '')));
  });

  it('keeps parties as told, names of then and incomplete lists included', async () => {
    for (const row of ledger) expect(agreements.get(row.id)?.parties.map(({ code }) => code)).toEqual(row.parties.map(({ code }) => code));
    expect(ids([...agreements.values()].filter((one) => !one.partiesComplete))).toEqual(ids(ledger.filter((row) => !row.parties_complete || row.parties.length === 0)));
    expect((await server.agreement('P1')).parties.find(({ code }) => code === '420600')).toMatchObject({ name: '襄阳市', told: '襄樊' });
    expect((await server.agreement('A19')).end).toMatchObject({ reason: 'renewed', by: 'A20' });
  });
});

describe('the first sweep over the real ledger', () => {
  const asked = signedRows.filter((row) => row.signed !== '' && row.parties_complete && row.parties.length > 0);
  const nobody = signedRows.filter((row) => row.signed !== '' && !asked.includes(row));

  it('is what its preview said: the dated agreements whose parties are all known', async () => {
    const at = `${TODAY}T09:00:00.000+08:00`;
    const preview = await server.post<{ due: { agreement: string; offices: string[] }[] }>('/api/clock/preview', { at });
    expect(ids(preview.body.due.map(({ agreement }) => ({ id: agreement })))).toEqual(ids(asked));
    const run = await server.tick(at);
    expect(run).toMatchObject({ failed: 0, opened: preview.body.due.flatMap(({ offices }) => offices).length });
    expect(ids(await list('state=signed.overdue'))).toEqual(ids(asked));
    expect((await server.agreement('P6')).pressedBy.map(({ name }) => name).sort()).toEqual(['四川省', '陕西省']);
  });

  it('flags no agreement with an open or empty list of parties, and tells why', async () => {
    expect(nobody.length).toBeGreaterThan(0);
    for (const { id } of nobody) expect(await server.agreement(id)).toMatchObject({ state: 'signed.waiting', nobodyAsked: 'parties_unknown', pressedBy: [] });
    expect(await server.get('/api/agreements/P5/ladder')).toMatchObject({ rungs: [], none: 'parties_unknown' });
    expect(ids(await list('without=ladder'))).toEqual(expect.arrayContaining(ids(nobody)));
  });

  it('is summed up, and every number of the sum is the total of a list', async () => {
    const { total, byStage, signedNotImplemented: signed, pressing } = await server.get<SummaryView>('/api/summary');
    const counted = async (query: string): Promise<number> => (await server.get<{ total: number }>(`/api/agreements?limit=1&${query}`)).total;
    expect([total, signed.count, signed.overdue]).toEqual([39, signedRows.length, await counted('state=signed.overdue')]);
    for (const [stage, count] of Object.entries(byStage)) expect([stage, await counted(`stage=${stage}`)]).toEqual([stage, count]);
    const { bands, undated, byLevel, oldest } = signed;
    for (const { count, overdue, signedFrom, signedTo } of bands) {
      const within = `signedTo=${signedTo}${signedFrom === null ? '' : `&signedFrom=${signedFrom}`}`;
      expect([within, await counted(`stage=signed&${within}`), await counted(`state=signed.overdue&${within}`)]).toEqual([within, count, overdue]);
    }
    expect([undated.count, [...bands, undated].reduce((sum, { count }) => sum + count, 0)]).toEqual([await counted('stage=signed&without=date'), signed.count]);
    for (const { level, count, overdue } of byLevel) expect([level, await counted(`stage=signed&level=${level}`), await counted(`state=signed.overdue&level=${level}`)]).toEqual([level, count, overdue]);
    const open = async (query: string): Promise<number> => (await server.get<{ total: number }>(`/api/follow-ups?limit=1&state=open${query}`)).total;
    expect(pressing.open).toBe(await open(''));
    for (const { office, open: count } of pressing.most) expect([office, await open(`&office=${office}`)]).toEqual([office, count]);
    for (const { level, open: count } of pressing.byLevel) expect([level, await open(`&level=${level}`)]).toEqual([level, count]);
    expect(pressing.byLevel.reduce((sum, { open: count }) => sum + count, 0)).toBe(pressing.open);
    const first = pressing.most[0];
    const inbox = await server.get<{ items: FollowUpView[] }>(`/api/follow-ups?limit=200&state=open&office=${first?.office}`);
    expect(first?.since).toBe(inbox.items.map(({ notice }) => notice.requestedAt).sort()[0]);
    expect((await counted(`pressedBy=${first?.office}`))).toBe(new Set(inbox.items.map(({ agreement }) => agreement)).size);
    const days = oldest.map((one) => one.days ?? -1);
    expect(days).toEqual([...days].sort((a, b) => b - a));
  });

  it('is broken down by its lights, and every number is the total of a list', async () => {
    const { toldOn, byLevel, byDomain, byRegion, units } = await server.get<BreakdownView>('/api/summary/breakdown');
    const counted = async (query: string): Promise<number> => (await server.get<{ total: number }>(`/api/agreements?limit=1&${query}`)).total;
    const asListed = async (lights: BreakdownView['byLevel'][number]['lights'], filter: string): Promise<void> => {
      for (const [light, count] of Object.entries(lights)) expect([filter, light, await counted(`${filter}&light=${light}`)]).toEqual([filter, light, count]);
    };
    expect(toldOn).toBe(TODAY);
    for (const { level, lights } of byLevel) await asListed(lights, `level=${level}`);
    for (const { domain, lights } of byDomain) await asListed(lights, `domain=${domain}`);
    for (const { region, lights } of byRegion) await asListed(lights, `region=${region}`);
    expect([byLevel.length, byRegion.length > 0, byDomain.length > 10, units.length]).toEqual([4, true, true, 12]);
    for (const { government, overdue } of units) expect([government, await counted(`state=signed.overdue&party=${government}`)]).toEqual([government, overdue]);
  });

  it('is found again by a second start, which makes no token and loads nothing twice', async () => {
    const before = await server.agreement('P6');
    expect(await server.restart()).toBeNull();
    expect(await server.agreement('P6')).toEqual(before);
    expect((await server.get<{ total: number }>('/api/agreements')).total).toBe(39);
  });
});

describe('the lists over the real ledger', () => {
  const governments = readFileSync('config/data/governments.csv', 'utf8').split('\n').slice(1).map((line) => line.split(','));
  const parentOf = new Map(governments.map(([code = '', , , parent = '']) => [code, parent]));
  const isWithin = (top: string, code: string | undefined): boolean => code === top || (code !== undefined && code !== '' && isWithin(top, parentOf.get(code)));

  it('are narrowed by stage, form, domain and part of a title', async () => {
    expect(ids(await list('stage=lapsed'))).toEqual(ids(ledger.filter((row) => stageOf(row) === 'lapsed')));
    expect(ids(await list('domain=tourism'))).toEqual(ids(ledger.filter(({ domains }) => domains.includes('tourism'))));
    expect(ids(await list('form=memorandum'))).toEqual(['A01']);
    expect(ids(await list(`q=${encodeURIComponent('川陕片区')}`))).toEqual(['P2']);
    expect(await list('q=%25')).toEqual([]);
  });

  it('are narrowed to a government with all beneath it, and to a region', async () => {
    expect(ids(await list('government=510000'))).toEqual(ids(ledger.filter(({ parties }) => parties.some(({ code }) => isWithin('510000', code)))));
    expect(ids(await list('government=511900'))).toEqual(ids(ledger.filter(({ parties }) => parties.some(({ code }) => isWithin('511900', code)))));
    const units = readFileSync('config/data/qinba_units.csv', 'utf8').split('\n').slice(1).map((line) => line.split(',')[0] ?? '').filter(Boolean);
    const inRegion = ledger.filter(({ parties }) => parties.some(({ code }) => units.some((unit) => isWithin(unit, code))));
    expect(ids(await list('region=qinba'))).toEqual(ids(inRegion));
    expect((await server.request('GET', '/api/agreements?region=atlantis')).body).toMatchObject({ status: 404, code: 'region.not_found' });
  });

  it('are narrowed to what lacks obligations or accepted evidence', async () => {
    expect(await list('without=obligations')).toHaveLength(39);
    expect(await list('without=evidence&stage=signed')).toHaveLength(signedRows.length);
  });
});
