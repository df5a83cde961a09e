import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { packages } from './packages.mjs';

const CHILD = fileURLToPath(new URL('queue-child.mjs', import.meta.url));

/** The queues that can be measured here. */
export function queues(told) {
  return packages(told) === null ? ['BullMQ'] : ['pg-boss', 'graphile-worker', 'BullMQ'];
}

/** One queue with so many jobs that are due, on a database of its own, and its workers once they are started. */
export class QueueRun {
  static async filled(servers, kind, count) {
    const run = new QueueRun();
    const url = await servers.database();
    await servers.ask(url, 'create table flag (id text primary key, at bigint not null)');
    if (kind === 'BullMQ') await servers.forgetRedis();
    const found = packages(() => undefined);
    Object.assign(run, { servers, kind, count, url, children: [], execPath: kind === 'BullMQ' ? process.execPath : found.node });
    run.job = { kind, folder: found?.folder, url, redisUrl: servers.redisUrl, count };
    const filler = run.child({ role: 'fill' });
    await Promise.all([answer(filler, 'done'), once(filler, 'exit')]);
    await servers.settle(url);
    run.watch = new pg.Client({ connectionString: url });
    await run.watch.connect();
    return run;
  }

  child(more) {
    const child = fork(CHILD, { execPath: this.execPath, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.send({ ...this.job, ...more });
    return child;
  }

  /** Starts so many workers; the watch of the caller begins when this answers. */
  async work(workers) {
    this.children = Array.from({ length: workers }, () => this.child({ role: 'work' }));
    await Promise.all(this.children.map((child) => answer(child, 'ready')));
    this.begun = performance.now();
    for (const child of this.children) child.send('go');
  }

  async written() {
    return Number((await this.watch.query('select count(*) as n from flag')).rows[0].n);
  }

  /** Seconds since the start of the workers until so many rows are there; null where they are not in time. */
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
