import type { CheckRun, Finding, FindingFilter, FindingReads, Page, PageRequest, Severity, StoredAgreement } from '#libs/engine/ports';
import { fromCursor, pageOf, rowsFor } from './cursor.js';
import { Where } from './filters.js';
import { SEVERITIES, toFinding } from './finding-log.js';
import type { FindingRow } from './finding-log.js';
import { READ_AGREEMENT, toAgreement } from './records.js';
import type { AgreementRow } from './records.js';
import type { Sql } from './sql.js';

/** What the standing checks found. */
export class FindingList implements FindingReads {
  constructor(private readonly sql: Sql) {}

  async findings(filter: FindingFilter, { cursor, limit }: PageRequest): Promise<Page<Finding & { title: string }>> {
    const after = fromCursor(cursor, ['number', 'string', 'string', 'string']);
    const where = after === null ? whereOf(filter) : whereOf(filter).and('(severity, code, finding.agreement, subject) > (?, ?, ?, ?)', ...after.key);
    const rows = await this.sql.rows<FindingRow & { title: string }>(
      `select finding.agreement, code, subject, severity, kind, record, details, since, (select title from agreement where id = finding.agreement) as title
       from finding ${where.text} order by severity, code, finding.agreement, subject limit ?`,
      [...where.params, rowsFor(limit)],
    );
    return pageOf(rows, limit, after?.total ?? (await this.count(filter)), (row) => [row.severity, row.code, row.agreement, row.subject], (row) => ({ ...toFinding(row), title: row.title }));
  }

  private async count(filter: FindingFilter): Promise<number> {
    const { text, params } = whereOf(filter);
    const [count] = await this.sql.rows<{ n: number | string }>(`select count(*) as n from finding ${text}`, params);
    return Number(count?.n ?? 0);
  }

  async countFindings(filter: FindingFilter): Promise<{ severity: Severity; code: string; count: number }[]> {
    const { text, params } = whereOf(filter);
    const rows = await this.sql.rows<{ severity: number; code: string; n: number | string }>(`select severity, code, count(*) as n from finding ${text} group by severity, code order by severity, code`, params);
    return rows.map(({ severity, code, n }) => ({ severity: SEVERITIES[severity] ?? 'hint', code, count: Number(n) }));
  }

  async inForceOf(government: string, after: string, limit: number): Promise<StoredAgreement[]> {
    const signed = "select agreement from agreement_party where government = ? and role <> 'witness' and agreement > ?";
    const rows = await this.sql.rows<AgreementRow>(`${READ_AGREEMENT} where id in (${signed}) and stage in ('signed', 'implementing', 'onHold') order by id limit ?`, [government, after, limit]);
    return rows.map(toAgreement);
  }

  async lastCheck(): Promise<CheckRun | undefined> {
    const [row] = await this.sql.rows<Record<keyof CheckRun, number | string>>('select day, started_at as "startedAt", ended_at as "endedAt" from check_run order by day desc limit 1');
    return row === undefined ? undefined : { day: String(row.day), startedAt: Number(row.startedAt), endedAt: Number(row.endedAt) };
  }
}

function whereOf({ severity, code, agreement, parties }: FindingFilter): Where {
  const where = new Where();
  if (severity !== undefined) where.and('severity = ?', SEVERITIES.indexOf(severity));
  if (code !== undefined) where.and('code = ?', code);
  if (agreement !== undefined) where.and('finding.agreement = ?', agreement);
  if (parties !== undefined) {
    const among = new Where().among('government', parties).and("role <> 'witness'");
    where.and(`finding.agreement in (select agreement from agreement_party ${among.text})`, ...among.params);
  }
  return where;
}
