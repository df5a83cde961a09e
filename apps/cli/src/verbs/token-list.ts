import type { Command } from 'commander';
import type { z } from 'zod';
import type { tokenView } from '#libs/contracts';
import { paged } from '../arguments.js';
import { atWork } from '../at-work.js';
import type { Page, Paging } from '../doors.js';
import { table } from '../table.js';
import { counted, minute } from '../words.js';

type Token = z.infer<typeof tokenView>;

/** `luoshi token list`. */
export function addTokenList(tokens: Command): void {
  paged(tokens.command('list'))
    .description('who holds a token; secrets are not kept')
    .action(async (paging: Paging, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.pages<Token>('/api/tokens', {}, paging, terminal.progress), listText);
      });
    });
}

function listText(page: Page<Token>): string {
  const rows = page.items.map(({ id, office, name, admin, createdAt }) => [id, office, name, admin ? 'admin' : '', minute(createdAt)]);
  return counted(table(['id', 'office', 'name', 'right', 'since'], rows), page);
}
