import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.mjs';
import { drop, freshFolder, withWaiting } from './house.mjs';
import { YESTERDAY } from './ledger.mjs';
import { median } from './measure.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';

const RUNS = 3;
/** Commands before a kill, so that the log has to be read again. */
const WRITTEN = 200;
const MAIN = fileURLToPath(new URL('../../dist/bin/api.js', import.meta.url));

/** From the start of the process to its first answer that it is ready; after a kill, to its first command done. */
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
  const restarts = [];
  for (let run = 0; run < RUNS; run++) {
    const folder = freshFolder(from);
    restarts.push(await untilWorkGoesOn(folder));
    drop(folder);
  }
  line('killed, until a command is done', `${fixed(median(restarts) / 1000)} s`, `longest ${fixed(Math.max(...restarts) / 1000)} s`);
  figure('start', 'kill -9 to the first command done', median(restarts) / 1000, 's', { most: 2 });
}

async function untilReady(folder) {
  const server = await started(folder);
  const taken = performance.now() - server.begun;
  server.child.kill('SIGTERM');
  await server.ended;
  return taken;
}

/** A server that has written is killed; the watch runs from the kill. */
async function untilWorkGoesOn(folder) {
  const first = await started(folder);
  for (let command = 0; command < WRITTEN; command++) await write(folder, first.port);
  const begun = performance.now();
  first.child.kill('SIGKILL');
  await first.ended;
  const second = await started(folder);
  await write(folder, second.port);
  const taken = performance.now() - begun;
  second.child.kill('SIGTERM');
  await second.ended;
  return taken;
}

async function started(folder) {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], { env: { ...process.env, DATA_DIR: folder, PORT: String(port) }, stdio: 'ignore' });
  const ended = once(child, 'exit');
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!(await isReady(port))) {
    if (isOver) throw new Error('The server ended before it was ready.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { child, ended, port, begun };
}

async function write(folder, port) {
  const token = readFileSync(join(folder, 'token'), 'utf8').trim();
  const { status } = await fetch(`http://127.0.0.1:${port}/api/tokens`, {
    method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ office: '511900', name: 'bench' }),
  });
  if (status !== 201) throw new Error(`A token was answered with ${status}.`);
}

function isReady(port) {
  return new Promise((resolve) => {
    get({ port, host: '127.0.0.1', path: '/readyz', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).once('error', () => resolve(false));
  });
}
