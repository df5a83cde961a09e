import type { Region } from '#libs/engine/ports';
import type { Fault } from '#libs/kernel';
import { readCsv } from './csv-table.js';

interface Scope {
  region: string;
  definitions: { id: string; count: number | null; why?: string }[];
}

/**
 * A region from its definition (`qinba_scope.json`: which lists exist, how many members each counts) and the members that
 * a text places there (`qinba_units.csv`). Nobody is a member by guess.
 */
export function readRegion(id: string, scopeText: string, unitsText: string): { region: Region; faults: Fault[] } {
  const scope = JSON.parse(scopeText) as Scope;
  const [first] = scope.definitions;
  const { rows, faults } = readCsv(unitsText, ['code', 'basis', 'source', 'note']);
  return {
    faults,
    region: {
      id, name: scope.region, count: first?.count ?? null, source: [first?.id, first?.why].filter(Boolean).join(': '),
      members: rows.map((row) => ({ government: row.code ?? '', source: `${row.basis}: ${row.source}`, note: row.note ?? '' })),
    },
  };
}
