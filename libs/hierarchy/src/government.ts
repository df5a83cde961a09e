import type { CivilDate } from '#libs/kernel';
import type { Level } from './level.js';

/** One government of today. Its place is `parent`, never the digits of its code. */
export interface Government {
  /** Six digits of GB/T 2260, kept as text; the root's 100000 is customary. */
  code: string;
  name: string;
  level: Level;
  /** The code of the government right above it; null at the root alone. */
  parent: string | null;
  /** What it is called in law: `district`, `autonomous_county`, `sar`, ... */
  kind: string;
  /** `municipality` or `province` where it hangs straight under a province-level unit, else ''. */
  direct: string;
  pinyin: string;
  nameEn: string;
}

/** A name or code that a unit had until a day. Source: the ministry's year-end code lists. */
export interface FormerGovernment {
  code: string;
  name: string;
  level: Level;
  /** The first day it is known; null where no list says. */
  seenFrom: CivilDate | null;
  /** The last day it is known: the last day of the month of the last list that shows it. */
  until: CivilDate;
  /** Today's code of who carries on; the same code after a mere change of name. */
  successor: string;
  note: string;
}

/** True for the form of a GB/T 2260 code. */
export function isCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}
