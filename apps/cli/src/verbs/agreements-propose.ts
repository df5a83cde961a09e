import type { Command } from 'commander';
import type { Receipt } from '#libs/contracts';
import { json } from '../arguments.js';
import { atWork } from '../at-work.js';
import { receiptText } from './send-event.js';

/** `luoshi agreements propose @file.json`. */
export function addAgreementsPropose(agreements: Command): void {
  agreements
    .command('propose')
    .description('begin an agreement')
    .argument('<proposal>', 'JSON, or @ and a file', json)
    .action(async (proposal: object, _options: object, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.post<Receipt>('/api/agreements', proposal), receiptText);
      });
    });
}
