import { LuoshiError } from '#libs/kernel';
import type { Param, Sql } from './sql.js';

/** Milliseconds for which a replica that did not answer is not asked again. */
const LEFT_ALONE = 10_000;

/** Reads from a replica. What it cannot answer now, because it is away or is replaying what a long read stands in the way of, the database itself does. */
export class ReplicaSql implements Sql {
  readonly remote = true;
  private leftAloneUntil = 0;

  constructor(
    private readonly replica: Sql,
    private readonly database: Sql,
  ) {}

  async rows<T>(text: string, params?: readonly Param[]): Promise<T[]> {
    if (performance.now() < this.leftAloneUntil) return this.database.rows<T>(text, params);
    try {
      return await this.replica.rows<T>(text, params);
    } catch (error) {
      if (!(error instanceof LuoshiError) || !['store.unreachable', 'store.conflict'].includes(error.code)) throw error;
      if (error.code === 'store.unreachable') this.leftAloneUntil = performance.now() + LEFT_ALONE;
      return this.database.rows<T>(text, params);
    }
  }

  change(text: string, params?: readonly Param[]): Promise<number> {
    return this.database.change(text, params);
  }
}
