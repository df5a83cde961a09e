import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { DocumentView } from '#libs/contracts';
import { atWork } from '../at-work.js';

/** `luoshi documents add <agreement> <file>`. */
export function addDocumentsAdd(documents: Command): void {
  documents
    .command('add')
    .description('add a file to an agreement; under a name that is there it is the next version')
    .argument('<agreement>')
    .argument('<file>', 'at most 10 MB; pdf, png, jpg, docx, xlsx, ofd, txt or csv')
    .option('--name <name>', 'another name than it has here')
    .action(async (agreement: string, file: string, { name }: { name?: string }, command: Command) => {
      const bytes = await readFile(file).catch((error: unknown) => command.error(`error: ${(error as Error).message}`));
      await atWork(command, async ({ doors, terminal }) => {
        const added = await doors.sendFile<DocumentView>(`/api/agreements/${encodeURIComponent(agreement)}/documents`, { name: name ?? basename(file) }, bytes);
        terminal.answer(added, ({ id, name: kept, version, sha256 }) => `${id} is ${kept}, version ${version}; SHA-256 ${sha256}`);
      });
    });
}
