import type {
  AgreementFilter, AgreementLink, AgreementOrder, AnyRecord, Breakdown, BreakdownRequest, CheckRun, ContentPart, Finding, FindingFilter, FollowUpFilter, JointOfficeRow, LightFilter, LightRun, LitKind, ObligationFilter, Page, PageRequest, Reads, RecordKind,
  Severity, SignedNotImplemented, Standing, StandingRequest, StoredAgreement, StoredDocument, StoredEntry, StoredFollowUp, StoredLight, StoredObligation, SweepRun,
} from '#libs/engine/ports';
import type { CivilDate, Instant } from '#libs/kernel';
import { fromCursor, pageOf, rowsFor } from './cursor.js';
import { agreementsInOrder } from './agreement-order.js';
import type { Dialect } from './dialect.js';
import { contentOf, READ_DOCUMENT, toDocument } from './documents.js';
import type { DocumentRow } from './documents.js';
import { agreementWhere, followUpWhere, LITERALLY, literally, obligationWhere, Where } from './filters.js';
import { FindingList } from './finding-list.js';
import { breakdown } from './breakdown.js';
import { LightList } from './light-list.js';
import { listOf } from './list-of.js';
import { READ_OBLIGATION, toObligation } from './obligation-rows.js';
import type { ObligationRow } from './obligation-rows.js';
import { READ_AGREEMENT, READ_FOLLOW_UP, toAgreement, toFollowUp } from './records.js';
import type { AgreementRow, FollowUpRow } from './records.js';
import { BY_SIGNING, SignedList } from './signed-list.js';
import type { Sql } from './sql.js';
import { standing } from './standing.js';

/** Ids asked for in one statement; a power of 4, as `listOf` fills up to one. */
const ASKED_AT_ONCE = 256;

/** The tables of the records that timers run on. */
const RECORD_TABLES = ['agreement', 'obligation', 'follow_up'] as const;

/**
 * Reads on connections of their own, which see what is committed and nothing else. Lists and counts may come from
 * `lists`, which may lag; a record, its history and what is due never do: who has just written reads what he wrote.
 * Agreements and follow-ups are listed by id (those made here: by the time they were made), entries as they were
 * written: orders that no change of a record disturbs, so that a walk over all pages loses and repeats nothing.
 */
export class SqlReads implements Reads {
  private readonly signed: SignedList;
  private readonly lit: LightList;
  private readonly found: FindingList;

  constructor(
    private readonly sql: Sql,
    private readonly dialect: Dialect,
    private readonly lists: Sql = sql,
  ) {
    this.signed = new SignedList(lists);
    this.lit = new LightList(lists);
    this.found = new FindingList(lists);
  }

  async agreement(id: string): Promise<StoredAgreement | undefined> {
    const [row] = await this.sql.rows<AgreementRow>(`${READ_AGREEMENT} where id = ?`, [id]);
    return row === undefined ? undefined : toAgreement(row);
  }

  async agreements(filter: AgreementFilter, page: PageRequest, order?: AgreementOrder): Promise<Page<StoredAgreement>> {
    const where = (): Where => agreementWhere(filter, this.dialect);
    if (order === undefined) return this.byId('agreement', READ_AGREEMENT, where, page, toAgreement);
    return agreementsInOrder(this.lists, where, order, page, () => count(this.lists, 'agreement', where()));
  }

  async followUp(id: string): Promise<StoredFollowUp | undefined> {
    const [row] = await this.sql.rows<FollowUpRow>(`${READ_FOLLOW_UP} where id = ?`, [id]);
    return row === undefined ? undefined : toFollowUp(row);
  }

  async followUps(filter: FollowUpFilter, page: PageRequest): Promise<Page<StoredFollowUp>> {
    return this.byId('follow_up', READ_FOLLOW_UP, () => followUpWhere(filter), page, toFollowUp);
  }

  async obligation(id: string): Promise<StoredObligation | undefined> {
    const [row] = await this.sql.rows<ObligationRow>(`${READ_OBLIGATION} where id = ?`, [id]);
    return row === undefined ? undefined : toObligation(row);
  }

  async obligations(filter: ObligationFilter, page: PageRequest): Promise<Page<StoredObligation>> {
    return this.byId('obligation', READ_OBLIGATION, () => obligationWhere(filter), page, toObligation);
  }

  async document(id: string): Promise<StoredDocument | undefined> {
    const [row] = await this.sql.rows<DocumentRow>(`${READ_DOCUMENT} where id = ?`, [id]);
    return row === undefined ? undefined : toDocument(row);
  }

  /** Of one agreement, read where they are written: who has just uploaded sees it. */
  async documents(agreement: string | null, page: PageRequest): Promise<Page<StoredDocument>> {
    const where = (): Where => (agreement === null ? new Where() : new Where().and('agreement = ?', agreement));
    return this.byId('document', READ_DOCUMENT, where, page, toDocument, agreement === null ? this.lists : this.sql);
  }

  documentContent(id: string): AsyncIterable<ContentPart> {
    return contentOf(this.sql, id);
  }

  async countByState(): Promise<Record<string, number>> {
    // Grouped by the stage too: that is the index, read without its table.
    const rows = await this.lists.rows<{ state: string; n: number | string }>(`select stage, state, count(*) as n from agreement group by stage, ${BY_SIGNING}, state`);
    const counts: Record<string, number> = {};
    for (const { state, n } of rows) counts[state] = (counts[state] ?? 0) + Number(n);
    return counts;
  }

  async signedNotImplemented(page: PageRequest): Promise<Page<SignedNotImplemented>> {
    return this.signed.page(page);
  }

  async standing(request: StandingRequest): Promise<Standing> {
    return standing(this.lists, await this.countByState(), request);
  }

  async breakdown(request: BreakdownRequest): Promise<Breakdown> {
    return breakdown(this.lists, request);
  }

  async lastEntry(): Promise<number> {
    const [row] = await this.lists.rows<{ seq: number | string | null }>('select max(seq) as seq from audit_entry');
    return Number(row?.seq ?? 0);
  }

  async entries(subject: string | null, page: PageRequest): Promise<Page<StoredEntry>> {
    return this.entriesWhere(subject === null ? this.lists : this.sql, () => (subject === null ? new Where() : new Where().and('subject = ?', subject)), page);
  }

  async entriesAmong(subjects: readonly string[], page: PageRequest): Promise<Page<StoredEntry>> {
    return this.entriesWhere(this.sql, () => new Where().among('subject', subjects), page);
  }

  /** An id stands in a body as it is; the entries of the agreements are few. */
  async entriesOf(record: string, agreements: readonly string[], page: PageRequest): Promise<Page<StoredEntry>> {
    return this.entriesWhere(this.sql, () => new Where().among('subject', agreements).and(`body like ? ${LITERALLY}`, `%"id":"${literally(record)}"%`), page);
  }

  private async entriesWhere(sql: Sql, where: () => Where, page: PageRequest): Promise<Page<StoredEntry>> {
    const after = fromCursor(page.cursor, ['number']);
    const total = after?.total ?? (await count(sql, 'audit_entry', where()));
    const rest = after === null ? where() : where().and('seq > ?', ...after.key);
    const rows = await sql.rows<StoredEntry>(
      `select seq, at, subject, actor, outcome, body from audit_entry ${rest.text} order by seq limit ?`, [...rest.params, rowsFor(page.limit)],
    );
    return pageOf(rows, page.limit, total, (row) => [Number(row.seq)], (row) => ({ ...row, seq: Number(row.seq), at: Number(row.at) }));
  }

  async hasOldObligations(): Promise<boolean> {
    return (await this.sql.rows('select 1 as one from old_obligations limit 1')).length > 0;
  }

  async nextDue(): Promise<Instant | null> {
    const first = RECORD_TABLES.map((table) => `select min(due_at) as at from ${table} where due_at is not null`).join(' union all ');
    const rows = await this.sql.rows<{ at: number | string | null }>(first);
    const pending = rows.flatMap(({ at }) => (at === null ? [] : [Number(at)]));
    return pending.length === 0 ? null : Math.min(...pending);
  }

  async countDue(at: Instant): Promise<number> {
    const due = (): Where => new Where().and('due_at <= ?', at);
    let all = 0;
    for (const table of RECORD_TABLES) all += await count(this.sql, table, due());
    return all;
  }

  async partyCodes(): Promise<string[]> {
    const rows = await this.sql.rows<{ government: string }>('select distinct government from agreement_party order by government');
    return rows.map((row) => row.government);
  }

  async existing(ids: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (let from = 0; from < ids.length; from += ASKED_AT_ONCE) {
      const { marks, params } = listOf(ids.slice(from, from + ASKED_AT_ONCE));
      const rows = await this.sql.rows<{ id: string }>(`select id from agreement where id in ${marks} order by id`, params);
      found.push(...rows.map((row) => row.id));
    }
    return found;
  }

  async firstEntries(ids: readonly string[]): Promise<Pick<StoredEntry, 'subject' | 'body'>[]> {
    const found: Pick<StoredEntry, 'subject' | 'body'>[] = [];
    for (let from = 0; from < ids.length; from += ASKED_AT_ONCE) {
      const { marks, params } = listOf(ids.slice(from, from + ASKED_AT_ONCE));
      found.push(...(await this.sql.rows<Pick<StoredEntry, 'subject' | 'body'>>(`select subject, body from audit_entry where seq in (select min(seq) from audit_entry where subject in ${marks} group by subject)`, params)));
    }
    return found;
  }

  async jointOffices({ cursor, limit }: PageRequest): Promise<Page<JointOfficeRow>> {
    const of = "from agreement_link where kind = 'jointOffice'";
    const after = fromCursor(cursor, ['string']);
    const [all] = after === null ? await this.lists.rows<{ n: number | string }>(`select count(distinct other) as n ${of}`) : [{ n: after.total }];
    const rows = await this.lists.rows<{ id: string; last: string; n: number | string }>(
      `select other as id, max(agreement) as last, count(*) as n ${of} ${after === null ? '' : 'and other > ?'} group by other order by other limit ?`, [...(after?.key ?? []), rowsFor(limit)],
    );
    return pageOf(rows, limit, Number(all?.n ?? 0), ({ id }) => [id], ({ id, last, n }) => ({ id, last, agreements: Number(n) }));
  }

  async namedBy(id: string, links: readonly AgreementLink[], limit: number): Promise<string[]> {
    const where = new Where().and('other = ?', id).among('kind', links);
    const rows = await this.sql.rows<{ agreement: string }>(`select agreement from agreement_link ${where.text} order by agreement limit ?`, [...where.params, limit]);
    return rows.map(({ agreement }) => agreement);
  }

  async running(kind: RecordKind, after: string | null, limit: number): Promise<AnyRecord[]> {
    const where = new Where().and('due_at is not null').and('id > ?', after ?? '');
    const rest = `${where.text} order by id limit ?`;
    const params = [...where.params, limit];
    if (kind === 'agreement') return (await this.sql.rows<AgreementRow>(`${READ_AGREEMENT} ${rest}`, params)).map(toAgreement);
    if (kind === 'followUp') return (await this.sql.rows<FollowUpRow>(`${READ_FOLLOW_UP} ${rest}`, params)).map(toFollowUp);
    return (await this.sql.rows<ObligationRow>(`${READ_OBLIGATION} ${rest}`, params)).map(toObligation);
  }

  async dueAgreements(at: Instant, limit: number, after: string | null): Promise<StoredAgreement[]> {
    // By an expression, not by the id: otherwise the planner walks all ids instead of the few that are due.
    const where = new Where().and('due_at <= ?', at).and("id || '' > ?", after ?? '');
    const due = `select id from agreement ${where.text} order by id || '' limit ?`;
    const rows = await this.sql.rows<AgreementRow>(`${READ_AGREEMENT} where id in (${due}) order by id`, [...where.params, limit]);
    return rows.map(toAgreement);
  }

  async dueObligations(at: Instant, limit: number, after: string | null): Promise<StoredObligation[]> {
    const where = new Where().and('due_at <= ?', at).and("id || '' > ?", after ?? '');
    return (await this.sql.rows<ObligationRow>(`${READ_OBLIGATION} ${where.text} order by id || '' limit ?`, [...where.params, limit])).map(toObligation);
  }

  async sweepRuns(limit: number): Promise<SweepRun[]> {
    const rows = await this.sql.rows<Record<keyof SweepRun, number | string>>(
      'select at, started_at as "startedAt", ended_at as "endedAt", fired, opened, failed from sweep_run order by seq desc limit ?', [limit],
    );
    return rows.map((row) => ({
      at: Number(row.at), startedAt: Number(row.startedAt), endedAt: Number(row.endedAt),
      fired: Number(row.fired), opened: Number(row.opened), failed: Number(row.failed),
    }));
  }

  lights(filter: LightFilter, page: PageRequest): Promise<Page<StoredLight>> {
    return this.lit.lights(filter, page);
  }

  lightsOf(kind: LitKind, records: readonly string[], asOf: CivilDate): Promise<Map<string, StoredLight>> {
    return this.lit.lightsOf(kind, records, asOf);
  }

  lightRuns(until: CivilDate, page: PageRequest): Promise<Page<LightRun>> {
    return this.lit.lightRuns(until, page);
  }

  findings(filter: FindingFilter, page: PageRequest): Promise<Page<Finding & { title: string }>> {
    return this.found.findings(filter, page);
  }

  countFindings(filter: FindingFilter): Promise<{ severity: Severity; code: string; count: number }[]> {
    return this.found.countFindings(filter);
  }

  inForceOf(government: string, after: string, limit: number): Promise<StoredAgreement[]> {
    return this.found.inForceOf(government, after, limit);
  }

  lastCheck(): Promise<CheckRun | undefined> {
    return this.found.lastCheck();
  }

  private async byId<Row extends { id: string }, T>(
    table: string, select: string, where: () => Where, { cursor, limit }: PageRequest, toItem: (row: Row) => T, sql = this.lists,
  ): Promise<Page<T>> {
    const after = fromCursor(cursor, ['string']);
    const total = after?.total ?? (await count(sql, table, where()));
    const rest = after === null ? where() : where().and('id > ?', ...after.key);
    const rows = await sql.rows<Row>(`${select} ${rest.text} order by id limit ?`, [...rest.params, rowsFor(limit)]);
    return pageOf(rows, limit, total, (row) => [row.id], toItem);
  }
}

async function count(sql: Sql, table: string, where: Where): Promise<number> {
  const [row] = await sql.rows<{ n: number | string }>(`select count(*) as n from ${table} ${where.text}`, where.params);
  return Number(row?.n ?? 0);
}
