import type { Message, OfChannels, Outbox, OutboxCounts, OutgoingMessage, Page, PageRequest } from '#libs/engine/ports';
import type { Instant } from '#libs/kernel';
import { fromCursor, pageOf, rowsFor } from './cursor.js';
import type { Dialect } from './dialect.js';
import { Where } from './filters.js';
import { Insert } from './insert.js';
import { listOf } from './list-of.js';
import type { Sql } from './sql.js';
import type { Write } from './sweep-log.js';

const insertMessage = new Insert('outbox', ['id', 'channel', 'body', 'at', 'state', 'attempts', 'next_at', 'trace']);
const READ = 'select id, channel, body, at, state, attempts, next_at as "nextAt", last_error as "lastError", trace from outbox';

type Row = Omit<OutgoingMessage, 'at' | 'nextAt' | 'body'> & { at: number | string; nextAt: number | string; body: unknown };

/** Plans messages in the transaction of what they tell. */
export async function insertMessages(sql: Sql, messages: readonly Message[]): Promise<void> {
  await insertMessage.run(sql, messages.map(({ id, channel, body, at, notBefore = at, trace = null }) => [id, channel, JSON.stringify(body), at, 'waiting', 0, notBefore, trace]));
}

/** Lets those given up wait again, all or one; what was wrong the last time is told until the next. */
export function replayMessages(sql: Sql, at: Instant, id?: string): Promise<number> {
  const again = "update outbox set state = 'waiting', attempts = 0, next_at = ? where state = 'dead'";
  return id === undefined ? sql.change(again, [at]) : sql.change(`${again} and id = ?`, [at, id]);
}

/** The messages that wait. A delivered one leaves no row: the audit trail tells what it told. */
export class SqlOutbox implements Outbox {
  constructor(
    private readonly write: Write,
    private readonly reader: Sql,
    private readonly dialect: Dialect,
  ) {}

  async claim(now: Instant, limit: number, until: Instant, of?: OfChannels): Promise<OutgoingMessage[]> {
    // Without a transaction where there is nothing: this is asked every few seconds.
    const next = await this.nextAt(of);
    if (next === null || next > now) return [];
    return this.write(async (sql) => {
      const where = waitingIn(of).and('next_at <= ?', now);
      const rows = await sql.rows<Row>(`${READ} ${where.text} order by next_at, id limit ? ${this.dialect.claiming}`, [...where.params, limit]);
      const { marks, params } = listOf(rows.map(({ id }) => id));
      await sql.change(`update outbox set next_at = ? where id in ${marks}`, [until, ...params]);
      return rows.map(toMessage);
    });
  }

  async find(id: string): Promise<OutgoingMessage | undefined> {
    const [row] = await this.reader.rows<Row>(`${READ} where id = ?`, [id]);
    return row === undefined ? undefined : toMessage(row);
  }

  async delivered(id: string, at: Instant): Promise<void> {
    await this.write(async (sql) => {
      await sql.change('update mail set delivered_at = ? where id = ? and delivered_at is null', [at, id]);
      await sql.change('delete from outbox where id = ?', [id]);
    });
  }

  async postponed(id: string, until: Instant): Promise<void> {
    await this.write((sql) => sql.change("update outbox set next_at = ? where id = ? and state = 'waiting'", [until, id]));
  }

  async failed(id: string, error: string, nextAt: Instant | null): Promise<void> {
    const [state, next] = nextAt === null ? ['dead', 0] : ['waiting', nextAt];
    await this.write((sql) => sql.change("update outbox set attempts = attempts + 1, last_error = ?, state = ?, next_at = ? where id = ? and state = 'waiting'", [error.slice(0, 500), state, next, id]));
  }

  async nextAt(of?: OfChannels): Promise<Instant | null> {
    const where = waitingIn(of);
    const [row] = await this.reader.rows<{ at: number | string | null }>(`select min(next_at) as at from outbox ${where.text}`, where.params);
    return row?.at == null ? null : Number(row.at);
  }

  async counts(): Promise<OutboxCounts> {
    const rows = await this.reader.rows<{ state: string; n: number | string; oldest: number | string }>('select state, count(*) as n, min(at) as oldest from outbox group by state');
    const of = (state: string): (typeof rows)[number] | undefined => rows.find((row) => row.state === state);
    const waiting = of('waiting');
    return { waiting: Number(waiting?.n ?? 0), oldest: waiting === undefined ? null : Number(waiting.oldest), dead: Number(of('dead')?.n ?? 0) };
  }

  /** By id: by the time they were planned. */
  async dead({ cursor, limit }: PageRequest): Promise<Page<OutgoingMessage>> {
    const after = fromCursor(cursor, ['string']);
    const where = new Where().and("state = 'dead'");
    if (after !== null) where.and('id > ?', ...after.key);
    const total = after?.total ?? (await this.counts()).dead;
    const rows = await this.reader.rows<Row>(`${READ} ${where.text} order by id limit ?`, [...where.params, rowsFor(limit)]);
    return pageOf(rows, limit, total, (row) => [row.id], toMessage);
  }
}

function waitingIn({ only, but = [] }: OfChannels = {}): Where {
  const where = new Where().and("state = 'waiting'");
  if (only !== undefined) where.and('channel = ?', only);
  for (const channel of but) where.and('channel <> ?', channel);
  return where;
}

function toMessage(row: Row): OutgoingMessage {
  return { ...row, body: (typeof row.body === 'string' ? JSON.parse(row.body) : row.body) as object, at: Number(row.at), nextAt: Number(row.nextAt) };
}
