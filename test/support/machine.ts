import { spawnSync } from 'node:child_process';
import { it } from '@jest/globals';

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

/** Whether a process may be traced here. Where the tracer is not installed and we may install it, it is. */
export function tracing(): Missing {
  const missing = (why: string): Missing => ({ why, inCi: 'fails' });
  if (process.platform !== 'linux') return missing('only Linux has strace');
  if (!runs('strace', ['-V'])) spawnSync(...asRoot('apt-get', 'install', '-y', '-q', 'strace'), { stdio: 'ignore', timeout: 60_000 });
  if (!runs('strace', ['-V'])) return missing('strace is not installed');
  return runs('strace', ['-o', '/dev/null', 'true']) ? null : missing('strace may not trace here');
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
