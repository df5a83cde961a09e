import type { CivilDate } from '#libs/kernel';
import type { StoredFollowUp } from './records.js';

/** How many, and of these how many whose clock has run out. */
export interface Counted {
  count: number;
  overdue: number;
}

/** Where the agreements stand, counted by the database. */
export interface Standing {
  byState: Record<string, number>;
  /** Signed and not implemented, by the day of signing: one more than the days asked with, the youngest first. */
  bands: Counted[];
  undated: Counted;
  /** By the levels of the parties that promised something. */
  byLevel: (Counted & { level: string })[];
  /** The offices asked or at work; most open first. */
  pressing: { office: string; name: string; open: number }[];
  /** Of the first of these offices the oldest follow-up that is open. */
  oldest: StoredFollowUp[];
}

export interface StandingRequest {
  /** The days that part the bands, the latest first: an agreement signed on one belongs to the band before it. */
  days: readonly CivilDate[];
  /** Of how many offices the oldest follow-up is told. */
  offices: number;
}
