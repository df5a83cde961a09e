import type { AgreementEvent } from '#libs/charts';
import { signatories } from '#libs/charts';
import { newId } from '#libs/kernel';
import { mustKnowAgreement } from './known-agreement.js';
import { knownFile } from './known-document.js';
import { codesOf, mustKnow } from './known-codes.js';
import { planObligations } from './plan-obligation.js';
import type { StoredAgreement, Tx } from './ports/index.js';
import type { Reference } from './reference.js';
import type { AgreementRequest } from './requests.js';
import type { Stamp } from './stamp.js';
import { remainingDays } from './timers.js';

type Prepared = Pick<AgreementEvent, 'type' | 'payload'>;

/** States in which an implementing agreement counts as evidence for its framework. */
const IN_FORCE = ['signed', 'implementing'];

/**
 * A request with everything added that the chart may read of it: the ids of what is new, and the facts looked up now,
 * which are recorded with the event.
 */
export async function prepareAgreementEvent(tx: Tx, reference: Reference, agreement: StoredAgreement, request: AgreementRequest, stamp: Stamp): Promise<{ event: Prepared; created: string[] }> {
  switch (request.type) {
    case 'PLAN': {
      const { obligations } = request.payload;
      mustKnow(reference.tree, codesOf(obligations, 'payload.obligations'));
      const planned = planObligations(reference, obligations, signatories(agreement.context), stamp);
      return { event: { type: 'PLAN', payload: { obligations: planned } }, created: planned.map(({ id }) => id) };
    }
    case 'SUBMIT_EVIDENCE': {
      mustKnow(reference.tree, [['payload.party', request.payload.party]]);
      const { document, ...told } = request.payload;
      const evidence = { ...told, id: newId(stamp.at), ...(document === undefined ? {} : { file: await knownFile(tx, 'payload.document', document, agreement.id) }) };
      return { event: { type: 'SUBMIT_EVIDENCE', payload: { evidence } }, created: [evidence.id] };
    }
    case 'ACCEPT_EVIDENCE': {
      const named = agreement.context.evidence.find(({ id }) => id === request.payload.evidence)?.agreement;
      const beneath = named === undefined ? undefined : await tx.agreement(named);
      const inForce = beneath?.context.under === agreement.id && IN_FORCE.includes(beneath.state.split('.')[0] ?? '');
      return { event: { type: 'ACCEPT_EVIDENCE', payload: { ...request.payload, inForce } }, created: [] };
    }
    case 'HOLD':
      return { event: { type: 'HOLD', payload: { ...request.payload, remaining: remainingDays(agreement.timers, stamp.today, reference) } }, created: [] };
    case 'SUPERSEDE':
      await mustKnowAgreement(tx, 'payload.by', request.payload.by, agreement.id);
      return { event: request, created: [] };
    case 'WITHDRAW_PARTY': {
      const { party, lead, effectiveOn = stamp.today } = request.payload;
      mustKnow(reference.tree, [['payload.party', party], ['payload.lead', lead]]);
      return { event: { type: 'WITHDRAW_PARTY', payload: { ...request.payload, effectiveOn } }, created: [] };
    }
    case 'SIGN': {
      mustKnow(reference.tree, [['payload.party', request.payload.party]]);
      const { scan, ...told } = request.payload;
      return { event: { type: 'SIGN', payload: { ...told, ...(scan === undefined ? {} : { scan: await knownFile(tx, 'payload.scan', scan, agreement.id) }) } }, created: [] };
    }
    default:
      return { event: request, created: [] };
  }
}
