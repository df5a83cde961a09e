import type { Command } from 'commander';
import type { DocumentView } from '#libs/contracts';
import { paged } from '../arguments.js';
import { atWork } from '../at-work.js';
import type { Page, Paging } from '../doors.js';
import { table } from '../table.js';
import { counted, minute } from '../words.js';

/** `luoshi documents list <agreement>`. */
export function addDocumentsList(documents: Command): void {
  paged(documents.command('list'))
    .description('the files of an agreement, every version, a page at a time')
    .argument('<agreement>')
    .action(async (agreement: string, paging: Paging, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        terminal.answer(await doors.pages<DocumentView>(`/api/agreements/${encodeURIComponent(agreement)}/documents`, {}, paging, terminal.progress), listText);
      });
    });
}

function listText(page: Page<DocumentView>): string {
  const rows = page.items.map(({ id, name, version, size, office, uploadedAt, sha256 }) => [id, name, String(version), String(size), office, minute(uploadedAt), sha256.slice(0, 12)]);
  return counted(table(['id', 'name', 'version', 'bytes', 'office', 'uploaded', 'sha256'], rows), page);
}
