import type { AnyRecord, RecordChange, StoredAgreement, StoredFollowUp } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import type { Dialect } from './dialect.js';
import { driverCode, driverConstraint } from './faults.js';
import { Insert } from './insert.js';
import {
  AGREEMENT_FIXED, AGREEMENT_MOVING, agreementMoving, FOLLOW_UP_FIXED, FOLLOW_UP_MOVING, followUpFixed, followUpMoving, partyRows, READ_AGREEMENT, toAgreement,
} from './records.js';
import type { AgreementRow } from './records.js';
import type { Sql } from './sql.js';

const insertAgreement = new Insert('agreement', [...AGREEMENT_FIXED, ...AGREEMENT_MOVING]);
const insertFollowUp = new Insert('follow_up', [...FOLLOW_UP_FIXED, ...FOLLOW_UP_MOVING]);
const insertParty = new Insert('agreement_party', ['government', 'agreement', 'role']);

const update = (table: string, columns: readonly string[]): string =>
  `update ${table} set ${columns.map((column) => `${column} = ?`).join(', ')} where id = ? and version = ?`;
const updateAgreement = update('agreement', AGREEMENT_MOVING);
const updateFollowUp = update('follow_up', FOLLOW_UP_MOVING);

const removeParty = 'delete from agreement_party where government = ? and agreement = ?';

/** Writes changed records. One is made per transaction: it remembers the parties of the agreements read there. */
export class RecordChanges {
  private readonly parties = new Map<string, StoredAgreement['context']['parties']>();

  constructor(
    private readonly sql: Sql,
    private readonly dialect: Dialect,
  ) {}

  /** Notes an agreement as it stands, so that its parties are written again only when they change. */
  saw(record: StoredAgreement): StoredAgreement {
    this.parties.set(record.id, record.context.parties);
    return record;
  }

  /**
   * Inserts new records, agreements first, then updates the others in the order given.
   * @throws LuoshiError `store.version_conflict` {kind, id, expected}; `store.follow_up_exists` when the case has this office already.
   */
  async write(changes: readonly RecordChange[]): Promise<void> {
    const agreements: StoredAgreement[] = [];
    const followUps: StoredFollowUp[] = [];
    for (const { record, expected } of changes) {
      if (expected !== 0) continue;
      if (record.kind === 'agreement') agreements.push(record);
      else followUps.push(record);
    }
    await this.insertAgreements(agreements);
    await this.insertFollowUps(followUps);
    for (const { record, expected } of changes) if (expected !== 0) await this.update(record, expected);
  }

  private async insertAgreements(records: readonly StoredAgreement[]): Promise<void> {
    if (records.length === 0) return;
    await insertAgreement.run(this.sql, records.map((record) => agreementMoving(record, [record.id])), this.refusal(records));
    await insertParty.run(this.sql, records.flatMap(partyRows));
    for (const record of records) this.saw(record);
  }

  private async insertFollowUps(records: readonly StoredFollowUp[]): Promise<void> {
    await insertFollowUp.run(this.sql, records.map((record) => followUpMoving(record, followUpFixed(record))), this.refusal(records));
  }

  private async update(record: AnyRecord, expected: number): Promise<void> {
    const changed = record.kind === 'agreement'
      ? await this.updateAgreement(record, expected)
      : await this.sql.change(updateFollowUp, [...followUpMoving(record), record.id, expected]);
    if (changed !== 1) throw conflict(record, expected);
  }

  private async updateAgreement(record: StoredAgreement, expected: number): Promise<number> {
    if (!this.parties.has(record.id)) {
      const [row] = await this.sql.rows<AgreementRow>(`${READ_AGREEMENT} where id = ?`, [record.id]);
      if (row !== undefined) this.saw(toAgreement(row));
    }
    const before = this.parties.get(record.id);
    const row = agreementMoving(record);
    row.push(record.id, expected);
    const changed = await this.sql.change(updateAgreement, row);
    if (changed === 1 && before !== undefined && before !== record.context.parties) {
      for (const { code } of before) await this.sql.change(removeParty, [code, record.id]);
      await insertParty.run(this.sql, partyRows(record));
      this.saw(record);
    }
    return changed;
  }

  /** Tells what a failed INSERT means for the records it carried. */
  private refusal(records: readonly AnyRecord[]): (error: unknown, from: number, to: number) => never {
    return (error, from, to) => {
      const duplicate = this.dialect.duplicate({ code: driverCode(error), constraint: driverConstraint(error) });
      const first = records[from];
      if (duplicate === undefined || first === undefined) throw error;
      if (duplicate === 'id') throw conflict(first, 0, to - from);
      const among = records.slice(from, to).flatMap((record) => (record.kind === 'followUp' ? [record.context] : []));
      throw new LuoshiError('store.follow_up_exists', 'This office is asked in this case already.', {
        among: among.map(({ agreement, rule, subject, waits, office }) => ({ agreement, rule, subject, waits, office })),
      });
    };
  }
}

/** `among` tells of how many records inserted together `id` is the first, where it is not known which one it was. */
function conflict(record: AnyRecord, expected: number, among = 1): LuoshiError {
  return new LuoshiError('store.version_conflict', `${record.kind} ${record.id} is not at version ${expected}.`, {
    kind: record.kind, id: record.id, expected, ...(among > 1 ? { among } : {}),
  });
}
