import type { Notice, NoticeFilter, NoticeKey, NoticeReading, NoticeReceipt, Page, PageRequest, StoredNotice, ToldByMail } from '#libs/engine/ports';
import { fromCursor, pageOf, rowsFor } from './cursor.js';
import { Where } from './filters.js';
import { Insert } from './insert.js';
import { listOf } from './list-of.js';
import type { Sql } from './sql.js';

const insertNotice = new Insert('notice', ['record', 'version', 'office', 'kind', 'agreement', 'at']);
const insertReading = new Insert('notice_reader', ['record', 'version', 'office', 'actor', 'at'], 'on conflict (record, version, office, actor) do nothing');
const giveReceipt = (kinds: string): string => `update notice set receipt_at = ?, receipt_by = ? where record = ? and office = ? and receipt_at is null and kind in ${kinds}`;
const READ = 'select record, version, office, kind, agreement, at, receipt_at as "receiptAt", receipt_by as "receiptBy" from notice';
const ONE = 'record = ? and version = ? and office = ?';

type NoticeRow = Omit<Notice, 'at'> & { at: number | string; receiptAt: number | string | null; receiptBy: string | null };
type MailRow = Omit<ToldByMail, 'at' | 'deliveredAt' | 'givenUp'> & { record: string; version: number; at: number | string; deliveredAt: number | string | null; state: string | null };
interface ReaderRow {
  record: string;
  version: number;
  actor: string;
  at: number | string;
}

/** Writes the notices of a transaction in it, with what becomes of those written before. */
export async function writeNotices(sql: Sql, { notices = [], receipts = [], readings = [] }: { notices?: readonly Notice[] | undefined; receipts?: readonly NoticeReceipt[] | undefined; readings?: readonly NoticeReading[] | undefined }): Promise<void> {
  for (const { record, office, kinds, at, by } of receipts) {
    const { marks, params } = listOf(kinds);
    await sql.change(giveReceipt(marks), [at, by, record, office, ...params]);
  }
  await insertNotice.run(sql, notices.map(({ record, version, office, kind, agreement, at }) => [record, version, office, kind, agreement, at]));
  await insertReading.run(sql, readings.map(({ notice, actor, at }) => [notice.record, notice.version, notice.office, actor, at]));
}

export async function readNotice(sql: Sql, { record, version, office }: NoticeKey): Promise<StoredNotice | undefined> {
  const rows = await sql.rows<NoticeRow>(`${READ} where ${ONE}`, [record, version, office]);
  return (await withReaders(sql, office, rows))[0];
}

/** The notices to an office, the latest first: an order that no later notice disturbs for whoever walks on from a page. */
export async function noticesTo(sql: Sql, office: string, filter: NoticeFilter, { cursor, limit }: PageRequest): Promise<Page<StoredNotice>> {
  const where = (): Where => {
    const made = new Where().and('office = ?', office);
    if (filter.record !== undefined) made.and('record = ?', filter.record);
    if (filter.unreadBy !== undefined) {
      made.and('not exists (select 1 from notice_reader as reader where reader.record = notice.record and reader.version = notice.version and reader.office = notice.office and reader.actor = ?)', filter.unreadBy);
    }
    return made;
  };
  const after = fromCursor(cursor, ['number', 'string', 'number']);
  const rest = after === null ? where() : where().and('(at, record, version) < (?, ?, ?)', ...after.key);
  const rows = await sql.rows<NoticeRow>(`${READ} ${rest.text} order by at desc, record desc, version desc limit ?`, [...rest.params, rowsFor(limit)]);
  const page = pageOf(rows, limit, after?.total ?? (await countOf(sql, where())), (row) => [Number(row.at), row.record, row.version], (row) => row);
  return { ...page, items: await withReaders(sql, office, page.items) };
}

async function countOf(sql: Sql, { text, params }: Where): Promise<number> {
  const [counted] = await sql.rows<{ n: number | string }>(`select count(*) as n from notice ${text}`, params);
  return Number(counted?.n ?? 0);
}

async function withReaders(sql: Sql, office: string, rows: readonly NoticeRow[]): Promise<StoredNotice[]> {
  const { marks, params } = listOf([...new Set(rows.map(({ record }) => record))]);
  const readers = await sql.rows<ReaderRow>(`select record, version, actor, at from notice_reader where office = ? and record in ${marks} order by at, actor`, [office, ...params]);
  const mails = await sql.rows<MailRow>(
    `select told.record, told.version, told.recipient, mail.kind, mail.at, mail.delivered_at as "deliveredAt", outbox.state
     from notice_mail as told join mail on mail.id = told.mail left join outbox on outbox.id = told.mail where told.office = ? and told.record in ${marks} order by mail.id`, [office, ...params],
  );
  return rows.map(({ receiptAt, receiptBy, ...row }) => ({
    ...row, at: Number(row.at),
    receipt: receiptAt === null || receiptBy === null ? null : { at: Number(receiptAt), by: receiptBy },
    readers: readers.filter(({ record, version }) => record === row.record && version === row.version).map(({ actor, at }) => ({ actor, at: Number(at) })),
    mails: mails.filter(({ record, version }) => record === row.record && version === row.version)
      .map(({ recipient, kind, at, deliveredAt, state }) => ({ recipient, kind, at: Number(at), deliveredAt: deliveredAt === null ? null : Number(deliveredAt), givenUp: state === 'dead' })),
  }));
}
