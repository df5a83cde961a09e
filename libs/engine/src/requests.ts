import type { Evidence, FollowUpEvent, JointOffice, Obligation, ProposePayload, Signature } from '#libs/charts';
import type { CivilDate } from '#libs/kernel';

/** An obligation as it is planned; the engine gives it an id. */
export type PlannedObligation = Omit<Obligation, 'id'>;

/** A proposal as it is made. */
export type ProposalRequest = Omit<ProposePayload, 'obligations'> & { obligations: PlannedObligation[] };

interface Ending {
  reason: string;
  document?: string;
  effectiveOn?: CivilDate;
}

/** What callers ask of an agreement; the engine adds the facts it looks up and the chart decides. */
export type AgreementRequest =
  | { type: 'CIRCULATE' | 'OPEN_FOR_SIGNATURE' | 'START_IMPLEMENTATION' | 'RESUME'; payload: Record<string, never> }
  | { type: 'RETURN'; payload: { reason: string } }
  | { type: 'SIGN'; payload: Omit<Signature, 'document'> & { document?: string; withoutObligations?: string } }
  | { type: 'PLAN'; payload: { obligations: PlannedObligation[] } }
  | { type: 'SUBMIT_EVIDENCE'; payload: Omit<Evidence, 'id' | 'party' | 'status' | 'judged' | 'link' | 'file' | 'agreement'> & { party: string; link?: string; file?: { name: string; sha256: string }; agreement?: string } }
  | { type: 'ACCEPT_EVIDENCE'; payload: { evidence: string; remark?: string } }
  | { type: 'RETURN_EVIDENCE'; payload: { evidence: string; remark: string } }
  | { type: 'HOLD'; payload: { reason: string; approver: string; until: CivilDate; document?: string } }
  | { type: 'EVALUATE'; payload: { completion: string; scores: Record<string, number>; evaluator: string; declaration: string } }
  | { type: 'SHELVE' | 'TERMINATE'; payload: Ending }
  | { type: 'SUPERSEDE'; payload: Ending & { by: string } }
  | { type: 'DESIGNATE'; payload: JointOffice }
  | { type: 'WITHDRAW_PARTY'; payload: { party: string; reason: string; document: string; effectiveOn?: CivilDate; lead?: string } };

/** What callers ask of a follow-up. */
export type FollowUpRequest =
  | { type: 'OPEN'; payload: Record<string, never> }
  | { [T in AsSent]: { type: T; payload: Extract<FollowUpEvent, { type: T }>['payload'] } }[AsSent];

/** The events of a follow-up to which the engine adds nothing. */
type AsSent = 'DECLINE' | 'ACKNOWLEDGE' | 'RESPOND' | 'RETURN' | 'CONCLUDE' | 'STRIKE_OFF';
