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

/** When a person wants no digest. A slip comes all the same. */
export interface Quiet {
  /** Days of the week, Monday 1 to Sunday 7. */
  weekdays: number[];
  /** A part of the day, `HH:MM`, the end not counted; null: none. */
  hours: { from: string; to: string } | null;
  /** Away up to and including that day. */
  until: CivilDate | null;
}

/** The language of a mail. */
export type Language = 'zh-CN' | 'en';

/** A person of an office who is told by mail. */
export interface Recipient {
  id: string;
  version: number;
  office: string;
  name: string;
  /** One person a mail address, so that nobody gets two digests a day. */
  address: string;
  language: Language;
  /** Whether the daily digest is wanted. */
  digest: boolean;
  quiet: Quiet;
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
  recipients: Recipient[];
}

export type ReferenceChange =
  | { kind: 'governments'; governments: Government[]; former: FormerGovernment[] }
  | { kind: 'calendar'; days: CalendarDay[] }
  | { kind: 'policies'; policies: Policy[] }
  | { kind: 'regions'; regions: Region[] }
  | { kind: 'vacancy'; vacancy: Vacancy }
  | { kind: 'vacancyEnded'; government: string }
  | { kind: 'token'; token: Token }
  | { kind: 'recipient'; recipient: Recipient }
  | { kind: 'recipientGone'; id: string };

export interface ReferenceStore {
  load(): Promise<ReferenceRows>;
}
