import type { AgreementRequest } from '#libs/engine';
import type { ModelEvidence } from './model-events.js';
import type { ModelObligation } from './model-obligation.js';
import { judgesKnown } from './model-prepared.js';
import type { Revisable } from './model-revisions.js';
import { mayRevise } from './model-revisions.js';
import type { ModelSignatures } from './model-signatures.js';

/** What the conditions of an agreement's requests look at. */
interface Conditioned extends Revisable {
  readonly signatures: ModelSignatures;
  readonly obligations: readonly ModelObligation[];
  readonly evidence: readonly ModelEvidence[];
}

/** Whether the record is as a request needs it to be. */
export function isSatisfied(agreement: Conditioned, request: AgreementRequest, today: string): boolean {
  const { promised, parties, obligations, signatures, evidence } = agreement;
  switch (request.type) {
    case 'SIGN': {
      const { party, on, withoutObligations } = request.payload;
      if (!parties.includes(party) || signatures.has(party) || on > today) return false;
      return !signatures.areEnough(party) || mayBeSigned(agreement, Boolean(withoutObligations));
    }
    case 'SUBMIT_EVIDENCE':
      return promised.includes(request.payload.party) && (request.payload.date ?? '') <= today;
    case 'ACCEPT_EVIDENCE':
      return evidenceOf(agreement, request)?.status === 'submitted' && evidenceOf(agreement, request)?.isReport === true;
    case 'RETURN_EVIDENCE':
      return evidenceOf(agreement, request)?.status === 'submitted';
    case 'START_IMPLEMENTATION':
      return obligations.some(({ plannedDueOn }) => plannedDueOn !== null) && evidence.some(({ status }) => status === 'accepted');
    case 'HOLD':
      return request.payload.until > today;
    case 'SELF_EVALUATE':
    case 'EVALUATE':
      return judgesKnown(request.payload.obligations, obligations);
    case 'WITHDRAW_PARTY': {
      const { party, effectiveOn = today, lead = agreement.lead } = request.payload;
      const remaining = promised.filter((code) => code !== party);
      return parties.includes(party) && effectiveOn <= today && remaining.length >= 2 && (lead === null || (lead !== party && remaining.includes(lead)));
    }
    case 'AMEND':
    case 'CORRECT':
    case 'UPDATE':
    case 'SIGN_AMENDMENT':
    case 'DROP_AMENDMENT':
      return mayRevise(agreement, request, today);
    default:
      return true;
  }
}

/** Not without a single obligation, unless a reason for that is given. */
export function mayBeSigned({ obligations, isWithoutObligations }: Pick<Conditioned, 'obligations' | 'isWithoutObligations'>, isReasonGiven = false): boolean {
  return obligations.length > 0 || isWithoutObligations || isReasonGiven;
}

/** The evidence that a request names, where the agreement has it. */
export function evidenceOf({ evidence }: Pick<Conditioned, 'evidence'>, request: AgreementRequest): ModelEvidence | undefined {
  return 'evidence' in request.payload ? evidence.find(({ id }) => id === (request.payload as { evidence: string }).evidence) : undefined;
}
