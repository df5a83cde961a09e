import type { CivilDate, JsonObject } from '#libs/kernel';
import type { AgreementContext, Evidence, JointOffice, Obligation, Signature } from './agreement-context.js';
import type { Evaluation, Verdict } from './evaluation.js';
import type { ObligationPlan, Report } from './obligation-context.js';
import type { Pause, Recorded } from './recorded.js';
import type { Revised } from './revision.js';

/** The policy that applied, and the times it gave. */
export interface AppliedPolicy {
  id: string;
  version: number;
  because: string;
}

/**
 * Which offices the ladder names for an agreement whose clock ran out; `none` says why it names nobody. What each is asked, and
 * why it was that one, stands in its own REQUEST.
 */
export interface ClockRanOut {
  ask: string[];
  none: string | null;
  policy: AppliedPolicy;
}

/** An obligation as it is planned: what the agreement keeps of it, and what its own record begins with (entries of old have none). */
export type PlannedObligation = Obligation & { plan?: ObligationPlan };

export type ProposePayload = Pick<AgreementContext, 'title' | 'form' | 'domains' | 'parties' | 'lead' | 'term' | 'rule' | 'under' | 'renews'> & { obligations: PlannedObligation[] };

/** An agreement carried in from a ledger, in one step, at the place its facts give it. */
export type RegisterPayload = Omit<ProposePayload, 'rule'> & Pick<AgreementContext, 'partiesComplete' | 'signedOn' | 'withoutObligations' | 'evidence'> & {
  supersededBy: string | null;
  /** What the source told beyond this, word for word. No rule reads it: it stays in the entry that carried the agreement in. */
  source: JsonObject | null;
};

interface Ending {
  reason: string;
  document?: string;
  effectiveOn?: CivilDate;
}

export type AgreementEvent =
  | Recorded<'PROPOSE', ProposePayload>
  | Recorded<'REGISTER', RegisterPayload>
  | Recorded<'CIRCULATE'>
  | Recorded<'RETURN', { reason: string }>
  | Recorded<'OPEN_FOR_SIGNATURE'>
  | Recorded<'SIGN', Signature & { withoutObligations?: string }>
  | Recorded<'PLAN', { obligations: PlannedObligation[] }>
  | Recorded<'SUBMIT_EVIDENCE', { evidence: Omit<Evidence, 'status' | 'judged'> }>
  /** `inForce`: whether the implementing agreement named as evidence was in force; the engine looked. */
  | Recorded<'ACCEPT_EVIDENCE', { evidence: string; remark?: string; inForce?: boolean }>
  | Recorded<'RETURN_EVIDENCE', { evidence: string; remark: string }>
  | Recorded<'START_IMPLEMENTATION'>
  | Recorded<'HOLD', { reason: string; approver: string; until: CivilDate; document?: string; remaining: Pause['remaining'] }>
  | Recorded<'RESUME'>
  | Recorded<'SELF_EVALUATE', Verdict & { party: string }>
  /** `press`: whom the ladder named, where the policy calls a mark bad. */
  | Recorded<'EVALUATE', Omit<Evaluation, 'on'> & { press?: ClockRanOut }>
  | Recorded<'REOPEN', { reason: string; document?: string }>
  | Recorded<'SHELVE', Ending>
  | Recorded<'TERMINATE', Ending>
  | Recorded<'SUPERSEDE', Ending & { by: string }>
  | Recorded<'DESIGNATE', JointOffice>
  /** `lead`: who leads from then on, where it is the lead that leaves. */
  | Recorded<'WITHDRAW_PARTY', { party: string; reason: string; document: string; effectiveOn: CivilDate; lead?: string }>
  /** A periodic report of an obligation is missing, or no longer; one was accepted. */
  | Recorded<'REPORT_MISSING', { obligation: string }>
  | Recorded<'REPORT_GIVEN', { obligation: string }>
  | Recorded<'REPORT_ACCEPTED', { obligation: string; title: string; report: Report }>
  /** Who leads one, or until when it is owed, was not known at its plan, and is now. */
  | Recorded<'OBLIGATION_COMPLETED', { obligation: Obligation }>
  /** It took the place of `from`: what was open of that one's obligations is owed under this one. `missing`: those of which a report is missing. */
  | Recorded<'TAKE_OVER', { from: string; obligations: Obligation[]; missing: string[] }>
  /** An obligation of another is owed under this one as well. */
  | Recorded<'LINKED', { obligations: Obligation[]; missing: string[] }>
  | Recorded<'AMEND' | 'CORRECT' | 'UPDATE', { id: string; changes: Revised; reason: string; document?: string }>
  | Recorded<'SIGN_AMENDMENT', { amendment: string; party: string; signer: string; document?: string }>
  | Recorded<'DROP_AMENDMENT', { amendment: string; reason: string }>
  | Recorded<'CASE_CLOSED'>
  | Recorded<'SIGNATURE_STALLED', ClockRanOut>
  | Recorded<'SIGNING_DATE'>
  | Recorded<'SIGNED_NOT_IMPLEMENTED', ClockRanOut>
  | Recorded<'SILENT', ClockRanOut>
  | Recorded<'TERM_END'>
  | Recorded<'EXPIRING', ClockRanOut>
  | Recorded<'EVALUATION_OVERDUE', ClockRanOut>
  | Recorded<'HOLD_END'>;

export type FollowUpRule = 'signatureStalled' | 'signedNotImplemented' | 'silent' | 'reportOverdue' | 'obligationOverdue' | 'expiring' | 'evaluationOverdue' | 'badEvaluation';

/** What became of a pressed matter: rectified 已整改, continuing 持续整改, notRectified 未整改. */
export type Outcome = 'rectified' | 'continuing' | 'notRectified';

/** The news an agreement gives; the engine has one handler for each. */
export type AgreementFact =
  /** A clock ran out, or a mark was bad, and somebody can be asked: a case opens. `subject`: what of the agreement it is about; the whole where it is not told. */
  | { type: 'followUpDue'; rule: FollowUpRule; waits: number; policy: AppliedPolicy; subject?: string }
  /** The agreement moved on: open follow-ups resolve with this outcome. */
  | { type: 'movedOn'; outcome: Outcome }
  /** What this rule pressed for is over: its open follow-ups resolve with this outcome. */
  | { type: 'overtaken'; rule: FollowUpRule; outcome: Outcome }
  /** It is signed: the agreement it renews is superseded. */
  | { type: 'renewed'; agreement: string }
  /** A party withdrew: nobody presses it any more. */
  | { type: 'partyLeft'; party: string }
  /** Obligations were planned: each becomes a record. */
  | { type: 'planned'; obligations: PlannedObligation[] }
  /** It was signed: what was planned is owed. */
  | { type: 'sealed' }
  /** It is over: its open obligations end. */
  | { type: 'over'; reason: string }
  /** Another took its place: what is open of its obligations is owed there. */
  | { type: 'succeeded'; by: string }
  | { type: 'tookOver'; from: string; obligations: string[] }
  | { type: 'held' }
  /** What it took over stands still, as the agreement itself does. */
  | { type: 'owedHeld' }
  | { type: 'resumed' };
