import type { Command } from 'commander';
import type { HandoverView } from '#libs/contracts';
import { paged } from '../arguments.js';
import { atWork } from '../at-work.js';
import type { Page, Paging } from '../doors.js';
import { table } from '../table.js';
import { counted, minute } from '../words.js';

/** `luoshi handovers list`. */
export function addHandoversList(handovers: Command): void {
  paged(handovers.command('list'))
    .description('what passed from one person of an office to another')
    .argument('<office>', 'the government or joint office')
    .action(async (office: string, paging: Paging, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.pages<HandoverView>(`/api/offices/${encodeURIComponent(office)}/handovers`, {}, paging, terminal.progress), listText);
      });
    });
}

function listText(page: Page<HandoverView>): string {
  const rows = page.items.map(({ id, from, to, at, items, takenOver, note }) => [
    id, from, to, minute(at), String(items.followUps.length), String(items.obligations.length), takenOver === null ? 'not yet' : minute(takenOver), note,
  ]);
  return counted(table(['id', 'from', 'to', 'at', 'follow-ups', 'obligations', 'taken over', 'note'], rows), page);
}
