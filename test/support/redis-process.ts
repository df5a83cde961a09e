import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';
import { hasRedis } from './machine.js';
import { temporaryFolder } from './temporary-folder.js';

/** A Redis for tests: that of REDIS_URL where Redis is not installed, else a private one. */
export async function startRedis(): Promise<Pick<RedisProcess, 'url' | 'stop'>> {
  const { REDIS_URL: given } = process.env;
  if (hasRedis() || given === undefined || given === '') return RedisProcess.start();
  if ((await askRedis(given, 'DBSIZE')) !== 0) throw new Error('The Redis of REDIS_URL holds something; give the tests an empty database of it.');
  return { url: given, stop: async () => void (await askRedis(given, 'FLUSHDB')) };
}

/** Runs one command, on a connection of its own. */
export async function askRedis(url: string, command: string, ...args: string[]): Promise<unknown> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, retryStrategy: () => null, disconnectTimeout: 100 });
  redis.on('error', () => undefined);
  try {
    return await redis.call(command, ...args);
  } finally {
    redis.disconnect();
  }
}

/** A private Redis server on a free port, which can be stopped, frozen and wiped. */
export class RedisProcess {
  private constructor(
    private readonly place: ReturnType<typeof temporaryFolder>,
    readonly port: number,
    private readonly settings: readonly string[],
    private server: ChildProcess,
  ) {}

  static async start(...settings: string[]): Promise<RedisProcess> {
    const place = temporaryFolder();
    const port = await freePort();
    const started = new RedisProcess(place, port, settings, serve(place.folder, port, settings));
    await started.isReady();
    return started;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  ask(command: string, ...args: string[]): Promise<unknown> {
    return askRedis(this.url, command, ...args);
  }

  /** Gone at once, with all that it held. */
  async kill(): Promise<void> {
    const over = once(this.server, 'exit');
    this.server.kill('SIGKILL');
    await over;
  }

  async again(): Promise<void> {
    this.server = serve(this.place.folder, this.port, this.settings);
    await this.isReady();
  }

  /** Accepts connections and answers nobody, until `thaw`. */
  freeze(): void {
    this.server.kill('SIGSTOP');
  }

  thaw(): void {
    this.server.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    this.thaw();
    if (this.server.exitCode === null && this.server.signalCode === null) await this.kill();
    this.place.remove();
  }

  private async isReady(): Promise<void> {
    for (const until = Date.now() + 10_000; ; ) {
      try {
        await this.ask('PING');
        return;
      } catch (error) {
        if (this.server.exitCode !== null || Date.now() > until) throw error;
        await pause(10);
      }
    }
  }
}

function serve(folder: string, port: number, settings: readonly string[]): ChildProcess {
  return spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', join(folder), '--save', '', '--maxmemory-policy', 'noeviction', ...settings], { stdio: 'ignore' });
}
