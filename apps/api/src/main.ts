import 'reflect-metadata';
import { readSettings } from '#config';
import { LuoshiError } from '#libs/kernel';
import { banner } from './banner.js';
import { run } from './run.js';

/** Starts the server from the environment; `--demo` loads the real ledger on a first start. */
async function main(): Promise<void> {
  const settings = readSettings({ demo: process.argv.includes('--demo') });
  const starting = run(settings);
  // From the first moment, so that a signal during the start does not leave half a server behind; a second one kills.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void starting.then((running) => running.stop()).then(() => process.exit(0)));
  }
  const running = await starting;
  process.stdout.write(`${await banner(running)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof LuoshiError ? `luoshi: ${error.message} [${error.code}]\n` : `${(error as Error).stack}\n`);
  process.exit(1);
});
