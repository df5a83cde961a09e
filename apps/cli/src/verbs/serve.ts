import type { Command } from 'commander';
import { readClientSettings } from '#config';
import { onSignals, signalCode, spawnApi } from '../api-process.js';
import type { GlobalOptions } from '../at-work.js';

/** `luoshi serve`: the server in the foreground, with its own exit code. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('run the server in the foreground')
    .option('--demo', 'load the real ledger on a first start')
    .action(async ({ demo }: { demo?: true }, command: Command) => {
      const { serverEnv } = readClientSettings(command.optsWithGlobals<GlobalOptions>());
      const child = spawnApi(demo === true ? ['--demo'] : [], { env: serverEnv, stdio: 'inherit' });
      const forget = onSignals((signal) => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
      process.exitCode = await new Promise<number>((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (code, signal) => resolve(code ?? (signal === null ? 1 : signalCode(signal))));
      });
      forget();
    });
}
