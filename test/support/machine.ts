import { spawnSync } from 'node:child_process';
import { it } from '@jest/globals';

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

/** Whether a process may be traced here. Where the tracer is not installed and we may install it, it is. */
export function tracing(): Missing {
  if (process.platform !== 'linux') return 'only Linux has strace';
  if (!runs('strace', '-V') && isRoot()) spawnSync('apt-get', ['install', '-y', '-q', 'strace'], { stdio: 'ignore', timeout: 60_000 });
  if (!runs('strace', '-V')) return 'strace is not installed';
  return runs('strace', '-o', '/dev/null', 'true') ? null : 'strace may not trace here';
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
