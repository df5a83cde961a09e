import type { CivilDate, Instant } from '#libs/kernel';
import type { AppliedPolicy, FollowUpRule, Outcome } from './agreement-events.js';
import type { By, Contest, Dispute, Extension, FailureType, Node, OfOffice, PressTimes, Receipt, Response, Waiver } from './follow-up-parts.js';
import type { Pause } from './recorded.js';

/** Whose turn it was, by what the office or the parties had to do. */
export type Turn = 'requested' | 'handling' | 'review' | 'concluded';

/** The time that a return gives: what remained when the parties reported back, or all of it where nothing did. */
export interface HandlingTime {
  days: number;
  because: 'remained' | 'noneRemained';
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
  returned: (By & { remark: string; responses: Response[]; time?: HandlingTime })[];
  extensions: Extension[];
  contests: Contest[];
  disputes: Dispute[];
  waivers: Waiver[];
  concluded: { on: CivilDate; actor: string; remark?: string } | null;
  struckOff: { on: CivilDate; actor: string; evidence: string; failureType: FailureType | null } | null;
  /** The silence that made it climb, or, on the last rung, that is shown. */
  silent: { since: Instant; during: Turn }[];
  outcome: Outcome | null;
  /** The agreement is on hold. */
  hold: Pause | null;
  /** What stands still while the office has it aside: waived, contested or disputed. */
  aside: Pause | null;
  /** The working days that the parties' time has when it begins to run again; null: all that the policy gives. */
  allotted: number | null;
  /** The parties' time ran out on the last rung, and nobody gave them another. */
  handlingOver: boolean;
  /** Key supervision (重点督办). */
  key: OfOffice | null;
  /** Taken over by an office above (越级督办). */
  pickedUp: OfOffice | null;
  withdrawn: (By & { reason: string }) | null;
  /** The states it came by, the first first. Empty where the office was asked before times were kept. */
  nodes: Node[];
}

export const blankFollowUp: FollowUpContext = {
  case: '', agreement: '', rule: 'signedNotImplemented', subject: '', waits: 0, office: '', officeName: '', vacant: false, level: '', rung: 0,
  presses: [], skipped: [], because: [], policy: { id: '', version: 0, because: '' }, times: { grace: 0, handling: 0, remindEvery: 0 },
  requests: 0, requestedAt: 0, reminders: 0, remindedAt: null, slip: null, receipts: [], declined: null, responses: [], returned: [], concluded: null,
  struckOff: null, extensions: [], contests: [], disputes: [], waivers: [], silent: [], outcome: null, hold: null, aside: null, allotted: null, handlingOver: false,
  key: null, pickedUp: null, withdrawn: null, nodes: [],
};

/** The parties pressed that have not reported back since they were last asked to. */
export function awaitedParties(context: FollowUpContext): string[] {
  const answered = new Set(context.responses.map((response) => response.party));
  return context.presses.filter((party) => !answered.has(party));
}

/** More time that was asked for and not decided yet. */
export function openExtension(context: Pick<FollowUpContext, 'extensions'>): Extension | undefined {
  return context.extensions.find(({ decided }) => decided === null);
}
