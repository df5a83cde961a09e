import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The queues compared with, in the versions named; two of them need a newer Node than Luoshi does. */
export const PACKAGES = { 'pg-boss': '12.38.0', 'graphile-worker': '0.18.0' };
const NODE = '22';

let installed;

/**
 * Installs the queues into a temporary folder, with the Node they need: they are measured, and no dependency of ours.
 *
 * @returns `{ folder, node }`, or null with a line in the report where they cannot be had
 */
export function packages(told) {
  if (installed === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'luoshi-bench-queues-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    try {
      const wanted = [`node@${NODE}`, ...Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`)];
      execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error', ...wanted], { cwd: folder, stdio: 'ignore', timeout: 180_000 });
      const node = join(folder, 'node_modules', '.bin', 'node');
      if (!execFileSync(node, ['--version'], { encoding: 'utf8' }).startsWith(`v${NODE}.`)) throw new Error('Another Node came.');
      installed = { folder, node };
    } catch {
      installed = null;
      told(`not measured: ${Object.entries(PACKAGES).map((named) => named.join(' ')).join(' and ')}, which could not be installed with Node ${NODE}`);
    }
  }
  return installed;
}
