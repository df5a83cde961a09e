import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { packages } from './packages.mjs';
import { NODE_OPTIONS } from './workers.mjs';

const CHILD = fileURLToPath(new URL('queue-child.mjs', import.meta.url));

/** The queues that can be measured here. */
export function queues(told) {
  return packages(told) === null ? ['BullMQ'] : ['pg-boss', 'graphile-worker', 'BullMQ'];
}

/** One queue on a database of its own, and its workers once they are started. */
export class QueueRun {
  static async empty(servers, kind) {
    const run = new QueueRun();
    const url = await servers.database();
    await servers.ask(url, 'create table flag (id text primary key, at bigint not null)');
    if (kind === 'BullMQ') await servers.forgetRedis();
    const found = packages(() => undefined);
    Object.assign(run, { servers, kind, url, filled: 0, children: [], execPath: kind === 'BullMQ' ? process.execPath : found.node });
    run.job = { kind, folder: found?.folder, url, redisUrl: servers.redisUrl };
    run.watch = new pg.Client({ connectionString: url });
    await run.watch.connect();
    return run;
  }

  child(more) {
    const child = fork(CHILD, { execPath: this.execPath, execArgv: [], env: { ...process.env, NODE_OPTIONS }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.send({ ...this.job, ...more });
    return child;
  }

  /** So many more jobs that are due. */
  async fill(count) {
    const filler = this.child({ role: 'fill', first: this.filled + 1, count });
    await Promise.all([answer(filler, 'done'), once(filler, 'exit')]);
    this.filled += count;
    await this.servers.settle(this.url);
  }

  /** Connects so many workers, which take nothing yet. */
  async start(workers) {
    this.children = Array.from({ length: workers }, () => this.child({ role: 'work' }));
    await Promise.all(this.children.map((child) => answer(child, 'ready')));
  }

  /** Lets the workers go; the watch of the caller begins when this answers. */
  go() {
    this.begun = performance.now();
    for (const child of this.children) child.send('go');
  }

  /** The workers finish what they took, and take no more. */
  async halt() {
    await Promise.all(this.children.map((child) => {
      const halted = answer(child, 'halted');
      child.send('halt');
      return halted;
    }));
  }

  async written() {
    return Number((await this.watch.query('select count(*) as n from flag')).rows[0].n);
  }

  /** Seconds since the workers were let go until so many rows are there; null where they are not in time. */
  async until(rows, limit = 120_000) {
    for (const end = performance.now() + limit; performance.now() < end; await pause(20)) {
      if ((await this.written()) >= rows) return (performance.now() - this.begun) / 1000;
    }
    return null;
  }

  async stop() {
    await this.watch.end();
    await Promise.all(this.children.map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const over = once(child, 'exit');
      child.kill('SIGKILL');
      await over;
    }));
    await this.servers.drop(this.url);
  }
}

/** @throws when the process ends before it says the word */
async function answer(child, word) {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A process of a queue ended with ${code} before it was ${word}.`);
  });
  ended.catch(() => undefined);
  await Promise.race([once(child, 'message'), ended]);
}
