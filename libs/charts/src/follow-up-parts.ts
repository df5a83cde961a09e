import type { CivilDate, Instant } from '#libs/kernel';
import type { EvidenceFile } from './agreement-context.js';

/** In what way a promise was not kept: 不履行、错履行、弱履行、迟延履行. */
export type FailureType = 'nonPerformance' | 'wrongPerformance' | 'weakPerformance' | 'latePerformance';

export interface Response {
  party: string;
  actor: string;
  on: CivilDate;
  /** When; not told of one that came before times were kept. */
  at?: Instant;
  text: string;
  /** The day by which the party will report again. */
  nextOn?: CivilDate;
  evidence: { title: string; link?: string; file?: EvidenceFile }[];
}

/** The times of one rung in working days, taken from the policy when the office was asked. */
export interface PressTimes {
  grace: number;
  handling: number;
  remindEvery: number;
  /** How long the office may take over its own turn: review, contest, dispute. Absent where the office was asked before offices had such a clock. */
  review?: number;
  /** How long what it concluded may wait to be struck off. Absent as above. */
  strikeOff?: number;
  extensions?: { max: number; maxDays: number };
}

/** A state that the record came to, and when; it was left when the next one was entered. */
export interface Node {
  state: string;
  at: Instant;
}

/** A party's own receipt of the slip (签收). */
export interface Receipt {
  party: string;
  actor: string;
  at: Instant;
  /** Who reports back has the slip, also where its receipt was not told. */
  by: 'acknowledgement' | 'response';
}

/** Who did it, on which day. */
export interface By {
  actor: string;
  on: CivilDate;
}

/** More time that a party asked for, before its time was over. */
export interface Extension extends By {
  party: string;
  reason: string;
  /** The last day as it was. */
  dueOn: CivilDate;
  /** The last day asked for, so many working days later. */
  until: CivilDate;
  days: number;
  decided: (By & { granted: boolean; remark?: string }) | null;
}

/** What a party says against being pressed. It stays as contested until it is decided. */
export interface Contest extends By {
  party: string;
  reason: string;
  decided: (By & { upheld: boolean; reason: string }) | null;
}

/** Two units that do not agree who does what; the office that handed it down settles it. */
export interface Dispute extends By {
  party: string;
  with: string;
  reason: string;
  settled: (By & { decision: string; duties: { party: string; does: string }[] }) | null;
}

/** Pressing is put off until a day, with somebody's approval. */
export interface Waiver extends By {
  reason: string;
  approver: string;
  until: CivilDate;
  document?: string;
  /** Before its day, by whom and why; null where it runs or ran out. */
  lifted: (By & { reason: string }) | null;
}

/** Done by an office that is not, or not only, the supervising one. */
export interface OfOffice extends By {
  office: string;
  reason: string;
}
