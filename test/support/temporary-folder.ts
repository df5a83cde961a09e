import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder, and what removes it. */
export function temporaryFolder(within = tmpdir()): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(within, 'luoshi-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The same in memory, where the machine has room for it: for a database of which nobody asks whether it outlasts anything. */
export function folderInMemory(): ReturnType<typeof temporaryFolder> {
  return temporaryFolder(hasRoom(MEMORY) ? MEMORY : tmpdir());
}

const MEMORY = '/dev/shm';
const ROOM = 1 << 30;

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > ROOM;
}
