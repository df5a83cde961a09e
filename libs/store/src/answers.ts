import type { Sql } from './sql.js';

/**
 * Answers to statements sent one after another. Where there is a server, it is at work on one while the next is put
 * together; its connection answers them in their order, and one that fails takes those behind it with it.
 */
export class Answers<T> {
  private readonly answers: Promise<T>[] = [];

  constructor(private readonly sql: Sql) {}

  /** Resolves when the next may be sent. */
  async add(answer: Promise<T>): Promise<void> {
    if (!this.sql.remote) await answer;
    // What fails is told by `all`, which is not asked before the last is sent.
    answer.catch(() => undefined);
    this.answers.push(answer);
  }

  /** All of them, in their order. Throws what the first that failed threw. */
  all(): Promise<T[]> {
    return Promise.all(this.answers);
  }
}
