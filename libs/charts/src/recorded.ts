import type { CivilDate, Instant } from '#libs/kernel';

/**
 * An event as the engine hands it to a chart and as the history keeps it: what was asked, by whom, when, and every
 * fact the engine looked up for it. Guards and actions read the context and this, nothing else, so that replaying the
 * recorded events gives the same states.
 */
export interface Recorded<Type extends string, Payload = Record<string, never>> {
  type: Type;
  payload: Payload;
  /** The person or machine that acts: a token's id, or `clock`. */
  actor: string;
  /** The office acted for: a government's code, a joint office's id; null for the clock. */
  office: string | null;
  at: Instant;
  /** The civil day of `at` in the office's zone. */
  today: CivilDate;
}

/** What stood still when a record was put on hold: where to return to, and the working days each timer still had. */
export interface Pause {
  from: string;
  remaining: Record<string, number>;
}
