import type { AgreementEvent } from '#libs/charts';
import { signatories } from '#libs/charts';
import { newId } from '#libs/kernel';
import { policyOf } from './applied-policy.js';
import type { AskedOffice } from './coordinators.js';
import { askFirst } from './coordinators.js';
import { evaluationKind } from './independence.js';
import { mustKnowAgreement } from './known-agreement.js';
import type { PlacedCode } from './known-codes.js';
import { codesOf, mustKnow } from './known-codes.js';
import { knownFile } from './known-document.js';
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
export async function prepareAgreementEvent(tx: Tx, reference: Reference, agreement: StoredAgreement, request: AgreementRequest, stamp: Stamp): Promise<{ event: Prepared; created: string[]; asked?: AskedOffice[] }> {
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
    case 'EVALUATE': {
      const office = stamp.office ?? '';
      const { kind = evaluationKind(reference.tree, agreement.context, office) } = request.payload;
      const verdict = { ...request.payload, kind, office };
      const { policy } = policyOf(reference, agreement.id, agreement.context);
      if (!policy.rules.badEvaluation.marks.includes(verdict.completion)) return { event: { type: 'EVALUATE', payload: verdict }, created: [] };
      const { ranOut, asked } = askFirst(reference, agreement.id, agreement.context, stamp.today);
      return { event: { type: 'EVALUATE', payload: { ...verdict, press: ranOut } }, created: [], asked };
    }
    case 'SUPERSEDE':
      await mustKnowAgreement(tx, 'payload.by', request.payload.by, agreement.id);
      return { event: request, created: [] };
    case 'AMEND':
    case 'CORRECT':
    case 'UPDATE': {
      const { departments, contacts, ...plain } = request.payload.changes;
      const named = (list: readonly { party: string }[] | undefined, field: string): PlacedCode[] => (list ?? []).map(({ party }, index) => [`payload.changes.${field}.${index}.party`, party]);
      mustKnow(reference.tree, [['payload.changes.lead', plain.lead], ...named(departments, 'departments'), ...named(contacts, 'contacts')]);
      if (plain.under) await mustKnowAgreement(tx, 'payload.changes.under', plain.under, agreement.id);
      const changes = {
        ...plain,
        ...(departments === undefined ? {} : { departments: Object.fromEntries(departments.map(({ party, name }) => [party, name])) }),
        ...(contacts === undefined ? {} : { contacts: Object.fromEntries(contacts.map(({ party, contact }) => [party, contact])) }),
      };
      const id = newId(stamp.at);
      return { event: { type: request.type, payload: { ...request.payload, changes, id } }, created: [id] };
    }
    case 'SIGN_AMENDMENT':
      mustKnow(reference.tree, [['payload.party', request.payload.party]]);
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
