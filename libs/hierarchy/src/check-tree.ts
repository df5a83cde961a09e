import type { Fault } from '#libs/kernel';
import { isCode } from './government.js';
import type { Government } from './government.js';
import { isLevel, LEVELS, levelRank } from './level.js';

type Row = Government & { row: number };

/**
 * Codes that statistics put between a province and the units it governs directly (`county`, `counties under the
 * municipality`, `units directly under the province`). No government stands behind them: as a row they would become an
 * office that nobody can reach, and a rung that only lets time pass. Source: data/README.md.
 */
export const AGGREGATE_CODES: ReadonlySet<string> = new Set(['500100', '500200', '419000', '429000', '469000', '659000']);

/**
 * Every fault that keeps these rows from being one tree; an empty list when they are one.
 *
 * Codes: `tree.empty`, `tree.bad_code`, `tree.duplicate_code`, `tree.unknown_level`, `tree.aggregate_code`, `tree.no_root`,
 * `tree.second_root`, `tree.missing_parent`, `tree.unknown_parent`, `tree.parent_not_higher`, `tree.cycle`.
 */
export function checkTree(rows: readonly Row[]): Fault[] {
  if (rows.length === 0) return [{ row: 0, column: '', code: 'tree.empty', message: 'The list of governments is empty.' }];
  const byCode = new Map<string, Row>();
  for (const row of rows) if (!byCode.has(row.code)) byCode.set(row.code, row);
  return [
    ...rootFaults(rows),
    ...rows.flatMap((row) => [...ownFaults(row, byCode), ...parentFaults(row, byCode)]),
    ...cycleFaults(rows, byCode),
  ].sort((a, b) => a.row - b.row);
}

function ownFaults(row: Row, byCode: ReadonlyMap<string, Row>): Fault[] {
  const faults: Fault[] = [];
  const first = byCode.get(row.code);
  if (!isCode(row.code)) {
    faults.push({ row: row.row, column: 'code', code: 'tree.bad_code', message: `'${row.code}' is not a code of six digits.` });
  }
  if (first && first !== row) {
    faults.push({ row: row.row, column: 'code', code: 'tree.duplicate_code', message: `Code ${row.code} stands in row ${first.row} already.` });
  }
  if (AGGREGATE_CODES.has(row.code)) {
    faults.push({
      row: row.row, column: 'code', code: 'tree.aggregate_code',
      message: `${row.code} is no government: ${[...AGGREGATE_CODES].join(', ')} only gather what a province governs directly.`,
    });
  }
  if (!isLevel(row.level)) {
    faults.push({
      row: row.row, column: 'level', code: 'tree.unknown_level',
      message: `'${String(row.level)}' is no level; the levels are ${LEVELS.join(', ')}.`,
    });
  }
  return faults;
}

function parentFaults(row: Row, byCode: ReadonlyMap<string, Row>): Fault[] {
  if (!row.parent) return [];
  const parent = byCode.get(row.parent);
  if (!parent) {
    return [{ row: row.row, column: 'parent', code: 'tree.unknown_parent', message: `${row.code} hangs under '${row.parent}', which is not in the list.` }];
  }
  if (!isLevel(row.level) || !isLevel(parent.level) || levelRank(parent.level) > levelRank(row.level)) return [];
  return [{
    row: row.row, column: 'parent', code: 'tree.parent_not_higher',
    message: `${row.code} (${row.level}) hangs under ${parent.code} (${parent.level}), which is of no higher level.`,
  }];
}

/** Of several rows without a parent the highest, then the first, is taken for the root, and the others are told against it. */
function rootFaults(rows: readonly Row[]): Fault[] {
  const height = (row: Row): number => (isLevel(row.level) ? levelRank(row.level) : -1);
  const [root, ...others] = rows.filter((row) => !row.parent).sort((a, b) => height(b) - height(a));
  if (!root) return [{ row: 0, column: 'parent', code: 'tree.no_root', message: 'No row is without a parent: the tree has no root.' }];
  return others.map((row) =>
    height(row) === height(root)
      ? { row: row.row, column: 'parent', code: 'tree.second_root', message: `${row.code} has no parent, but ${root.code} in row ${root.row} is the root already.` }
      : { row: row.row, column: 'parent', code: 'tree.missing_parent', message: `${row.code} (${row.level}) has no parent.` },
  );
}

/** One fault a cycle, at the row where the file first enters it. */
function cycleFaults(rows: readonly Row[], byCode: ReadonlyMap<string, Row>): Fault[] {
  const faults: Fault[] = [];
  const done = new Set<string>();
  for (const start of rows) {
    const walk: string[] = [];
    const walked = new Set<string>();
    let at: Row | undefined = start;
    while (at && !done.has(at.code) && !walked.has(at.code)) {
      walk.push(at.code);
      walked.add(at.code);
      at = at.parent ? byCode.get(at.parent) : undefined;
    }
    if (at && walked.has(at.code)) {
      const cycle = walk.slice(walk.indexOf(at.code));
      faults.push({ row: at.row, column: 'parent', code: 'tree.cycle', message: `These hang under one another in a circle: ${[...cycle, at.code].join(' → ')}.` });
    }
    for (const code of walk) done.add(code);
  }
  return faults;
}
