import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BAZHONG, HANZHONG, must, obligationOf, opened, SHAANXI, signed } from '../support/lives.js';
import { browser, describeNeeding } from '../support/machine.js';
import { Screens } from '../support/screens.js';
import type { TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

jest.setTimeout(240_000);

const TODAY = '2026-11-25';

describeNeeding(browser(), 'the screens of records in a real browser', () => {
  let screens: Screens;
  let server: TestServer;
  let page: Page;
  let visitor: Visitor;
  beforeAll(async () => {
    screens = await Screens.open(TODAY);
    ({ server, page, visitor } = screens);
  });
  afterAll(() => screens?.close());

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

  it('tell what happened to an agreement and to what it renewed on one line, or to it alone', async () => {
    await page.goto('/agreements/A26');
    const family = page.getByRole('region', { name: 'Family' });
    await family.waitFor();
    expect(await family.getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/^A25 .*Superseded.*Signed 2021-04 · Term 2021-01-01/s), expect.stringMatching(/^A26 .*this agreement/s)]);
    const line = page.locator('.timeline > li');
    await line.filter({ hasText: 'entry' }).nth(1).waitFor();
    const told = await line.allInnerTexts();
    expect(told.map((one) => one.slice(0, 10).trim())).toEqual(['2021-01-01', '2021-04 黄河', '2022-12-31', '2023-01-01', '2023 Day o', '2025-12-31', TODAY, TODAY]);
    await page.getByRole('checkbox', { name: 'This agreement alone' }).check();
    await line.nth(4).waitFor({ state: 'detached' });
    expect((await line.allInnerTexts()).join(' ')).toMatch(/^2023-01-01 Term begins 2023 Day of signing 2025-12-31 Term ends .* Carry in/);
    await family.getByRole('link', { name: 'A25' }).click();
    await visitor.heading(/横向生态保护补偿协议$/);
  });

  it('tell what an amendment would change, who has signed it and that it is in force once all have, and why a record stands still', async () => {
    const id = await signed(server, TODAY);
    await must(server.send(id, BAZHONG, 'AMEND', { changes: { title: '补充协议', lead: HANZHONG }, reason: '分工调整', document: '补充协议1号' }));
    await must(server.send(id, BAZHONG, 'UPDATE', { changes: { contacts: [{ party: BAZHONG, contact: '李科长' }] }, reason: '补录' }));
    await page.goto(`/agreements/${id}`);
    const revisions = page.getByRole('region', { name: 'Amended, corrected and updated' });
    await revisions.getByText('waits for signatures').waitFor();
    expect(await revisions.innerText()).toMatch(/Lead party: 巴中市 → 汉中市.*巴中市 not signed.*Contacts 巴中市: not known → 李科长/s);
    await visitor.actAs(BAZHONG);
    for (const party of [BAZHONG, HANZHONG]) {
      await visitor.send('Sign an amendment', async (form) => {
        await form.getByLabel('Amendment').selectOption({ label: `${TODAY} 分工调整` });
        await form.getByLabel('Party').selectOption(party);
        await form.getByLabel('Signer').fill('市长');
      });
    }
    await visitor.heading('补充协议');
    expect(await revisions.innerText()).toMatch(/Amendment\s+● in force\s+since 2026-11-25/);
    await must(server.send(id, '100000', 'HOLD', { reason: '防汛', approver: '省政府', until: '2027-01-31' }));
    await page.getByRole('region', { name: 'Clocks' }).getByText('On hold until 2027-01-31.').waitFor();
  });

  it('tell in the language of the reader why an office was asked', async () => {
    const { items: [asked] } = await server.get<{ items: { id: string; because: string[] }[] }>('/api/follow-ups?agreement=P6&office=510000');
    await page.goto(`/follow-ups/${asked?.id}`);
    const who = page.getByRole('region', { name: 'Who presses whom' });
    await who.getByText(asked?.because[0] ?? 'nothing').waitFor();
    const language = page.locator('.frame-tools select').first();
    await language.selectOption('zh');
    await page.getByText('巴中市 511900（地级）：省级及以上、不是签约方的最近上级是 四川省 510000').waitFor();
    await language.selectOption('en');
    await who.getByText(asked?.because[0] ?? 'nothing').waitFor();
  });

  it('tell who does an obligation and when, and what of that was changed', async () => {
    const id = await signed(server, TODAY, { obligations: [obligationOf({ leadUnit: undefined, dueOn: undefined, responsibleUnit: undefined })] });
    const { items: [one] } = await server.get<{ items: { id: string; version: number }[] }>(`/api/agreements/${id}/obligations`);
    const tell = async (type: string, payload: object): Promise<void> => {
      const { version } = await server.get<{ version: number }>(`/api/obligations/${one?.id}`);
      await must(server.request('POST', `/api/obligations/${one?.id}/events`, { token: await server.as(BAZHONG), body: { type, payload }, headers: { 'if-match': `"${version}"` } }));
    };
    await page.goto(`/obligations/${one?.id}`);
    const facts = page.getByRole('region', { name: 'Who does it, and when' });
    await facts.getByText('Schedule not known').waitFor();
    await tell('RESCHEDULE', { schedule: { kind: 'recurring', every: { n: 1, unit: 'month' }, from: '2027-01-31', nonWorking: 'before' }, reason: '会议议定' });
    await tell('ASSIGN', { leadUnit: BAZHONG, supportingUnits: [SHAANXI], reason: '由巴中牵头' });
    await facts.getByText('every 1 month from 2027-01-31 on (earlier, where that day is not worked)').first().waitFor();
    await facts.getByRole('link', { name: '陕西省' }).first().waitFor();
    await facts.getByText('2 changes of units and dates').click();
    await facts.getByText('由巴中牵头').waitFor();
    const history = page.getByRole('region', { name: 'Everything that happened' });
    await history.getByText('Name its units').waitFor();
    expect(await history.innerText()).toMatch(/Plan obligations.*Terms fixed.*Reschedule.*Name its units/s);
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

  it('ask no host but the server, and meet no error of their own', () => expect(screens.strayed()).toEqual({ hosts: [], errors: [] }));
});
