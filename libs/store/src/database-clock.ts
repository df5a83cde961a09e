import type { Clock, Instant } from '#libs/kernel';
import type { Sql } from './sql.js';

/** Between two looks at the server's clock. */
const EVERY = 10_000;

/**
 * The clock of the database, for processes on several machines whose own clocks differ: the server's time as last asked,
 * carried on by this machine's monotonic counter, which nobody sets.
 */
export class DatabaseClock implements Clock {
  private offset = 0;
  private timer: NodeJS.Timeout | undefined;

  private constructor(private readonly sql: Sql) {}

  static async start(sql: Sql): Promise<DatabaseClock> {
    const clock = new DatabaseClock(sql);
    await clock.ask();
    clock.timer = setInterval(() => void clock.ask().catch(() => undefined), EVERY).unref();
    return clock;
  }

  now(): Instant {
    return Math.floor(performance.now() + this.offset);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** What is told is as old as half the way; an answer that took long tells little and is not used. */
  private async ask(): Promise<void> {
    const sent = performance.now();
    const [row] = await this.sql.rows<{ at: number | string }>('select (extract(epoch from clock_timestamp()) * 1000)::bigint as at');
    const took = performance.now() - sent;
    if (row !== undefined && (took < 1000 || this.offset === 0)) this.offset = Number(row.at) - sent - took / 2;
  }
}
