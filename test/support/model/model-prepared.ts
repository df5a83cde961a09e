import type { AgreementRequest, ObligationEventRequest, ObligationRequest } from '#libs/engine';
import { everFires } from './model-dates.js';
import { ModelObligation } from './model-obligation.js';
import type { Outcome } from './model-outcome.js';

/** Why a request means nothing whoever sends it: it names what is not there, or asks for what never comes. Null: it means something. */
export function whyUnprepared(request: AgreementRequest | ObligationEventRequest, promised: readonly string[], today: string, documents: ReadonlyMap<string, string>): Outcome | null {
  const isUnknown = (id: string | undefined): boolean => id !== undefined && !documents.has(id);
  switch (request.type) {
    case 'PLAN': {
      const { obligations } = request.payload;
      if (obligations.some(({ parties = [] }) => parties.some((party) => !promised.includes(party)))) return 'obligation';
      return obligations.every(({ schedule }) => everFires(schedule ?? null, today)) ? null : 'recurrence';
    }
    case 'RESCHEDULE':
      return everFires(request.payload.schedule, today) ? null : 'recurrence';
    case 'SIGN':
      return isUnknown(request.payload.scan) ? 'document' : null;
    case 'SUBMIT_EVIDENCE':
      return isUnknown(request.payload.document) ? 'document' : null;
    case 'SUBMIT_REPORT':
      return request.payload.evidence.some(({ document }) => isUnknown(document)) ? 'document' : null;
    case 'SUPERSEDE':
      return request.payload.by === NOWHERE ? 'agreement' : null;
    case 'LINK':
      return request.payload.agreement === NOWHERE ? 'agreement' : null;
    default:
      return null;
  }
}

/** The id of an agreement, or a document, that is not there. */
export const NOWHERE = 'nowhere';

export function plannedFrom(requests: readonly ObligationRequest[], promised: readonly string[], isBound: boolean, today: string): ModelObligation[] {
  return requests.map((request) => {
    const owed = new ModelObligation(request, promised, today);
    owed.plan(isBound, today);
    return owed;
  });
}

/** A verdict judges what was planned, each once. */
export function judgesKnown(judged: readonly { obligation: string }[], known: readonly ModelObligation[]): boolean {
  const ids = judged.map(({ obligation }) => obligation);
  return new Set(ids).size === ids.length && ids.every((id) => known.some((owed) => owed.id === id));
}
