import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { readSettings } from '#config';
import { chromium } from 'playwright-core';
import { run } from '../../dist/apps/api/src/run.js';
import { drop, freshFolder } from './house.mjs';
import { median } from './measure.mjs';
import { figure, fixed, line, title } from './report.mjs';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const RUNS = 7;
/** What is there once the cockpit is complete: its sentence and each of its panels. */
const COMPLETE = ['.lead strong', '#funnel', '#ages', '#pressing', '#oldest'];

/**
 * The cockpit of the real ledger, opened by a browser that has none of its files: from the address until every panel is
 * there. Beside it the same page as the browser made it, whole and without a script, from a server that does nothing else.
 */
export async function cockpit() {
  title('cockpit  of the real ledger, loaded cold');
  if (!existsSync(CHROMIUM)) return line('not measured', `no ${CHROMIUM}`, 'Debian: chromium');
  const folder = freshFolder();
  const server = await run(readSettings({ demo: true }, { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'fatal' }));
  await server.swept;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const markup = await looked(browser, server.url, (page) => page.evaluate('document.documentElement.outerHTML'));
  const bare = await bareServer(markup.result.replaceAll(/<script[^>]*>.*?<\/script>|<link[^>]*>/gs, ''));
  const [loads, bares] = [[], []];
  for (let n = 0; n < RUNS; n++) {
    loads.push((await looked(browser, server.url)).taken);
    bares.push((await looked(browser, bare.url)).taken);
  }
  bare.close();
  await browser.close();
  await server.stop();
  drop(folder);
  line('until it is complete', `${fixed(median(loads) / 1000)} s`, `longest ${fixed(Math.max(...loads) / 1000)} s; the same as a bare page ${fixed(median(bares) / 1000)} s`);
  figure('cockpit', 'cold load until complete', median(loads) / 1000, 's', { most: 1.5 });
  figure('cockpit', 'to the same as a bare static page', median(loads) / median(bares), 'x');
}

/** A new visitor opens the address; the watch runs until everything is there. */
async function looked(browser, url, then = async () => undefined) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const begun = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  for (const part of COMPLETE) await page.locator(part).first().waitFor();
  const taken = performance.now() - begun;
  const result = await then(page);
  await context.close();
  return { taken, result };
}

async function bareServer(page) {
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
