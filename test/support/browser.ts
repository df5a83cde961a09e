import axe from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { CHROMIUM } from './machine.js';

export interface Looking {
  language?: 'zh-CN' | 'en-GB';
  theme?: 'light' | 'dark';
  width?: number;
}

/** Flags without which Chromium talks to hosts of its own, or does not start in a container. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** A machine with other work is slow to draw. */
const PATIENCE = 20_000;

/** A real browser. It notes every host that its pages ask, and every error that they meet. */
export class Eyes {
  readonly hosts = new Set<string>();
  readonly errors: string[] = [];

  private constructor(private readonly browser: Browser, private readonly url: string) {}

  static async open(url: string): Promise<Eyes> {
    return new Eyes(await chromium.launch({ executablePath: CHROMIUM, args: FLAGS, timeout: PATIENCE }), url);
  }

  /** A page of a new visitor. */
  async page({ language = 'en-GB', theme = 'light', width = 1280 }: Looking = {}): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.url, locale: language, colorScheme: theme, viewport: { width, height: 900 } });
    return this.watched(context);
  }

  private async watched(context: BrowserContext): Promise<Page> {
    context.setDefaultTimeout(PATIENCE);
    context.on('request', (request) => void (/^https?:/.test(request.url()) && this.hosts.add(new URL(request.url()).host)));
    const page = await context.newPage();
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && !/Failed to load resource/.test(message.text()) && this.errors.push(message.text())));
    return page;
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** What stands against WCAG 2.2 AA on the page as it is: the rule, and where. Run beside the page's own policy, which lets no script in. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: judge } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await judge.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })).violations.map(({ id, nodes }) => [id, nodes[0]?.html ?? '', String(nodes.length)]);
  });
  return found.map(([id, html, count]) => `${id} (${count}): ${html?.slice(0, 200)}`);
}
