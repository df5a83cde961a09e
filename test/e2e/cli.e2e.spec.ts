import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgreementView, DocumentView, HandoverView, ImportView, LadderView, PreviewView, TokenCreated } from '#libs/contracts';
import { PDF } from '../support/files.js';
import type { Ran } from '../support/cli.js';
import { luoshi, luoshiIntoClosedPipe, serve, temporaryData } from '../support/cli.js';

const LIMIT = 240_000;
const LEDGER = 'config/data/ledger.json';
const rows = (JSON.parse(readFileSync(LEDGER, 'utf8')) as unknown[]).length;

const answer = <T>({ out }: Ran): T => JSON.parse(out) as T;

describe('luoshi without a server', () => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  let ran: Record<'first' | 'dryRun' | 'imported' | 'again' | 'otherwise' | 'calendar' | 'preview', Ran>;
  let leftBehind: boolean;

  beforeAll(async () => {
    data = await temporaryData();
    const written = (name: string, text: string): string => {
      const file = join(data.folder, name);
      writeFileSync(file, text);
      return file;
    };
    const run = (...args: string[]): Promise<Ran> => luoshi(data.folder, ...args);
    ran = {
      first: await run('ladder', '511900', '610700'),
      dryRun: await run('import', LEDGER, '--dry-run', '--json'),
      imported: await run('import', 'ledger', LEDGER),
      again: await run('import', LEDGER),
      otherwise: await run('import', written('otherwise.json', readFileSync(LEDGER, 'utf8').replaceAll('"title": "', '"title": "另'))),
      calendar: await run('import', 'calendar', written('calendar.csv', "date,type,name_zh,name_en,in_lieu\n2026-01-01,holiday,元旦节,New Year's Day,0\n2026-12-31,holiday,元旦,New Year,0\n"), '--dry-run'),
      preview: await run('sweep', '--preview', '--json', '--at', '2026-11-25'),
    };
    leftBehind = existsSync(join(data.folder, 'server.json'));
  }, LIMIT);
  afterAll(() => data.remove());

  it('fills an empty folder and tells the ladder with names, parties and reasons', () => {
    expect(ran.first).toMatchObject({ code: 0, err: '' });
    const lines = ran.first.out.split('\n');
    expect(lines.find((line) => line.includes('四川省 510000'))).toMatch(/^1 +province +四川省 510000 +巴中市 511900 +.*lowest superior/);
    expect(lines.find((line) => line.includes('陕西省 610000'))).toContain('汉中市 610700');
    expect(lines.find((line) => line.startsWith('2'))).toContain('中华人民共和国 100000');
  });

  it('says on a dry run what an import would do, and does nothing', () => {
    expect(ran.dryRun.code).toBe(0);
    const view = answer<ImportView>(ran.dryRun);
    expect(view).toMatchObject({ kind: 'ledger', dryRun: true, count: rows, faults: [] });
    expect(Object.values(view.states).reduce((sum, of) => sum + of, 0)).toBe(rows);
    expect([view.rows.new.items.length, view.rows.unchanged.total]).toEqual([rows, 0]);
    // It did nothing: the import that follows is not refused for ids that exist.
    expect(ran.imported.code).toBe(0);
  });

  it('brings a ledger in and counts its states', () => {
    expect(ran.imported.out).toContain(`ledger: ${rows} rows brought in`);
    for (const [state, of] of Object.entries(answer<ImportView>(ran.dryRun).states)) expect(ran.imported.out).toMatch(new RegExp(`^ +${state.replace('.', String.raw`\.`)} +${of}$`, 'm'));
  });

  it('does nothing with the same file a second time, and refuses one that says otherwise, with every fault and its place', () => {
    expect(ran.again).toMatchObject({ code: 0, out: `ledger: ${rows} rows say what stands already; nothing is changed\n  unchanged  ${rows}\n` });
    expect(ran.otherwise).toMatchObject({ code: 1, out: '' });
    expect(ran.otherwise.err).toContain('[import.refused]');
    expect(ran.otherwise.err.match(/^\d+ +id +ledger\.duplicate_id +/gm)).toHaveLength(rows);
  });

  it('says row by row on a dry run what a calendar would change', () => {
    expect(ran.calendar).toMatchObject({ code: 0, err: '' });
    expect(ran.calendar.out.split('\n')[0]).toBe('calendar: 2 rows would be brought in; nothing is changed');
    expect(ran.calendar.out).toMatch(/^changed\nrow +what +id +name +field +from +to\n1 +day +2026-01-01 +元旦节 +name +元旦 +元旦节$/m);
    expect(ran.calendar.out).toMatch(/^ +new +1$/m);
    expect(ran.calendar.out).toMatch(/^gone, the first 20 of \d+$/m);
  });

  it('previews a sweep as of the first moment of a day', () => {
    expect(ran.preview).toMatchObject({ code: 0, err: '' });
    const view = answer<PreviewView>(ran.preview);
    expect(Object.keys(view)).toEqual(['at', 'due']);
    expect(view.at).toBe('2026-11-25T00:00:00.000+08:00');
    expect(view.due.length).toBeGreaterThan(0);
    for (const one of view.due) expect(Object.keys(one).sort()).toEqual(['agreement', 'dueOn', 'offices', 'rule', 'subject']);
  });

  it('leaves no server behind', () => {
    expect(leftBehind).toBe(false);
  });
});

describe('luoshi called wrongly', () => {
  it.each([
    ['an unknown verb', ['swep']],
    ['a missing argument', ['ladder']],
    ['a code that is none', ['ladder', '5119']],
    ['a day that does not exist', ['sweep', '--at', '2021-02-30']],
    ['a payload that is not JSON', ['agreements', 'event', 'P1', 'SIGN', '--payload', '{']],
    ['an unknown kind of file', ['import', 'agreements', LEDGER]],
    ['a file that is not there', ['import', 'nowhere.json']],
    ['an address that is none', ['--url', 'nowhere', 'ladder', '511900']],
  ])('exits with 2 for %s, before it touches the data', async (_, args) => {
    const folder = '/nonexistent/luoshi';
    const { code, out, err } = await luoshi(folder, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
    expect(existsSync(folder)).toBe(false);
  }, LIMIT);
});

describe('luoshi with a server running on the data', () => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  let server: Awaited<ReturnType<typeof serve>>;
  const run = (...args: string[]): Promise<Ran> => luoshi(data.folder, ...args);

  beforeAll(async () => {
    data = await temporaryData();
    server = await serve(data.folder, '--demo');
  }, LIMIT);
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
    await data.remove();
  }, LIMIT);

  it('asks the server, which holds the data', async () => {
    const ladder = answer<LadderView>(await run('ladder', '511900,610700', '--json'));
    expect(ladder.rungs.map(({ offices }) => offices.map(({ code }) => code))).toEqual([['510000', '610000'], ['100000']]);
    const list = await run('agreements', 'list', '--all', '--stage', 'signed');
    expect(list.out).toMatch(/^A01 +signed\.waiting +2018-06-06 +陕鄂边界区域合作备忘录 +白河县/m);
    const page = answer<{ items: unknown[]; total: number; nextCursor: null }>(await run('agreements', 'list', '--all', '--json'));
    expect(page).toMatchObject({ total: rows, nextCursor: null });
    expect(page.items).toHaveLength(rows);
  }, LIMIT);

  it('is refused what the office of its token has no right to, with what would satisfy it', async () => {
    const { token, office } = answer<TokenCreated>(await run('token', 'add', '--office', '511900', '--name', '巴中市协调办', '--json'));
    expect(office).toBe('511900');
    const refused = await run('agreements', 'event', 'A01', 'HOLD', '--token', token, '--payload', '{"reason":"r","approver":"a","until":"2099-01-01"}');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^Forbidden \[right\.common_superior_only\]\n.*→ Act for the common superior\./);
    expect(refused.err).toContain('Allowed now: PLAN');
    const machine = await run('token', 'list', '--token', token, '--json');
    expect(machine.code).toBe(1);
    expect(JSON.parse(machine.err)).toMatchObject({ status: 403, code: 'auth.admin_only' });
    // The refusal is history too.
    expect((await run('audit', 'entries', '--subject', 'A01')).out).toMatch(/HOLD .*right\.common_superior_only$/m);
  }, LIMIT);

  it('sweeps, then sends an event at the version it reads, and is refused one that is out of date', async () => {
    expect((await run('sweep')).out).toMatch(/\d+ timers fired, [1-9]\d* follow-ups opened\n$/);
    const inbox = answer<{ items: { id: string; office: { code: string } }[] }>(await run('follow-ups', 'list', '--office', '100000', '--state', 'open', '--limit', '1', '--json'));
    const id = inbox.items[0]?.id ?? '';
    expect((await run('follow-ups', 'event', id, 'OPEN')).out).toContain(`${id} is handling`);
    const late = await run('follow-ups', 'event', id, 'OPEN', '--if-match', '1');
    expect(late.code).toBe(1);
    expect(late.err).toContain('[store.version_mismatch]');
    expect((await run('follow-ups', 'show', id)).out).toMatch(/^Why this office was asked$/m);
    const { version, pressedBy } = answer<AgreementView>(await run('agreements', 'show', 'A01', '--json'));
    expect(version).toBeGreaterThan(1);
    expect(pressedBy.length).toBeGreaterThan(0);
  }, LIMIT);

  it('keeps a file, lists it, and gives it back once and over nothing', async () => {
    const [file, back] = [join(data.folder, '开工令.pdf'), join(data.folder, 'back.pdf')];
    writeFileSync(file, PDF);
    const added = answer<DocumentView>(await luoshi(data.folder, '--json', 'documents', 'add', 'P6', file));
    expect(added).toMatchObject({ name: '开工令.pdf', version: 1, size: PDF.length });
    expect((await luoshi(data.folder, 'documents', 'list', 'P6')).out).toContain(added.sha256.slice(0, 12));
    expect((await luoshi(data.folder, 'documents', 'get', added.id, back)).code).toBe(0);
    expect(readFileSync(back).equals(PDF)).toBe(true);
    expect(await luoshi(data.folder, 'documents', 'get', added.id, back)).toMatchObject({ code: 1, err: expect.stringContaining('file.not_written') });
    expect((await luoshi(data.folder, 'documents', 'add', 'P6', join(data.folder, 'none.pdf'))).code).toBe(2);
  }, LIMIT);

  it('hands what an office has open to its next person, who takes it over', async () => {
    const [leaver, successor] = [answer<TokenCreated>(await run('token', 'add', '--office', '420000', '--name', '张', '--json')), answer<TokenCreated>(await run('token', 'add', '--office', '420000', '--name', '李', '--json'))];
    const made = answer<HandoverView>(await run('handovers', 'make', '420000', '--from', leaver.id, '--to', successor.id, '--note', '调任', '--token', leaver.token, '--json'));
    expect(made.items.followUps.length).toBeGreaterThan(0);
    expect((await run('handovers', 'confirm', '420000', made.id, '--token', successor.token)).out).toMatch(new RegExp(`^${made.id} was taken over 20`));
    expect((await run('handovers', 'list', '420000')).out).toMatch(new RegExp(`^${made.id} .*调任`, 'm'));
  }, LIMIT);

  it('does not mind a reader who leaves', async () => {
    expect(await luoshiIntoClosedPipe(data.folder, 'audit', 'entries', '--all', '--json')).toEqual({ code: 0, err: '' });
  }, LIMIT);
});
