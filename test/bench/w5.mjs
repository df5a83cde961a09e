import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { run } from '../../dist/apps/api/src/run.js';
import { inChild } from './child.mjs';
import { drop, freshFolder, settingsFor } from './house.mjs';
import { median, ratio } from './measure.mjs';
import { readyToStart } from './ready-to-start.mjs';
import { figure, fixed, line, title, whole } from './report.mjs';

const RUNS = 3;
const CONNECTIONS = 64;

/** W5: START_IMPLEMENTATION over HTTP. */
export async function w5({ scale }) {
  const count = 5000 * scale;
  title(`W5  ${whole(count)} START_IMPLEMENTATION over HTTP, ${CONNECTIONS} connections`);
  const { folder: before, agreements, secret } = await readyToStart(count);
  const requests = agreements.map(({ id, version }) => ({
    path: `/api/agreements/${id}/events`, headers: { authorization: `Bearer ${secret}`, 'if-match': `"${version}"` }, body: JSON.stringify({ type: 'START_IMPLEMENTATION', payload: {} }),
  }));
  const send = (port) => inChild('http-client.mjs', { port, connections: CONNECTIONS, requests });

  const ours = [];
  const late = [];
  let bare;
  const theirs = [];
  for (let time = 0; time < RUNS; time++) {
    const folder = freshFolder(before);
    const server = await run(settingsFor(folder));
    const { seconds, p99, sample } = await send(Number(new URL(server.url).port));
    await server.stop();
    drop(folder);
    ours.push(count / seconds);
    late.push(p99);
    bare ??= await bareFastify(sample);
    theirs.push(count / (await send(bare.port)).seconds);
  }
  bare.stop();
  const [rate, fastify] = [median(ours), median(theirs)];
  const toBare = ratio(ours, theirs);
  line('Luoshi', `${whole(rate)}/s`, `${fixed(toBare)} of bare Fastify; answered within ${fixed(median(late), 1)} ms at p99`);
  line('bare Fastify, the same bytes', `${whole(fastify)}/s`);
  figure('W5', 'events a second over HTTP', rate, '/s');
  figure('W5', 'to bare Fastify answering the same bytes', toBare, 'x', { least: 1 / 3 });
}

/** Fastify alone, answering what Luoshi answered. */
export async function bareFastify(sample) {
  const end = sample.indexOf('\r\n\r\n');
  const named = sample.slice(0, end).split('\r\n').slice(1).map((text) => [text.slice(0, text.indexOf(':')).toLowerCase(), text.slice(text.indexOf(':') + 2)]);
  const ownWords = ['date', 'connection', 'keep-alive', 'content-length'];
  const headers = Object.fromEntries(named.filter(([name]) => !ownWords.includes(name)));
  const child = fork(fileURLToPath(new URL('bare-fastify.mjs', import.meta.url)), { execArgv: [] });
  child.send({ headers, body: sample.slice(end + 4) });
  const [{ port }] = await once(child, 'message');
  return { port, stop: () => child.disconnect() };
}
