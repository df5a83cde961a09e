import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = '/sys/fs/cgroup';
/** Microseconds over which the share is counted. */
const PERIOD = 20_000;
let made = 0;

/**
 * Holds a process to a share of one core, in a control group of its own of either version.
 *
 * @returns what removes the group when the process has ended; null where this machine does not let us
 */
export function share(pid, cores) {
  const [root, settings] = existsSync(join(ROOT, 'cpu'))
    ? [join(ROOT, 'cpu'), { 'cpu.cfs_period_us': PERIOD, 'cpu.cfs_quota_us': Math.round(PERIOD * cores) }]
    : [ROOT, { 'cpu.max': `${Math.round(PERIOD * cores)} ${PERIOD}` }];
  const group = join(root, `luoshi-bench-${process.pid}-${++made}`);
  const remove = () => rmdirSync(group);
  try {
    mkdirSync(group);
  } catch {
    return null;
  }
  try {
    for (const [name, value] of Object.entries(settings)) writeFileSync(join(group, name), String(value));
    writeFileSync(join(group, 'cgroup.procs'), String(pid));
    return remove;
  } catch {
    remove();
    return null;
  }
}
