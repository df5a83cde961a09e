import type { StoredObligation } from '#libs/engine/ports';
import { addMoving, MOVING, READ, wordList } from './records.js';
import type { Row } from './records.js';
import type { Param } from './sql.js';
import { contextOf, timersOf } from './stored-json.js';

export type ObligationRow = Row;

export const READ_OBLIGATION = `select ${READ} from obligation`;

export const OBLIGATION_FIXED = ['id'];
export const OBLIGATION_MOVING = [...MOVING, 'agreement', 'lead_unit', 'responsible_unit', 'category', 'parties', 'due_on'];

/** The values of OBLIGATION_MOVING, behind those in the row. */
export function obligationMoving(record: StoredObligation, row: Param[] = []): Param[] {
  const { home, leadUnit, responsibleUnit, category, parties, dueOn } = record.context;
  addMoving(row, record);
  row.push(home, leadUnit, responsibleUnit, category, wordList(parties), dueOn);
  return row;
}

/** A row [agreement, obligation] for each agreement it belongs to beside the one whose clocks it shares. */
export function linkRows({ id, context: { agreements, home } }: StoredObligation): Param[][] {
  return agreements.filter((agreement) => agreement !== home).map((agreement) => [agreement, id]);
}

export function toObligation({ id, chart, version, state, timers, at, context }: ObligationRow): StoredObligation {
  return { kind: 'obligation', id, chart, version, state, context: contextOf('obligation', context, {}), timers: timersOf(timers), at: Number(at) };
}
