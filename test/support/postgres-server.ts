import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { openPostgresStore } from '#libs/store';
import type { Place } from './installation.js';
import { openInstallation } from './installation.js';
import { postgresBinaries } from './machine.js';

const call = promisify(execFile);

function binaries(): string {
  const found = postgresBinaries();
  if (found === null) throw new Error('PostgreSQL is not installed.');
  return found;
}

/** A private PostgreSQL server on a free port, in a temporary folder, gone with `stop`. It refuses to run as root and runs as nobody then. */
export class PostgresServer {
  private databases = 0;
  private template: Promise<string> | undefined;

  private constructor(
    private readonly folder: string,
    readonly port: number,
    private server: ChildProcess,
  ) {}

  static async start(settings: Record<string, string> = {}): Promise<PostgresServer> {
    const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'luoshi-pg-'));
    const as = await runAs(folder);
    await call(join(binaries(), 'initdb'), ['-D', join(folder, 'data'), '-U', 'luoshi', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], as);
    const port = await freePort();
    const server = serve(folder, port, settings, as);
    const started = new PostgresServer(folder, port, server);
    await started.isReady();
    return started;
  }

  url(database: string): string {
    return `postgres://luoshi@127.0.0.1:${this.port}/${database}`;
  }

  /** A new database: empty, or a copy of another that nobody has open. */
  async database(template = 'template0'): Promise<string> {
    const name = `d${++this.databases}`;
    await this.ask('postgres', `create database ${name} template ${template}`);
    return this.url(name);
  }

  /** The name of a database with the shipped reference data, made at the first call. */
  shipped(): Promise<string> {
    this.template ??= this.fill();
    return this.template;
  }

  private async fill(): Promise<string> {
    const url = await this.database();
    const place: Place = { open: () => openPostgresStore({ url, connections: 4 }), remove: () => Promise.resolve() };
    await (await openInstallation(() => Promise.resolve(place))).destroy();
    return new URL(url).pathname.slice(1);
  }

  async ask<T>(database: string, text: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: database.startsWith('postgres://') ? database : this.url(database) });
    await client.connect();
    try {
      return (await client.query(text)).rows as T[];
    } finally {
      await client.end();
    }
  }

  /** Stops as an administrator does it in haste, and starts again on the same data. */
  async restart(): Promise<void> {
    await this.halt();
    this.server = serve(this.folder, this.port, {}, await runAs(this.folder));
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
      try {
        await this.ask('postgres', 'select 1');
        return;
      } catch (error) {
        if (this.server.exitCode !== null || Date.now() > until) throw error;
        await pause(20);
      }
    }
  }
}

type RunAs = { uid?: number; gid?: number; cwd: string };

async function runAs(folder: string): Promise<RunAs> {
  if (userInfo().uid !== 0) return { cwd: folder };
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await call('id', [flag, 'nobody'])).stdout)));
  if (uid === undefined || gid === undefined) throw new Error('There is no user nobody to run PostgreSQL as.');
  chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  return { uid, gid, cwd: folder };
}

function serve(folder: string, port: number, settings: Record<string, string>, as: RunAs): ChildProcess {
  const set = { listen_addresses: '127.0.0.1', unix_socket_directories: folder, max_connections: '200', ...settings };
  return spawn(join(binaries(), 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), ...Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...as, stdio: 'ignore' });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}
