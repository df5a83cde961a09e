import { readSettings } from '#config';
import { lastLine } from '#libs/kernel';
import { run } from './run.js';

/** A promise to whoever stops us: what is not done is cut, and another worker does it. */
const STOP_LIMIT = 9_000;

/** Starts a worker of the scale profile from the environment. */
async function main(): Promise<void> {
  const starting = run(readSettings({ port: 3001, clock: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void starting.then(end));
  const { url } = await starting;
  process.stdout.write(`Luoshi 落实 worker is ready: ${url}\n`);
}

async function end(running: { stop(): Promise<void> }): Promise<void> {
  setTimeout(() => process.exit(0), STOP_LIMIT).unref();
  await running.stop();
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${lastLine(error)}\n`);
  process.exit(1);
});
