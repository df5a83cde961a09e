import type { Command } from 'commander';
import type { HandoverView } from '#libs/contracts';
import { atWork } from '../at-work.js';
import { minute } from '../words.js';

/** `luoshi handovers confirm`: the receiver has it. */
export function addHandoversConfirm(handovers: Command): void {
  handovers
    .command('confirm')
    .description('take over what was handed to you')
    .argument('<office>', 'the government or joint office')
    .argument('<id>', 'the handover')
    .action(async (office: string, id: string, _: unknown, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        const path = `/api/offices/${encodeURIComponent(office)}/handovers/${encodeURIComponent(id)}/confirm`;
        terminal.answer(await doors.post<HandoverView>(path, {}), ({ takenOver }) => `${id} was taken over ${minute(takenOver ?? '')}`);
      });
    });
}
