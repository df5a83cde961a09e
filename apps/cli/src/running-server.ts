import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A server that told its address in `DATA_DIR/server.json`. */
export interface RunningServer {
  url: string;
  pid: number;
}

/** How long a server may take to say that it lives. */
const PATIENCE = 5000;

/** The server that works on this data: its file is there, its process lives, and it answers. */
export async function findServer(dataDir: string): Promise<RunningServer | undefined> {
  const server = await readServerFile(dataDir);
  if (server === undefined || !isAlive(server.pid)) return undefined;
  const answered = await fetch(`${server.url}/livez`, { signal: AbortSignal.timeout(PATIENCE) }).then(
    ({ ok }) => ok,
    () => false,
  );
  return answered ? server : undefined;
}

/** What the file says, which a server that was killed leaves behind. */
export async function readServerFile(dataDir: string): Promise<RunningServer | undefined> {
  try {
    const { url, pid } = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8')) as Partial<RunningServer>;
    return typeof url === 'string' && typeof pid === 'number' ? { url, pid } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
