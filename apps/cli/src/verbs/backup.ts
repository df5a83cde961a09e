import { copyFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { BackupView } from '#libs/contracts';
import { atWork } from '../at-work.js';

/** `luoshi backup [file]`: a backup while the server runs; with a file, a copy of it there. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('take a backup while the server runs; it lies in the data folder, with a copy where you say')
    .argument('[file]', 'where to put a copy')
    .action(async (file: string | undefined, _: object, command: Command) => {
      await atWork(command, async ({ doors, terminal }) => {
        const backup = await doors.post<BackupView>('/api/backups', {});
        if (file !== undefined) await copyFile(backup.file, file);
        terminal.answer({ ...backup, ...(file === undefined ? {} : { copy: resolve(file) }) }, ({ takenAt, lastEntry }) => `${file ?? backup.file}: everything up to ${takenAt}, ${lastEntry} audit entries`);
      });
    });
}
