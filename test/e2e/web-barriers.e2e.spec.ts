import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { FollowUpView, ObligationView } from '#libs/contracts';
import { barriers, Eyes } from '../support/browser.js';
import { PDF } from '../support/files.js';
import { BAZHONG, HANZHONG, must, obligationOf, proposalOf, signed } from '../support/lives.js';
import { browser, describeNeeding } from '../support/machine.js';
import { morning, TestServer } from '../support/server.js';

jest.setTimeout(240_000);

const TODAY = '2026-11-25';
const LOOKS = [['zh', 'light'], ['zh', 'dark'], ['en', 'dark'], ['en', 'light']] as const;
const SIZE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 800 };

/** Each route is loaded once; language, theme and width change on it, as they do for a reader. */
describeNeeding(browser(), 'the screens, for everybody', () => {
  let server: TestServer;
  let eyes: Eyes;
  let page: Page;
  const routes = new Map<string, string>();
  beforeAll(async () => {
    server = await TestServer.start({ demo: true, at: morning(TODAY) });
    await server.tick(morning(TODAY));
    const { body } = await server.post('/api/agreements', proposalOf({ obligations: [obligationOf()] }), { token: await server.as(BAZHONG) });
    const { items: [followUp] } = await server.get<{ items: FollowUpView[] }>('/api/follow-ups?limit=1');
    const { items: [obligation] } = await server.get<{ items: ObligationView[] }>(`/api/agreements/${body.id}/obligations`);
    routes.set('an agreement with a form', `/agreements/${body.id}`).set('a follow-up', `/follow-ups/${followUp?.id}`).set('an obligation', `/obligations/${obligation?.id}`).set('an office', `/offices/${HANZHONG}`);
    const full = await signed(server, TODAY, { obligations: [obligationOf({ milestones: [{ title: '开工', dueOn: '2027-01-31' }], indicators: [{ name: '里程', unit: '公里', target: 60 }] })] });
    await must(server.request('POST', `/api/agreements/${full}/documents?name=${encodeURIComponent('纪要.pdf')}`, { token: await server.as(BAZHONG), raw: PDF, headers: { 'content-type': 'application/pdf' } }));
    await must(server.send(full, BAZHONG, 'AMEND', { changes: { title: '补充协议' }, reason: '分工调整', document: '1号' }));
    await must(server.send(full, '100000', 'HOLD', { reason: '防汛', approver: '省政府', until: '2027-01-31' }));
    routes.set('an agreement with all there is', `/agreements/${full}`);
    await must(server.send('P6', BAZHONG, 'DESIGNATE', { id: 'J001', name: '川陕联合办公室', document: '川陕办函〔2026〕3号', until: '2026-11-01' }));
    await server.request('PUT', `/api/governments/${HANZHONG}/vacancy`, { body: { vacant: true } });
    eyes = await Eyes.open(server.url);
    page = await eyes.page({ language: 'zh-CN' });
  });
  afterAll(async () => {
    await eyes?.close();
    await server?.stop();
  });

  const looksLike = async (language: string, theme: string): Promise<void> => {
    await page.emulateMedia({ colorScheme: theme as 'light' | 'dark' });
    const choice = page.locator('.frame-tools select').first();
    if ((await choice.inputValue()) !== language) await choice.selectOption(language);
    await page.locator(`html[data-theme=${theme}]`).waitFor();
    await page.locator(`html[lang^=${language}]`).waitFor();
  };

  /** Opens what of a screen waits to be opened: a form, a choice. */
  const opening: Record<string, () => Promise<void>> = {
    'an agreement with a form': async () => page.locator('.actions button:enabled').nth(1).click(),
    'the policies, and a change of one': async () => {
      await page.locator('article button').first().click();
      await page.locator('main details').first().click();
      await page.locator('section button[aria-expanded]').click();
    },
    'an obligation': async () => page.locator('.actions button:enabled').first().click(),
    'the obligations': async () => page.locator('main details > summary').click().then(() => page.locator('.gantt svg').waitFor()),
    'the palette': async () => page.keyboard.press('Control+k').then(() => page.keyboard.type('bz')).then(() => page.locator('[cmdk-item]').first().waitFor()),
    'an agreement with all there is': async () => page.evaluate('for (const one of document.querySelectorAll("main details")) one.open = true'),
    'the choice of who acts': async () => page.locator('.who button').click(),
  };

  it.each<[string, string]>([
    ['the cockpit', '/'], ['the ledger', '/ledger?stage=signed'], ['a broken filter', '/ledger?stage=nonsense'], ['an agreement of the ledger', '/agreements/P6'], ['an agreement with a form', ''], ['an agreement with all there is', ''], ['no agreement', '/agreements/NOPE'],
    ['a follow-up', ''], ['an obligation', ''], ['the inbox', '/inbox'], ['the follow-ups', '/follow-ups?level=national'], ['the obligations', '/obligations?state=planned'], ['the tree of governments', '/offices?open=100000.610000'], ['an office', ''], ['the policies, and a change of one', '/policies'], ['a proposal', '/propose'], ['the imports', '/imports?kind=governments'], ['no page', '/nothing'], ['the choice of who acts', '/nothing'], ['the palette', '/agreements/P6'],
  ])('stand in nobody\'s way on %s, in both languages and both themes, and fit a phone', async (name, route) => {
    await page.setViewportSize(SIZE);
    await page.goto(routes.get(name) ?? route);
    await page.locator('main h1').first().waitFor();
    await opening[name]?.();
    // What a screen reads apart, such as its history, is there as well.
    await page.locator('.waiting').first().waitFor({ state: 'detached' });
    for (const [language, theme] of LOOKS) {
      await looksLike(language, theme);
      expect([name, language, theme, await barriers(page)]).toEqual([name, language, theme, []]);
    }
    await page.setViewportSize(PHONE);
    expect([name, await page.evaluate<number>('document.documentElement.scrollWidth')]).toEqual([name, PHONE.width]);
  });

  it('ask no host but the server, and meet no error of their own', () => {
    expect([...eyes.hosts]).toEqual([new URL(server.url).host]);
    expect(eyes.errors).toEqual([]);
  });
});
