import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { DocumentView } from '#libs/contracts';
import { LuoshiError } from '#libs/kernel';
import { atWork } from '../at-work.js';

/** `luoshi documents get <id> [file]`: the hash is computed here once more, whatever the server says. */
export function addDocumentsGet(documents: Command): void {
  documents
    .command('get')
    .description('put a file here, once its hash is seen to be the one it was uploaded with; nothing here is written over')
    .argument('<id>')
    .argument('[file]', 'where to put it (default: here, under its name)')
    .action(async (id: string, file: string | undefined, _: object, command: Command) => {
      const path = `/api/documents/${encodeURIComponent(id)}`;
      await atWork(command, async ({ doors, terminal }) => {
        const document = await doors.get<DocumentView>(path);
        const bytes = await doors.getFile(`${path}/content`);
        const found = createHash('sha256').update(bytes).digest('hex');
        if (found !== document.sha256) throw new LuoshiError('document.changed', `What came is not what was uploaded: its SHA-256 is ${found}, not ${document.sha256}.`);
        const place = resolve(file ?? document.name);
        await writeFile(place, bytes, { flag: 'wx' }).catch((error: unknown) => {
          throw new LuoshiError('file.not_written', `It could not be written: ${(error as Error).message}.`);
        });
        terminal.answer({ ...document, file: place }, ({ name, version }) => `${place}: ${name}, version ${version}, SHA-256 as it was uploaded`);
      });
    });
}
