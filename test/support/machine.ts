import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';

/** The reason why a test cannot run on this machine; null when it can. */
export type Missing = string | null;

/**
 * A test that needs something of its machine. Where that is missing the test is left out, and its name says why; on the
 * machine that decides about a change (CI is set there) it fails instead.
 */
export function itNeeding(missing: Missing, name: string, test: () => Promise<void> | void, limit?: number): void {
  if (missing === null) return it(name, test, limit);
  if (process.env.CI === undefined || process.env.CI === '') return it.skip(`${name} (not checked here: ${missing})`, test);
  it(name, () => {
    throw new Error(`Not checked: ${missing}`);
  });
}

/** The same for a whole description. */
export function describeNeeding(missing: Missing, name: string, tests: () => void): void {
  if (missing === null) return describe(name, tests);
  describe(name, () => itNeeding(missing, 'is checked', () => undefined));
}

/** Whether a process may be traced here. Where the tracer is not installed and we may install it, it is. */
export function tracing(): Missing {
  if (process.platform !== 'linux') return 'only Linux has strace';
  if (!debian('strace', () => runs('strace', '-V'))) return 'strace is not installed';
  return runs('strace', '-o', '/dev/null', 'true') ? null : 'strace may not trace here';
}

/** Whether a PostgreSQL server can be started here. Where it is not installed and we may install it, it is. */
export function postgres(): Missing {
  return debian('postgresql', () => postgresBinaries() !== null) ? null : 'PostgreSQL is not installed (Debian: postgresql)';
}

/** The same for Redis. */
export function redis(): Missing {
  return debian('redis-server', () => runs('redis-server', '--version')) ? null : 'Redis is not installed (Debian: redis-server)';
}

/** The folder with the programs of the newest PostgreSQL server; null where there is none. */
export function postgresBinaries(): string | null {
  const root = '/usr/lib/postgresql';
  const newest = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)).find((version) => existsSync(join(root, version, 'bin', 'postgres'))) : undefined;
  return newest === undefined ? null : join(root, newest, 'bin');
}

function debian(name: string, isThere: () => boolean): boolean {
  if (isThere()) return true;
  if (process.platform !== 'linux' || !isRoot()) return false;
  const install = (): void => void spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { stdio: 'ignore', timeout: 180_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  install();
  if (isThere()) return true;
  spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', timeout: 120_000 });
  install();
  return isThere();
}

/** Whether file systems may be mounted here. */
export function mounting(): Missing {
  if (process.platform !== 'linux') return 'only Linux mounts a tmpfs';
  // In a space of mounts of its own, which ends with the program.
  return runs('unshare', '-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt') ? null : 'mounting needs root';
}

/** Mounts a small file system of its own on a folder; `-o` options after its size. */
export function mount(folder: string, options: string): void {
  must('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', folder);
}

export function remount(folder: string, options: string): void {
  must('mount', '-o', `remount,${options}`, folder);
}

export function unmount(folder: string): void {
  must('umount', folder);
}

function must(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}

function runs(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
