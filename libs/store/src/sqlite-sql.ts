import type Database from 'better-sqlite3';
import type { Dialect } from './dialect.js';
import { namedFault } from './faults.js';
import type { Param, Sql } from './sql.js';

/**
 * Statements on an open SQLite connection, each text compiled once and kept. TypeORM opens the connection and brings its
 * schema forward; on the way of every command its query runner would cost a quarter of what SQLite itself does, for
 * loggers and subscribers that nobody here has.
 */
export class SqliteSql implements Sql {
  readonly remote = false;
  private readonly statements = new Map<string, Database.Statement<[Param[]]>>();

  constructor(
    private readonly handle: Database.Database,
    private readonly dialect: Dialect,
  ) {}

  rows<T>(text: string, params: readonly Param[] = []): Promise<T[]> {
    return this.send(text, (statement) => statement.all(params as Param[]) as T[]);
  }

  change(text: string, params: readonly Param[] = []): Promise<number> {
    return this.send(text, (statement) => (statement.reader ? statement.all(params as Param[]).length : statement.run(params as Param[]).changes));
  }

  private send<T>(text: string, take: (statement: Database.Statement<[Param[]]>) => T): Promise<T> {
    try {
      let statement = this.statements.get(text);
      if (statement === undefined) this.statements.set(text, (statement = this.handle.prepare<[Param[]]>(text)));
      return Promise.resolve(take(statement));
    } catch (error) {
      return Promise.reject(namedFault(error, this.dialect));
    }
  }
}
