import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freePort } from '../free-port.mjs';

/** What an administrator of a small server sets. What is acknowledged is on the disk: `fsync` and `synchronous_commit` stay on. */
const SETTINGS = { listen_addresses: '127.0.0.1', max_connections: '200', shared_buffers: '512MB', max_wal_size: '4GB', effective_io_concurrency: '200', random_page_cost: '1.1' };

/** A PostgreSQL and a Redis of the benchmark's own, in a folder on the disk, gone with `stop`. */
export class Servers {
  static async start() {
    const folder = mkdtempSync(join(tmpdir(), 'luoshi-bench-scale-'));
    const children = [];
    // Whatever ends the benchmark ends its servers.
    const clear = () => {
      for (const child of children) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    };
    process.once('exit', clear);
    const servers = new Servers();
    Object.assign(servers, { folder, children, clear, made: 0, postgresPort: await freePort(), redisPort: await freePort() });
    await servers.startPostgres();
    await servers.startRedis();
    return servers;
  }

  get redisUrl() {
    return `redis://127.0.0.1:${this.redisPort}`;
  }

  url(database) {
    return `postgres://luoshi@127.0.0.1:${this.postgresPort}/${database}`;
  }

  /** The address of a new database: empty, or a copy of one that nobody has open. */
  async database(from = undefined) {
    const name = `bench${++this.made}`;
    const template = from === undefined ? 'template0' : nameOf(from);
    await this.ask(this.url('postgres'), `create database ${name} template ${template} strategy file_copy`);
    return this.url(name);
  }

  async drop(...urls) {
    for (const url of urls) await this.ask(this.url('postgres'), `drop database ${nameOf(url)} with (force)`);
  }

  /** The rows of one statement, on a connection of its own. */
  async ask(url, text) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  /** What a night does to a database, so that a run begins with known pages and an empty log. */
  async settle(url) {
    await this.ask(url, 'vacuum analyze');
    await this.ask(url, 'checkpoint');
  }

  /** How many bytes of log the server has written so far. */
  async logAt() {
    const [{ at }] = await this.ask(this.url('postgres'), "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as at");
    return Number(at);
  }

  async forgetRedis() {
    const redis = new Redis(this.redisUrl);
    await redis.flushall();
    redis.disconnect();
  }

  async versions() {
    const [{ server_version: postgres }] = await this.ask(this.url('postgres'), 'show server_version');
    const redis = /v=([\d.]+)/.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1] ?? 'unknown';
    return { postgres: postgres.split(' ')[0], redis };
  }

  async stop() {
    for (const child of this.children) {
      const over = once(child, 'exit');
      child.kill('SIGINT');
      await over;
    }
    process.off('exit', this.clear);
    this.clear();
  }

  async startPostgres() {
    const binaries = postgresBinaries();
    const as = runAs(this.folder);
    const data = join(this.folder, 'data');
    execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'luoshi', '-A', 'trust', '-E', 'UTF8', '--no-locale'], { ...as, stdio: 'ignore' });
    const set = { ...SETTINGS, unix_socket_directories: this.folder };
    this.children.push(spawn(join(binaries, 'postgres'), ['-D', data, '-p', String(this.postgresPort), ...Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...as, stdio: 'ignore' }));
    this.postgres = this.children.at(-1).pid;
    await answers(() => this.ask(this.url('postgres'), 'select 1'));
  }

  /** Append-only, as docs/deployment.md asks for it. */
  async startRedis() {
    const settings = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'];
    this.children.push(spawn('redis-server', ['--port', String(this.redisPort), '--bind', '127.0.0.1', '--dir', this.folder, ...settings], { stdio: 'ignore' }));
    await answers(async () => {
      const redis = new Redis(this.redisUrl, { maxRetriesPerRequest: 0, retryStrategy: () => null });
      redis.on('error', () => undefined);
      try {
        await redis.ping();
      } finally {
        redis.disconnect();
      }
    });
  }
}

const nameOf = (url) => new URL(url).pathname.slice(1);

async function answers(question) {
  for (const until = Date.now() + 30_000; ; await pause(50)) {
    try {
      return await question();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

function postgresBinaries() {
  const root = '/usr/lib/postgresql';
  const newest = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)).find((version) => existsSync(join(root, version, 'bin', 'postgres'))) : undefined;
  if (newest === undefined) throw new Error('PostgreSQL is not installed (Debian: postgresql).');
  return join(root, newest, 'bin');
}

/** PostgreSQL refuses to run as root, and is run as nobody there. */
function runAs(folder) {
  if (userInfo().uid !== 0) return { cwd: folder };
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' })));
  chownSync(folder, uid, gid);
  chmodSync(folder, 0o755);
  return { uid, gid, cwd: folder };
}
