import type { QueryRunner } from 'typeorm';
import type { Dialect } from './dialect.js';
import { namedFault } from './faults.js';

export type Param = string | number | null;

/**
 * Statements on one connection: plain SQL, `?` for each parameter. A text is compiled once and kept, so texts on the
 * writing side are few and always the same.
 * @throws LuoshiError `store.full`, `store.damaged`, `store.locked`, `store.read_only`; any other error is the driver's.
 */
export interface Sql {
  /** The rows of a SELECT, or of a statement with RETURNING. */
  rows<T>(text: string, params?: readonly Param[]): Promise<T[]>;
  /** Runs a statement; tells how many rows it changed. */
  change(text: string, params?: readonly Param[]): Promise<number>;
}

/** Statements through a query runner of TypeORM. Its `save()` and its query builder stay off this road: they cost 3 to 10 times as much. */
export class RunnerSql implements Sql {
  constructor(
    private readonly runner: QueryRunner,
    private readonly dialect: Dialect,
  ) {}

  async rows<T>(text: string, params: readonly Param[] = []): Promise<T[]> {
    return (await this.send(text, params)).records as T[];
  }

  async change(text: string, params: readonly Param[] = []): Promise<number> {
    return (await this.send(text, params)).affected ?? 0;
  }

  private async send(text: string, params: readonly Param[]) {
    try {
      return await this.runner.query(text, params as Param[], true);
    } catch (error) {
      throw namedFault(error, this.dialect);
    }
  }
}
