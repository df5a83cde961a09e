import type { Command } from 'commander';
import { Option } from 'commander';
import type { ObligationView } from '#libs/contracts';
import { obligationQuery } from '#libs/contracts';
import { paged } from '../arguments.js';
import { atWork } from '../at-work.js';
import type { Page, Paging } from '../doors.js';
import { clip, table } from '../table.js';
import { counted } from '../words.js';

const TITLE = 40;

interface Filter {
  agreement?: string;
  party?: string;
  unit?: string;
  state?: string;
  category?: string;
  dueBefore?: string;
}

/** `luoshi obligations list`: what is owed, and what of it was delivered. */
export function addObligationsList(obligations: Command): void {
  paged(obligations.command('list'))
    .description('obligations, a page at a time')
    .option('--agreement <id>')
    .option('--party <code>', 'that this government owes')
    .option('--unit <code>', 'that this government leads or carries out')
    .option('--category <word>')
    .option('--due-before <day>', 'whose present period is due before that day')
    .addOption(new Option('--state <state>').choices(obligationQuery.shape.state.unwrap().options))
    .action(async ({ limit, all, ...filter }: Filter & Paging, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.pages<ObligationView>('/api/obligations', { ...filter }, { limit, all }, terminal.progress), listText);
      });
    });
}

function listText(page: Page<ObligationView>): string {
  const rows = page.items.map(({ id, home, state, dueOn, period, fulfilment, leadUnit, title }) => [id, home, state, dueOn ?? '', String(period), `${fulfilment.delivered}/${fulfilment.owed}`, leadUnit ?? '', clip(title, TITLE)]);
  return counted(table(['id', 'agreement', 'state', 'due on', 'period', 'delivered', 'lead unit', 'title'], rows), page);
}
