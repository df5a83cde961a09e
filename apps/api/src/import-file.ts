import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { importRequest, ImportView } from '#libs/contracts';
import { checkRegions, readCalendar, readFormerGovernments, readGovernments, readLedgerCsv, readLedgerJson } from '#libs/documents';
import type { Actor, Command, Engine, LedgerImport, ReferenceImport } from '#libs/engine';
import type { Fault } from '#libs/kernel';
import { never } from '#libs/kernel';

type Request = Omit<z.infer<typeof importRequest>, 'limit'> & { limit?: number };

/** Reads a file and brings it in. Nothing is written when it has a fault, or on a dry run. @throws LuoshiError `import.changed`, `idempotency.key_reused`. */
export async function importFile(engine: Engine, { kind, format, content, history, dryRun, seen, limit }: Request, actor: Actor, key?: Command['key']): Promise<ImportView> {
  const file = createHash('sha256').update(JSON.stringify([kind, format, content, history])).digest('hex');
  const asked = { actor, dryRun, file, seen, key, ...(limit === undefined ? {} : { limit }) };
  switch (kind) {
    case 'ledger': {
      const { rows, faults } = format === 'json' ? readLedgerJson(content) : readLedgerCsv(content);
      if (rows.length === 0 && faults.length > 0) return view(kind, dryRun, 0, undefined, faults);
      // Rows that cannot be read are told together with what is wrong in those that can.
      const result = await engine.importLedger.execute({ rows, ...asked, dryRun: dryRun || faults.length > 0 });
      return view(kind, dryRun, rows.length, result, faults);
    }
    case 'governments': {
      const units = readGovernments(content);
      const former = history === undefined ? undefined : readFormerGovernments(history);
      const faults = [...units.faults, ...(former?.faults ?? [])];
      if (faults.length > 0) return view(kind, dryRun, 0, undefined, faults);
      return view(kind, dryRun, units.rows.length, await engine.importReference.governments({ rows: units.rows, ...(former === undefined ? {} : { former: former.rows }), ...asked }));
    }
    case 'calendar': {
      const { rows, faults } = readCalendar(content);
      if (faults.length > 0) return view(kind, dryRun, 0, undefined, faults);
      return view(kind, dryRun, rows.length, await engine.importReference.calendar({ rows, ...asked }));
    }
    case 'policies': {
      const list = asList(content);
      if (typeof list === 'string') return view(kind, dryRun, 0, undefined, [unreadable(list)]);
      return view(kind, dryRun, list.length, await engine.importReference.policies({ list, ...asked }));
    }
    case 'regions': {
      const list = asList(content);
      const { regions, faults } = typeof list === 'string' ? { regions: [], faults: [unreadable(list)] } : checkRegions(list);
      if (faults.length > 0) return view(kind, dryRun, 0, undefined, faults);
      return view(kind, dryRun, regions.length, await engine.importReference.regions({ regions, ...asked }));
    }
    default:
      return never(kind);
  }
}

function asList(content: string): unknown[] | string {
  try {
    const value: unknown = JSON.parse(content);
    return Array.isArray(value) ? (value as unknown[]) : [value];
  } catch (error) {
    return `The file is not JSON: ${(error as Error).message}`;
  }
}

function unreadable(message: string): Fault {
  return { row: 0, column: '', code: 'table.unreadable', message };
}

const NONE = { total: 0, items: [] };

function view(kind: string, dryRun: boolean, count: number, result: LedgerImport | ReferenceImport | undefined, read: readonly Fault[] = []): ImportView {
  const counts = result !== undefined && 'states' in result ? { states: result.states, superseded: result.superseded, recomputed: 0 } : { states: {}, superseded: 0, recomputed: result?.recomputed ?? 0 };
  const faults = [...read, ...(result?.faults ?? [])].sort((a, b) => a.row - b.row);
  // Where rows could not be read, those that could are brought in as little.
  const told = read.length > 0 || result === undefined ? { rows: { new: NONE, changed: NONE, unchanged: NONE, gone: NONE }, seen: null } : { rows: result.rows, seen: result.seen };
  return { kind, dryRun, count, ...counts, ...told, faults };
}
