import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { Eyes } from '../support/browser.js';
import { PDF } from '../support/files.js';
import { BAZHONG, HANZHONG, SICHUAN } from '../support/lives.js';
import { browser, describeNeeding } from '../support/machine.js';
import { midnight, morning, TestServer } from '../support/server.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { Visitor } from '../support/visitor.js';
import { plusDays, workingDaysBetween } from '../support/working-days.js';

jest.setTimeout(240_000);

const TODAY = '2026-11-25';
const ANKANG = '610900';
const GUANGDONG = '440000';
const TITLE = '三方水源 <b>共保</b> 协议';

const pdf = { name: '开工报告.pdf', mimeType: 'application/pdf', buffer: PDF };
const isDisabled = (button: Locator): Promise<boolean> => button.isDisabled();

/** One agreement after another step of its life, each test going on where the one before ended. */
describeNeeding(browser(), 'the life of an agreement on the screens', () => {
  let server: TestServer;
  let eyes: Eyes;
  let visitor: Visitor;
  let id = '';
  const files = temporaryFolder();
  beforeAll(async () => {
    server = await TestServer.start({ demo: true, at: morning(TODAY) });
    eyes = await Eyes.open(server.url);
    visitor = new Visitor(await eyes.page());
  });
  afterAll(async () => {
    await eyes?.close();
    await server?.stop();
    files.remove();
  });

  /** A file that the browser reads itself: what is large takes long on the way through the test. */
  const onDisk = (name: string, content: Buffer): string => {
    const place = join(files.folder, name);
    writeFileSync(place, content);
    return place;
  };
  const state = async (): Promise<string> => (await server.agreement(id)).state;

  it('begins with a proposal of three parties, which is circulated and opened for signature', async () => {
    const { page } = visitor;
    await page.goto('/propose');
    await visitor.heading('Propose');
    await visitor.actAs(BAZHONG);
    const form = page.getByRole('form', { name: 'Propose' });
    await form.getByLabel('Title').first().fill(TITLE);
    await form.getByRole('button', { name: 'Add: Parties' }).click();
    for (const [place, party] of [BAZHONG, HANZHONG, ANKANG].entries()) {
      const entry = form.locator('.entry').nth(place);
      await visitor.government(entry.getByLabel('Government'), party);
      if (place === 0) await entry.getByLabel('Role').selectOption('lead');
    }
    await visitor.press(form, 'Propose');
    await visitor.heading(TITLE);
    id = page.url().split('/').at(-1) ?? '';
    await visitor.send('Circulate');
    await visitor.send('Open for signature');
    expect(await state()).toBe('proposed.signing');
  });

  it('is signed by three parties on three days, and says what a signature without obligations asks for', async () => {
    const { page } = visitor;
    const fill = (party: string, on: string) => async (form: Locator): Promise<void> => {
      await form.getByLabel('Party').selectOption(party);
      await form.getByLabel('Signed on').fill(on);
      await form.getByLabel('Signer').fill('市长');
      await form.getByLabel('Manner').selectOption('wet');
    };
    await visitor.send('Record a signature', fill(BAZHONG, '2026-11-20'));
    await visitor.send('Record a signature', fill(HANZHONG, '2026-11-23'));
    const last = await visitor.form('Record a signature');
    await fill(ANKANG, TODAY)(last);
    await last.getByLabel('Scan of the signed paper').setInputFiles({ ...pdf, name: '签署件.pdf' });
    await last.getByText('签署件.pdf (version 1').waitFor();
    await visitor.press(last, 'Record a signature');
    await last.getByRole('alert').getByText(/without a single obligation/).waitFor();
    expect(await last.getByLabel('Signer').inputValue()).toBe('市长');
    await last.getByLabel('Why without obligations').fill('另行分解');
    await visitor.press(last, 'Record a signature');
    await page.getByText('Done: Record a signature.').waitFor();
    // What was refused stands in the history, in words.
    await page.locator('.timeline > .refused').filter({ hasText: /without a single obligation/ }).waitFor();
    expect(await page.locator('.track-line > .here .stage-name').innerText()).toBe('Signed');
    const files = page.getByRole('region', { name: 'Documents' });
    const kept = files.getByRole('listitem').filter({ hasText: '签署件.pdf' });
    await kept.getByText('SHA-256', { exact: true }).click();
    await kept.getByRole('button', { name: 'Reckon it here' }).click();
    await kept.getByText('The same').waitFor();
    await files.getByLabel('Add a file').setInputFiles({ ...pdf, name: '会议纪要.pdf' });
    await files.getByText('The file is kept.').waitFor();
    await files.getByRole('listitem').filter({ hasText: '会议纪要.pdf' }).getByText(/version 1/).waitFor();
    expect(await server.agreement(id)).toMatchObject({ state: 'signed.waiting', title: TITLE, signatures: [{ on: '2026-11-20' }, { on: '2026-11-23' }, { on: TODAY, scan: { name: '签署件.pdf' } }] });
  });

  it('is not implemented by a claim: the button says which rules refuse, and planning satisfies one of them', async () => {
    const { page } = visitor;
    const start = page.getByRole('button', { name: 'Start implementation' });
    expect(await isDisabled(start)).toBe(true);
    expect(await page.locator('.why').first().innerText()).toMatch(/No obligation.*No evidence/s);
    await visitor.send('Plan obligations', async (form) => {
      const entry = form.locator('.entry').first();
      await entry.getByLabel('Title').first().fill('共建水源保护区');
      await visitor.government(entry.getByLabel('Lead unit'), BAZHONG);
      await entry.getByLabel('Due on').first().fill('2027-06-30');
    });
    await page.getByRole('link', { name: '共建水源保护区' }).first().waitFor();
    expect(await page.locator('.why').first().innerText()).not.toMatch(/No obligation/);
  });

  it('shows what is owed over time, as a picture and as a table whose rows the keyboard reaches', async () => {
    const { page } = visitor;
    const panel = page.getByRole('region', { name: 'What is owed, over time' });
    await panel.getByRole('img', { name: 'Bars from 2026-11-18 to 2027-07-07; the table tells the same.' }).locator('svg').waitFor();
    expect((await panel.locator('.gantt svg text').allTextContents()).join(' ')).toMatch(/共建水源保护区 · Due.*▼/);
    const row = panel.getByRole('row').filter({ hasText: '共建水源保护区' });
    expect((await row.innerText()).split(/\s+/)).toEqual(expect.arrayContaining([TODAY, '2027-06-30', String(workingDaysBetween(TODAY, '2027-06-30'))]));
    await panel.getByText('Holidays of 2027 are not published').waitFor();
    await panel.getByLabel('Show').selectOption('quarter');
    await panel.getByRole('img', { name: /^Bars from 2026-10-26 to 2027-02-23/ }).waitFor();
    await row.getByRole('link').focus();
    await page.keyboard.press('Enter');
    await visitor.heading('共建水源保护区');
    await page.goBack();
    await visitor.heading(TITLE);
  });

  it('is flagged when nothing happens, on the page that is open', async () => {
    const { page } = visitor;
    const due = (await server.agreement(id)).timers.find(({ timer }) => timer === 'SIGNED_NOT_IMPLEMENTED')?.dueOn ?? '';
    await server.tick(midnight(plusDays(due, 1)));
    await page.locator('.tree .here').first().waitFor();
    expect((await page.locator('.tree .here').allInnerTexts()).map((told) => told.match(/\d{6}/)?.[0]).sort()).toEqual([SICHUAN, '610000']);
    expect(await page.locator('.track-line > .here li.here').innerText()).toMatch(/overdue/);
  });

  it('lies before the office that was asked, which opens the case; the party acknowledges the slip', async () => {
    const { page } = visitor;
    await visitor.actAs(SICHUAN);
    await page.getByRole('link', { name: 'Inbox' }).click();
    await page.getByRole('link', { name: /To open/ }).click();
    await page.getByRole('link', { name: TITLE }).click();
    await visitor.heading(TITLE);
    await page.locator('article header').getByRole('link', { name: '四川省' }).waitFor();
    await visitor.send('Open the case');
    await page.getByText(/号$/).first().waitFor();
    await visitor.actAs(BAZHONG);
    await visitor.send('Acknowledge', async (form) => void (await form.getByLabel('Party').selectOption(BAZHONG)));
  });

  it('is answered with a file; one that is too large or not what it says is told beside its field, one on its way can be stopped, and nothing is sent meanwhile', async () => {
    const { page } = visitor;
    const form = await visitor.form('Report back');
    await form.getByLabel('Party').selectOption(BAZHONG);
    await form.getByLabel('What was done').fill('已开工');
    await form.getByLabel('Title').fill('开工报告');
    const file = form.getByLabel('File');
    await file.setInputFiles({ ...pdf, name: '开工报告.png' });
    await form.getByText('What is in the file is not what its ending says').waitFor();
    await visitor.press(form, 'Report back');
    expect(await form.getByLabel('File').evaluate((field) => (field as unknown as { validity: { customError: boolean } }).validity.customError)).toBe(true);
    await file.setInputFiles(onDisk('过大.pdf', Buffer.alloc(10 * 1024 * 1024 + 1)));
    await form.getByText('The file is over 10 MB').waitFor();
    const fast = await visitor.sendSlowly(200_000);
    await file.setInputFiles(onDisk('开工报告.pdf', Buffer.concat([PDF, Buffer.alloc(2_000_000, '% \n')])));
    await form.locator('progress:not([value="0"], [value="1"])').waitFor();
    await form.getByRole('button', { name: 'Stop the file' }).click();
    await form.getByText('Stopped: no file is attached.').waitFor();
    await fast();
    await file.setInputFiles(pdf);
    await form.getByText('开工报告.pdf (version 1').waitFor();
    expect(await form.getByText('The file is over 10 MB').count()).toBe(0);
    expect(await form.getByLabel('What was done').inputValue()).toBe('已开工');
    await visitor.press(form, 'Report back');
    await page.getByText('Done: Report back.').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Fetch the file 开工报告.pdf' }).click()]);
    expect(download.suggestedFilename()).toBe('开工报告.pdf');
  });

  it('is returned, answered again, concluded, and struck off by another person than who concluded', async () => {
    const { page } = visitor;
    await visitor.actAs(SICHUAN);
    await visitor.send('Return', async (form) => void (await form.getByLabel('Remark').fill('缺少资金计划')));
    await visitor.actAs(BAZHONG);
    await visitor.send('Report back', async (form) => {
      await form.getByLabel('Party').selectOption(BAZHONG);
      await form.getByLabel('What was done').fill('补充资金计划');
      await form.getByLabel('Title').fill('资金计划');
      await form.getByLabel('Link').fill('https://example.org/plan');
    });
    await visitor.actAs(SICHUAN);
    await visitor.send('Conclude');
    const strike = async (form: Locator): Promise<void> => {
      await form.getByLabel('Outcome').selectOption('rectified');
      await form.getByLabel('Evidence').fill('开工报告与资金计划');
    };
    const refused = await visitor.form('Strike off');
    await strike(refused);
    await visitor.press(refused, 'Strike off');
    await refused.getByRole('alert').getByText(/second person of the supervising office/).waitFor();
    await visitor.actAs(SICHUAN, 'Second');
    await visitor.press(refused, 'Strike off');
    await page.getByText('Done: Strike off.').waitFor();
    const said = page.getByRole('region', { name: 'What happened' }).locator('.timeline').last().locator('li strong');
    await said.filter({ hasText: 'Strike off' }).waitFor();
    expect(await said.allInnerTexts()).toEqual(['Acknowledge', 'Report back', 'Return', 'Report back', 'Conclude', 'Strike off']);
    expect(await page.locator('.track-line > .here .stage-name').innerText()).toBe('Struck off');
  });

  it('is reported on, implemented once a superior accepts the report, and evaluated by an office that is no party', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: id }).click();
    await page.getByRole('link', { name: '共建水源保护区' }).first().click();
    await visitor.heading('共建水源保护区');
    await visitor.actAs(BAZHONG);
    await visitor.send('Report progress', async (form) => {
      await form.getByLabel('Party').selectOption(BAZHONG);
      await form.getByLabel('Done').fill('保护区界桩已立');
    });
    await visitor.actAs(SICHUAN);
    await visitor.send('Accept the report', async (form) => void (await form.getByLabel('Report').selectOption({ index: 1 })));
    await page.getByText('1 of 3 delivered').waitFor();
    await page.getByRole('link', { name: 'Obligations' }).click();
    await visitor.heading('Obligations');
    const row = page.getByRole('row').filter({ hasText: '共建水源保护区' });
    await row.getByText('1 / 3').waitFor();
    await row.getByRole('link', { name: TITLE }).click();
    const parties = page.getByRole('region', { name: 'Parties and signatures' });
    await parties.getByRole('row').filter({ hasText: BAZHONG }).getByText('1 / 1').waitFor();
    await parties.getByRole('row').filter({ hasText: HANZHONG }).getByText('0 / 1').waitFor();
    await visitor.actAs(BAZHONG);
    await visitor.send('Start implementation');
    await visitor.actAs(GUANGDONG);
    await visitor.send('Evaluate', async (form) => {
      await form.getByLabel('Completion').first().selectOption('substantial');
      await form.getByLabel('Evaluator').fill('第三方评估组');
      await form.getByLabel('Commissioned by').fill('国家统筹办');
      await form.getByLabel('Declaration of independence').fill('与各方无利害关系');
    });
    await page.getByRole('region', { name: 'Evaluation' }).getByText('Declaration of independence 与各方无利害关系').waitFor();
    expect(await state()).toBe('evaluated');
    expect(await page.locator('.timeline').innerText()).toMatch(/Propose.*Circulate.*Record a signature.*Plan obligations.*Strike off.*Evaluate/s);
  });

  it('asked no host but the server, and met no error of its own', () => {
    expect([...eyes.hosts]).toEqual([new URL(server.url).host]);
    expect(eyes.errors).toEqual([]);
  });
});
