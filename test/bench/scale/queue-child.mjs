/**
 * A queue doing the bare equivalent of a sweep, in a process of its own: a job due, a row written, nothing decided.
 *
 *   { role: 'fill', kind, folder, url, redisUrl, first, count }   →   'done', and ends
 *   { role: 'work', kind, folder, url, redisUrl }                 →   'ready'; on 'go' it works, on 'halt' it finishes what it took, tells 'halted' and waits
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

const NAME = 'flag';
/** As many as a worker of ours has. */
const CONNECTIONS = 16;
const AT_ONCE = 50;

process.once('message', async (job) => {
  if (job.role === 'fill') {
    await QUEUES[job.kind].fill(job);
    process.send('done', () => process.exit(0));
    return;
  }
  const pool = new pg.Pool({ connectionString: job.url, max: CONNECTIONS });
  await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.query('select 1')));
  // Twice is once: a job given back after a kill may have written its row.
  const flag = (id) => pool.query({ name: 'flag', text: 'insert into flag (id, at) values ($1, $2) on conflict do nothing', values: [id, Date.now()] });
  const { go, halt } = await QUEUES[job.kind].prepare(job, flag);
  process.on('message', (word) => void (word === 'go' ? go() : halt().then(() => process.send('halted'))));
  process.send('ready');
});
process.on('disconnect', () => process.exit(0));

async function from(folder, name) {
  return import(pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href);
}

const ids = (first, count) => Array.from({ length: count }, (_, index) => `J${String(first + index).padStart(7, '0')}`);

const QUEUES = {
  'pg-boss': {
    async fill({ folder, url, first, count }) {
      const boss = await bossOf(folder, url);
      await boss.createQueue(NAME);
      const all = ids(first, count);
      for (let at = 0; at < count; at += 1000) await boss.insert(NAME, all.slice(at, at + 1000).map((id) => ({ data: { id } })));
      await boss.stop({ graceful: false });
    },
    async prepare({ folder, url }, flag) {
      const boss = await bossOf(folder, url);
      return {
        go: () => boss.work(NAME, { batchSize: 500, localConcurrency: 2, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true }, (jobs) => Promise.all(jobs.map(({ data }) => flag(data.id)))),
        halt: () => boss.offWork(NAME),
      };
    },
  },
  'graphile-worker': {
    async fill({ folder, url, first, count }) {
      const { makeWorkerUtils } = await from(folder, 'graphile-worker');
      const utils = await makeWorkerUtils({ connectionString: url });
      await utils.migrate();
      await utils.withPgClient((client) => client.query(`select count(graphile_worker.add_job('${NAME}', json_build_object('id', 'J' || lpad(i::text, 7, '0')))) from generate_series(${first}, ${first + count - 1}) as i`));
      await utils.release();
    },
    async prepare({ folder, url }, flag) {
      const { run, Logger } = await from(folder, 'graphile-worker');
      const quiet = new Logger(() => () => undefined);
      const worker = { connectionString: url, concurrentJobs: AT_ONCE, maxPoolSize: CONNECTIONS, pollInterval: 500, localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };
      let runner;
      return {
        go: async () => (runner = await run({ preset: { worker }, logger: quiet, noHandleSignals: true, taskList: { [NAME]: ({ id }) => flag(id) } })),
        halt: () => runner.stop(),
      };
    },
  },
  BullMQ: {
    async fill({ redisUrl, first, count }) {
      const { Queue } = await import('bullmq');
      const queue = new Queue(NAME, { connection: { url: redisUrl } });
      const all = ids(first, count);
      for (let at = 0; at < count; at += 1000) await queue.addBulk(all.slice(at, at + 1000).map((id) => ({ name: NAME, data: { id }, opts: { delay: 1, removeOnComplete: true } })));
      await queue.close();
    },
    async prepare({ redisUrl }, flag) {
      const { Worker } = await import('bullmq');
      const worker = new Worker(NAME, ({ data }) => flag(data.id).then(() => undefined), { connection: { url: redisUrl, maxRetriesPerRequest: null }, concurrency: AT_ONCE, autorun: false });
      await worker.waitUntilReady();
      return { go: async () => (worker.isPaused() ? worker.resume() : worker.run()), halt: () => worker.pause() };
    },
  },
};

async function bossOf(folder, url) {
  const { PgBoss } = await from(folder, 'pg-boss');
  const boss = new PgBoss({ connectionString: url, max: 4 });
  boss.on('error', () => undefined);
  return boss.start();
}
