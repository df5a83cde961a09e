import type { CivilDate, Instant } from '#libs/kernel';
import type { Notice, NoticeKey, Tab } from './inbox.js';
import type { Language } from './reference-store.js';

/** The channel of the mail. */
export const MAIL = 'mail';

interface MailBody {
  recipient: string;
  /** The office of the person. */
  to: string[];
  language: Language;
}

/** A slip (督办单), which goes to a person of a pressed party alone and at once. */
export interface SlipMail extends MailBody {
  kind: 'mail.slip';
  followUp: string;
  agreement: string;
  title: string;
  slip: string;
  /** The name of the office that issued it. */
  issuedBy: string;
  dueOn: CivilDate | null;
}

/** What lies before the office of a person, once a day: what is overdue, and what is new. */
export interface DigestMail extends MailBody {
  kind: 'mail.digest';
  on: CivilDate;
  counts: Record<Tab, number>;
  /** The first of them, what is overdue longest before the rest. */
  overdue: { followUp: string; agreement: string; title: string; dueOn: CivilDate | null }[];
  /** The latest of them. */
  news: { text: string; record: string; agreement: string; title: string; at: string }[];
  /** How many there are, told or not. */
  newsCount: number;
}

/** A mail that is planned with the message of the same id, and the notices it tells. */
export interface MailPlan {
  id: string;
  recipient: string;
  kind: 'slip' | 'digest';
  at: Instant;
  /** What it tells, beside what `tellNews` wrote that it does. */
  notices: readonly NoticeKey[];
  /** A digest that was not delivered: this one tells what it told, and it is not sent any more. */
  replaces: string | null;
}

/** A digest whose time has come. */
export interface DueDigest {
  recipient: string;
  dueAt: Instant;
  /** When the last one was planned. */
  lastAt: Instant | null;
}

/** When the next digest is due: null where there is nothing to tell. `lastAt` is told where one was planned. */
export interface DigestTurn {
  recipient: string;
  dueAt: Instant | null;
  lastAt?: Instant;
}

/** What a digest tells of notices. */
export interface DigestNews {
  count: number;
  /** The latest of them, the latest first. */
  latest: Notice[];
  /** A digest that was planned and not delivered, and what it told: this one tells that too. */
  replaces: string | null;
}
