import type { AgreementLink, AnyRecord, ContextOf, StoredAgreement, StoredFollowUp } from '#libs/engine/ports';
import { dueDay, isAtWork, nextTimer, partyPlaceOf, placeOf } from '#libs/engine/ports';
import type { Param } from './sql.js';
import { contextOf, contextText, timersOf, timersText } from './stored-json.js';
import type { InColumns } from './stored-json.js';

/** What the tables of all kinds have in common. Numbers may come as text from a driver that minds 64 bits. */
export interface Row {
  id: string;
  chart: number;
  version: number;
  state: string;
  context: unknown;
  timers: unknown;
  at: number | string;
}
export type AgreementRow = Row & InColumns['agreement'];
export type FollowUpRow = Row & InColumns['followUp'];

/** What is read back of a record; the other columns are told by its context and serve lists and the clock alone. */
export const READ = ['id', 'chart', 'version', 'state', 'context', 'timers', 'at'].join(', ');
export const AGREEMENT_COLUMNS = `${READ}, title, form`;
export const READ_AGREEMENT = `select ${AGREEMENT_COLUMNS} from agreement`;
export const READ_FOLLOW_UP = `select ${READ}, agreement, case_id as "case", rule, subject, waits, office, office_name as "officeName" from follow_up`;

/** Columns that an event may change; what stands before them in a row is fixed when it is inserted. */
export const MOVING = ['chart', 'version', 'state', 'context', 'timers', 'due_at', 'estimated', 'at'];
export const AGREEMENT_FIXED = ['id'];
export const AGREEMENT_MOVING = [...MOVING, 'stage', 'title', 'form', 'domains', 'signed_to', 'obligations', 'accepted', 'ladderless'];
export const FOLLOW_UP_FIXED = ['id', 'agreement', 'case_id', 'rule', 'subject', 'waits', 'office'];
export const FOLLOW_UP_MOVING = [...MOVING, 'office_name', 'at_work', 'presses', 'tab', 'due_on', 'key_mark'];

/** What has no day is sorted behind all that have one. */
const NO_DAY = '9999-12-31';

const TYPES: Record<string, string> = { context: 'json', timers: 'json', due_at: 'bigint', at: 'bigint' };
const COUNTS = ['chart', 'version', 'expected', 'estimated', 'obligations', 'accepted', 'ladderless', 'at_work', 'waits', 'key_mark'];

/** The type of a column of a record, as a value of it is cast. */
export const columnType = (column: string): string => TYPES[column] ?? (COUNTS.includes(column) ? 'integer' : 'text');

/** `water, ecology` as `,water,ecology,`: a word is found with its commas. */
export const wordList = (words: readonly string[]): string => (words.length === 0 ? '' : `,${words.join(',')},`);

/** The first part of a state: `signed` of `signed.waiting`. */
const stageOf = (state: string): string => state.split('.', 1)[0] ?? state;

/** True where nobody can be computed whom to ask: parties unknown, or answering to their own ministry, and no joint office. */
function isLadderless(context: ContextOf['agreement']): boolean {
  if (context.nobodyAsked !== null) return true;
  if (context.joint !== null) return false;
  const signatories = context.parties.filter((party) => party.role !== 'witness' && party.left === undefined);
  return !context.partiesComplete || signatories.length === 0 || signatories.some((party) => party.department?.vertical === true);
}

/** The values of MOVING, behind those in the row. */
export function addMoving(row: Param[], record: AnyRecord): void {
  const { chart, version, state, timers, at } = record;
  const context = contextText(record.kind, record.context);
  const estimated = Object.values(timers).some((timer) => timer.estimated);
  row.push(chart, version, state, context, timersText(timers), nextTimer(timers)?.timer.at ?? null, estimated ? 1 : 0, at);
}

/** The values of AGREEMENT_MOVING, behind those in the row. */
export function agreementMoving(record: StoredAgreement, row: Param[] = []): Param[] {
  const { context } = record;
  const accepted = context.evidence.reduce((count, evidence) => count + (evidence.status === 'accepted' ? 1 : 0), 0);
  addMoving(row, record);
  row.push(
    stageOf(record.state), context.title, context.form, wordList(context.domains), context.signedOn?.to ?? null,
    context.obligations.length, accepted, isLadderless(context) ? 1 : 0,
  );
  return row;
}

/** The values of FOLLOW_UP_FIXED. */
export function followUpFixed({ id, context }: StoredFollowUp): Param[] {
  return [id, context.agreement, context.case, context.rule, context.subject, context.waits, context.office];
}

/** The values of FOLLOW_UP_MOVING, behind those in the row. */
export function followUpMoving(record: StoredFollowUp, row: Param[] = []): Param[] {
  addMoving(row, record);
  row.push(record.context.officeName, isAtWork(record.state) ? 1 : 0, wordList(record.context.presses), placeOf(record), dueDay(record) ?? NO_DAY, record.context.key === null ? 0 : 1);
  return row;
}

/** Where a follow-up lies for the parties it presses, as rows: [follow_up, government, tab, due_on]; none where it lies nowhere. */
export function followUpPartyRows(record: StoredFollowUp): Param[][] {
  const due = dueDay(record) ?? NO_DAY;
  return record.context.presses.flatMap((party) => {
    const place = partyPlaceOf(record, party);
    return place === null ? [] : [[record.id, party, place, due]];
  });
}

/** The parties as rows: [government, agreement, role], each government once, under the first role it is named with. */
export function partyRows({ id, context }: StoredAgreement): Param[][] {
  const roles = new Map<string, string>();
  for (const { code, role } of context.parties) if (!roles.has(code)) roles.set(code, role);
  return [...roles].map(([code, role]) => [code, id, role]);
}

export function toAgreement(row: AgreementRow): StoredAgreement {
  const { id, chart, version, state, timers, at, context, title, form } = row;
  return { kind: 'agreement', id, chart, version, state, context: contextOf('agreement', context, { title, form }), timers: timersOf(timers), at: Number(at) };
}

export function toFollowUp(row: FollowUpRow): StoredFollowUp {
  const { id, chart, version, state, timers, at, context, agreement, case: of, rule, subject, waits, office, officeName } = row;
  const told = contextOf('followUp', context, { agreement, case: of, rule, subject, waits, office, officeName });
  return { kind: 'followUp', id, chart, version, state, context: told, timers: timersOf(timers), at: Number(at) };
}

/** What an agreement names others for, as rows: [agreement, kind, other]; the joint office that it designates too. */
export function kinRows({ id, context: { under, renews, end, joint } }: StoredAgreement): Param[][] {
  const links: [AgreementLink, string | null | undefined][] = [['under', under], ['renews', renews], ['supersededBy', end?.by], ['jointOffice', joint?.id]];
  return links.flatMap(([kind, other]) => (other === null || other === undefined ? [] : [[id, kind, other]]));
}
