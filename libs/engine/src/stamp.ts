import type { CivilDate, Instant } from '#libs/kernel';

/** Who does it, for which office, and when: the same for a command and all that follows from it. */
export interface Stamp {
  actor: string;
  /** Null for the clock. */
  office: string | null;
  at: Instant;
  /** The civil day of `at` in the office's zone. */
  today: CivilDate;
}
