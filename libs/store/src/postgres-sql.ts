import type { ClientBase, Pool, QueryResult } from 'pg';
import { postgresFault } from './postgres-faults.js';
import type { Param, Sql } from './sql.js';

/** A text as PostgreSQL takes it, and the name under which a connection keeps it prepared. */
interface Prepared {
  name: string;
  text: string;
}

const known = new Map<string, Prepared>();

/** `?` becomes `$1`, `$2`, … outside of quoted texts. */
function prepared(text: string): Prepared {
  let statement = known.get(text);
  if (statement === undefined) {
    let count = 0;
    const numbered = text.replace(/'[^']*'|\?/g, (part) => (part === '?' ? `$${++count}` : part));
    known.set(text, (statement = { name: `luoshi ${known.size + 1}`, text: numbered }));
  }
  return statement;
}

/** Statements on a connection, or on any connection of a pool. */
export class PostgresSql implements Sql {
  readonly remote = true;

  constructor(private readonly on: ClientBase | Pool) {}

  async rows<T>(text: string, params: readonly Param[] = []): Promise<T[]> {
    return (await this.send(text, params)).rows as T[];
  }

  async change(text: string, params: readonly Param[] = []): Promise<number> {
    return (await this.send(text, params)).rowCount ?? 0;
  }

  private async send(text: string, params: readonly Param[]): Promise<QueryResult> {
    try {
      return await this.on.query({ ...prepared(text), values: params as Param[] });
    } catch (error) {
      throw postgresFault(error);
    }
  }
}
