import 'reflect-metadata';
import { readSettings } from '#config';
import { lastLine } from '#libs/kernel';
import { banner, standing } from './banner.js';
import type { Running } from './run.js';
import { run } from './run.js';

/** A promise to whoever stops us (a service manager kills by then): what is not done is cut, and no half of it is kept. */
const STOP_LIMIT = 4_800;

/** Starts the server from the environment; `--demo` loads the real ledger on a first start. */
async function main(): Promise<void> {
  const settings = readSettings({ demo: process.argv.includes('--demo') });
  const starting = run(settings);
  let ending = false;
  // From the first moment, so that a signal during the start does not leave half a server behind; a second one kills.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      ending = true;
      void starting.then((running) => end(running));
    });
  }
  const running = await starting;
  const where = banner(running);
  // Where no clock runs there is nothing to wait for, and all of it is told in one piece.
  if (settings.clock) process.stdout.write(`${where}\n`);
  await running.swept;
  // The doors are open: what cannot be told here is told by whoever asks for it.
  const how = await standing(running).catch(lastLine);
  if (!ending) process.stdout.write(settings.clock ? `${how}\n` : `${where}\n${how}\n`);
}

async function end(running: Running): Promise<void> {
  setTimeout(() => process.exit(0), STOP_LIMIT).unref();
  await running.stop();
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${lastLine(error)}\n`);
  process.exit(1);
});
