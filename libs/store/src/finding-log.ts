import type { CheckRun, Examined, Finding, StoredAgreement, Tx } from '#libs/engine/ports';
import { Insert } from './insert.js';
import { listOf } from './list-of.js';
import { READ_OBLIGATION, toObligation } from './obligation-rows.js';
import type { ObligationRow } from './obligation-rows.js';
import { READ_AGREEMENT, READ_FOLLOW_UP, toAgreement, toFollowUp } from './records.js';
import type { AgreementRow, FollowUpRow } from './records.js';
import type { Sql } from './sql.js';

/** The severities by their number, the worst first. */
export const SEVERITIES = ['error', 'warning', 'hint'] as const;

const putFinding = new Insert(
  'finding', ['agreement', 'code', 'subject', 'severity', 'kind', 'record', 'details', 'since'],
  'on conflict (agreement, code, subject) do update set severity = excluded.severity, kind = excluded.kind, record = excluded.record, details = excluded.details',
);
const putRun = new Insert('check_run', ['day', 'started_at', 'ended_at'], 'on conflict (day) do update set started_at = excluded.started_at, ended_at = excluded.ended_at');

export const READ_FINDING = 'select finding.agreement, code, subject, severity, kind, record, details, since from finding';

export interface FindingRow {
  agreement: string;
  code: string;
  subject: string;
  severity: number;
  kind: Finding['record']['kind'];
  record: string;
  details: unknown;
  since: string;
}

/** The writing side of the standing checks: what they look at, some agreements at a time, and what they found. */
export class FindingLog {
  constructor(private readonly sql: Sql) {}

  async examine(which: Parameters<Tx['examine']>[0]): Promise<Examined> {
    const rows = 'agreement' in which
      ? await this.sql.rows<AgreementRow>(`${READ_AGREEMENT} where id = ?`, [which.agreement])
      : await this.sql.rows<AgreementRow>(`${READ_AGREEMENT} where id > ? order by id limit ?`, [which.after, which.limit]);
    const agreements = rows.map(toAgreement);
    const { marks, params } = listOf(agreements.map(({ id }) => id));
    return {
      agreements,
      followUps: (await this.sql.rows<FollowUpRow>(`${READ_FOLLOW_UP} where agreement in ${marks} order by id`, params)).map(toFollowUp),
      obligations: (await this.sql.rows<ObligationRow>(`${READ_OBLIGATION} where agreement in ${marks} order by id`, params)).map(toObligation),
      parentStates: await this.parentStates(agreements),
      findings: (await this.sql.rows<FindingRow>(`${READ_FINDING} where agreement in ${marks}`, params)).map(toFinding),
    };
  }

  async findings(code: string, agreements: readonly string[]): Promise<Finding[]> {
    const { marks, params } = listOf(agreements);
    return (await this.sql.rows<FindingRow>(`${READ_FINDING} where agreement in ${marks} and code = ?`, [...params, code])).map(toFinding);
  }

  async write({ found, gone }: { found: readonly Finding[]; gone: readonly Finding[] }): Promise<void> {
    for (const { agreement, code, subject } of gone) await this.sql.change('delete from finding where agreement = ? and code = ? and subject = ?', [agreement, code, subject]);
    await putFinding.run(this.sql, found.map(({ agreement, code, subject, severity, record, details, since }) => [
      agreement, code, subject, SEVERITIES.indexOf(severity), record.kind, record.id, JSON.stringify(details), since,
    ]));
  }

  async note({ day, startedAt, endedAt }: CheckRun): Promise<void> {
    await putRun.run(this.sql, [[day, startedAt, endedAt]]);
  }

  private async parentStates(agreements: readonly StoredAgreement[]): Promise<Map<string, string>> {
    const { marks, params } = listOf([...new Set(agreements.flatMap(({ context }) => context.under ?? []))]);
    const rows = params.length === 0 ? [] : await this.sql.rows<{ id: string; state: string }>(`select id, state from agreement where id in ${marks}`, params);
    return new Map(rows.map(({ id, state }) => [id, state]));
  }
}

export function toFinding({ agreement, code, subject, severity, kind, record, details, since }: FindingRow): Finding {
  const told = (typeof details === 'string' ? JSON.parse(details) : details) as Finding['details'];
  return { agreement, code, subject, severity: SEVERITIES[severity] ?? 'hint', record: { kind, id: record }, details: told, since };
}
