import { isCivilDate } from '#libs/kernel';
import type { Fault } from '#libs/kernel';
import { isCode } from './government.js';
import type { FormerGovernment } from './government.js';
import { isLevel, LEVELS } from './level.js';

type Row = FormerGovernment & { row: number };

/**
 * Every fault in the history rows, against the codes of today's tree. No row is no fault: a young tree has no history.
 *
 * Codes: `history.bad_code`, `history.unknown_level`, `history.bad_date`, `history.ends_before_it_begins`,
 * `history.unknown_successor`, `history.duplicate`.
 */
export function checkHistory(rows: readonly Row[], codes: ReadonlySet<string>): Fault[] {
  const firsts = new Map<string, number>();
  return rows.flatMap((row) => {
    const faults: Fault[] = [];
    const fault = (column: string, code: string, message: string): void => {
      faults.push({ row: row.row, column, code: `history.${code}`, message });
    };
    if (!isCode(row.code)) fault('code', 'bad_code', `'${row.code}' is not a code of six digits.`);
    if (!isLevel(row.level)) fault('level', 'unknown_level', `'${String(row.level)}' is no level; the levels are ${LEVELS.join(', ')}.`);
    const begins = row.seenFrom === null || isCivilDate(row.seenFrom);
    const ends = isCivilDate(row.until);
    if (!begins) fault('seenFrom', 'bad_date', `'${row.seenFrom}' is not a day.`);
    if (!ends) fault('until', 'bad_date', `'${row.until}' is not a day.`);
    if (begins && ends && row.seenFrom !== null && row.seenFrom > row.until) {
      fault('until', 'ends_before_it_begins', `${row.code} ends on ${row.until}, before it is seen on ${row.seenFrom}.`);
    }
    if (!codes.has(row.successor)) fault('successor', 'unknown_successor', `${row.code} is carried on by '${row.successor}', which is no government of today.`);
    const first = firsts.get(`${row.code} ${row.until}`);
    if (first !== undefined) fault('until', 'duplicate', `Row ${first} ends ${row.code} on ${row.until} already.`);
    else firsts.set(`${row.code} ${row.until}`, row.row);
    return faults;
  });
}
