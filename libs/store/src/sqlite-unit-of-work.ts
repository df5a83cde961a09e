import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Tx, UnitOfWork } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import { dialects } from './dialect.js';
import type { SqliteDatabase } from './sqlite-database.js';
import type { Sql } from './sql.js';
import { SqlTx } from './tx.js';
import { transactionLost, WorkSql } from './work-sql.js';

/** Commands that may share a commit: more would keep the first ones waiting, and win nothing. */
const GROUP = 128;

interface Job {
  work: (sql: Sql) => Promise<unknown>;
  /** A batch: shares its transaction with nobody. */
  alone: boolean;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

type Outcome = { kept: true; value: unknown } | { kept: false; reason: unknown };

/**
 * Writers of a SQLite file, one after another.
 *
 *   waiting   c c c c B c c          commands and a batch, in the order they came
 *   group     [c c c c] [B] [c c]    commands next to each other share one transaction and one fsync
 *
 * In a group each command stands in a savepoint: a throw undoes that command and spoils no other. Nobody is answered
 * before the commit returned. When the transaction itself is lost (SQLite gave it up, or refused the commit), nothing of
 * the group was kept, and its commands are run again, each in a transaction of its own; so a work may be run twice, and
 * must do nothing but use its Tx. When a commit fails and no transaction is left, it may have been made all the same: then
 * all of the group are told of the fault, and none is run again. A work that waits for another `run` waits for ever.
 */
export class SqliteUnitOfWork implements UnitOfWork {
  private readonly waiting: Job[] = [];
  private pumping: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly database: SqliteDatabase) {}

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.enqueue((sql) => work(new SqlTx(sql, dialects.sqlite)), false);
  }

  batch<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.enqueue((sql) => work(new SqlTx(sql, dialects.sqlite)), true);
  }

  exclusive<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.batch(work);
  }

  /** Statements of the store itself, in their turn like a command. */
  write<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.enqueue(work, false);
  }

  /** Ends when all that waits is done. What comes later is refused with `store.closed`. */
  async close(): Promise<void> {
    this.closed = true;
    await this.pumping;
  }

  private enqueue<T>(work: (sql: Sql) => Promise<T>, alone: boolean): Promise<T> {
    if (this.closed) return Promise.reject(new LuoshiError('store.closed', 'The store is closed.'));
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, alone, resolve: resolve as Job['resolve'], reject });
      this.pumping ??= this.pump();
    });
  }

  /** The loop gets a turn before each group: to let others pass, and to gather what arrives together. */
  private async pump(): Promise<void> {
    while (this.waiting.length > 0) {
      await turnOfTheLoop();
      await this.perform(this.takeGroup());
    }
    this.pumping = undefined;
  }

  private takeGroup(): Job[] {
    let size = 1;
    if (this.waiting[0]?.alone === false) {
      while (size < GROUP && this.waiting[size]?.alone === false) size += 1;
    }
    return this.waiting.splice(0, size);
  }

  private async perform(group: readonly Job[]): Promise<void> {
    const shared = group.length > 1 ? await this.together(group) : undefined;
    for (const [index, job] of group.entries()) {
      const outcome = shared?.[index] ?? (await this.byItself(job));
      if (outcome.kept) job.resolve(outcome.value);
      else job.reject(outcome.reason);
    }
  }

  /** One transaction for all of them; undefined when it was lost, and nothing of it kept. */
  private async together(group: readonly Job[]): Promise<Outcome[] | undefined> {
    const { writer } = this.database;
    const begun = await this.begin();
    if (!begun.kept) return group.map(() => begun);
    const outcomes: Outcome[] = [];
    try {
      for (const job of group) {
        await writer.change('savepoint work');
        const outcome = await this.perhaps(job);
        if (!this.database.inTransaction) return undefined;
        if (!outcome.kept) await writer.change('rollback to work');
        await writer.change('release work');
        outcomes.push(outcome);
      }
    } catch {
      await this.rollBack();
      return undefined;
    }
    try {
      await writer.change('commit');
      return outcomes;
    } catch (reason) {
      if (!this.database.inTransaction) return group.map(() => ({ kept: false, reason }));
      await this.rollBack();
      return undefined;
    }
  }

  private async byItself(job: Job): Promise<Outcome> {
    const begun = await this.begin();
    if (!begun.kept) return begun;
    const outcome = await this.perhaps(job);
    if (!outcome.kept) {
      await this.rollBack();
      return outcome;
    }
    if (!this.database.inTransaction) return { kept: false, reason: transactionLost() };
    // Writing a batch and committing it take about as long; whoever waits for the loop waits for one of the two.
    if (job.alone) await turnOfTheLoop();
    try {
      await this.database.writer.change('commit');
      return outcome;
    } catch (reason) {
      await this.rollBack();
      return { kept: false, reason };
    }
  }

  /** Locks for writing at once: a transaction that reads first and writes later can find that it came too late. */
  private async begin(): Promise<Outcome> {
    try {
      await this.rollBack(); // nothing, unless an earlier one could not be ended
      await this.database.writer.change('begin immediate');
      return { kept: true, value: undefined };
    } catch (reason) {
      return { kept: false, reason };
    }
  }

  private async perhaps(job: Job): Promise<Outcome> {
    const sql = new WorkSql(this.database.writer, () => this.database.inTransaction);
    try {
      return { kept: true, value: await job.work(sql) };
    } catch (reason) {
      return { kept: false, reason };
    } finally {
      await sql.end();
    }
  }

  /** Where even this fails, the next `begin` tries again, and tells why it cannot. */
  private async rollBack(): Promise<void> {
    if (!this.database.inTransaction) return;
    await this.database.writer.change('rollback').catch(() => 0);
  }
}
