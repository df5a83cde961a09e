import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { carryIn } from '../house.mjs';
import { ledgerRows, LONG_AGO } from '../ledger.mjs';

const MAIN = fileURLToPath(new URL('../../../dist/bin/worker.js', import.meta.url));
/** As config/deploy/Dockerfile has it; the processes of the queues get it too. */
export const NODE_OPTIONS = '--max-semi-space-size=64';
/** From the moment a burst is dated until it is due: time for the workers to start, connect and fall asleep. */
const LEAD = 8000;
const TICKS = 100;

/**
 * Workers as they are run, asleep on a copy of a database whose records all fall due at one moment, so that the start
 * of a process is no part of what is measured: the watch starts at that moment.
 */
export class Workers {
  /** The prefix of those that are due already, which the workers fire first. */
  static EARLIER = 'V';

  /** A database with so many that a burst will date, and so many that are due already. */
  static async ledger(house, { count, earlier }) {
    const { url } = await house.filled(async (engine) => {
      for (const [prefix, rows] of [[Workers.EARLIER, earlier], ['D', count]]) await carryIn(engine, ledgerRows(engine.reference, rows, { prefix, signed: LONG_AGO }));
    });
    return url;
  }

  static async before(house, from, { workers: count, earlier = 0 }) {
    const workers = new Workers();
    const url = await house.copy(from);
    const dueAt = Date.now() + LEAD;
    await house.servers.ask(url, `update agreement set due_at = ${dueAt}, timers = jsonb_set(timers::jsonb, '{SIGNED_NOT_IMPLEMENTED,0}', '${dueAt}')::json where due_at is not null and id not like '${Workers.EARLIER}%'`);
    await house.servers.settle(url);
    Object.assign(workers, { url, dueAt, house, children: [], watch: new pg.Client({ connectionString: url }) });
    await workers.watch.connect();
    workers.children = await Promise.all(Array.from({ length: count }, () => workers.start()));
    if (earlier > 0) await workers.untilFired(earlier);
    if (Date.now() > dueAt - 200) throw new Error('The workers were not ready before the burst was due.');
    return workers;
  }

  async start() {
    const env = { ...process.env, NODE_OPTIONS, ...this.house.environment(this.url, { CLOCK: 'on' }) };
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    await once(child.stdout, 'data');
    return child;
  }

  get pids() {
    return this.children.map(({ pid }) => pid);
  }

  async untilDue() {
    await pause(this.dueAt - Date.now());
  }

  /** The moment at which the sweeps that fired all of it ended, by their own log. */
  async untilFired(count) {
    for (const until = Date.now() + 120_000; Date.now() < until; await pause(50)) {
      const { fired, ended } = await this.ask('select sum(fired) as fired, max(ended_at) as ended from sweep_run where fired > 0');
      if (Number(fired) >= count) return Number(ended);
    }
    throw new Error('The workers did not fire everything that was due.');
  }

  /** The first row of a statement, on a connection that is kept: a new one is work for the server that is measured. */
  async ask(text) {
    return (await this.watch.query(text)).rows[0];
  }

  async stop() {
    await this.watch.end();
    await Promise.all(this.children.map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const over = once(child, 'exit');
      child.kill('SIGTERM');
      await over;
    }));
  }
}

/** Seconds of processor that processes and their children used; NaN where the system does not tell. */
export function processorOf(pids, tries = 5) {
  const parents = new Map();
  const told = (pid) => {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
  };
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        parents.set(Number(pid), told(pid)[1]);
      } catch {
        // It ended while we looked.
      }
    }
    const all = [...parents].filter(([pid, parent]) => pids.includes(pid) || pids.includes(parent)).map(([pid]) => pid);
    return all.reduce((sum, pid) => {
      const [user, system, reapedUser, reapedSystem] = told(pid).slice(11, 15);
      return sum + (user + system + (pids.includes(pid) ? reapedUser + reapedSystem : 0)) / TICKS;
    }, 0);
  } catch {
    // A child ended between two looks: its parent has its time by now.
    return tries > 1 ? processorOf(pids, tries - 1) : NaN;
  }
}
