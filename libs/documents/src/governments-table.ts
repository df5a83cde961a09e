import type { FormerGovernment, Government } from '#libs/engine/ports';
import type { Fault } from '#libs/kernel';
import { civilDate, daysInMonth } from '#libs/kernel';
import { readCsv } from './csv-table.js';

const COLUMNS = ['code', 'name', 'level', 'parent', 'kind', 'direct', 'pinyin', 'name_en'];
const HISTORY_COLUMNS = ['code_then', 'name_then', 'level_then', 'seen_from', 'seen_to', 'code_now', 'note'];

/** `governments.csv` as rows; what they say is checked by the hierarchy. */
export function readGovernments(text: string): { rows: (Government & { row: number })[]; faults: Fault[] } {
  const { rows, faults } = readCsv(text, COLUMNS);
  return {
    faults,
    rows: rows.map((row) => ({
      row: row.row, code: row.code ?? '', name: row.name ?? '', level: (row.level ?? '') as Government['level'], parent: row.parent === '' ? null : (row.parent ?? null),
      kind: row.kind ?? '', direct: row.direct ?? '', pinyin: row.pinyin ?? '', nameEn: row.name_en ?? '',
    })),
  };
}

/** `governments_history.csv`: old names and codes, each seen in the year-end lists from one month to another. */
export function readFormerGovernments(text: string): { rows: (FormerGovernment & { row: number })[]; faults: Fault[] } {
  const { rows, faults } = readCsv(text, HISTORY_COLUMNS);
  return {
    faults,
    rows: rows.map((row) => ({
      row: row.row, code: row.code_then ?? '', name: row.name_then ?? '', level: (row.level_then ?? '') as Government['level'],
      seenFrom: row.seen_from === '' ? null : firstOfMonth(row.seen_from ?? ''), until: lastOfMonth(row.seen_to ?? ''), successor: row.code_now ?? '', note: row.note ?? '',
    })),
  };
}

/** `201012` is December 2010; anything else is passed on as it stands, for the hierarchy to refuse. */
function firstOfMonth(text: string): string {
  const month = yearAndMonth(text);
  return month === null ? text : civilDate(month.year, month.month, 1);
}

function lastOfMonth(text: string): string {
  const month = yearAndMonth(text);
  return month === null ? text : civilDate(month.year, month.month, daysInMonth(month.year, month.month));
}

function yearAndMonth(text: string): { year: number; month: number } | null {
  const match = /^(\d{4})(0[1-9]|1[0-2])$/.exec(text);
  return match === null ? null : { year: Number(match[1]), month: Number(match[2]) };
}
