/**
 * A client in a process of its own, so that its work is not the server's. Requests are bytes before the watch starts;
 * every connection sends the next one when its answer is whole. (node:http would be the slower of the two sides.)
 *
 *   { port, connections, requests: [{ path, headers, body }] }   →   { seconds, p99, sample }
 */
import { connect } from 'node:net';

process.on('message', async (job) => {
  process.send(await load(job), () => process.disconnect());
});

async function load({ port, connections, requests }) {
  const texts = requests.map(({ path, headers, body }) => {
    const lines = { host: `127.0.0.1:${port}`, ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    return Buffer.from(`POST ${path} HTTP/1.1\r\n${Object.entries(lines).map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`);
  });
  const sockets = await Promise.all(Array.from({ length: connections }, () => connected(port)));
  const times = [];
  let sample = '';
  let next = 0;
  const start = performance.now();
  await Promise.all(sockets.map(async (socket) => {
    while (next < texts.length) {
      const sent = performance.now();
      const answer = await exchange(socket, texts[next++]);
      times.push(performance.now() - sent);
      if (!answer.startsWith('HTTP/1.1 200 ')) throw new Error(`Answered: ${answer}`);
      sample ||= answer;
    }
  }));
  const seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.destroy();
  times.sort((a, b) => a - b);
  return { seconds, p99: times[Math.ceil(times.length * 0.99) - 1], sample };
}

function connected(port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Sends a request and takes its answer, which tells its length. */
function exchange(socket, request) {
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (bytes) => {
      text += bytes.toString('latin1');
      const head = text.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
      if (length === undefined) reject(new Error(`An answer without a length: ${text}`));
      if (text.length < head + 4 + Number(length)) return;
      socket.off('data', take);
      resolve(text);
    };
    socket.on('data', take);
    socket.write(request);
  });
}
