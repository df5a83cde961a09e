import type { Command } from 'commander';
import type { DeadDelivery } from '#libs/contracts';
import { paged } from '../arguments.js';
import { atWork } from '../at-work.js';
import type { Page, Paging } from '../doors.js';
import { clip, table } from '../table.js';
import { counted, minute } from '../words.js';

const ERROR = 60;

/** `luoshi deliveries list`: what was given up, and why. */
export function addDeliveriesList(deliveries: Command): void {
  paged(deliveries.command('list'))
    .description('messages whose delivery was given up, and why')
    .action(async (paging: Paging, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.pages<DeadDelivery>('/api/deliveries/dead', {}, paging, terminal.progress), listText);
      });
    });
}

function listText(page: Page<DeadDelivery>): string {
  const rows = page.items.map(({ id, channel, at, attempts, lastError, body: { kind, agreement, to } }) => {
    const receivers = Array.isArray(to) ? to.join(' ') : '';
    return [id, channel, minute(at), word(kind), word(agreement), receivers, String(attempts), clip(lastError ?? '', ERROR)];
  });
  return counted(table(['id', 'channel', 'planned', 'notice', 'agreement', 'to', 'tries', 'last error'], rows), page);
}

/** A channel may carry more than notices. */
function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
