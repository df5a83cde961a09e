import type { Evaluation, Every, Evidence, FollowUpEvent, JointOffice, ObligationEvent, ProposePayload, Revised, Schedule, Signature, Verdict } from '#libs/charts';
import type { CivilDate } from '#libs/kernel';

/** An obligation as it is asked for; the engine gives ids and dates. Without a schedule it is due once, on `dueOn`. */
export interface ObligationRequest {
  title: string;
  /** Absent where it is not known, like the date. */
  leadUnit?: string;
  responsibleUnit?: string;
  supportingUnits?: string[];
  dueOn?: CivilDate;
  schedule?: Schedule;
  category?: string;
  /** Who owes it; all parties that promised something where it is not told. */
  parties?: string[];
  milestones?: { title: string; dueOn: CivilDate }[];
  indicators?: { name: string; unit: string; baseline?: number; target?: number; frequency?: Every }[];
  /** Conditions of fulfilment. */
  terms?: string[];
}

/** A proposal as it is made. */
export type ProposalRequest = Omit<ProposePayload, 'obligations'> & { obligations: ObligationRequest[] };

interface Ending {
  reason: string;
  document?: string;
  effectiveOn?: CivilDate;
}

/** What a response brings: a link, or a document of the agreement by its id; the engine tells its name and hash. */
export interface NamedEvidence {
  title: string;
  link?: string;
  document?: string;
}

/** New values as they are asked for: of parties in lists. */
export type RevisedRequest = Omit<Revised, 'departments' | 'contacts'> & { departments?: { party: string; name: string }[] | undefined; contacts?: { party: string; contact: string }[] | undefined };

/** What callers ask of an agreement; the engine adds the facts it looks up and the chart decides. */
export type AgreementRequest =
  | { type: 'CIRCULATE' | 'OPEN_FOR_SIGNATURE' | 'START_IMPLEMENTATION' | 'RESUME'; payload: Record<string, never> }
  | { type: 'RETURN'; payload: { reason: string } }
  | { type: 'PLAN'; payload: { obligations: ObligationRequest[] } }
  | { type: 'SIGN'; payload: Omit<Signature, 'document' | 'scan'> & { document?: string; scan?: string; withoutObligations?: string } }
  | { type: 'SUBMIT_EVIDENCE'; payload: Omit<Evidence, 'id' | 'party' | 'status' | 'judged' | 'link' | 'file' | 'agreement'> & { party: string; link?: string; document?: string; agreement?: string } }
  | { type: 'ACCEPT_EVIDENCE'; payload: { evidence: string; remark?: string } }
  | { type: 'RETURN_EVIDENCE'; payload: { evidence: string; remark: string } }
  | { type: 'HOLD'; payload: { reason: string; approver: string; until: CivilDate; document?: string } }
  | { type: 'SELF_EVALUATE'; payload: Verdict & { party: string } }
  | { type: 'EVALUATE'; payload: Omit<Evaluation, 'on' | 'office' | 'kind'> & { kind?: Evaluation['kind'] } }
  | { type: 'REOPEN'; payload: { reason: string; document?: string } }
  | { type: 'SHELVE' | 'TERMINATE'; payload: Ending }
  | { type: 'SUPERSEDE'; payload: Ending & { by: string } }
  | { type: 'DESIGNATE'; payload: JointOffice }
  | { type: 'AMEND' | 'CORRECT' | 'UPDATE'; payload: { changes: RevisedRequest; reason: string; document?: string } }
  | { type: 'SIGN_AMENDMENT'; payload: { amendment: string; party: string; signer: string; document?: string } }
  | { type: 'DROP_AMENDMENT'; payload: { amendment: string; reason: string } }
  | { type: 'WITHDRAW_PARTY'; payload: { party: string; reason: string; document: string; effectiveOn?: CivilDate; lead?: string } };

type PayloadOf<T extends ObligationEvent['type']> = Extract<ObligationEvent, { type: T }>['payload'];

/** What callers ask of an obligation. */
export type ObligationEventRequest =
  | { type: 'SUBMIT_REPORT'; payload: Omit<PayloadOf<'SUBMIT_REPORT'>, 'id' | 'evidence'> & { evidence: NamedEvidence[] } }
  | { type: 'ACCEPT_REPORT'; payload: { report: string; remark?: string } }
  | { type: 'RETURN_REPORT'; payload: { report: string; remark: string } }
  | { type: 'RESCHEDULE'; payload: { schedule: Schedule; reason: string } }
  | { type: 'ASSIGN'; payload: { leadUnit?: string; responsibleUnit?: string; supportingUnits?: string[]; reason: string } }
  | { type: 'REACH_MILESTONE'; payload: PayloadOf<'REACH_MILESTONE'> }
  | { type: 'RECORD_VALUE'; payload: PayloadOf<'RECORD_VALUE'> }
  | { type: 'MEET_TERM'; payload: PayloadOf<'MEET_TERM'> }
  | { type: 'DROP_TERM'; payload: PayloadOf<'DROP_TERM'> }
  | { type: 'LINK'; payload: Omit<PayloadOf<'LINK'>, 'open'> }
  | { type: 'WAIVE'; payload: { reason: string; approver: string; until: CivilDate; document?: string } }
  | { type: 'REINSTATE'; payload: Record<string, never> };

/** What callers ask of a follow-up. */
export type FollowUpRequest =
  | { type: 'OPEN'; payload: Record<string, never> }
  | { type: 'RESPOND'; payload: Omit<Extract<FollowUpEvent, { type: 'RESPOND' }>['payload'], 'evidence' | Found> & { evidence: NamedEvidence[] } }
  | { [T in AsSent]: { type: T; payload: Extract<FollowUpEvent, { type: T }>['payload'] } }[AsSent]
  | { [T in LookedUp]: { type: T; payload: Omit<Extract<FollowUpEvent, { type: T }>['payload'], Found> } }[LookedUp];

/** The events of a follow-up to which the engine adds nothing. */
type AsSent = 'DECLINE' | 'ACKNOWLEDGE' | 'REFUSE_EXTENSION' | 'DECIDE_CONTEST' | 'SETTLE' | 'LIFT_WAIVER' | 'WITHDRAW' | 'MARK_KEY' | 'UNMARK_KEY' | 'RETURN' | 'CONCLUDE' | 'STRIKE_OFF';
/** The others, without what the engine looks up. */
type LookedUp = 'REQUEST_EXTENSION' | 'GRANT_EXTENSION' | 'CONTEST' | 'DISPUTE' | 'WAIVE' | 'PICK_UP';
type Found = 'remaining' | 'dueOn' | 'days' | 'isWorked' | 'by' | 'next';
