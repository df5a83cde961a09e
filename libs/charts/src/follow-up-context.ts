import type { CivilDate, Instant } from '#libs/kernel';
import type { EvidenceFile } from './agreement-context.js';
import type { AppliedPolicy, FollowUpRule, Outcome } from './agreement-events.js';
import type { Pause } from './recorded.js';

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

/** One follow-up: what one office was asked to supervise in one case, and what came of it. */
export interface FollowUpContext {
  /** The case: one per (agreement, rule, subject, wait). Its follow-ups share this id. */
  case: string;
  agreement: string;
  rule: FollowUpRule;
  subject: string;
  /** Which wait of the agreement ran out; with case, rule, subject and office the key of the follow-up. */
  waits: number;
  office: string;
  officeName: string;
  vacant: boolean;
  /** The rung the office stands on: a level or `joint`. */
  level: string;
  /** 0 for the first rung of the case, one more with every climb. */
  rung: number;
  /** The parties this office presses (responsible units 承办单位). */
  presses: string[];
  skipped: { office: string; why: string }[];
  because: string[];
  policy: AppliedPolicy;
  times: PressTimes;
  /** How often the office was asked: again when parties from a silent office beneath came to it. */
  requests: number;
  requestedAt: Instant;
  reminders: number;
  remindedAt: Instant | null;
  slip: { number: string; on: CivilDate; actor: string } | null;
  /** The parties that acknowledged the slip. */
  receipts: Receipt[];
  declined: { reason: string; on: CivilDate; actor: string } | null;
  responses: Response[];
  /** Each with the responses it sent back: who gave one neither concludes nor strikes off later. */
  returned: { remark: string; on: CivilDate; actor: string; responses: Response[] }[];
  concluded: { on: CivilDate; actor: string; remark?: string } | null;
  struckOff: { on: CivilDate; actor: string; evidence: string; failureType: FailureType | null } | null;
  /** The silence that made it climb, or, on the last rung, that is shown. */
  silent: { since: Instant; during: 'requested' | 'handling' }[];
  outcome: Outcome | null;
  hold: Pause | null;
  /** The states it came by, the first first. Empty where the office was asked before times were kept. */
  nodes: Node[];
}

export const blankFollowUp: FollowUpContext = {
  case: '', agreement: '', rule: 'signedNotImplemented', subject: '', waits: 0, office: '', officeName: '', vacant: false, level: '', rung: 0,
  presses: [], skipped: [], because: [], policy: { id: '', version: 0, because: '' }, times: { grace: 0, handling: 0, remindEvery: 0 },
  requests: 0, requestedAt: 0, reminders: 0, remindedAt: null, slip: null, receipts: [], declined: null, responses: [], returned: [], concluded: null,
  struckOff: null, silent: [], outcome: null, hold: null, nodes: [],
};

/** The parties pressed that have not reported back since they were last asked to. */
export function awaitedParties(context: FollowUpContext): string[] {
  const answered = new Set(context.responses.map((response) => response.party));
  return context.presses.filter((party) => !answered.has(party));
}
