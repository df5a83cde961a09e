import { createHash } from 'node:crypto';
import type { Fault } from '#libs/kernel';
import { LuoshiError } from '#libs/kernel';
import type { Command } from './command.js';
import { answerUnder } from './command.js';
import type { Differences, ToldRow } from './compare-rows.js';
import type { Deps } from './deps.js';

/** What every import is asked with. */
export interface Bringing extends Pick<Command, 'actor' | 'key'> {
  /** Tells what would be done, and does nothing. */
  dryRun: boolean;
  /** The hash of the file as it came. */
  file?: string;
  /** The word of the dry run that was looked at; absent where nobody looked. */
  seen?: string | undefined;
  /** How many rows of each kind are told. */
  limit?: number;
}

/** What a file did or would do, as it is told: all are counted, the first are told. */
export interface Brought {
  rows: { [Kind in keyof Differences]: { total: number; items: ToldRow[] } };
  /** One word for the file and all that it would do; null where it has faults. */
  seen: string | null;
  faults: Fault[];
}

/** How many rows of each kind are told where nobody says. */
const TOLD = 200;

const NOTHING: Differences = { new: [], changed: [], unchanged: [], gone: [] };

/** What is told of a file with faults: it would do nothing. */
export const faulty = (faults: Fault[]): Brought => ({ ...told(NOTHING, {}, null), faults });

/** `besides`: what else would follow that was looked at. */
export function brought(differences: Differences, asked: Pick<Bringing, 'file' | 'limit'>, besides: unknown = null): Brought & { seen: string } {
  return told(differences, asked, createHash('sha256').update(JSON.stringify([asked.file, differences, besides])).digest('hex'));
}

function told<S extends string | null>(differences: Differences, { limit = TOLD }: Pick<Bringing, 'limit'>, seen: S): Brought & { seen: S } {
  const some = (rows: readonly ToldRow[]): Brought['rows']['new'] => ({ total: rows.length, items: rows.slice(0, limit) });
  const { new: fresh, changed, unchanged, gone } = differences;
  return { rows: { new: some(fresh), changed: some(changed), unchanged: some(unchanged), gone: some(gone) }, seen, faults: [] };
}

/** @throws LuoshiError `import.changed` where what would be done now is not what was looked at. */
export function mustBeSeen({ seen }: Pick<Bringing, 'seen'>, now: Pick<Brought, 'seen'>): void {
  if (seen !== undefined && seen !== now.seen) throw new LuoshiError('import.changed', 'What the file would do now is not what was looked at: look again.', {});
}

/** What was answered under the key of an import before; it is asked for before the file is looked at, which by then would do nothing any more. */
export async function broughtBefore<A extends Brought>({ unitOfWork, clock }: Pick<Deps, 'unitOfWork' | 'clock'>, { key }: Pick<Bringing, 'key'>): Promise<A | undefined> {
  return key === undefined ? undefined : unitOfWork.run((tx) => answerUnder<A>(tx, key, clock.now()));
}
