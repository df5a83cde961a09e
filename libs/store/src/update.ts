import { Answers } from './answers.js';
import type { Param, Sql } from './sql.js';

/** A row to change, and the version it must stand at. */
export interface Change {
  id: string;
  expected: number;
  values: readonly Param[];
}

/** Rows a statement takes, largest first. Few sizes, so that each text is compiled once. */
const SIZES = [50, 10] as const;

/**
 * Updates rows of one table where their version is the one expected.
 *
 *   one    `update … set … where id = ? and version = ?`, a row a statement
 *   many   `update … from (values …)`, where a statement is a way to a server and back
 */
export class Update {
  private readonly one: string;
  private readonly many: ReadonlyMap<number, string>;

  /** `types` tells the type of each column: a row of values alone would be a row of texts. */
  constructor(table: string, columns: readonly string[], types: (column: string) => string) {
    const named = ['id', 'expected', ...columns];
    const cast = named.map((column) => `cast(? as ${types(column)})`).join(', ');
    const rest = `, (${named.map(() => '?').join(', ')})`;
    this.one = `update ${table} set ${columns.map((column) => `${column} = ?`).join(', ')} where id = ? and version = ?`;
    const set = columns.map((column) => `${column} = fresh.${column}`).join(', ');
    const text = (size: number): string =>
      `update ${table} as stored set ${set} from (values (${cast})${rest.repeat(size - 1)}) as fresh (${named.join(', ')}) where stored.id = fresh.id and stored.version = fresh.expected returning stored.id`;
    this.many = new Map(SIZES.map((size) => [size, text(size)]));
  }

  /** Returns the first change whose row was not at its version; undefined when all were made. */
  async run<C extends Change>(sql: Sql, changes: readonly C[]): Promise<C | undefined> {
    const answers = new Answers<C | undefined>(sql);
    let from = 0;
    for (const size of sql.remote ? SIZES : []) {
      for (; changes.length - from >= size; from += size) await answers.add(this.together(sql, this.many.get(size) ?? '', changes.slice(from, from + size)));
    }
    for (const change of changes.slice(from)) await answers.add(this.alone(sql, change));
    return (await answers.all()).find((refused) => refused !== undefined);
  }

  private async alone<C extends Change>(sql: Sql, change: C): Promise<C | undefined> {
    const { id, expected, values } = change;
    return (await sql.change(this.one, [...values, id, expected])) === 1 ? undefined : change;
  }

  private async together<C extends Change>(sql: Sql, text: string, changes: readonly C[]): Promise<C | undefined> {
    const params: Param[] = [];
    for (const { id, expected, values } of changes) params.push(id, expected, ...values);
    const rows = await sql.rows<{ id: string }>(text, params);
    if (rows.length === changes.length) return undefined;
    const made = new Set(rows.map(({ id }) => id));
    return changes.find(({ id }) => !made.has(id)) ?? changes.at(-1);
  }
}
