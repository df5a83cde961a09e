import type { Page, PageRequest, SignedNotImplemented } from '#libs/engine/ports';
import { fromCursor, pageOf, rowsFor } from './cursor.js';
import { Where } from './filters.js';
import { AGREEMENT_COLUMNS, READ_FOLLOW_UP, toAgreement, toFollowUp } from './records.js';
import type { AgreementRow, FollowUpRow } from './records.js';
import type { Sql } from './sql.js';

/** What stands for the day of signing where none is known. */
export const UNDATED = '9999-12-31';
/** The order by the day of signing, oldest first, the undated last: word for word an expression of the index `agreement_stage`. */
export const BY_SIGNING = `coalesce(signed_to, '${UNDATED}')`;

type SignedRow = AgreementRow & { place: string };

/** What was signed and is not implemented, oldest first, each with the offices that press now. */
export class SignedList {
  constructor(private readonly sql: Sql) {}

  async page({ cursor, limit }: PageRequest): Promise<Page<SignedNotImplemented>> {
    const where = new Where().and("stage = 'signed'");
    const after = fromCursor(cursor, ['string', 'string']);
    // Told twice: the index finds its place by the first condition, the second is exact.
    if (after !== null) where.and(`${BY_SIGNING} >= ?`, ...after.key.slice(0, 1)).and(`(${BY_SIGNING}, id) > (?, ?)`, ...after.key);
    const rows = await this.sql.rows<SignedRow>(
      `select ${AGREEMENT_COLUMNS}, ${BY_SIGNING} as place from agreement ${where.text} order by ${BY_SIGNING}, id limit ?`,
      [...where.params, rowsFor(limit)],
    );
    const pressing = await this.pressing(rows.map((row) => row.id));
    return pageOf(rows, limit, after?.total ?? (await this.count()), (row) => [row.place, row.id], (row) => ({
      agreement: toAgreement(row), pressedBy: pressing.get(row.id) ?? [],
    }));
  }

  private async count(): Promise<number> {
    const [count] = await this.sql.rows<{ n: number | string }>("select count(*) as n from agreement where stage = 'signed'");
    return Number(count?.n ?? 0);
  }

  /** The follow-ups of these agreements on which somebody is at work, the lowest rung first. */
  private async pressing(agreements: readonly string[]): Promise<Map<string, SignedNotImplemented['pressedBy']>> {
    const pressing = new Map<string, SignedNotImplemented['pressedBy']>();
    if (agreements.length === 0) return pressing;
    const where = new Where().among('agreement', agreements).and('at_work = 1');
    const rows = await this.sql.rows<FollowUpRow>(`${READ_FOLLOW_UP} ${where.text} order by id`, where.params);
    for (const followUp of rows.map(toFollowUp).sort((a, b) => a.context.rung - b.context.rung)) {
      const { agreement } = followUp.context;
      pressing.set(agreement, [...(pressing.get(agreement) ?? []), followUp]);
    }
    return pressing;
  }
}
