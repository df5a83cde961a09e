import type { CivilDate } from '#libs/kernel';
import type { Light } from '#libs/policy';
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

/** How many agreements that concern something have a light. */
export interface LightCount {
  /** The level, domain or region. */
  key: string;
  light: Light;
  count: number;
}

/** The lights of agreements by what they concern, and whose agreements are late. One that concerns several counts at each. */
export interface Breakdown {
  byLevel: LightCount[];
  byDomain: LightCount[];
  byRegion: LightCount[];
  /** The parties with most agreements overdue, of these the one first whose oldest was signed first; null where none is dated. */
  units: { government: string; overdue: number; oldest: CivilDate | null }[];
}

export interface BreakdownRequest {
  /** The lights of that day. */
  asOf: CivilDate;
  /** The codes within each region. */
  regions: ReadonlyMap<string, readonly string[]>;
  /** How many parties are told. */
  units: number;
}
