import type { ObligationEvent } from '#libs/charts';
import { newId } from '#libs/kernel';
import { mustKnowAgreement } from './known-agreement.js';
import { mayOwe } from './linked-agreements.js';
import type { PlacedCode } from './known-codes.js';
import { mustKnow } from './known-codes.js';
import { withFiles } from './known-document.js';
import { firstDates, followingPeriod, mustComeDue } from './obligation-dates.js';
import type { StoredObligation, Tx } from './ports/index.js';
import type { Reference } from './reference.js';
import type { ObligationEventRequest } from './requests.js';
import type { Stamp } from './stamp.js';

type Prepared = Pick<ObligationEvent, 'type' | 'payload'>;

/** A request with everything added that the chart may read of it: ids, and the dates that schedule and calendar give. */
export async function prepareObligationEvent(tx: Tx, reference: Reference, { context }: StoredObligation, request: ObligationEventRequest, { at, today }: Stamp): Promise<{ event: Prepared; created: string[] }> {
  const { calendar, tree } = reference;
  switch (request.type) {
    case 'SUBMIT_REPORT': {
      const { payload } = request;
      mustKnow(tree, [['payload.party', payload.party]]);
      const report = { id: newId(at), ...payload, evidence: await withFiles(tx, payload.evidence, context.home) };
      return { event: { type: 'SUBMIT_REPORT', payload: report }, created: [report.id] };
    }
    case 'ACCEPT_REPORT': {
      const { report, remark = null } = request.payload;
      return { event: { type: 'ACCEPT_REPORT', payload: { report, remark, following: followingPeriod(context, calendar, today) } }, created: [] };
    }
    case 'RESCHEDULE': {
      const { schedule } = request.payload;
      mustComeDue(schedule, calendar, today);
      return { event: { type: 'RESCHEDULE', payload: { ...request.payload, ...firstDates(schedule, calendar, today) } }, created: [] };
    }
    case 'ASSIGN': {
      const { leadUnit, responsibleUnit, supportingUnits, reason } = request.payload;
      mustKnow(tree, [['payload.leadUnit', leadUnit], ['payload.responsibleUnit', responsibleUnit], ...(supportingUnits ?? []).map((unit, index): PlacedCode => [`payload.supportingUnits.${index}`, unit])]);
      return { event: { type: 'ASSIGN', payload: { leadUnit: leadUnit ?? context.leadUnit, responsibleUnit: responsibleUnit ?? context.responsibleUnit, supportingUnits: supportingUnits ?? context.supportingUnits, reason } }, created: [] };
    }
    case 'LINK':
      return { event: { type: 'LINK', payload: { ...request.payload, open: mayOwe(await mustKnowAgreement(tx, 'payload.agreement', request.payload.agreement, null)) } }, created: [] };
    case 'RECORD_VALUE':
      mustKnow(tree, [['payload.party', request.payload.party]]);
      return { event: request, created: [] };
    case 'WAIVE':
      return { event: { type: 'WAIVE', payload: { ...request.payload, document: request.payload.document ?? null } }, created: [] };
    default:
      return { event: request, created: [] };
  }
}
