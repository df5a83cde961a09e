import type { CivilDate } from '#libs/kernel';
import type { Because } from './because.js';
import type { JointOffice } from './joint-office.js';
import type { Level } from './level.js';

/** What a ladder is computed from, all of it recorded. */
export interface LadderFacts {
  /** The parties without the witnesses, by the codes they signed with. */
  parties: readonly string[];
  /** False where the source says 等 or names none: then there is no ladder. */
  partiesComplete: boolean;
  on: CivilDate;
  /** The policy's limit: rungs above this level are cut. */
  highestRung?: Level;
  /** Codes of governments, and ids of joint offices, whose coordination office is vacant. */
  vacant: ReadonlySet<string>;
  joint?: JointOffice | null;
  /** A vertically managed department (垂直管理) signed: no ladder is computed for it. */
  vertical?: boolean;
}

/** The place of a rung: a level, or the joint office before all levels. */
export type Place = Level | 'joint';

/** One office of a rung, with the parties it presses (today's codes, sorted). */
export interface RungOffice {
  code: string;
  name: string;
  level: Place;
  presses: string[];
  vacant: boolean;
}

/** One step of the ladder: its offices, sorted by code, and for each pressed party why it was that one. */
export interface Rung {
  level: Place;
  offices: RungOffice[];
  because: Because[];
}

/** Why there is no rung at all. */
export type NoLadder = 'parties_unknown' | 'nobody_pressable' | 'vertical_department' | 'cut_by_policy';

/** Who presses the parties, step by step; plain data, stored as it was when somebody was asked. Where `none` is set, `rungs` is empty. */
export interface Ladder {
  /** Today's codes, sorted; parties that were merged are one. */
  parties: string[];
  /** Null where the parties are not known. */
  common: { code: string; name: string; level: Level } | null;
  rungs: Rung[];
  none?: NoLadder;
}
