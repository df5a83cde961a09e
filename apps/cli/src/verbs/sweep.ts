import type { Command } from 'commander';
import { readClientSettings } from '#config';
import type { PreviewView, SweepView } from '#libs/contracts';
import { isCivilDate } from '#libs/kernel';
import { moment } from '../arguments.js';
import type { GlobalOptions } from '../at-work.js';
import { atWork } from '../at-work.js';
import { table } from '../table.js';
import { minute } from '../words.js';

interface Options {
  at?: string;
  preview?: true;
}

/** `luoshi sweep`: fires what is due, now or as of a moment; `--preview` tells it and does nothing. */
export function addSweep(program: Command): void {
  program
    .command('sweep')
    .description('fire what is due, once')
    .option('--at <moment>', "as of when: RFC 3339, or a day, meaning 00:00 of it in the office's zone", moment)
    .option('--preview', 'tell what would be flagged, and do nothing')
    .action(async ({ at, preview }: Options, command: Command) => {
      const { zone } = readClientSettings(command.optsWithGlobals<GlobalOptions>());
      const asked = at === undefined ? {} : { at: isCivilDate(at) ? zone.format3339(zone.startOf(at)) : at };
      await atWork(command, async ({ doors, terminal }) => {
        if (preview === true) {
          terminal.answer(await doors.post<PreviewView>('/api/clock/preview', asked), previewText);
          return;
        }
        terminal.progress('sweeping');
        const run = await doors.post<SweepView>('/api/clock/tick', asked);
        terminal.answer(run, runText);
        return run.failed > 0 ? 1 : undefined;
      });
    });
}

function previewText({ at, due }: PreviewView): string {
  const rows = due.map(({ agreement, rule, subject, offices, dueOn }) => [agreement, rule, subject, dueOn, offices.join(' ') || 'nobody']);
  return `${rows.length === 0 ? '' : `${table(['agreement', 'rule', 'subject', 'due on', 'offices'], rows)}\n\n`}${due.length} would be flagged at ${minute(at)}`;
}

function runText({ at, fired, opened, failed }: SweepView): string {
  return `Swept as of ${minute(at)}: ${fired} timers fired, ${opened} follow-ups opened${failed === 0 ? '' : `, ${failed} records failed (see the log of the server)`}`;
}
