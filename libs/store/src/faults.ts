import { LuoshiError } from '#libs/kernel';
import { dialects } from './dialect.js';
import type { Dialect, StorageFault } from './dialect.js';

const SENTENCES: Record<StorageFault, string> = {
  'store.read_only': 'The data folder or its database cannot be written.',
  'store.damaged': 'The database file is damaged, or is no database.',
  'store.full': 'There is no room left to write.',
  'store.locked': 'Another process holds the database.',
  'store.unreachable': 'The database server cannot be reached.',
  'store.credentials': 'The database server does not let this user in.',
  'store.no_database': 'The server has no database of this name.',
  'store.timeout': 'The database took too long.',
  'store.conflict': 'Others changed the same at the same time, again and again.',
  'store.io_failed': 'The disk failed to read or to write.',
};

/** The driver's own code of an error (`SQLITE_FULL`, `EACCES`); '' where it has none. */
export function driverCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { driverError, code } = error as { driverError?: unknown; code?: unknown };
  return driverError !== undefined ? driverCode(driverError) : typeof code === 'string' ? code : '';
}

/** The constraint that an error of the driver names. */
export function driverConstraint(error: unknown): string | undefined {
  const { constraint } = error as { constraint?: unknown };
  return typeof constraint === 'string' ? constraint : undefined;
}

/** An error of the driver as a fault told by name, the driver's words in `details.driver`; any other error as it is. */
export function namedFault(error: unknown, dialect: Dialect): Error {
  if (error instanceof LuoshiError) return error;
  const code = driverCode(error);
  const fault = Object.entries(dialect.faults).find(([beginning]) => code.startsWith(beginning))?.[1];
  // Drivers throw errors; theirs may be of another realm, where instanceof does not see it.
  if (fault === undefined) return error as Error;
  return new LuoshiError(fault, SENTENCES[fault], { driver: error instanceof Error ? error.message : code });
}

/** The same for a file beside the database. */
export function fileFault(error: unknown): Error {
  return namedFault(error, dialects.sqlite);
}
