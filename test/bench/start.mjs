import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { drop, freshFolder, withWaiting } from './house.mjs';
import { YESTERDAY } from './ledger.mjs';
import { median } from './measure.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';

const RUNS = 3;
const MAIN = fileURLToPath(new URL('../../dist/apps/api/src/main.js', import.meta.url));

/** From the start of the process to its first answer that it is ready. */
export async function start({ scale }) {
  const waiting = 100_000 * scale;
  title(`start  the server over ${whole(waiting)} agreements`);
  const from = await withWaiting(waiting, YESTERDAY);
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    const folder = freshFolder(from);
    times.push(await untilReady(folder));
    drop(folder);
  }
  line('until /readyz says ok', `${fixed(median(times) / 1000)} s`, `longest ${fixed(Math.max(...times) / 1000)} s`);
  figure('start', 'start to ready with 100,000 agreements', median(times) / 1000, 's', { most: 3 });
}

async function untilReady(folder) {
  const port = await freePort();
  const begun = performance.now();
  const server = spawn(process.execPath, ['--enable-source-maps', MAIN], { env: { ...process.env, DATA_DIR: folder, PORT: String(port) }, stdio: 'ignore' });
  const ended = once(server, 'exit');
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!(await isReady(port))) {
    if (isOver) throw new Error('The server ended before it was ready.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const taken = performance.now() - begun;
  server.kill('SIGTERM');
  await ended;
  return taken;
}

function isReady(port) {
  return new Promise((resolve) => {
    get({ port, host: '127.0.0.1', path: '/readyz', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).once('error', () => resolve(false));
  });
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
