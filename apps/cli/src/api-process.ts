import type { ChildProcess, StdioOptions } from 'node:child_process';
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { installationRoot } from '#config';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Starts the API as a process of its own group, so that a signal of the terminal reaches it once: through us.
 *
 * @param node arguments of node itself.
 */
export function spawnApi(args: readonly string[], { env, stdio, node = [] }: { env: NodeJS.ProcessEnv; stdio: StdioOptions; node?: readonly string[] }): ChildProcess {
  const main = resolve(installationRoot(), 'dist/bin/api.js');
  return spawn(process.execPath, ['--enable-source-maps', ...node, main, ...args], { env, stdio, detached: true });
}

/** Hands the signals that end us to `heard` until the returned function is called. A closed terminal is a SIGHUP. */
export function onSignals(heard: (signal: NodeJS.Signals) => void): () => void {
  for (const signal of SIGNALS) process.on(signal, heard);
  return () => {
    for (const signal of SIGNALS) process.off(signal, heard);
  };
}

/** The exit code a shell gives for a process that a signal ended. */
export function signalCode(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
