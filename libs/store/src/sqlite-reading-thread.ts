import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type * as threads from 'node:worker_threads';
import type Database from 'better-sqlite3';
import type { Param } from './sql.js';

/** A statement on its way to the thread; null asks it to end. */
type Asked = { id: number; text: string; params: readonly Param[] } | null;
/** What the thread answers. */
type Answered = { id: number; rows: unknown[] } | { id: number; fault: { code: string; message: string } };

interface Waiting {
  resolve: (rows: unknown[]) => void;
  reject: (error: Error) => void;
}

/** Kilobytes of the file that a thread keeps. */
const CACHE = 16_000;

/** A thread with a connection of its own that only reads: what takes long there stops nobody here. */
export class ReadingThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly ended: Promise<void>;
  private asked = 0;
  /** Why it answers no more; undefined while it does. */
  fault: Error | undefined;

  constructor(file: string) {
    const driver = createRequire(import.meta.url).resolve('better-sqlite3');
    this.worker = new Worker(`(${serve.toString()})(require('node:worker_threads'), require(${JSON.stringify(driver)}))`, { eval: true, workerData: { file, cache: CACHE } });
    this.worker.unref();
    this.worker.on('message', (answer: Answered) => this.take(answer));
    this.worker.on('error', (error: Error) => this.end(error));
    this.ended = new Promise((resolve) => this.worker.once('exit', () => {
      this.end(new Error('The thread that reads has ended.'));
      resolve();
    }));
  }

  /** Statements that it has not answered. */
  get pending(): number {
    return this.waiting.size;
  }

  rows(text: string, params: readonly Param[]): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      if (this.fault !== undefined) return reject(this.fault);
      const id = (this.asked += 1);
      // The process lives as long as somebody waits for an answer.
      if (this.waiting.size === 0) this.worker.ref();
      this.waiting.set(id, { resolve, reject });
      this.send({ id, text, params });
    });
  }

  /** Ends when all that it was asked is answered. */
  async close(): Promise<void> {
    this.worker.ref();
    this.send(null);
    await this.ended;
  }

  private send(asked: Asked): void {
    this.worker.postMessage(asked);
  }

  private take(answer: Answered): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (this.waiting.size === 0) this.worker.unref();
    if ('rows' in answer) waiting?.resolve(answer.rows);
    else waiting?.reject(Object.assign(new Error(answer.fault.message), { code: answer.fault.code }));
  }

  private end(fault: Error): void {
    this.fault ??= fault;
    for (const { reject } of this.waiting.values()) reject(this.fault);
    this.waiting.clear();
  }
}

/** What the thread runs. It is handed over as its text: it knows nothing but what it is given. */
function serve({ parentPort, workerData }: typeof threads, Driver: typeof Database): void {
  const { file, cache } = workerData as { file: string; cache: number };
  const handle = new Driver(file, { readonly: true });
  handle.pragma(`cache_size = -${cache}`);
  handle.pragma('temp_store = MEMORY');
  const statements = new Map<string, Database.Statement<[Param[]]>>();
  parentPort?.on('message', (asked: Asked) => {
    if (asked === null) {
      handle.close();
      parentPort.close();
      return;
    }
    const { id, text, params } = asked;
    try {
      let statement = statements.get(text);
      if (statement === undefined) statements.set(text, (statement = handle.prepare<[Param[]]>(text)));
      parentPort.postMessage({ id, rows: statement.all(params as Param[]) });
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      parentPort.postMessage({ id, fault: { code: code ?? '', message } });
    }
  });
}
