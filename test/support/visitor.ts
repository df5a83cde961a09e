import type { Locator, Page } from 'playwright-core';

/** Somebody at the screens of the demonstration, in English: goes from screen to screen, acts for offices, fills in forms. */
export class Visitor {
  constructor(readonly page: Page) {}

  heading(name: string | RegExp): Promise<void> {
    return this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  /** Acts as a person of an office, as the switcher of the demonstration lets anybody. */
  async actAs(office: string, person: 'First' | 'Second' = 'First'): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Act as which office' });
    await dialog.getByRole('radio', { name: person }).check();
    await dialog.getByRole('searchbox').fill(office);
    await dialog.getByRole('button', { name: office }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Opens the form of an event. */
  async form(event: string): Promise<Locator> {
    await this.page.getByRole('button', { name: event, exact: true }).click();
    return this.page.getByRole('form', { name: event });
  }

  /** Sends an opened form. */
  press(form: Locator, event: string): Promise<void> {
    return form.getByRole('button', { name: event, exact: true }).click();
  }

  /** Opens the form of an event, fills it in, sends it, and sees it done. */
  async send(event: string, fill?: (form: Locator) => Promise<void>): Promise<void> {
    const form = await this.form(event);
    await fill?.(form);
    await this.press(form, event);
    await this.page.getByRole('status').filter({ hasText: `Done: ${event}.` }).waitFor();
  }

  /** What the page sends leaves at so many bytes a second, until what is answered here is called. */
  async sendSlowly(bytes: number): Promise<() => Promise<void>> {
    const protocol = await this.page.context().newCDPSession(this.page);
    const sending = (uploadThroughput: number): Promise<unknown> => protocol.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
    await sending(bytes);
    return async () => {
      await sending(-1);
      await protocol.detach();
    };
  }

  /** Chooses a government by its code where a form asks for one. */
  async government(field: Locator, code: string): Promise<void> {
    await field.fill(code);
    await this.page.locator('.ant-select-item-option').filter({ hasText: code }).first().click();
  }
}
