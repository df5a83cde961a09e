import type { Command } from 'commander';
import type { Receipt } from '#libs/contracts';
import { json, version } from '../arguments.js';
import { atWork } from '../at-work.js';
import { minute } from '../words.js';

interface Options {
  payload?: object;
  ifMatch?: number;
}

/** Adds the verb `event` to a noun: sends an event to one of its records at `path`. */
export function addEvent(noun: Command, path: string, types: readonly string[]): void {
  noun
    .command('event')
    .description('send an event to a record')
    .argument('<id>')
    .argument('<type>', types.join(', '))
    .option('--payload <json>', 'JSON, or @ and a file', json)
    .option('--if-match <version>', 'the version it was read at (default: it is read first)', version)
    .action(async (id: string, type: string, { payload, ifMatch }: Options, command: Command) => {
      const record = `${path}/${encodeURIComponent(id)}`;
      await atWork(command, async ({ doors, terminal }) => {
        const seen = ifMatch ?? (await doors.get<{ version: number }>(record)).version;
        const receipt = await doors.post<Receipt>(`${record}/events`, { type, ...(payload === undefined ? {} : { payload }) }, { 'if-match': `"${seen}"` });
        terminal.answer(receipt, receiptText);
      });
    });
}

export function receiptText({ id, version: now, state, at, created }: Receipt): string {
  return `${id} is ${state} (version ${now}, ${minute(at)})${created.length === 0 ? '' : `; new: ${created.join(', ')}`}`;
}
