import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { SummaryView } from '#libs/contracts';
import { barriers, Eyes } from '../support/browser.js';
import { BAZHONG, HANZHONG, must, opened } from '../support/lives.js';
import { browser, describeNeeding } from '../support/machine.js';
import { morning, TestServer } from '../support/server.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(240_000);

const TODAY = '2026-11-25';

describeNeeding(browser(), 'the screens in a real browser', () => {
  let server: TestServer;
  let eyes: Eyes;
  let page: Page;
  let visitor: Visitor;
  beforeAll(async () => {
    server = await TestServer.start({ demo: true, at: morning(TODAY) });
    await server.tick(morning(TODAY));
    eyes = await Eyes.open(server.url);
    page = await eyes.page();
    visitor = new Visitor(page);
  });
  afterAll(async () => {
    await eyes?.close();
    await server?.stop();
  });

  it('say how many are signed and not implemented, and lead from every number to its rows', async () => {
    const { signedNotImplemented: { count, overdue } } = await server.get<SummaryView>('/api/summary');
    await page.goto('/');
    await visitor.heading('Cockpit');
    const lead = page.locator('.lead');
    expect(await lead.innerText()).toContain(`${count} agreements are signed and not implemented, ${overdue} of these overdue`);
    const links = await page.locator('.panels a[href^="/ledger"]').all();
    const numbered = (await Promise.all(links.map(async (link) => ({ href: (await link.getAttribute('href')) ?? '', number: /\d+/.exec(await link.innerText())?.[0] })))).filter(({ number }) => number !== undefined);
    expect(numbered.length).toBeGreaterThan(12);
    for (const { href, number } of numbered) {
      const { total } = await server.get<{ total: number }>(`/api/agreements?limit=1&${href.split('?')[1] ?? ''}`);
      expect([href, String(total)]).toEqual([href, number]);
    }
    await lead.getByRole('link', { name: /of these overdue/ }).click();
    await visitor.heading('Ledger');
    await page.getByText(`${overdue} found`).waitFor();
    await page.goBack();
    await visitor.heading('Cockpit');
  });

  it('narrow the ledger by its address, keep a view by its name, and choose columns', async () => {
    await page.getByRole('link', { name: 'Ledger', exact: true }).click();
    await page.getByText('39 found').waitFor();
    await page.getByRole('searchbox', { name: 'Title or id' }).fill('流域');
    await page.getByRole('button', { name: 'Find' }).click();
    const { total } = await server.get<{ total: number }>(`/api/agreements?q=${encodeURIComponent('流域')}`);
    await page.getByText(`${total} found`).waitFor();
    await page.getByLabel('Lacking').selectOption('date');
    await page.waitForURL(/without=date/);
    await page.getByLabel('Name of the view').fill('no date');
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByText('Columns', { exact: true }).first().click();
    await page.getByRole('checkbox', { name: 'Domains' }).check();
    await page.getByRole('columnheader', { name: 'Domains' }).waitFor();
    expect(page.url()).toContain('cols=');
    await page.getByRole('link', { name: 'Ledger', exact: true }).click();
    await page.getByText('39 found').waitFor();
    await page.getByRole('link', { name: 'no date' }).click();
    await page.waitForURL(/q=.*without=date|without=date.*q=/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Export/ }).click()]);
    expect(download.suggestedFilename()).toBe('Ledger.csv');
  });

  it('are led through by single keys, which are shown, leave typing alone and can be switched off', async () => {
    await page.getByRole('searchbox', { name: 'Title or id' }).fill('');
    await page.getByRole('searchbox', { name: 'Title or id' }).press('i');
    await visitor.heading('Ledger');
    await page.locator('h1').click();
    await page.keyboard.press('o');
    await visitor.heading('Obligations');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('l');
    // Time enough to have gone there: a dialog is opened and closed.
    await page.getByRole('button', { name: 'Keys' }).click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    await visitor.heading('Obligations');
  });

  it('keep what was typed when another changes the record, say what changed, and send it once that was seen', async () => {
    const id = await opened(server);
    await page.goto(`/agreements/${id}`);
    await visitor.actAs(BAZHONG);
    const form = await visitor.form('Return');
    await form.getByLabel('Reason').fill('文字需要修改');
    await must(server.send(id, BAZHONG, 'SIGN', { party: BAZHONG, on: TODAY, signer: '市长', manner: 'wet' }));
    const changed = form.getByRole('alert').filter({ hasText: 'This record has changed since you began.' });
    await changed.getByText('Record a signature').waitFor();
    expect(await form.getByRole('button', { name: 'Return', exact: true }).isDisabled()).toBe(true);
    await changed.getByRole('button', { name: 'I have seen it' }).click();
    expect(await form.getByLabel('Reason').inputValue()).toBe('文字需要修改');
    await visitor.press(form, 'Return');
    await page.getByText('Done: Return.').waitFor();
  });

  it('keep what was typed, also at its longest and with markup in it, when another has made it impossible, and send nothing', async () => {
    const id = await opened(server);
    await page.goto(`/agreements/${id}`);
    const form = await visitor.form('Return');
    const longest = `<img src=x onerror=alert(1)>${'长'.repeat(3972)}`;
    await form.getByLabel('Reason').fill(`${longest}长`);
    await form.getByText('At most 4000 characters.').waitFor();
    await form.getByLabel('Reason').fill(longest);
    await form.getByText('At most 4000 characters.').waitFor({ state: 'detached' });
    for (const party of [BAZHONG, HANZHONG]) await must(server.send(id, party, 'SIGN', { party, on: TODAY, signer: '<b>市长</b>', manner: 'wet', ...(party === HANZHONG ? { withoutObligations: '另行分解' } : {}) }));
    await form.getByText('This cannot be done any more. What you typed is still there.').waitFor();
    await form.getByRole('alert').filter({ hasText: 'This record has changed since you began.' }).getByText('Record a signature').first().waitFor();
    expect([await form.getByRole('button', { name: 'Return', exact: true }).isDisabled(), await form.getByLabel('Reason').inputValue()]).toEqual([true, longest]);
    await page.getByText('<b>市长</b>').first().waitFor();
    expect((await server.agreement(id)).state).toBe('signed.waiting');
  });

  it('say of an address with a broken filter what is not accepted, and lead on from there', async () => {
    await page.goto('/ledger?stage=nonsense&light=pink');
    const problem = page.getByRole('alert').filter({ hasText: 'Something in the request is not accepted.' });
    for (const at of ['stage', 'light']) await problem.locator('code').filter({ hasText: at }).waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.getByText(/^\d+ found$/).waitFor();
    await page.getByRole('combobox', { name: 'Light' }).selectOption('red');
    await page.waitForURL(/light=red/);
    const { total } = await server.get<{ total: number }>('/api/agreements?light=red');
    await page.getByText(`${total} found`).waitFor();
    expect(total).toBeGreaterThan(0);
    for (const lit of await page.locator('tbody tr td:nth-child(4)').allInnerTexts()) expect(lit).toMatch(/▲ Red.*Overdue since \d{4}/s);
  });

  it('tell what changed also where the server is the first to notice', async () => {
    const id = await opened(server);
    // A tab that hears of nothing.
    await page.route('**/api/events', (route) => route.abort());
    await page.route('**/livez', (route) => route.abort());
    await page.goto(`/agreements/${id}`);
    const form = await visitor.form('Return');
    await form.getByLabel('Reason').fill('再议');
    await must(server.send(id, BAZHONG, 'SIGN', { party: BAZHONG, on: TODAY, signer: '市长', manner: 'wet' }));
    await visitor.press(form, 'Return');
    await form.getByRole('alert').getByText('Record a signature').waitFor();
    expect(await form.getByLabel('Reason').inputValue()).toBe('再议');
    await page.unrouteAll();
    await page.getByText(/connection to the server is lost/).waitFor({ state: 'hidden' });
    await page.reload();
    const again = await visitor.form('Return');
    expect(await again.getByLabel('Reason').inputValue()).toBe('再议');
    await again.getByRole('button', { name: 'I have seen it' }).click();
    await visitor.press(again, 'Return');
    await page.getByText('Done: Return.').waitFor();
  });

  it('tell a lost connection as long as it is lost, and go on by themselves when it is back', async () => {
    await page.context().setOffline(true);
    await page.getByText(/connection to the server is lost/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/connection to the server is lost/).waitFor({ state: 'hidden' });
    const id = page.url().split('/').at(-1) ?? '';
    await must(server.send(id, BAZHONG, 'CIRCULATE'));
    await page.locator('.track-line li li.here').filter({ hasText: 'Consulting' }).waitFor();
  });

  it('ask for a token where there is no demonstration, and over the screen when it is not taken any more', async () => {
    const plain = await TestServer.start({ at: morning(TODAY) });
    const others = await Eyes.open(plain.url);
    try {
      const theirs = await others.page({ language: 'zh-CN' });
      const enter = async (place: Pick<Page, 'getByLabel' | 'getByRole'>, token: string): Promise<void> => {
        await place.getByLabel('令牌', { exact: true }).fill(token);
        await place.getByRole('button', { name: '进入' }).click();
      };
      await theirs.goto('/propose');
      await theirs.getByRole('heading', { level: 1, name: '请出示令牌' }).waitFor();
      expect(await barriers(theirs)).toEqual([]);
      await enter(theirs, 'luoshi_nobody');
      await theirs.getByText('服务器不认识这个令牌。').waitFor();
      await enter(theirs, plain.root);
      await theirs.getByRole('heading', { level: 1, name: '拟议新协议' }).waitFor();
      await theirs.getByLabel('标题').first().fill('写到一半');
      await theirs.route('**/api/governments*', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: JSON.stringify({ type: 'urn:luoshi:problem:auth.token_unknown', title: 'Unauthorized', status: 401, detail: '', code: 'auth.token_unknown' }) }), { times: 1 });
      await theirs.getByLabel('行政单位').first().fill('bz');
      const dialog = theirs.getByRole('dialog', { name: '会话已结束' });
      await dialog.waitFor();
      await theirs.keyboard.press('Escape');
      await theirs.keyboard.press('Escape');
      expect(await barriers(theirs)).toEqual([]);
      await enter(dialog, plain.root);
      await dialog.waitFor({ state: 'detached' });
      expect(await theirs.getByLabel('标题').first().inputValue()).toBe('写到一半');
      expect(others.errors).toEqual([]);
    } finally {
      await others.close();
      await plain.stop();
    }
  });

  it('ask no host but the server, and meet no error of their own', () => {
    expect([...eyes.hosts]).toEqual([new URL(server.url).host]);
    expect(eyes.errors).toEqual([]);
  });
});
