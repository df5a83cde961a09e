import type { FailPoints } from './fail-points.js';
import type { Place } from './installation.js';

/** A place whose statements can be made to fail, and a view of all it holds that does not go through them. */
export interface FaultyPlace {
  place: Place;
  failPoints: FailPoints;
  /** Another wherever a row was written since, those of the log of the sweeps apart. */
  digest: () => Promise<string>;
  /** Remembers records, entries, receipts and messages, and answers what brings them back. */
  remember: () => Promise<() => Promise<void>>;
}

/** The log of the sweeps, which is written outside their transactions, and long tables that nobody writes. */
export const NOT_LOOKED_AT = ['sweep_run', 'agreement_search_initial', 'agreement_search_place'];

/** What triggers fill as the agreements are inserted. */
export const FOLLOWING = ['agreement_search', 'agreement_search_initials'];

/** The tables that work changes; a table that another refers to stands before it. */
export const MOVING = [
  'agreement', 'agreement_party', 'agreement_link', 'obligation', 'obligation_link', 'follow_up', 'audit_entry', 'receipt', 'slip_counter', 'outbox', 'follow_up_party', 'notice', 'notice_reader', 'mail',
  'notice_mail', 'digest', 'finding', 'check_run',
];
