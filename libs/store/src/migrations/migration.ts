import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect } from '../dialect.js';

/** One step of the schema, forward only. Each statement may be run again without harm. */
export interface Migration {
  /** Its place, from 1. */
  number: number;
  name: string;
  /**
   * Whether code that does not know the step may not work on the database: it would misread what is there, or write what
   * is not right any more. A step that only adds what older code need not know (an index, a table that triggers keep) is
   * not. It is part of the name that the database remembers, so it never changes once the step was released.
   */
  breaking: boolean;
  statements(dialect: Dialect): string[];
  /** Columns that come to tables that are there, after the statements. */
  columns?(dialect: Dialect): { table: string; column: string; type: string }[];
  /** What needs those columns; as repeatable as the statements. */
  afterColumns?(dialect: Dialect): string[];
}

/** What a step that breaks nothing has in its name: older code, which knows nothing else of it, reads it there. */
const COMPATIBLE = '/compatible';

/** The name under which a database remembers that the step was taken: TypeORM orders steps by the 13 digits at its end. */
export function recordedName({ number, name, breaking }: Pick<Migration, 'number' | 'name' | 'breaking'>): string {
  return `${name}${breaking ? '' : COMPATIBLE}${String(number).padStart(13, '0')}`;
}

/** Whether code that does not know a step may work beside it. A name that says nothing of it is a breaking one. */
export function isCompatible(recorded: string): boolean {
  return recorded.slice(0, -13).endsWith(COMPATIBLE);
}

/** The step as TypeORM's runner takes it. */
export function runnable(migration: Migration, dialect: Dialect): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = recordedName(migration);

    async up(runner: QueryRunner): Promise<void> {
      for (const statement of migration.statements(dialect)) await runner.query(statement);
      // Not every database can add a column where it is missing.
      for (const { table, column, type } of migration.columns?.(dialect) ?? []) {
        if (!(await runner.hasColumn(table, column))) await runner.query(`alter table ${table} add column ${column} ${type}`);
      }
      for (const statement of migration.afterColumns?.(dialect) ?? []) await runner.query(statement);
    }

    down(): Promise<void> {
      return Promise.reject(new Error('The schema moves forward only. Restore a backup instead.'));
    }
  };
}
