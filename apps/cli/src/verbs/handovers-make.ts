import type { Command } from 'commander';
import type { HandoverView } from '#libs/contracts';
import { atWork } from '../at-work.js';

interface Options {
  from: string;
  to: string;
  note?: string;
}

/** `luoshi handovers make`: a person of an office hands what is open to another (交接). */
export function addHandoversMake(handovers: Command): void {
  handovers
    .command('make')
    .description('hand what an office has open from one of its people to another, on the record')
    .argument('<office>', 'the government or joint office')
    .requiredOption('--from <token>', 'the id of the token of who leaves')
    .requiredOption('--to <token>', 'the id of the token of who comes')
    .option('--note <text>', 'what the other should know')
    .action(async (office: string, options: Options, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.post<HandoverView>(`/api/offices/${encodeURIComponent(office)}/handover`, options), handoverText);
      });
    });
}

function handoverText({ id, to, items }: HandoverView): string {
  return `${id}: ${items.followUps.length} follow-ups and ${items.obligations.length} obligations wait for ${to} to take them over`;
}
