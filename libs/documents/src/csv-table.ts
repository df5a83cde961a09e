import { parse } from 'csv-parse/sync';
import type { Fault } from '#libs/kernel';

/** A row of a table by the names of its columns; `row` counts the rows below the header from 1. */
export type TableRow = Record<string, string> & { row: number };

/** Reads a csv with a header row. All cells are text: a code keeps its leading zeros. */
export function readCsv(text: string, columns: readonly string[]): { rows: TableRow[]; faults: Fault[] } {
  try {
    const [header = [], ...lines]: string[][] = parse(text, { bom: true, skip_empty_lines: true });
    const missing = columns.filter((column) => !header.includes(column));
    if (missing.length > 0) {
      return { rows: [], faults: missing.map((column) => ({ row: 0, column, code: 'table.column_missing', message: `The table has no column '${column}'.` })) };
    }
    return { rows: lines.map((line, index) => ({ ...Object.fromEntries(header.map((name, at) => [name, line[at] ?? ''])), row: index + 1 }) as TableRow), faults: [] };
  } catch (error) {
    return { rows: [], faults: [{ row: 0, column: '', code: 'table.unreadable', message: `The csv cannot be read: ${(error as Error).message}` }] };
  }
}
