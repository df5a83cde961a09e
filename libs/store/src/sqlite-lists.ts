import { dialects } from './dialect.js';
import { namedFault } from './faults.js';
import type { Param, Sql } from './sql.js';
import { ReadingThread } from './sqlite-reading-thread.js';

/** Threads at most: a list does not wait for what counts all. */
const THREADS = 2;

/**
 * Where lists and counts are read.
 *
 *   a small database   on the connection that reads single records: the way to a thread would take longer than the statement
 *   a large one        on threads, started when they are needed: to count a hundred thousand records stops neither the
 *                      clock nor a command. They see what is committed, as every connection does
 */
export class SqliteLists implements Sql {
  readonly remote = false;
  private readonly threads: ReadingThread[] = [];
  private isLarge = false;

  constructor(
    private readonly here: Sql,
    private readonly file: string,
    /** A database with so many entries of the history is large. */
    private readonly large: number,
  ) {}

  async rows<T>(text: string, params: readonly Param[] = []): Promise<T[]> {
    if (!(await this.needsThread())) return this.here.rows<T>(text, params);
    try {
      return (await this.thread().rows(text, params)) as T[];
    } catch (error) {
      throw namedFault(error, dialects.sqlite);
    }
  }

  change(text: string, params: readonly Param[] = []): Promise<number> {
    return this.here.change(text, params);
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.splice(0).map((thread) => thread.close()));
  }

  /** Once large, it stays so: no entry is ever removed. */
  private async needsThread(): Promise<boolean> {
    if (this.isLarge) return true;
    const [last] = await this.here.rows<{ seq: number | null }>('select max(seq) as seq from audit_entry');
    return (this.isLarge = (last?.seq ?? 0) >= this.large);
  }

  /** One that has nothing to do, a new one, or the one that has least. */
  private thread(): ReadingThread {
    for (const [index, { fault }] of [...this.threads.entries()].reverse()) if (fault !== undefined) this.threads.splice(index, 1);
    const [idlest] = [...this.threads].sort((one, other) => one.pending - other.pending);
    if (idlest !== undefined && (idlest.pending === 0 || this.threads.length === THREADS)) return idlest;
    const thread = new ReadingThread(this.file);
    this.threads.push(thread);
    return thread;
  }
}
