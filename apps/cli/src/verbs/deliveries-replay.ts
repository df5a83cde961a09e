import type { Command } from 'commander';
import type { ReplayView } from '#libs/contracts';
import { atWork } from '../at-work.js';

/** `luoshi deliveries replay`: what was given up is tried again. */
export function addDeliveriesReplay(deliveries: Command): void {
  deliveries
    .command('replay')
    .description('try again what was given up: one message, or all')
    .argument('[id]', 'the message (default: all)')
    .action(async (id: string | undefined, _: object, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        const told = await doors.post<ReplayView>('/api/deliveries/replay', id === undefined ? {} : { id });
        terminal.answer(told, replayText);
        // A message that was named and is not there was not replayed.
        return id !== undefined && told.replayed === 0 ? 1 : undefined;
      });
    });
}

function replayText({ replayed }: ReplayView): string {
  return replayed === 1 ? '1 message waits again' : `${replayed} messages wait again`;
}
