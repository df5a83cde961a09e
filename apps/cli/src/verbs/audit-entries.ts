import type { Command } from 'commander';
import { readClientSettings } from '#config';
import type { Zone } from '#libs/kernel';
import { paged } from '../arguments.js';
import type { GlobalOptions } from '../at-work.js';
import { atWork } from '../at-work.js';
import type { Page, Paging } from '../doors.js';
import { table } from '../table.js';
import { counted, minute } from '../words.js';

/** The part of a stored entry that is shown to people. */
interface Numbered {
  seq: number;
  entry: { at: number; actor: string; office: string | null; record: { kind: string; id: string }; event: { type: string }; from: string | null; to: string | null; outcome: string; refusal: string | null };
}

/** `luoshi audit entries`: the history in the order it was written, refusals among it. */
export function addAuditEntries(audit: Command): void {
  paged(audit.command('entries'))
    .description('the audit entries in the order they were written, refusals among them')
    .option('--subject <id>', 'of one agreement, or of the record where no agreement is concerned')
    .action(async ({ subject, ...paging }: Paging & { subject?: string }, command: Command) => {
      const { zone } = readClientSettings(command.optsWithGlobals<GlobalOptions>());
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.pages<Numbered>('/api/audit/entries', { subject }, paging, terminal.progress), (page) => entriesText(page, zone));
      });
    });
}

function entriesText(page: Page<Numbered>, zone: Zone): string {
  const rows = page.items.map(({ seq, entry }) => [
    String(seq), minute(zone.format3339(entry.at)), entry.office ?? '', entry.actor, `${entry.record.kind} ${entry.record.id}`, entry.event.type,
    entry.from ?? '', entry.to ?? '', entry.refusal ?? entry.outcome,
  ]);
  return counted(table(['seq', 'at', 'office', 'actor', 'record', 'event', 'from', 'to', 'outcome'], rows), page);
}
