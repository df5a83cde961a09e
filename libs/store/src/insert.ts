import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { Answers } from './answers.js';
import type { Param, Sql } from './sql.js';

/** After so many rows of one call the event loop gets a turn: a ledger may bring tens of thousands. */
const TURN = 500;

/** Rows a statement takes, largest first. Few sizes, so that each text is compiled once. */
const SIZES = [50, 10, 1] as const;

/** Inserts rows into one table, many a statement, in the order given. */
export class Insert {
  private readonly texts: ReadonlyMap<number, string>;

  /** `tail` ends the statement: what to do on conflict. `given` stands before the values. */
  constructor(
    table: string,
    readonly columns: readonly string[],
    tail = '',
    given = '',
  ) {
    const row = `(${columns.map(() => '?').join(', ')})`;
    this.texts = new Map(SIZES.map((size) => [size, `insert into ${table} (${columns.join(', ')}) ${given} values ${Array<string>(size).fill(row).join(', ')} ${tail}`]));
  }

  /** Returns how many rows were inserted or changed. `onFault` is told of the rows of a statement that failed, and throws. */
  async run(sql: Sql, rows: readonly (readonly Param[])[], onFault?: (error: unknown, from: number, to: number) => never): Promise<number> {
    const answers = new Answers<number>(sql);
    let from = 0;
    for (const size of SIZES) {
      const text = this.texts.get(size) ?? '';
      while (rows.length - from >= size) {
        const [first, behind] = [from, from + size];
        const params = size === 1 ? (rows[first] ?? []) : inOne(rows, first, behind);
        const answer = sql.change(text, params);
        await answers.add(onFault === undefined ? answer : answer.catch((error: unknown) => onFault(error, first, behind)));
        from = behind;
        if (from % TURN === 0) await turnOfTheLoop();
      }
    }
    return (await answers.all()).reduce((sum, changed) => sum + changed, 0);
  }
}

function inOne(rows: readonly (readonly Param[])[], from: number, to: number): Param[] {
  const params: Param[] = [];
  for (let index = from; index < to; index++) for (const value of rows[index] ?? []) params.push(value);
  return params;
}
