import type {
  AnyRecord, Changes, DigestNews, DueDigest, Examined, Finding, Inbox, LightWalk, LitKind, Receipt, Recipient, StoredAgreement, StoredDocument, StoredFollowUp, StoredObligation, Tx, Unlit,
} from '#libs/engine/ports';
import type { CivilDate, Instant } from '#libs/kernel';
import { LuoshiError } from '#libs/kernel';
import type { Dialect } from './dialect.js';
import { insertDocuments, READ_DOCUMENT, toDocument } from './documents.js';
import type { DocumentRow } from './documents.js';
import { FindingLog } from './finding-log.js';
import { Insert } from './insert.js';
import { LightLog } from './light-log.js';
import { listOf } from './list-of.js';
import { dueDigests, tellNews, writeMails } from './digests.js';
import { SqlInbox } from './inbox.js';
import { writeNotices } from './notices.js';
import { insertMessages, replayMessages } from './outbox.js';
import { RecordChanges } from './record-changes.js';
import { READ_OBLIGATION, toObligation } from './obligation-rows.js';
import type { ObligationRow } from './obligation-rows.js';
import { READ_AGREEMENT, READ_FOLLOW_UP, toAgreement, toFollowUp } from './records.js';
import type { AgreementRow, FollowUpRow } from './records.js';
import { changeReference } from './reference-changes.js';
import type { Param, Sql } from './sql.js';

const insertEntry = new Insert('audit_entry', ['at', 'subject', 'actor', 'outcome', 'body']);
const insertReceipt = new Insert(
  'receipt', ['key', 'fingerprint', 'body', 'at'],
  'on conflict (key) do update set fingerprint = excluded.fingerprint, body = excluded.body, at = excluded.at',
);
const nextSlip = 'insert into slip_counter (office, year, last) values (?, ?, 1) on conflict (office, year) do update set last = slip_counter.last + 1 returning last';

const TABLES = { followUp: 'follow_up', obligation: 'obligation' } as const;

/** A transaction as the engine sees it, on whatever connection the unit of work opened it. */
export class SqlTx implements Tx {
  readonly inbox: Inbox;
  private readonly records: RecordChanges;
  private readonly lights: LightLog;
  private readonly log: FindingLog;

  constructor(
    private readonly sql: Sql,
    private readonly dialect: Dialect,
    readonly referenceVersion: number | null = null,
  ) {
    this.inbox = new SqlInbox(sql);
    this.records = new RecordChanges(sql, dialect);
    this.lights = new LightLog(sql, dialect);
    this.log = new FindingLog(sql);
  }

  async agreement(id: string): Promise<StoredAgreement | undefined> {
    return this.lockAgreement('id = ?', id);
  }

  async followUp(id: string): Promise<{ followUp: StoredFollowUp; agreement: StoredAgreement } | undefined> {
    const agreement = await this.lockAgreement('id = (select agreement from follow_up where id = ?)', id);
    const [row] = await this.sql.rows<FollowUpRow>(`${READ_FOLLOW_UP} where id = ? ${this.dialect.holding}`, [id]);
    return row === undefined || agreement === undefined ? undefined : { followUp: toFollowUp(row), agreement };
  }

  async followUpsOf(agreements: readonly string[]): Promise<StoredFollowUp[]> {
    if (agreements.length === 0) return [];
    const { marks, params } = listOf(agreements);
    const rows = await this.sql.rows<FollowUpRow>(`${READ_FOLLOW_UP} where agreement in ${marks} order by id`, params);
    return rows.map(toFollowUp);
  }

  async obligation(id: string): Promise<{ obligation: StoredObligation; agreement: StoredAgreement } | undefined> {
    const agreement = await this.lockAgreement('id = (select agreement from obligation where id = ?)', id);
    const [row] = await this.sql.rows<ObligationRow>(`${READ_OBLIGATION} where id = ? ${this.dialect.holding}`, [id]);
    return row === undefined || agreement === undefined ? undefined : { obligation: toObligation(row), agreement };
  }

  async obligationsOf(agreements: readonly string[]): Promise<StoredObligation[]> {
    if (agreements.length === 0) return [];
    const { marks, params } = listOf(agreements);
    return (await this.sql.rows<ObligationRow>(`${READ_OBLIGATION} where agreement in ${marks} order by id`, params)).map(toObligation);
  }

  /** Follow-ups and obligations are claimed by their agreements, which are the first lock of every command too. */
  async due(kind: AnyRecord['kind'], at: Instant, limit: number): Promise<AnyRecord[]> {
    if (kind === 'agreement') return this.read(kind, `where due_at <= ? order by due_at, id limit ? ${this.dialect.claiming}`, [at, limit]);
    const claimed = await this.sql.rows<{ id: string }>(
      `select id from agreement where id in (select agreement from ${TABLES[kind]} where due_at <= ? order by due_at, id limit ?) ${this.dialect.claiming}`, [at, limit],
    );
    if (claimed.length === 0) return [];
    const { marks, params } = listOf(claimed.map(({ id }) => id));
    return this.read(kind, `where due_at <= ? and agreement in ${marks} order by due_at, id limit ?`, [at, ...params, limit]);
  }

  async oldObligations(after: string, limit: number): Promise<string[]> {
    const rows = await this.sql.rows<{ agreement: string }>(`select agreement from old_obligations where agreement > ? order by agreement limit ? ${this.dialect.claiming}`, [after, limit]);
    return rows.map(({ agreement }) => agreement);
  }

  async estimated(kind: AnyRecord['kind']): Promise<AnyRecord[]> {
    return this.read(kind, `where estimated = 1 order by id ${this.dialect.holding}`, []);
  }

  async document(id: string): Promise<StoredDocument | undefined> {
    const [row] = await this.sql.rows<DocumentRow>(`${READ_DOCUMENT} where id = ?`, [id]);
    return row === undefined ? undefined : toDocument(row);
  }

  async lastVersion(agreement: string, name: string): Promise<number> {
    const [row] = await this.sql.rows<{ last: number | null }>('select max(version) as last from document where agreement = ? and name = ?', [agreement, name]);
    return row?.last ?? 0;
  }

  async nextSlip(office: string, year: number): Promise<number> {
    const [row] = await this.sql.rows<{ last: number }>(nextSlip, [office, year]);
    return row?.last ?? 0;
  }

  async lastEntry(subject: string): Promise<Instant> {
    const [row] = await this.sql.rows<{ at: number | string }>('select at from audit_entry where subject = ? order by seq desc limit 1', [subject]);
    return Number(row?.at ?? 0);
  }

  async receipt(key: string): Promise<Receipt | undefined> {
    const { holdKey } = this.dialect;
    if (holdKey !== null) {
      // Its first use may be under way in another process, whose receipt cannot be seen yet.
      const [held] = await this.sql.rows<{ free: boolean }>(holdKey.text, holdKey.params(key));
      if (held?.free !== true) throw new LuoshiError('idempotency.key_running', 'A request with this Idempotency-Key is still running.');
    }
    const [row] = await this.sql.rows<Receipt>('select key, fingerprint, body, at from receipt where key = ?', [key]);
    return row === undefined ? undefined : { ...row, at: Number(row.at) };
  }

  forgetReceipts(before: Instant, limit: number): Promise<number> {
    return this.sql.change('delete from receipt where key in (select key from receipt where at < ? order by at limit ?)', [before, limit]);
  }

  replay(at: Instant, id?: string): Promise<number> {
    return replayMessages(this.sql, at, id);
  }

  dueDigests(at: Instant, limit: number): Promise<DueDigest[]> {
    return dueDigests(this.sql, this.dialect, at, limit);
  }

  tellNews(person: Pick<Recipient, 'id' | 'office'>, since: Instant, mail: string, limit: number): Promise<DigestNews> {
    return tellNews(this.sql, person, since, mail, limit);
  }

  lightWalk(day: CivilDate, at: Instant): Promise<LightWalk | undefined> {
    return this.lights.walk(day, at);
  }

  unlit(kind: LitKind, after: string, limit: number): Promise<Unlit[]> {
    return this.lights.unlit(kind, after, limit);
  }

  examine(which: Parameters<Tx['examine']>[0]): Promise<Examined> {
    return this.log.examine(which);
  }

  findings(code: string, agreements: readonly string[]): Promise<Finding[]> {
    return this.log.findings(code, agreements);
  }

  async record({ records, entries, reference, receipt, messages, notices, receipts, readings, documents, lights, findings, checked, replanned, ...mail }: Changes): Promise<void> {
    await this.records.write(records);
    await insertEntry.run(this.sql, entries.map((entry) => [entry.at, entry.subject, entry.actor, entry.outcome, entry.body]));
    for (const change of reference ?? []) await changeReference(this.sql, change);
    if (reference !== undefined && reference.length > 0) await this.countReference();
    await writeNotices(this.sql, { notices, receipts, readings });
    if (documents !== undefined) await insertDocuments(this.sql, documents);
    await writeMails(this.sql, mail);
    if (messages !== undefined) await insertMessages(this.sql, messages);
    if (lights !== undefined) await this.lights.write(lights.told, lights.walk);
    if (findings !== undefined) await this.log.write(findings);
    if (checked !== undefined) await this.log.note(checked);
    for (const agreement of replanned ?? []) await this.sql.change('delete from old_obligations where agreement = ?', [agreement]);
    if (receipt) await insertReceipt.run(this.sql, [[receipt.key, receipt.fingerprint, receipt.body, receipt.at]]);
  }

  private async countReference(): Promise<void> {
    const { announceReference } = this.dialect;
    await this.sql.change('update reference_version set version = version + 1');
    if (announceReference !== null) await this.sql.rows(announceReference);
  }

  private async lockAgreement(where: string, id: string): Promise<StoredAgreement | undefined> {
    const [row] = await this.sql.rows<AgreementRow>(`${READ_AGREEMENT} where ${where} ${this.dialect.holding}`, [id]);
    return row === undefined ? undefined : this.records.saw(toAgreement(row));
  }

  private async read(kind: AnyRecord['kind'], rest: string, params: Param[]): Promise<AnyRecord[]> {
    if (kind === 'obligation') return (await this.sql.rows<ObligationRow>(`${READ_OBLIGATION} ${rest}`, params)).map(toObligation);
    if (kind === 'followUp') return (await this.sql.rows<FollowUpRow>(`${READ_FOLLOW_UP} ${rest}`, params)).map(toFollowUp);
    return (await this.sql.rows<AgreementRow>(`${READ_AGREEMENT} ${rest}`, params)).map((row) => this.records.saw(toAgreement(row)));
  }
}
