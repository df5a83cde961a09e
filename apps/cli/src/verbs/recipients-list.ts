import type { Command } from 'commander';
import type { RecipientView } from '#libs/contracts';
import { paged } from '../arguments.js';
import { atWork } from '../at-work.js';
import type { Page, Paging } from '../doors.js';
import { table } from '../table.js';
import { counted } from '../words.js';

/** `luoshi recipients list`. */
export function addRecipientsList(recipients: Command): void {
  paged(recipients.command('list'))
    .description('who is told by mail')
    .option('--office <code>', 'of that office alone')
    .action(async ({ office, ...paging }: Paging & { office?: string }, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.pages<RecipientView>('/api/recipients', { office }, paging, terminal.progress), listText);
      });
    });
}

function listText(page: Page<RecipientView>): string {
  const rows = page.items.map(({ id, office, name, address, language, digest, quiet }) => [id, office, name, address, language, digest ? 'daily' : 'slips alone', quietText(quiet)]);
  return counted(table(['id', 'office', 'name', 'address', 'language', 'digest', 'quiet'], rows), page);
}

function quietText({ weekdays, hours, until }: RecipientView['quiet']): string {
  const days = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  return [weekdays.map((day) => days[day]).join(' '), hours === null ? '' : `${hours.from}-${hours.to}`, until === null ? '' : `until ${until}`].filter((part) => part !== '').join(', ');
}
