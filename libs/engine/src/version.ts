import { LuoshiError } from '#libs/kernel';
import type { AnyRecord } from './ports/index.js';

/** @throws LuoshiError `store.version_mismatch` (412) when the caller saw another version of the record. */
export function mustBeAt(record: AnyRecord, expected: number): void {
  if (record.version === expected) return;
  throw new LuoshiError('store.version_mismatch', `The record is at version ${record.version}, not ${expected}: it changed since it was read.`, { expected, version: record.version });
}
