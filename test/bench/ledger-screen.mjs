import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { run } from '../../dist/apps/api/src/run.js';
import { drop, filled, freshFolder, settingsFor } from './house.mjs';
import { median, quantile, stall } from './measure.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';
import { fillWide } from './wide-ledger.mjs';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const FEW = 1000;
const ASKED = 10;
/** Server time that a step may take, in milliseconds. */
const STEP = 200;
/** How long the one process may stand still. */
const STILL = 50;

const list = (...filters) => filters.map((filter) => [`ledger ${filter === '' ? 'first page' : filter}`, `/api/agreements?${encodeURI(filter)}`]);
/** What the screens ask for when somebody clicks. */
const DOORS = Object.fromEntries([
  ['cockpit', '/api/summary'], ['cockpit lights', '/api/summary/breakdown'],
  ...list(
    '', 'sort=-id', 'sort=signedOn', 'sort=-signedOn', 'sort=-updatedAt', 'stage=signed', 'state=signed.overdue', 'stage=signed&without=obligations', 'stage=signed&without=evidence',
    'form=agreement', 'form=memorandum', 'domain=water', 'domain=health', 'level=county', 'level=prefecture', 'level=province', 'without=obligations', 'without=date', 'without=ladder',
    'light=red', 'light=green', 'light=grey', 'government=510000', 'party=511900', 'region=qinba', 'pressedBy=510000', 'signedFrom=2026-01-01', 'signedTo=2026-01-01',
    'domain=water&light=red', 'level=county&light=red', 'q=巴中', 'q=生态环境', 'q=bzs', 'q=P0000-0000010', 'q=zzzz',
  ),
  ['inbox', '/api/inbox'], ['inbox overdue', '/api/inbox?tab=overdue'],
  ['obligations open', '/api/obligations?state=open'], ['obligations green', '/api/obligations?state=open&light=green'], ['obligations of a party', '/api/obligations?state=open&party=511900'],
  ['offices beneath', '/api/governments?parent=510000&limit=200'], ['office open items', '/api/offices/510000/open-items'], ['handovers of an office', '/api/offices/510000/handovers'],
]);

/** The cockpit, the ledger and the lists beside it over so many agreements and over a thousand, as a person at a screen asks for them. */
export async function ledgerScreen({ scale }) {
  const many = 100_000 * scale;
  title(`ledger-screen  the screens over ${whole(many)} agreements and over ${whole(FEW)}`);
  const small = await over(FEW, async (server) => ({ doors: await doors(server), shown: await shown(server) }));
  const large = await over(many, async (server) => ({ doors: await doors(server), shown: await shown(server) }));
  for (const name of Object.keys(DOORS)) {
    const [one, other] = [large.doors.get(name), small.doors.get(name)];
    line(name, `${fixed(one.p95, 0)} ms at p95`, `${fixed(one.processor, 0)} ms of processor; longest stall ${fixed(one.max, 0)} ms; over ${whole(FEW)} ${fixed(other.p95, 0)} ms`);
  }
  const processor = [...large.doors.values()].map((one) => one.processor);
  const slowest = Math.max(...processor);
  figure('ledger-screen', 'the slowest step, processor', slowest, 'ms', { most: STEP });
  figure('ledger-screen', 'the median step, processor', median(processor), 'ms');
  figure('ledger-screen', 'the median step at p95 to that over 1,000', median([...large.doors.values()].map((one) => one.p95)) / median([...small.doors.values()].map((one) => one.p95)), 'x');
  figure('ledger-screen', 'longest stall', Math.max(...[...large.doors.values()].map((one) => one.max)), 'ms', { most: STILL });
  figure('ledger-screen', 'the cockpit after a change', large.doors.get('cockpit').first, 'ms');
  figure('ledger-screen', 'its lights after a change', large.doors.get('cockpit lights').first, 'ms');
  if (large.shown === undefined) return line('in a browser', 'not measured', `no ${CHROMIUM}`);
  const { exported, steps } = large.shown;
  line('in Chromium: export all that is shown', `${fixed(exported.seconds, 0)} s`, `${fixed(exported.bytes / 2 ** 20)} MB, longest stall of the server ${fixed(exported.max, 0)} ms; over ${whole(FEW)} ${fixed(small.shown.exported.seconds)} s`);
  figure('ledger-screen', 'export in Chromium', exported.seconds, 's');
  figure('ledger-screen', 'export in Chromium, longest stall of the server', exported.max, 'ms', { most: STILL });
  for (const [step, time] of Object.entries(steps)) {
    line(`in Chromium: ${step}`, `${fixed(time, 0)} ms`, `until its rows stand; over ${whole(FEW)} ${fixed(small.shown.steps[step], 0)} ms`);
    figure('ledger-screen', `in Chromium: ${step}`, time, 'ms');
    figure('ledger-screen', `in Chromium: ${step}, to that over 1,000`, time / small.shown.steps[step], 'x');
  }
}

/** A server over a ledger of that size, as it stands after its lights were told; no statistics are gathered first. */
async function over(count, work) {
  const { folder: made } = await filled((engine) => fillWide(engine, count));
  const folder = freshFolder(made);
  drop(made);
  const server = await run(settingsFor(folder, { CLOCK: 'off', LOG_LEVEL: 'fatal' }));
  const result = await work({ url: server.url.replace(/\/$/, ''), token: readFileSync(join(folder, 'token'), 'utf8').trim() });
  await server.stop();
  drop(folder);
  return result;
}

async function doors(server) {
  const found = new Map();
  for (const [name, path] of Object.entries(DOORS)) {
    const times = [];
    const processor = [];
    const { max } = await stall(async () => {
      for (let n = 0; n <= ASKED; n++) {
        const before = process.cpuUsage();
        const begun = performance.now();
        await ask(server, path);
        times.push(performance.now() - begun);
        const { user, system } = process.cpuUsage(before);
        processor.push((user + system) / 1000);
      }
    });
    // The first asks alone: it compiles, and counts what the others find counted.
    found.set(name, { first: times[0], p95: quantile(times.slice(1), 0.95), processor: median(processor.slice(1)), max });
  }
  return found;
}

async function ask({ url, token }, path) {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  const answer = await response.json();
  if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}

/** How long it takes a page that is open until the rows asked for stand in it; undefined where there is no browser. */
async function shown(server) {
  if (!existsSync(CHROMIUM)) return undefined;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } })).newPage();
  const session = { ...(await ask(server, '/api/session')), token: server.token };
  await page.addInitScript((kept) => sessionStorage.setItem('luoshi.session', kept), JSON.stringify(session));
  await page.goto(`${server.url}/`);
  await page.locator('.lead strong').waitFor();
  const found = {};
  /** Does something and waits until the answer it asked for is drawn: the table is no longer busy and the address told. */
  const timed = async (name, act) => {
    const asked = page.waitForResponse((response) => response.url().includes('/api/agreements?') || response.url().endsWith('/api/agreements'));
    const begun = performance.now();
    await act();
    await asked;
    await page.locator('div[aria-busy=false] table.dense tbody tr').first().waitFor();
    found[name] = performance.now() - begun;
  };
  await timed('open the ledger', () => page.locator('nav a[href="/ledger"]').first().click());
  await timed('the next page', () => page.locator('nav[aria-label] button').last().click());
  await timed('sort by the day of signing', () => page.locator('thead button').last().click());
  await timed('narrow to a level', () => page.locator('.filters select').nth(3).selectOption('county'));
  await timed('narrow to red lights', () => page.locator('.filters select').nth(5).selectOption('red'));
  await page.locator('nav a[href="/ledger"]').first().click();
  await timed('search a title', async () => {
    await page.locator('.filters input[type=search]').fill('生态环境');
    await page.locator('.filters input[type=search]').press('Enter');
  });
  await timed('search by initials', async () => {
    await page.locator('.filters input[type=search]').fill('bzs');
    await page.locator('.filters input[type=search]').press('Enter');
  });
  await page.locator('nav a[href="/ledger"]').first().click();
  const exported = await exportedAll(page);
  await browser.close();
  return { steps: found, exported };
}

/** From the click until the file of all rows is there. */
async function exportedAll(page) {
  await page.locator('div[aria-busy=false] table.dense tbody tr').first().waitFor();
  let file;
  const begun = performance.now();
  const { max } = await stall(async () => {
    const downloaded = page.waitForEvent('download', { timeout: 600_000 });
    await page.locator('.row.nowrap > button:has(+ [role=status])').click();
    file = await (await downloaded).path();
  });
  return { seconds: (performance.now() - begun) / 1000, bytes: statSync(file).size, max };
}
