import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.js';
import { postgresBinaries } from './machine.js';

const call = promisify(execFile);

function binaries(): string {
  const found = postgresBinaries();
  if (found === null) throw new Error('PostgreSQL is not installed.');
  return found;
}

/** A private PostgreSQL on a free port, in a temporary folder, gone with `stop`. It refuses to run as root and runs as nobody then. */
export class PostgresProcess {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private server: ChildProcess,
  ) {}

  static async start(): Promise<PostgresProcess> {
    const folder = newFolder();
    await call(join(binaries(), 'initdb'), ['-D', join(folder, 'data'), '-U', 'luoshi', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], await runAs(folder));
    return PostgresProcess.serving(folder);
  }

  private static async serving(folder: string): Promise<PostgresProcess> {
    const port = await freePort();
    const started = new PostgresProcess(folder, port, serve(folder, port, await runAs(folder)));
    await started.isReady();
    return started;
  }

  /** A replica of it, which follows by itself. */
  async replica(): Promise<PostgresProcess> {
    const folder = newFolder();
    const as = await runAs(folder);
    await call(join(binaries(), 'pg_basebackup'), ['-D', join(folder, 'data'), '-h', '127.0.0.1', '-p', String(this.port), '-U', 'luoshi', '-R', '-c', 'fast', '--no-sync'], as);
    return PostgresProcess.serving(folder);
  }

  get url(): string {
    return `postgres://luoshi@127.0.0.1:${this.port}/postgres`;
  }

  /** Stops as an administrator does it in haste, and starts again on the same data. */
  async restart(): Promise<void> {
    await this.halt();
    this.server = serve(this.folder, this.port, await runAs(this.folder));
    await this.isReady();
  }

  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async halt(): Promise<void> {
    if (this.server.exitCode !== null) return;
    const over = once(this.server, 'exit');
    this.server.kill('SIGINT');
    await over;
  }

  private async isReady(): Promise<void> {
    for (const until = Date.now() + 30_000; ; ) {
      const client = new pg.Client({ connectionString: this.url });
      try {
        await client.connect();
        return await client.end();
      } catch (error) {
        if (this.server.exitCode !== null || Date.now() > until) throw error;
        await pause(20);
      }
    }
  }
}

const newFolder = (): string => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'luoshi-pg-'));

type RunAs = { uid?: number; gid?: number; cwd: string };

async function runAs(folder: string): Promise<RunAs> {
  if (userInfo().uid !== 0) return { cwd: folder };
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await call('id', [flag, 'nobody'])).stdout)));
  if (uid === undefined || gid === undefined) throw new Error('There is no user nobody to run PostgreSQL as.');
  chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  return { uid, gid, cwd: folder };
}

function serve(folder: string, port: number, as: RunAs): ChildProcess {
  const set = { listen_addresses: '127.0.0.1', unix_socket_directories: folder, max_connections: '200' };
  return spawn(join(binaries(), 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), ...Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...as, stdio: 'ignore' });
}
