import type { z } from 'zod';
import type { importRequest, ImportView } from '#libs/contracts';
import { checkRegions, readCalendar, readFormerGovernments, readGovernments, readLedgerCsv, readLedgerJson } from '#libs/documents';
import type { Actor, Engine, LedgerImport, ReferenceImport } from '#libs/engine';
import type { Fault } from '#libs/kernel';
import { never } from '#libs/kernel';

type Request = z.infer<typeof importRequest>;

/** Reads a file and brings it in. Nothing is written when it has a fault, or on a dry run. */
export async function importFile(engine: Engine, { kind, format, content, history, dryRun }: Request, actor: Actor): Promise<ImportView> {
  const who = { actor, dryRun };
  switch (kind) {
    case 'ledger': {
      const { rows, faults } = format === 'json' ? readLedgerJson(content) : readLedgerCsv(content);
      if (rows.length === 0 && faults.length > 0) return view(kind, dryRun, 0, undefined, faults);
      // Rows that cannot be read are told together with what is wrong in those that can.
      const result = await engine.importLedger.execute({ rows, actor, dryRun: dryRun || faults.length > 0 });
      return view(kind, dryRun, rows.length, result, faults);
    }
    case 'governments': {
      const units = readGovernments(content);
      const former = history === undefined ? { rows: engine.reference.rows.former.map((unit, index) => ({ ...unit, row: index + 1 })), faults: [] } : readFormerGovernments(history);
      const faults = [...units.faults, ...former.faults];
      if (faults.length > 0) return view(kind, dryRun, 0, undefined, faults);
      return view(kind, dryRun, units.rows.length, await engine.importReference.governments({ rows: units.rows, former: former.rows, ...who }));
    }
    case 'calendar': {
      const { rows, faults } = readCalendar(content);
      if (faults.length > 0) return view(kind, dryRun, 0, undefined, faults);
      return view(kind, dryRun, rows.length, await engine.importReference.calendar({ rows, ...who }));
    }
    case 'policies': {
      const list = asList(content);
      if (typeof list === 'string') return view(kind, dryRun, 0, undefined, [unreadable(list)]);
      return view(kind, dryRun, list.length, await engine.importReference.policies({ list, ...who }));
    }
    case 'regions': {
      const list = asList(content);
      const { regions, faults } = typeof list === 'string' ? { regions: [], faults: [unreadable(list)] } : checkRegions(list);
      if (faults.length > 0) return view(kind, dryRun, 0, undefined, faults);
      return view(kind, dryRun, regions.length, await engine.importReference.regions({ regions, ...who }));
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

function view(kind: string, dryRun: boolean, count: number, result: LedgerImport | ReferenceImport | undefined, read: readonly Fault[] = []): ImportView {
  const counts = result !== undefined && 'states' in result ? { states: result.states, superseded: result.superseded, recomputed: 0 } : { states: {}, superseded: 0, recomputed: result?.recomputed ?? 0 };
  const faults = [...read, ...(result?.faults ?? [])].sort((a, b) => a.row - b.row);
  return { kind, dryRun, count, ...counts, faults };
}
