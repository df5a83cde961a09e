import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { PoliciesPreviewView } from '#libs/contracts';
import { barriers } from '../support/browser.js';
import { browser, describeNeeding } from '../support/machine.js';
import { Screens } from '../support/screens.js';
import type { TestServer } from '../support/server.js';

jest.setTimeout(240_000);

const TODAY = '2026-11-25';

describeNeeding(browser(), 'the policies in a real browser', () => {
  let screens: Screens;
  let server: TestServer;
  let page: Page;
  beforeAll(async () => {
    screens = await Screens.open(TODAY);
    ({ server, page } = screens);
  });
  afterAll(() => screens?.close());

  const asAdministrator = async (): Promise<void> => {
    const root = { id: 'root', name: 'root', admin: true, office: { code: '100000', name: '中华人民共和国', level: 'national' }, token: server.root };
    await page.evaluate(`sessionStorage.setItem('luoshi.session', ${JSON.stringify(JSON.stringify(root))})`);
    await page.reload();
  };

  it('say in words by which rules is pressed, and whose dates a change would move before it is made', async () => {
    await page.goto('/policies');
    await page.getByText('Signed: to be implementing within 60 days, within 30 where it was signed without obligations.').waitFor();
    const region = page.getByRole('region', { name: 'Date anew what runs' });
    await region.getByText('0 records would be dated by other rules, 0 of them to other days.').waitFor();
    await page.getByRole('button', { name: 'See what a change would do' }).click();
    const form = page.getByRole('form', { name: 'See what a change would do' });
    expect(await form.getByRole('button', { name: 'Whose dates would change' }).isDisabled()).toBe(true);
    await form.getByLabel('Until receipt, days').fill('30, 10');
    await form.getByRole('button', { name: 'Whose dates would change' }).click();
    await form.getByText('Until receipt, days: 10, 10, 15 → 30, 10').waitFor();
    const told = await form.getByText(/\d+ records would be dated by other rules/).innerText();
    expect(Number(/\d+/.exec(told)?.[0])).toBeGreaterThan(20);
    expect(await form.getByRole('button', { name: 'Put in force as version 2' }).isDisabled()).toBe(true);
    await form.getByText('Only an administrator of the installation does that.').waitFor();
    // Where an administrator is at work it is put in force, and what runs is dated anew when that is asked for.
    await asAdministrator();
    await page.getByRole('button', { name: 'See what a change would do' }).click();
    await form.getByLabel('Until receipt, days').fill('30, 10');
    await form.getByRole('button', { name: 'Whose dates would change' }).click();
    await form.getByRole('button', { name: 'Put in force as version 2' }).click();
    await page.getByText('Version 2 is in force.').waitFor();
    await region.getByText(told).waitFor();
    await region.getByRole('button', { name: 'Date them anew' }).click();
    await region.getByText(/^\d+ records looked at, \d+ dated anew\.$/).waitFor();
    await region.getByText('0 records would be dated by other rules, 0 of them to other days.').waitFor();
    await page.getByText('History (2 versions)').click();
    // The two that there are: at the first start, and now.
    await page.getByText('Policies put in force').nth(1).waitFor();
  });

  it('are made for some agreements alone, once it was seen whose dates that moves, and say beside the button why not yet', async () => {
    await page.getByRole('button', { name: 'Make a policy for some agreements' }).click();
    const form = page.getByRole('form', { name: 'Make a policy for some agreements' });
    const look = form.getByRole('button', { name: 'Whose dates would change' });
    await form.getByText('Tell at least one condition').waitFor();
    await form.getByLabel('Id', { exact: false }).first().fill('default');
    await form.getByText('There is a policy default').waitFor();
    await form.getByLabel('Id', { exact: false }).first().fill('urgent-memoranda');
    await form.getByLabel('Title in Chinese').fill('备忘录从速');
    await form.getByLabel('Title in English').fill('Urgent memoranda');
    await form.getByText('Tell at least one condition').waitFor();
    expect(await look.isDisabled()).toBe(true);
    await form.getByLabel('Form').selectOption('memorandum');
    await form.getByLabel('Until receipt, days').fill('60');
    await look.click();
    await form.getByText('Until receipt, days: 30, 10 → 60').waitFor();
    const policy = { ...(await server.get<{ items: { version: number }[] }>('/api/policies')).items.map(({ current: _, ...one }: Record<string, unknown>) => one).find(({ version }) => version === 2), id: 'urgent-memoranda', version: 1, match: { form: 'memorandum' } } as unknown as { press: object };
    const { body } = await server.post<PoliciesPreviewView>('/api/policies/preview', { policies: [{ ...policy, press: { ...policy.press, graceDays: [60] } }] });
    const moved = new Set(body.affected.map(({ agreement }) => agreement));
    expect(moved.size).toBeGreaterThan(0);
    const table = form.getByRole('group', { name: /would be dated by other rules/ });
    for (const id of moved) await table.getByRole('link', { name: id, exact: true }).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    // What was told is about what stands in the form: with anything typed it is asked anew.
    await form.getByLabel('Until receipt, days').fill('59');
    await table.waitFor({ state: 'detached' });
    await form.getByLabel('Until receipt, days').fill('60');
    await form.getByRole('button', { name: 'Put the policy in force' }).click();
    await page.getByText('urgent-memoranda is in force.').waitFor();
    const made = page.getByRole('article', { name: /Urgent memoranda/ });
    await made.getByRole('link', { name: 'Form: Memorandum' }).waitFor();
    // A second one for the very same agreements is no choice between two.
    await page.getByRole('button', { name: 'Make a policy for some agreements' }).click();
    await form.getByLabel('Form').selectOption('memorandum');
    await form.getByText('urgent-memoranda applies to the very same agreements').waitFor();
    await form.getByRole('combobox', { name: 'Agreement' }).fill('P6');
    await page.locator('.ant-select-item-option').filter({ hasText: 'P6' }).first().click();
    await form.getByText('urgent-memoranda applies').waitFor({ state: 'detached' });
    expect(await look.isEnabled()).toBe(true);
  });

  it('ask no host but the server, and meet no error of their own', () => expect(screens.strayed()).toEqual({ hosts: [], errors: [] }));
});
