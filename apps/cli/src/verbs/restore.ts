import type { Command } from 'commander';
import { readClientSettings } from '#config';
import { systemClock } from '#libs/kernel';
import { restoreBackup } from '#libs/store';
import type { GlobalOptions } from '../at-work.js';
import { Terminal } from '../terminal.js';

/** `luoshi restore <file>`: puts a backup in the place of the data. No server may be running on them. */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup in the place of the data; stop the server first')
    .argument('<file>', 'the backup')
    .action(async (file: string, _: object, command: Command) => {
      const { json, ...told } = command.optsWithGlobals<GlobalOptions>();
      const { dataDir } = readClientSettings(told);
      const restored = await restoreBackup({ dataDir, file, at: systemClock.now() });
      new Terminal(json === true).answer({ ...restored, takenAt: new Date(restored.takenAt).toISOString() }, ({ takenAt, lastEntry, before }) =>
        [`restored what was there at ${takenAt}, ${lastEntry} audit entries`, ...(before === null ? [] : [`the data of before are kept in ${before}`])].join('\n'),
      );
    });
}
