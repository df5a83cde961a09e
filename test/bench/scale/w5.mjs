import { run } from '../../../dist/apps/api/src/run.js';
import { inChild } from '../child.mjs';
import { median, ratio } from '../measure.mjs';
import { figure, fixed, line, title, whole } from '../report.mjs';
import { bareFastify } from '../w5.mjs';
import { CONNECTIONS } from './house.mjs';
import { rawOf } from './raw-of.mjs';

const RUNS = 3;
const CLIENTS = 64;

/** W5: START_IMPLEMENTATION over HTTP, beside bare Fastify and beside pg alone. */
export async function w5({ scale, house }) {
  const count = 5000 * scale;
  title(`W5  ${whole(count)} START_IMPLEMENTATION over HTTP, ${CLIENTS} connections`);
  const { url: before, agreements, secret } = await house.readyToStart(count);
  const requests = agreements.map(({ id, version }) => ({
    path: `/api/agreements/${id}/events`, headers: { authorization: `Bearer ${secret}`, 'if-match': `"${version}"` }, body: JSON.stringify({ type: 'START_IMPLEMENTATION', payload: {} }),
  }));
  const send = (port) => inChild('http-client.mjs', { port, connections: CLIENTS, requests });
  const rates = { ours: [], bare: [], raw: [] };
  const late = [];
  let bare;
  for (let time = 0; time < RUNS; time++) {
    const url = await house.copy(before);
    await house.servers.settle(url);
    const server = await run(house.settings(url));
    const { seconds, p99, sample } = await send(Number(new URL(server.url).port));
    await server.stop();
    rates.ours.push(count / seconds);
    late.push(p99);
    bare ??= await bareFastify(sample);
    rates.bare.push(count / (await send(bare.port)).seconds);
    rates.raw.push(await rawOf(house, before, url, { perCommit: 1, connections: CONNECTIONS }));
    await house.servers.drop(url);
  }
  bare.stop();
  const [toRaw, toBare] = [ratio(rates.ours, rates.raw), ratio(rates.ours, rates.bare)];
  line('Luoshi', `${whole(median(rates.ours))}/s`, `${fixed(toRaw)} of raw, ${fixed(toBare)} of bare Fastify; answered within ${fixed(median(late), 1)} ms at p99`);
  line('raw, one transaction an item', `${whole(median(rates.raw))}/s`, `on ${CONNECTIONS} connections, without HTTP`);
  line('bare Fastify, the same bytes', `${whole(median(rates.bare))}/s`);
  figure('W5', 'events a second over HTTP', median(rates.ours), '/s');
  figure('W5', `to raw on ${CONNECTIONS} connections, without HTTP`, toRaw, 'x');
  figure('W5', 'to bare Fastify answering the same bytes', toBare, 'x');
  figure('W5', 'answered within, p99', median(late), 'ms');
}
