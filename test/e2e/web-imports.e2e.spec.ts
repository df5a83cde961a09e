import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { barriers, Eyes } from '../support/browser.js';
import { gb18030 } from '../support/gb18030.js';
import { BAZHONG, HANZHONG, must } from '../support/lives.js';
import { browser, describeNeeding } from '../support/machine.js';
import { TestServer } from '../support/server.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(120_000);

const HEADER = '编号,协议名称,形式,签署日期,签约方,签约方代码,合作领域,期限起,期限止,期限(月),续签自,签署主体';
const TITLE = '<img src=x onerror="document.title=1">水源协议';
const row = (id: string, more: object = {}): object => ({ id, title: `协议${id}`, form: 'agreement', signed: '2026-05-01', parties: [{ code: BAZHONG }, { code: HANZHONG }], parties_complete: true, domains: ['water'], ...more });

/** A deployment that begins empty: an administrator brings in what the office has. */
describeNeeding(browser(), 'a file brought in on the screen', () => {
  let server: TestServer;
  let eyes: Eyes;
  let visitor: Visitor;
  let page: Page;
  const files = temporaryFolder();
  beforeAll(async () => {
    server = await TestServer.start();
    eyes = await Eyes.open(server.url);
    page = await eyes.page();
    visitor = new Visitor(page);
  });
  afterAll(async () => {
    await eyes?.close();
    await server?.stop();
    files.remove();
  });

  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const written = (name: string, content: string | Buffer): string => {
    const place = join(files.folder, name);
    writeFileSync(place, content);
    return place;
  };
  const chosen = (place: string): Promise<void> => page.getByLabel(/^File \(/).setInputFiles(place);
  const look = async (place: string): Promise<void> => {
    await chosen(place);
    await button('See what it would do').click();
  };
  const rows = (group: string): Locator => page.getByRole('group', { name: group }).getByRole('row');
  const enter = async (token: string): Promise<void> => {
    await page.getByLabel('Token', { exact: true }).fill(token);
    await button('Enter').click();
  };
  const total = async (): Promise<number> => (await server.get<{ total: number }>('/api/agreements?limit=1')).total;

  it('is asked for where the ledger is empty, and by its administrator alone', async () => {
    const { token } = (await must(server.post<{ token: string }>('/api/tokens', { office: BAZHONG, name: 'clerk' }))).body;
    await page.goto('/imports');
    await enter(token);
    await visitor.heading('Bring in');
    expect([await button('See what it would do').isDisabled(), await page.locator('#why-look').innerText(), await page.getByRole('link', { name: 'Bring in', exact: true }).count()]).toEqual([true, 'Only an administrator of the installation brings files in.', 0]);
    await button('Leave').click();
    await page.goto('/');
    await enter(server.root);
    await page.getByRole('link', { name: 'bring in a ledger' }).waitFor();
    await page.getByRole('link', { name: 'Ledger', exact: true }).click();
    await visitor.heading('Ledger');
    await page.getByRole('link', { name: 'bring in a ledger' }).click();
    await visitor.heading('Bring in');
    expect([await button('See what it would do').isDisabled(), await page.locator('#why-look').innerText()]).toEqual([true, 'Choose a file first.']);
  });

  it('is not read where it is empty, no table, no text or too large, and says what to do', async () => {
    const large = written('large.csv', '');
    truncateSync(large, 70 * 1024 * 1024);
    for (const [place, told] of [
      [written('empty.json', ''), /empty\.json is empty\. Choose a file with something in it/], [written('ledger.xlsx', 'PK'), /ledger\.xlsx has another ending\..*CSV \(UTF-8\)/],
      [written('program.csv', Buffer.from([0x4d, 0x5a, 0, 0xff])), /program\.csv is no text.*CSV UTF-8/], [large, /large\.csv is too large\..*64 MB/],
    ] as const) {
      await look(place);
      await page.getByRole('alert').filter({ hasText: told }).waitFor();
    }
    await look(written('broken.json', '[{"id": "B1",'));
    await rows('Faults: 1').filter({ hasText: 'It cannot be read. The file is not JSON' }).waitFor();
    expect(await total()).toBe(0);
  });

  it('with a fault tells where and why, in whatever letters it is written, and brings in nothing', async () => {
    await look(written('old.csv', gb18030(`${HEADER}\nC1,巴汉水源协议,agreement,2021-02-30,巴中市、汉中市,511900;610700,water,,,,,government\nC2,川陕旅游,agreement,2019,巴中市,999999,tourism,,,,,government\n`)));
    await page.getByText('old.csv is not written in UTF-8 and was read as GB18030').waitFor();
    expect((await rows('Faults: 2').allInnerTexts()).map((text) => text.split(/\s+/).slice(0, 5).join(' '))).toEqual(['Row Column Reason', '1 signed No such date.', '2 parties.0.code No such government.']);
    expect(await button('Bring in what I looked at').count()).toBe(0);
    expect(await total()).toBe(0);
    await page.getByLabel('Language').selectOption('zh');
    await page.getByText('没有这一天。').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('语言').selectOption('en');
  });

  it('is looked at row by row, brought in, and seen in the ledger, whatever its titles say', async () => {
    await look(written('ledger.json', JSON.stringify([row('L1', { title: TITLE }), row('L2'), row('L3', { renews: 'L2' })])));
    const fresh = rows('3 new');
    await fresh.nth(3).waitFor();
    expect((await fresh.allInnerTexts()).map((text) => text.split('\t').map((cell) => cell.trim()).slice(0, 3))).toEqual([['Row', 'Id', 'Name'], ['1', 'L1', TITLE], ['2', 'L2', '协议L2'], ['3', 'L3', '协议L3']]);
    expect(await total()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
    await page.setViewportSize({ width: 1280, height: 900 });
    await button('Bring in what I looked at').click();
    await page.getByText('Ledger brought in: 3 new, 0 changed, 0 gone.').waitFor();
    expect(await total()).toBe(3);
    await page.getByRole('link', { name: 'See the ledger' }).click();
    await visitor.heading('Ledger');
    await page.getByRole('row').filter({ hasText: TITLE }).waitFor();
    expect(await page.title()).not.toBe('1');
  });

  it('does not come in where somebody brought in something of it meanwhile: it stays chosen, and is looked at anew', async () => {
    await page.goto('/imports');
    await look(written('next.json', JSON.stringify([row('L1', { title: TITLE }), row('N1'), row('N2')])));
    await page.getByText('1 unchanged').first().waitFor();
    await must(server.post('/api/imports', { kind: 'ledger', format: 'json', content: JSON.stringify([row('N1')]) }));
    await button('Bring in what I looked at').click();
    await page.getByRole('alert').filter({ hasText: 'has changed since you looked' }).getByRole('button', { name: 'Look again' }).click();
    await rows('1 new').filter({ hasText: 'N2' }).waitFor();
    await button('Bring in what I looked at').click();
    await page.getByText('Ledger brought in: 1 new, 0 changed, 0 gone.').waitFor();
    await look(join(files.folder, 'next.json'));
    await page.getByText('All that the file says stands already.').waitFor();
    expect([await button('Bring in what I looked at').isDisabled(), await total()]).toEqual([true, 5]);
  });

  it('tells how much of it has left, and can be stopped, and then nothing is changed', async () => {
    const governments = readFileSync('config/data/governments.csv', 'utf8');
    await page.goto('/imports?kind=governments');
    const atOnce = await visitor.sendSlowly(20_000);
    await look(written('governments.csv', governments.replace(',巴中市,', ',巴中新市,')));
    await page.getByRole('progressbar', { name: 'How much of the file has left' }).waitFor();
    await button('Stop').click();
    await page.getByText('Stopped. Nothing was changed.').waitFor();
    await atOnce();
    await page.getByLabel('Former names and codes').setInputFiles('config/data/governments_history.csv');
    await button('See what it would do').click();
    const changed = rows('1 changed').filter({ hasText: BAZHONG });
    await changed.waitFor();
    expect(await changed.innerText()).toMatch(/name: 巴中市 → 巴中新市/);
    expect((await server.get<{ name: string }>(`/api/governments/${BAZHONG}`)).name).toBe('巴中市');
    await button('Bring in what I looked at').click();
    await page.getByText('Governments brought in: 0 new, 1 changed, 0 gone.').waitFor();
    expect((await server.get<{ name: string }>(`/api/governments/${BAZHONG}`)).name).toBe('巴中新市');
  });

  it('meets no error of the page, and asks no other host', () => {
    expect([eyes.errors, [...eyes.hosts]]).toEqual([[], [new URL(server.url).host]]);
  });
});
