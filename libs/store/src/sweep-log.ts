import type { SweepLog, SweepRun } from '#libs/engine/ports';
import { Insert } from './insert.js';
import type { Sql } from './sql.js';

/** Runs that are kept; the clock runs at least every half minute, so this is some eight hours of an idle one. */
const KEPT = 1000;

const insertRun = new Insert('sweep_run', ['at', 'started_at', 'ended_at', 'fired', 'opened', 'failed']);

/** Takes its turn among the writers of a unit of work, in a transaction that is kept or not like any other. */
export type Write = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/** The runs of the clock, the last thousand of them. */
export class SqlSweepLog implements SweepLog {
  constructor(private readonly write: Write) {}

  async note(run: SweepRun): Promise<void> {
    await this.write(async (sql) => {
      await insertRun.run(sql, [[run.at, run.startedAt, run.endedAt, run.fired, run.opened, run.failed]]);
      await sql.change('delete from sweep_run where seq <= (select max(seq) from sweep_run) - ?', [KEPT]);
    });
  }
}
