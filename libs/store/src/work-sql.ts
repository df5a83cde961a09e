import { LuoshiError } from '#libs/kernel';
import type { Param, Sql } from './sql.js';

/**
 * The statements of one work, which end with it. A statement that a failed work left under way is waited for before
 * the transaction goes on, and one that comes later is refused, so that nothing of it lands in somebody else's work.
 */
export class WorkSql implements Sql {
  readonly remote: boolean;
  private open = true;
  private underWay = 0;
  private idle: (() => void) | undefined;

  /** `alive`: whether the transaction is still there; outside of one every statement would be kept by itself. */
  constructor(
    private readonly sql: Sql,
    private readonly alive: () => boolean,
  ) {
    this.remote = sql.remote;
  }

  rows<T>(text: string, params?: readonly Param[]): Promise<T[]> {
    return this.within(() => this.sql.rows<T>(text, params));
  }

  change(text: string, params?: readonly Param[]): Promise<number> {
    return this.within(() => this.sql.change(text, params));
  }

  async end(): Promise<void> {
    this.open = false;
    if (this.underWay > 0) await new Promise<void>((resolve) => (this.idle = resolve));
  }

  private async within<T>(statement: () => Promise<T>): Promise<T> {
    if (!this.open) throw new LuoshiError('store.transaction_over', 'The transaction this belongs to is over.');
    if (!this.alive()) throw transactionLost();
    this.underWay += 1;
    try {
      return await statement();
    } finally {
      this.underWay -= 1;
      if (this.underWay === 0) this.idle?.();
    }
  }
}

export function transactionLost(): LuoshiError {
  return new LuoshiError('store.transaction_lost', 'The database gave the transaction up; nothing of it was kept.');
}
