import type { CalendarDay } from '#libs/calendar';
import type { FormerGovernment, Government } from '#libs/hierarchy';
import type { CivilDate, Instant } from '#libs/kernel';
import type { Policy } from '#libs/policy';

/** A named list of governments, with the source of each membership (`n of 119 confirmed`, never a guess). */
export interface Region {
  id: string;
  name: string;
  /** How many members its definition counts; null when it does not say. */
  count: number | null;
  source: string;
  members: { government: string; source: string; note: string }[];
}

/** A seat of a government's coordination office known to be empty. */
export interface Vacancy {
  government: string;
  since: CivilDate;
  note: string;
}

/** Who may act: a person or machine of an office. The secret itself is never stored. */
export interface Token {
  id: string;
  /** SHA-256 of the secret, hex. */
  hash: string;
  office: string;
  name: string;
  /** May change the installation: imports, tokens, the clock. */
  admin: boolean;
  createdAt: Instant;
}

/** What the rules read and rarely changes. Loaded whole, held in memory, loaded anew when it changed. */
export interface ReferenceRows {
  /** Counts the changes of all the rest. */
  version: number;
  governments: Government[];
  former: FormerGovernment[];
  calendar: CalendarDay[];
  policies: Policy[];
  regions: Region[];
  vacancies: Vacancy[];
  tokens: Token[];
}

export type ReferenceChange =
  | { kind: 'governments'; governments: Government[]; former: FormerGovernment[] }
  | { kind: 'calendar'; days: CalendarDay[] }
  | { kind: 'policies'; policies: Policy[] }
  | { kind: 'regions'; regions: Region[] }
  | { kind: 'vacancy'; vacancy: Vacancy }
  | { kind: 'vacancyEnded'; government: string }
  | { kind: 'token'; token: Token };

export interface ReferenceStore {
  load(): Promise<ReferenceRows>;
}
