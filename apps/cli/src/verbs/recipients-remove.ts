import type { Command } from 'commander';
import type { RecipientView } from '#libs/contracts';
import { version } from '../arguments.js';
import { atWork } from '../at-work.js';

/** `luoshi recipients remove`. */
export function addRecipientsRemove(recipients: Command): void {
  recipients
    .command('remove')
    .description('tell a person nothing more by mail')
    .argument('<id>')
    .option('--if-match <version>', 'the version it was read at (default: it is read first)', version)
    .action(async (id: string, { ifMatch }: { ifMatch?: number }, command: Command) => {
      const path = `/api/recipients/${encodeURIComponent(id)}`;
      await atWork(command, async ({ doors, terminal }) => {
        const seen = ifMatch ?? (await doors.get<RecipientView>(path)).version;
        terminal.answer(await doors.delete<RecipientView>(path, { 'if-match': `"${seen}"` }), ({ name }) => `${name} is told nothing more by mail`);
      });
    });
}
