import type { Changes, DigestNews, DueDigest, Notice, Recipient } from '#libs/engine/ports';
import type { Instant } from '#libs/kernel';
import type { Dialect } from './dialect.js';
import { Insert } from './insert.js';
import { listOf } from './list-of.js';
import type { Sql } from './sql.js';

const insertMail = new Insert('mail', ['id', 'recipient', 'kind', 'at']);
const insertTold = new Insert('notice_mail', ['record', 'version', 'office', 'recipient', 'mail']);
const wake = 'update digest set due_at = ? where recipient = ? and due_at is null';
const turn = 'update digest set due_at = ?, last_at = coalesce(?, last_at) where recipient = ?';

type NoticeRow = Omit<Notice, 'at'> & { at: number | string };

/** The digests that are due, claimed like records. */
export async function dueDigests(sql: Sql, dialect: Dialect, at: Instant, limit: number): Promise<DueDigest[]> {
  const rows = await sql.rows<{ recipient: string; dueAt: number | string; lastAt: number | string | null }>(
    `select recipient, due_at as "dueAt", last_at as "lastAt" from digest where due_at <= ? order by due_at, recipient limit ? ${dialect.claiming}`, [at, limit],
  );
  return rows.map(({ recipient, dueAt, lastAt }) => ({ recipient, dueAt: Number(dueAt), lastAt: lastAt === null ? null : Number(lastAt) }));
}

/** What no mail has told this person yet, and what one told that did not arrive, is told by this one. In order of its key: a row beside the one before. */
export async function tellNews(sql: Sql, { id, office }: Pick<Recipient, 'id' | 'office'>, since: Instant, mail: string, limit: number): Promise<DigestNews> {
  const [waiting] = await sql.rows<{ id: string }>("select id from mail where recipient = ? and delivered_at is null and kind = 'digest' order by id desc limit 1", [id]);
  if (waiting !== undefined) await sql.change('update notice_mail set mail = ? where mail = ?', [mail, waiting.id]);
  await sql.change(
    `insert into notice_mail (record, version, office, recipient, mail) select record, version, office, ?, ? from notice where office = ? and at >= ?
       and not exists (select 1 from notice_mail as told where told.record = notice.record and told.version = notice.version and told.office = notice.office and told.recipient = ?)
     order by record, version`, [id, mail, office, since, id],
  );
  const [{ n } = { n: 0 }] = await sql.rows<{ n: number | string }>('select count(*) as n from notice_mail where mail = ?', [mail]);
  const latest = await sql.rows<NoticeRow>(
    `select record, version, office, kind, agreement, at from notice where office = ?
       and exists (select 1 from notice_mail as told where told.record = notice.record and told.version = notice.version and told.office = notice.office and told.recipient = ? and told.mail = ?)
     order by at desc, record desc, version desc limit ?`, [office, id, mail, limit],
  );
  return { count: Number(n), latest: latest.map((row) => ({ ...row, at: Number(row.at) })), replaces: waiting?.id ?? null };
}

/** Writes the mail that is planned, which takes the place of what it replaces, and when each person's digest is due. */
export async function writeMails(sql: Sql, { mails = [], digests = [], digestsTurned = false }: Pick<Changes, 'mails' | 'digests' | 'digestsTurned'>): Promise<void> {
  for (const { replaces } of mails) {
    if (replaces === null) continue;
    await sql.change('delete from mail where id = ?', [replaces]);
    await sql.change('delete from outbox where id = ?', [replaces]);
  }
  await insertMail.run(sql, mails.map(({ id, recipient, kind, at }) => [id, recipient, kind, at]));
  await insertTold.run(sql, mails.flatMap(({ id, recipient, notices }) => notices.map(({ record, version, office }) => [record, version, office, recipient, id])));
  if (digestsTurned) for (const { recipient, dueAt, lastAt = null } of digests) await sql.change(turn, [dueAt, lastAt, recipient]);
  else await wakeAll(sql, digests);
}

/** Only those that sleep are written: whoever is told again and again costs a look, and nobody waits for somebody else's row. */
async function wakeAll(sql: Sql, digests: NonNullable<Changes['digests']>): Promise<void> {
  if (digests.length === 0) return;
  const { marks, params } = listOf(digests.map(({ recipient }) => recipient));
  const asleep = new Set((await sql.rows<{ recipient: string }>(`select recipient from digest where due_at is null and recipient in ${marks}`, params)).map(({ recipient }) => recipient));
  for (const { recipient, dueAt } of digests) if (asleep.has(recipient)) await sql.change(wake, [dueAt, recipient]);
}
