import { z } from 'zod';
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

const member = z.strictObject({ government: z.string(), source: z.string(), note: z.string().default('') });
const region = z.strictObject({
  id: z.string().regex(/^[\w.-]{1,64}$/), name: z.string().min(1), count: z.int().min(0).nullable(), source: z.string(), members: z.array(member),
});

/** Regions as they were read from JSON, or every fault of their shape: `row` is the place in the list, `column` the path. */
export function checkRegions(list: readonly unknown[]): { regions: Region[]; faults: Fault[] } {
  const seen = new Set<string>();
  const regions: Region[] = [];
  const faults: Fault[] = [];
  list.forEach((item, index) => {
    const fault = (column: string, code: string, message: string): void => void faults.push({ row: index + 1, column, code: `region.${code}`, message });
    const { success, data, error } = region.safeParse(item);
    if (!success) {
      for (const issue of error.issues) fault(issue.path.join('.'), 'invalid_value', issue.message);
      return;
    }
    if (seen.has(data.id)) fault('id', 'duplicate_id', `The id '${data.id}' stands twice in the list.`);
    seen.add(data.id);
    const members = data.members.map(({ government }) => government);
    members.forEach((code, at) => void (members.indexOf(code) !== at && fault(`members.${at}.government`, 'duplicate_member', `${code} is named as a member twice.`)));
    regions.push(data);
  });
  return { regions, faults };
}
