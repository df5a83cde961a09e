import type { CivilDate, Instant } from '#libs/kernel';
import { canonical } from './canonical.js';

/** What an entry speaks of. */
export interface EntryRecord {
  kind: 'agreement' | 'followUp' | 'obligation' | 'governments' | 'calendar' | 'policies' | 'regions' | 'office' | 'token' | 'delivery' | 'notice' | 'recipient' | 'document';
  id: string;
  /** The record's version after the entry; unchanged by a refusal. */
  version: number;
}

/** One step of one record. */
export interface Step {
  record: EntryRecord;
  event: { type: string; payload: object };
  from: string | null;
  to: string | null;
}

/**
 * One audit entry (DESIGN 1.7): one command, what it did to its record, and what followed from that in the same
 * transaction. A refusal by a chart or a right is an entry too; it has no consequences.
 */
export interface Entry extends Step {
  v: 1;
  at: Instant;
  today: CivilDate;
  actor: string;
  office: string | null;
  /** The command's Idempotency-Key, where the caller gave one. */
  command: string | null;
  outcome: 'done' | 'refused';
  /** Why it was refused: the stable code. */
  refusal: string | null;
  consequences: Step[];
}

/** The bytes of an entry as they are stored, and later hashed. */
export function entryText({ actor, at, command, consequences, event, from, office, outcome, record, refusal, to, today, v }: Entry): string {
  const step = inOrder({ event, from, record, to });
  return canonical({ actor, at, command, consequences: consequences.map(inOrder), event: step.event, from, office, outcome, record: step.record, refusal, to, today, v });
}

/** With its members where the canonical form has them. */
function inOrder({ event: { payload, type }, from, record: { id, kind, version }, to }: Step): Step {
  return { event: { payload, type }, from, record: { id, kind, version }, to };
}
