import type { AnyRecord, RecordChange, StoredAgreement, StoredFollowUp, StoredObligation } from '#libs/engine/ports';
import { LuoshiError } from '#libs/kernel';
import type { Dialect } from './dialect.js';
import { driverCode, driverConstraint } from './faults.js';
import { Insert } from './insert.js';
import { listOf } from './list-of.js';
import { linkRows, OBLIGATION_FIXED, OBLIGATION_MOVING, obligationMoving } from './obligation-rows.js';
import {
  AGREEMENT_FIXED, AGREEMENT_MOVING, agreementMoving, columnType, FOLLOW_UP_FIXED, FOLLOW_UP_MOVING, followUpFixed, followUpMoving, followUpPartyRows, kinRows, partyRows,
  READ_AGREEMENT, toAgreement,
} from './records.js';
import type { AgreementRow } from './records.js';
import type { Param, Sql } from './sql.js';
import { Update } from './update.js';

const insertAgreement = new Insert('agreement', [...AGREEMENT_FIXED, ...AGREEMENT_MOVING]);
const insertFollowUp = new Insert('follow_up', [...FOLLOW_UP_FIXED, ...FOLLOW_UP_MOVING]);
const insertObligation = new Insert('obligation', [...OBLIGATION_FIXED, ...OBLIGATION_MOVING]);
const insertLink = new Insert('obligation_link', ['agreement', 'obligation'], 'on conflict (agreement, obligation) do nothing');
const insertParty = new Insert('agreement_party', ['government', 'agreement', 'role']);

const insertKin = new Insert('agreement_link', ['agreement', 'kind', 'other']);
const removeKin = 'delete from agreement_link where agreement = ?';

const updateAgreement = new Update('agreement', AGREEMENT_MOVING, columnType);
const updateObligation = new Update('obligation', OBLIGATION_MOVING, columnType);
const updateFollowUp = new Update('follow_up', FOLLOW_UP_MOVING, columnType);

const insertFollowUpParty = new Insert('follow_up_party', ['follow_up', 'government', 'tab', 'due_on']);
const removeFollowUpParties = 'delete from follow_up_party where follow_up = ?';

const removeParty = 'delete from agreement_party where government = ? and agreement = ?';

interface Moved<R extends AnyRecord> {
  record: R;
  expected: number;
}

/** What of an agreement has rows of its own. */
type Seen = Pick<StoredAgreement['context'], 'parties' | 'under' | 'end' | 'joint'>;

interface Sorted {
  agreements: Moved<StoredAgreement>[];
  followUps: Moved<StoredFollowUp>[];
  obligations: Moved<StoredObligation>[];
}

/** Writes changed records. One is made per transaction: it remembers the parties of the agreements read there. */
export class RecordChanges {
  private readonly seen = new Map<string, Seen>();

  constructor(
    private readonly sql: Sql,
    private readonly dialect: Dialect,
  ) {}

  /** Notes an agreement as it stands, so that its parties and links are written again only when they change. */
  saw(record: StoredAgreement): StoredAgreement {
    const { parties, under, end, joint } = record.context;
    this.seen.set(record.id, { parties, under, end, joint });
    return record;
  }

  /**
   * Inserts new records, then updates the others, of each the agreements first.
   * @throws LuoshiError `store.version_conflict` {kind, id, expected}; `store.follow_up_exists` when the case has this office already.
   */
  async write(changes: readonly RecordChange[]): Promise<void> {
    const made: Sorted = { agreements: [], followUps: [], obligations: [] };
    const moved: Sorted = { agreements: [], followUps: [], obligations: [] };
    for (const { record, expected } of changes) {
      const { agreements, followUps, obligations } = expected === 0 ? made : moved;
      if (record.kind === 'agreement') agreements.push({ record, expected });
      else if (record.kind === 'obligation') obligations.push({ record, expected });
      else followUps.push({ record, expected });
    }
    await this.insertAgreements(made.agreements.map(({ record }) => record));
    await this.insertObligations(made.obligations.map(({ record }) => record));
    await this.insertFollowUps(made.followUps.map(({ record }) => record));
    await this.updateAgreements(moved.agreements);
    await this.updateObligations(moved.obligations);
    await this.update(updateFollowUp, moved.followUps, (record) => followUpMoving(record));
    await this.placeForParties(moved.followUps.map(({ record }) => record));
  }

  private async insertAgreements(records: readonly StoredAgreement[]): Promise<void> {
    if (records.length === 0) return;
    await insertAgreement.run(this.sql, records.map((record) => agreementMoving(record, [record.id])), this.refusal(records));
    await insertParty.run(this.sql, records.flatMap(partyRows));
    await insertKin.run(this.sql, records.flatMap(kinRows));
    for (const record of records) this.saw(record);
  }

  private async insertFollowUps(records: readonly StoredFollowUp[]): Promise<void> {
    await insertFollowUp.run(this.sql, records.map((record) => followUpMoving(record, followUpFixed(record))), this.refusal(records));
  }

  /** Before the first slip there is nothing for a party; afterwards its place goes with every step. */
  private async placeForParties(records: readonly StoredFollowUp[]): Promise<void> {
    for (const { id, context } of records) if (context.slip !== null || context.requests > 1) await this.sql.change(removeFollowUpParties, [id]);
    await insertFollowUpParty.run(this.sql, records.flatMap(followUpPartyRows));
  }

  private async insertObligations(records: readonly StoredObligation[]): Promise<void> {
    await insertObligation.run(this.sql, records.map((record) => obligationMoving(record, [record.id])), this.refusal(records));
    await insertLink.run(this.sql, records.flatMap(linkRows));
  }

  private async updateObligations(changes: readonly Moved<StoredObligation>[]): Promise<void> {
    await this.update(updateObligation, changes, (record) => obligationMoving(record));
    await insertLink.run(this.sql, changes.flatMap(({ record }) => linkRows(record)));
  }

  private async updateAgreements(changes: readonly Moved<StoredAgreement>[]): Promise<void> {
    await this.lookAt(changes.map(({ record }) => record.id).filter((id) => !this.seen.has(id)));
    await this.update(updateAgreement, changes, (record) => agreementMoving(record));
    for (const { record } of changes) {
      const before = this.seen.get(record.id);
      if (before === undefined) continue;
      if (before.parties !== record.context.parties) {
        for (const { code } of before.parties) await this.sql.change(removeParty, [code, record.id]);
        await insertParty.run(this.sql, partyRows(record));
      }
      if (before.under !== record.context.under || before.end?.by !== record.context.end?.by || before.joint?.id !== record.context.joint?.id) {
        await this.sql.change(removeKin, [record.id]);
        await insertKin.run(this.sql, kinRows(record));
      }
      this.saw(record);
    }
  }

  /** Learns the parties of agreements that this transaction did not read. */
  private async lookAt(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { marks, params } = listOf(ids);
    for (const row of await this.sql.rows<AgreementRow>(`${READ_AGREEMENT} where id in ${marks}`, params)) this.saw(toAgreement(row));
  }

  private async update<R extends AnyRecord>(how: Update, changes: readonly Moved<R>[], values: (record: R) => Param[]): Promise<void> {
    const refused = await how.run(this.sql, changes.map(({ record, expected }) => ({ record, id: record.id, expected, values: values(record) })));
    if (refused !== undefined) throw conflict(refused.record, refused.expected);
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
