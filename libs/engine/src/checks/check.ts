import type { CivilDate } from '#libs/kernel';
import type { FindingDetails, FoundAt, Severity, StoredAgreement, StoredFollowUp, StoredObligation } from '../ports/index.js';
import type { Reference } from '../reference.js';

export interface Words {
  en: string;
  zh: string;
}

/** What the checks see of one agreement, on a day. */
export interface Seen {
  agreement: StoredAgreement;
  /** All its follow-ups, whatever their state. */
  followUps: readonly StoredFollowUp[];
  /** The obligations that share its clocks. */
  obligations: readonly StoredObligation[];
  /** The state of the framework it carries out; undefined where it names none. */
  parentState: string | undefined;
  today: CivilDate;
  reference: Reference;
}

/** Something wrong with one record. `subject` tells two faults of one kind and one agreement apart: a party, an obligation, a follow-up. */
export interface Found {
  subject: string;
  /** The agreement itself where it is absent. */
  record?: FoundAt;
  /** What its sentences name. */
  details: FindingDetails;
}

/** A standing check: told in words. */
export interface Told {
  code: string;
  severity: Severity;
  /** What is wrong. */
  wrong: (details: FindingDetails) => Words;
  /** What to do. */
  todo: Words;
}

/** A standing check of one agreement, pure over what it is given. */
export interface Check extends Told {
  find: (seen: Seen) => Found[];
}

const IN_FORCE: readonly string[] = ['signed', 'implementing', 'onHold'];

/** Signed, and not ended in any way. */
export function isInForce({ state }: { state: string }): boolean {
  return IN_FORCE.includes(stageOf(state));
}

export function stageOf(state: string): string {
  return state.split('.', 1)[0] ?? state;
}

/** One finding about the agreement itself, where a condition holds. */
export function where(holds: boolean, details: FindingDetails = {}): Found[] {
  return holds ? [{ subject: '', details }] : [];
}
