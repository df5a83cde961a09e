import type { Command } from 'commander';
import type { TokenCreated } from '#libs/contracts';
import { atWork } from '../at-work.js';

interface Options {
  office: string;
  name: string;
  admin?: true;
}

/** `luoshi token add`: the secret is told once. */
export function addTokenAdd(tokens: Command): void {
  tokens
    .command('add')
    .description('a token for a person or machine of an office; its secret is told once')
    .requiredOption('--office <code>', 'the government or joint office it acts for')
    .requiredOption('--name <name>', 'whose it is')
    .option('--admin', 'may change the installation: imports, tokens, the clock')
    .action(async ({ office, name, admin }: Options, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        // The secret alone goes to stdout, so that a script can keep it.
        terminal.answer(await doors.post<TokenCreated>('/api/tokens', { office, name, admin: admin === true }), ({ token }) => token);
      });
    });
}
