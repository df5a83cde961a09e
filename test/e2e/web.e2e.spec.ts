import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { RecipientView, SummaryView } from '#libs/contracts';
import { barriers, Eyes } from '../support/browser.js';
import { BAZHONG, HANZHONG, must, opened, proposalOf, SHAANXI } from '../support/lives.js';
import { browser, describeNeeding } from '../support/machine.js';
import { Screens } from '../support/screens.js';
import { morning, TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

jest.setTimeout(240_000);

const HUBEI = '420000';
const TODAY = '2026-11-25';

describeNeeding(browser(), 'the screens in a real browser', () => {
  let screens: Screens;
  let server: TestServer;
  let page: Page;
  let visitor: Visitor;
  beforeAll(async () => {
    screens = await Screens.open(TODAY);
    ({ server, page, visitor } = screens);
  });
  afterAll(() => screens?.close());

  it('say how many are signed and not implemented, and lead from every number to its rows', async () => {
    const { signedNotImplemented: { count, overdue } } = await server.get<SummaryView>('/api/summary');
    await page.goto('/');
    await visitor.heading('Cockpit');
    const lead = page.locator('.lead');
    expect(await lead.innerText()).toContain(`${count} agreements are signed and not implemented, ${overdue} of these overdue`);
    await page.getByRole('region', { name: 'Lights of today' }).getByRole('link').first().waitFor();
    const links = await page.locator('.panels a[href^="/ledger"]').all();
    const numbered = (await Promise.all(links.map(async (link) => ({ href: (await link.getAttribute('href')) ?? '', number: /\d+/.exec(await link.innerText())?.[0] })))).filter(({ number }) => number !== undefined);
    expect(numbered.length).toBeGreaterThan(60);
    const pressing = await page.getByRole('region', { name: 'Who is being pressed' }).locator('a[href^="/follow-ups"]').all();
    expect(pressing.length).toBeGreaterThan(5);
    for (const link of pressing) {
      const { total } = await server.get<{ total: number }>(`/api/follow-ups?limit=1&state=open&${((await link.getAttribute('href')) ?? '').split('?')[1] ?? ''}`);
      expect(/(\d+)(?: open follow-ups\.)?$/.exec(await link.innerText())?.[1]).toBe(String(total));
    }
    for (const { href, number } of numbered) {
      const { total } = await server.get<{ total: number }>(`/api/agreements?limit=1&${href.split('?')[1] ?? ''}`);
      expect([href, String(total)]).toEqual([href, number]);
    }
    await lead.getByRole('link', { name: /of these overdue/ }).click();
    await visitor.heading('Ledger');
    await page.getByText(`${overdue} found`).waitFor();
    await page.goBack();
    await visitor.heading('Cockpit');
    await page.getByRole('region', { name: 'Who is being pressed' }).locator('a[href^="/follow-ups?level=national"]').click();
    await visitor.heading('Follow-ups');
    const { total } = await server.get<{ total: number }>('/api/follow-ups?limit=1&state=open&level=national');
    await page.getByText(`${total} found`).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(Math.min(total, 50));
    await page.getByLabel('Rule').selectOption('silent');
    await page.getByText('No follow-up fits these filters.').waitFor();
    await page.goto('/');
    await visitor.heading('Cockpit');
  });

  it('sort the ledger by the day of signing and by the last change, on the server', async () => {
    await page.goto('/ledger');
    const rows = page.locator('tbody tr td:first-child');
    const listed = async (sort: string): Promise<string[]> => (await server.get<{ items: { id: string }[] }>(`/api/agreements?sort=${sort}`)).items.map(({ id }) => id);
    const heading = page.getByRole('columnheader', { name: 'Signed' });
    for (const [sort, aria] of [['signedOn', 'ascending'], ['-signedOn', 'descending']] as const) {
      await heading.getByRole('button').click();
      await page.waitForURL(new RegExp(`sort=${sort}`));
      const asked = await listed(sort);
      await rows.first().filter({ hasText: asked[0] ?? '' }).waitFor();
      expect([await heading.getAttribute('aria-sort'), await rows.allInnerTexts()]).toEqual([aria, asked]);
    }
    await page.getByRole('columnheader', { name: 'Id' }).getByRole('button').click();
    await page.waitForURL((url) => !url.search.includes('sort'));
    await rows.first().filter({ hasText: (await listed('id'))[0] ?? '' }).waitFor();
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

  it('open the governments step by step, find one by its initials, and tell a vacant seat and who answers for it', async () => {
    const vacancy = (vacant: boolean) => must(server.request('PUT', `/api/governments/${HANZHONG}/vacancy`, { body: { vacant, since: '2026-11-02', note: '主任调离' } }));
    await vacancy(true);
    await page.goto('/offices');
    await page.getByRole('button', { name: '湖北省: 17 beneath it' }).click();
    // Ragged: a forestry district directly beneath its province.
    await page.getByText('429021 · County · forestry district').waitFor();
    expect(page.url()).toContain('open=100000.420000');
    await page.getByRole('searchbox').fill('hzs');
    await page.getByRole('button', { name: 'Find' }).click();
    const found = page.getByRole('listitem').filter({ hasText: HANZHONG });
    await found.getByText('Vacant seat').waitFor();
    await page.getByRole('link', { name: 'Vacant seats 1' }).click();
    await page.getByText('1 found').waitFor();
    await found.getByRole('link').click();
    await visitor.heading('汉中市');
    const seat = page.getByRole('region', { name: 'The seat of the office' });
    await seat.getByText('since 2026-11-02. 主任调离').waitFor();
    await seat.getByRole('link', { name: '陕西省' }).waitFor();
    expect(await seat.getByRole('button', { name: 'Record the seat as filled' }).isDisabled()).toBe(true);
    await vacancy(false);
    await seat.getByText('Seat filled').waitFor();
  });

  it('designate a joint office on the screen of an agreement, and lead from there to what it is and whom it presses', async () => {
    const id = await opened(server);
    await page.goto(`/agreements/${id}`);
    await visitor.actAs(BAZHONG);
    await visitor.send('Designate a joint office', async (form) => {
      await form.getByLabel('Id').fill('J007');
      await form.getByLabel('Name').fill('巴汉联合办公室');
      await form.getByLabel('Document number').fill('川陕办函〔2026〕3号');
      await form.getByLabel('Until').fill('2027-12-31');
    });
    const ladder = page.getByRole('region', { name: 'Ladder' });
    await page.getByText('J007 · 川陕办函〔2026〕3号 · Serves until 2027-12-31').waitFor();
    // It stands on the first rung, beneath each of the offices that take over where it is silent.
    await ladder.locator('.tree').getByRole('link', { name: '巴汉联合办公室' }).nth(1).click();
    await visitor.heading('巴汉联合办公室');
    for (const [code, name] of [[BAZHONG, '巴中市'], [HANZHONG, '汉中市']] as const) await page.getByRole('region', { name: 'Whom it presses' }).getByRole('listitem').filter({ hasText: code }).getByRole('link', { name }).waitFor();
    await page.getByRole('link', { name: 'Designated by 1 agreements' }).click();
    await page.getByText('1 found').waitFor();
    await page.getByText('Joint office: J007').waitFor();
    await page.getByRole('link', { name: 'Offices', exact: true }).click();
    await page.getByRole('link', { name: 'Joint offices 1' }).click();
    await page.getByRole('listitem').filter({ hasText: 'J007' }).getByRole('link', { name: '巴汉联合办公室' }).click();
    await page.getByRole('region', { name: 'Who designates it' }).getByRole('row').filter({ hasText: '2027-12-31' }).waitFor();
  });

  it('lead from the numbers of an office to what it has open, keep whom it tells by mail, and hand over from one person to the next', async () => {
    await page.goto(`/offices/${SHAANXI}`);
    await visitor.actAs(SHAANXI, 'Second');
    await visitor.actAs(SHAANXI);
    await visitor.heading('陕西省');
    const open = page.getByRole('region', { name: 'What is open' });
    const { supervised } = await server.get<{ supervised: { total: number } }>(`/api/offices/${SHAANXI}/open-items`);
    await open.getByText(`${supervised.total} follow-ups it supervises`).click();
    expect(await open.locator('a[href^="/follow-ups/"]:visible').count()).toBe(supervised.total);

    const mail = page.getByRole('region', { name: 'Told by mail' });
    await mail.getByRole('button', { name: 'Add a person' }).click();
    const adding = mail.getByRole('form', { name: 'Add a person' });
    await adding.getByLabel('Name').fill('王主任');
    await adding.getByLabel('Mail address').fill('wang@shaanxi.example');
    await adding.getByRole('checkbox', { name: 'Sat' }).check();
    await adding.getByRole('button', { name: 'Add a person' }).click();
    await mail.getByText('no digest: Sat').waitFor();
    await mail.getByRole('button', { name: 'Change 王主任' }).click();
    const changing = mail.getByRole('form', { name: 'Keep the change' });
    await changing.getByRole('checkbox', { name: 'At a time of day' }).check();
    // Somebody else was faster: it is said, and what was typed stays.
    const { items: [person] } = await server.get<{ items: RecipientView[] }>(`/api/recipients?office=${SHAANXI}`);
    await must(server.request('PUT', `/api/recipients/${person?.id}`, { body: { office: SHAANXI, name: '王', address: 'wang@shaanxi.example' }, headers: { 'if-match': '"1"' } }));
    await changing.getByText('It now reads: 王, wang@shaanxi.example, version 2.').waitFor();
    await changing.getByRole('button', { name: 'I have seen it' }).click();
    await changing.getByRole('button', { name: 'Keep the change' }).click();
    await mail.getByText('no digest: Sat, 12:00–14:00').waitFor();

    const handover = page.getByRole('region', { name: 'Handover' });
    await handover.getByRole('button', { name: 'Hand over' }).click();
    const form = handover.getByRole('form', { name: 'Hand over' });
    await form.getByLabel('Who takes it over').selectOption({ label: 'demo, second person' });
    await form.getByRole('button', { name: 'See what passes' }).click();
    const passes = page.getByRole('dialog', { name: 'This passes' });
    await passes.getByText(/^demo, first person hands over to demo, second person: \d+ follow-ups, 0 obligations\.$/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await passes.getByRole('button', { name: 'Hand over' }).click();
    await handover.getByText('Handed over. It waits to be confirmed.').waitFor();
    const take = handover.getByRole('button', { name: 'I have taken it over' });
    expect(await take.isDisabled()).toBe(true);
    await visitor.actAs(SHAANXI, 'Second');
    await take.click();
    await handover.getByText(/^● Confirmed 2026-11-25/).waitFor();
  });

  it('open at one step all cases that lie before an office', async () => {
    await page.goto('/inbox?tab=toOpen');
    await visitor.actAs(HUBEI);
    const [{ total }, { pressing }] = await Promise.all([server.get<{ total: number }>(`/api/follow-ups?office=${HUBEI}&state=requested`), server.get<SummaryView>('/api/summary')]);
    expect([total, pressing.most.find(({ office }) => office === HUBEI)?.open]).toEqual([2, 2]);
    await page.getByRole('link', { name: `To open ${total}` }).waitFor();
    await page.getByRole('checkbox', { name: 'Choose all of this page' }).check();
    await page.getByRole('button', { name: `Open the case: ${total} chosen` }).click();
    await page.getByText(`${total} of ${total} done.`).waitFor();
    await page.getByText('Nothing lies here.').waitFor();
    await page.getByRole('link', { name: 'To acknowledge 2' }).click();
    await page.getByText('鄂督〔2026〕2号').waitFor();
    expect(await page.locator('tbody td[lang=zh]').allInnerTexts()).toEqual(['鄂督〔2026〕1号', '鄂督〔2026〕2号']);
  });

  it('print what they show, all of it, and none of the tools', async () => {
    await page.goto('/ledger');
    await page.getByText(/\d+ found/).waitFor();
    await page.setViewportSize({ width: 1000, height: 900 });
    await page.emulateMedia({ media: 'print' });
    const shown = async (place: string): Promise<boolean> => page.locator(place).first().isVisible();
    expect([await shown('header nav'), await shown('main .filters'), await shown('main .views'), await shown('main button'), await shown('main h1')]).toEqual([false, false, false, false, true]);
    expect(await page.evaluate<number>('document.querySelector("main table").getBoundingClientRect().right')).toBeLessThanOrEqual(1000);
    await page.goto('/agreements/P6');
    await page.getByText('How it was derived').waitFor();
    // What is folded on the screen stands on the paper.
    await page.getByText(/lowest superior at province level/).first().waitFor();
    expect([await shown('.tools'), await shown('.track')]).toEqual([false, true]);
    await page.emulateMedia({ media: null });
    await page.getByText(/lowest superior at province level/).first().waitFor({ state: 'hidden' });
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('go anywhere and do what can be done from the palette, by the keyboard alone', async () => {
    const id = await opened(server);
    await page.goto('/ledger');
    const found = page.getByRole('searchbox', { name: 'Title or id' });
    const palette = page.getByRole('dialog', { name: 'Go to, or do' });
    const call = async (letters: string): Promise<void> => {
      await page.keyboard.press('Control+k');
      await palette.getByRole('combobox').pressSequentially(letters);
    };
    const chosen = palette.getByRole('option', { selected: true });
    await found.fill('流域');
    await call('');
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
    expect(await found.evaluate((field) => (field as unknown as { matches(selector: string): boolean }).matches(':focus'))).toBe(true);
    await call('obl');
    await chosen.filter({ hasText: 'Obligations' }).waitFor();
    await page.keyboard.press('Enter');
    await visitor.heading('Obligations');
    await call('bzs');
    await palette.getByRole('option', { name: '巴中市 511900' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    while (!/511900/.test(await chosen.innerText())) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await visitor.heading('巴中市');
    await call('sebj');
    await chosen.filter({ hasText: '陕鄂边界区域合作备忘录' }).waitFor();
    await page.keyboard.press('Enter');
    await visitor.heading('陕鄂边界区域合作备忘录');
    await call(id);
    await palette.getByRole('option', { name: id }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(id));
    await page.getByRole('button', { name: 'Return', exact: true }).waitFor();
    await call('return');
    await chosen.filter({ hasText: /^Return/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('从面板办理');
    expect(await page.getByRole('form', { name: 'Return' }).getByLabel('Reason').inputValue()).toBe('从面板办理');
    await call('no such thing at all');
    await palette.getByText('Nothing was found.').waitFor();
    await page.keyboard.press('Escape');
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

  it('tell a lost connection as long as it is lost, and go on by themselves when it is back', async () => {
    const { body: { id } } = await server.post('/api/agreements', proposalOf(), { token: await server.as(BAZHONG) });
    await page.goto(`/agreements/${id}`);
    await page.locator('.track-line li li.here').filter({ hasText: 'Drafting' }).waitFor();
    await page.context().setOffline(true);
    await page.getByText(/connection to the server is lost/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/connection to the server is lost/).waitFor({ state: 'hidden' });
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

  it('ask no host but the server, and meet no error of their own', () => expect(screens.strayed()).toEqual({ hosts: [], errors: [] }));
});
