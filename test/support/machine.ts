import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';

/** Why a test cannot run on this machine, and what becomes of it where a change is decided about (CI is set); null when it can. */
export type Missing = { why: string; inCi: 'fails' | 'is left out' } | null;

/** A test that needs something of its machine. Where that is missing the test is left out, and its name says why. */
export function itNeeding(missing: Missing, name: string, test: () => Promise<void> | void, limit?: number): void {
  if (missing === null) return it(name, test, limit);
  if ((process.env.CI ?? '') === '' || missing.inCi === 'is left out') return it.skip(`${name} (not checked here: ${missing.why})`, test);
  it(name, () => {
    throw new Error(`Not checked: ${missing.why}.`);
  });
}

/** The same for a whole description. */
export function describeNeeding(missing: Missing, name: string, tests: () => void): void {
  if (missing === null) return describe(name, tests);
  describe(name, () => itNeeding(missing, 'is checked', () => undefined));
}

/** Whether a process may be traced here. Where the tracer is not installed and we may install it, it is. */
export function tracing(): Missing {
  const missing = (why: string): Missing => ({ why, inCi: 'fails' });
  if (process.platform !== 'linux') return missing('only Linux has strace');
  if (!debian('strace', () => runs('strace', ['-V']))) return missing('strace is not installed');
  return runs('strace', ['-o', '/dev/null', 'true']) ? null : missing('strace may not trace here');
}

/** Whether there is a PostgreSQL: installed, that of DATABASE_URL, or one that we may install. */
export function postgres(): Missing {
  return postgresBinaries() === null && isGiven('DATABASE_URL') ? null : ownPostgres();
}

/** Whether a PostgreSQL can be started, and stopped, here. Where it is not installed and we may install it, it is. */
export function ownPostgres(): Missing {
  return debian('postgresql', () => postgresBinaries() !== null) ? null : { why: 'PostgreSQL is not installed (Debian: postgresql)', inCi: 'fails' };
}

/** Whether there is a Redis: installed, that of REDIS_URL, or one that we may install. */
export function redis(): Missing {
  return !hasRedis() && isGiven('REDIS_URL') ? null : ownRedis();
}

/** Whether a Redis can be started, stopped and wiped here. */
export function ownRedis(): Missing {
  return debian('redis-server', hasRedis) ? null : { why: 'Redis is not installed (Debian: redis-server)', inCi: 'fails' };
}

export const hasRedis = (): boolean => runs('redis-server', ['--version']);

/** Whether there is a browser to look with. Where Debian's Chromium is not installed and we may install it, it is. */
export function browser(): Missing {
  return debian('chromium', () => existsSync(CHROMIUM)) ? null : { why: 'Chromium is not installed (Debian: chromium)', inCi: 'fails' };
}

export const CHROMIUM = '/usr/bin/chromium';

const isGiven = (name: string): boolean => (process.env[name] ?? '') !== '';

/** The folder with the programs of the newest PostgreSQL server; null where there is none. */
export function postgresBinaries(): string | null {
  const root = '/usr/lib/postgresql';
  const newest = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)).find((version) => existsSync(join(root, version, 'bin', 'postgres'))) : undefined;
  return newest === undefined ? null : join(root, newest, 'bin');
}

function debian(name: string, isThere: () => boolean): boolean {
  if (isThere()) return true;
  if (process.platform !== 'linux') return false;
  const get = (...args: string[]): void => void spawnSync(...asRoot('apt-get', ...args), { stdio: 'ignore', timeout: 180_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const install = (): void => get('install', '-y', '-q', '--no-install-recommends', name);
  install();
  if (isThere()) return true;
  get('update', '-q');
  install();
  return isThere();
}

/** Whether file systems may be mounted here: a machine in a container often may not, whoever asks. */
export function mounting(): Missing {
  const missing = (why: string): Missing => ({ why, inCi: 'is left out' });
  if (process.platform !== 'linux') return missing('only Linux mounts a tmpfs');
  // In a space of mounts of its own, which ends with the program.
  return runs(...asRoot('unshare', '-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt')) ? null : missing('mounting needs root');
}

/** Mounts a small file system of our own on a folder. */
export function mount(folder: string, options: string): void {
  must('mount', '-t', 'tmpfs', '-o', `${options},uid=${process.getuid?.() ?? 0},mode=700`, 'tmpfs', folder);
}

export function remount(folder: string, options: string): void {
  must('mount', '-o', `remount,${options}`, folder);
}

export function unmount(folder: string): void {
  must('umount', folder);
}

function must(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(...asRoot(program, ...args), { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}

function runs(program: string, args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** A command with the rights of root, which asks nobody for a password. */
function asRoot(program: string, ...args: string[]): [string, string[]] {
  return process.getuid?.() === 0 ? [program, args] : ['sudo', ['-n', program, ...args]];
}
