import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect } from '../dialect.js';

/** One step of the schema, forward only. Each statement may be run again without harm. */
export interface Migration {
  /** Its place, from 1. */
  number: number;
  name: string;
  statements(dialect: Dialect): string[];
  /** Columns that come to tables that are there, after the statements. */
  columns?(dialect: Dialect): { table: string; column: string; type: string }[];
}

/** The name under which a database remembers that the step was taken: TypeORM orders steps by the 13 digits at its end. */
export function recordedName({ number, name }: Migration): string {
  return `${name}${String(number).padStart(13, '0')}`;
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
    }

    down(): Promise<void> {
      return Promise.reject(new Error('The schema moves forward only. Restore a backup instead.'));
    }
  };
}
