import type { Command } from 'commander';
import type { RecipientView } from '#libs/contracts';
import { atWork } from '../at-work.js';

interface Options {
  office: string;
  name: string;
  address: string;
  language?: string;
  digest: boolean;
}

/** `luoshi recipients add`. */
export function addRecipientsAdd(recipients: Command): void {
  recipients
    .command('add')
    .description('a person of an office who is told by mail: slips at once, the rest once a day')
    .requiredOption('--office <code>', 'the government or joint office')
    .requiredOption('--name <name>', 'who it is')
    .requiredOption('--address <address>', 'the mail address')
    .option('--language <language>', 'zh-CN or en', 'zh-CN')
    .option('--no-digest', 'slips alone')
    .action(async ({ office, name, address, language, digest }: Options, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.post<RecipientView>('/api/recipients', { office, name, address, language, digest }), ({ id }) => `${id} is told by mail`);
      });
    });
}
