import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Tx, UnitOfWork } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import { dialects } from './dialect.js';
import { driverCode } from './faults.js';
import { postgresFault } from './postgres-faults.js';
import { PostgresSql } from './postgres-sql.js';
import type { Param, Sql } from './sql.js';
import { SqlTx } from './tx.js';
import { transactionLost, WorkSql } from './work-sql.js';

/** How often a transaction is tried that others made impossible (SQLSTATE 40001, 40P01), or whose connection broke before its commit. */
const TRIES = 8;

/** Everybody holds this advisory lock together; who changes what all read holds it alone. */
const REFERENCE = 0x6c756f;

type Hold = 'together' | 'alone';

/**
 * Writers of a PostgreSQL database, side by side, each on a connection of its own.
 *
 *   run         a command; the server commits together what comes together
 *   batch       the same, for the clock
 *   exclusive   while nobody else is at work: for what every command reads
 *
 * What others made impossible is tried again, from the beginning and in another transaction, so a work may be run twice
 * and must do nothing but use its Tx. A commit whose answer is lost is not tried again: it may have been made.
 */
export class PostgresUnitOfWork implements UnitOfWork {
  private readonly running = new Set<Promise<unknown>>();
  private closed = false;

  constructor(private readonly pool: Pool) {}

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transact(work, 'together');
  }

  batch<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transact(work, 'together');
  }

  exclusive<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transact(work, 'alone');
  }

  /** Statements of the store itself. */
  write<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.begin(work, 'together');
  }

  /** Ends when all that runs is done. What comes later is refused with `store.closed`. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.running);
  }

  private transact<T>(work: (tx: Tx) => Promise<T>, hold: Hold): Promise<T> {
    return this.begin((sql, version) => work(new SqlTx(sql, dialects.postgres, version)), hold);
  }

  private begin<T>(work: (sql: Sql, version: number) => Promise<T>, hold: Hold): Promise<T> {
    if (this.closed) return Promise.reject(new LuoshiError('store.closed', 'The store is closed.'));
    const running = this.again(work, hold);
    const settled = running.catch(() => undefined).finally(() => this.running.delete(settled));
    this.running.add(settled);
    return running;
  }

  private async again<T>(work: (sql: Sql, version: number) => Promise<T>, hold: Hold): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work, hold);
      } catch (error) {
        if (!(error instanceof Retriable)) throw error;
        if (attempt === TRIES) throw error.fault;
        // Apart from each other, or those who met would meet again.
        await pause(Math.random() * Math.min(2 ** attempt * 5, 500));
      }
    }
  }

  private async once<T>(work: (sql: Sql, version: number) => Promise<T>, hold: Hold): Promise<T> {
    const client = await this.connect();
    let broken: Error | undefined;
    const onError = (error: Error): void => void (broken = error);
    client.on('error', onError);
    try {
      const version = await opened(client, hold);
      const value = await this.within(client, work, version);
      await committed(client);
      return value;
    } catch (error) {
      // A connection that cannot even roll back is thrown away.
      await client.query('rollback').catch((reason: Error) => (broken ??= reason));
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  private async connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw perhapsAgain(error);
    }
  }

  private async within<T>(client: PoolClient, work: (sql: Sql, version: number) => Promise<T>, version: number): Promise<T> {
    const statements = new NotingSql(new PostgresSql(client));
    const sql = new WorkSql(statements, () => statements.failure === undefined);
    try {
      const value = await work(sql, version);
      if (statements.failure !== undefined) throw transactionLost();
      return value;
    } catch (error) {
      const cause = perhapsAgain(statements.failure);
      throw cause instanceof Retriable ? cause : error;
    } finally {
      await sql.end();
    }
  }
}

/** Notes the first statement that failed: the server gives the whole transaction up with it. */
class NotingSql implements Sql {
  failure: unknown;
  readonly remote = true;

  constructor(private readonly sql: Sql) {}

  rows<T>(text: string, params?: readonly Param[]): Promise<T[]> {
    return this.noted(this.sql.rows<T>(text, params));
  }

  change(text: string, params?: readonly Param[]): Promise<number> {
    return this.noted(this.sql.change(text, params));
  }

  private noted<T>(answer: Promise<T>): Promise<T> {
    answer.catch((error: unknown) => void (this.failure ??= error));
    return answer;
  }
}

/** A fault after which the whole transaction may be tried again: nothing of it was kept. */
class Retriable extends Error {
  constructor(readonly fault: unknown) {
    super('It may be tried again.');
  }
}

function perhapsAgain(error: unknown): unknown {
  const fault = postgresFault(error);
  return fault instanceof LuoshiError && (fault.code === 'store.conflict' || fault.code === 'store.unreachable') ? new Retriable(fault) : fault;
}

/** One way to the server and back: begins, waits for whoever changes what all read, and learns its version. */
async function opened(client: PoolClient, hold: Hold): Promise<number> {
  const lock = hold === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
  try {
    const results = (await client.query(`begin; select ${lock}(${REFERENCE}); select version from reference_version`)) as unknown as { rows: { version: number }[] }[];
    return results[2]?.rows[0]?.version ?? 0;
  } catch (error) {
    throw perhapsAgain(error);
  }
}

/** A commit that the server refused was not made, and may be tried again; one without an answer may have been made. */
async function committed(client: PoolClient): Promise<void> {
  try {
    await client.query('commit');
  } catch (error) {
    throw /^[0-9A-Z]{5}$/.test(driverCode(error)) && !driverCode(error).startsWith('57P') ? perhapsAgain(error) : postgresFault(error);
  }
}
