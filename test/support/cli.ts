import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installationRoot } from '#config';

/** What a command line came to. */
export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built `luoshi` on a data folder, with nothing of the surrounding settings. */
export async function luoshi(dataDir: string, ...args: string[]): Promise<Ran> {
  const child = start(dataDir, args);
  const ran = { code: null, out: '', err: '' } as Ran;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (ran.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (ran.err += text));
  await once(child, 'close');
  return { ...ran, code: child.exitCode };
}

/** Runs it for a reader who leaves after the first piece of the output. */
export async function luoshiIntoClosedPipe(dataDir: string, ...args: string[]): Promise<Omit<Ran, 'out'>> {
  const child = start(dataDir, args);
  let err = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdout?.once('data', () => child.stdout?.destroy());
  await once(child, 'close');
  return { code: child.exitCode, err };
}

/** `luoshi serve` on a free port, its clock off. `stop` gives its exit code. */
export async function serve(dataDir: string, ...args: string[]): Promise<{ stop(): Promise<number | null> }> {
  const child = start(dataDir, ['serve', ...args]);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  await new Promise<void>((ready, reject) => {
    child.once('close', () => reject(new Error(`The server ended: ${said}`)));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('is ready')) ready();
    });
  });
  const stop = async (): Promise<number | null> => {
    const gone = once(child, 'close');
    child.kill('SIGTERM');
    await gone;
    return child.exitCode;
  };
  return { stop };
}

/** A folder for one test file, and its removal. */
export async function temporaryData(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'luoshi-cli-'));
  return { folder: join(folder, 'data'), remove: () => rm(folder, { recursive: true, force: true }) };
}

function start(dataDir: string, args: readonly string[]): ChildProcess {
  const main = resolve(installationRoot(), 'dist/bin/cli.js');
  const env = { ...process.env, DATA_DIR: dataDir, LUOSHI_URL: '', LUOSHI_TOKEN: '', TZ_OFFICE: '', DEMO: '', PORT: '0', CLOCK: 'off', LOG_LEVEL: '' };
  return spawn(process.execPath, [main, ...args], { cwd: installationRoot(), env, stdio: ['ignore', 'pipe', 'pipe'] });
}
