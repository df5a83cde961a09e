import type { FollowUpEvent } from '#libs/charts';
import type { AskedOffice } from './coordinators.js';
import { askAsPicked } from './coordinators.js';
import { mustKnow } from './known-codes.js';
import { withFiles } from './known-document.js';
import type { StoredAgreement, StoredFollowUp, Tx } from './ports/index.js';
import type { Reference } from './reference.js';
import type { FollowUpRequest } from './requests.js';
import { drawSlip } from './slips.js';
import type { Stamp } from './stamp.js';
import { remainingDays } from './timers.js';

interface Prepared {
  event: Pick<FollowUpEvent, 'type' | 'payload'>;
  /** Who is asked in consequence. */
  asked: AskedOffice[];
}

/** A request with everything added that the chart may read of it: what its clocks still have, the slip's number, whom the ladder names. */
export async function prepareFollowUpEvent(tx: Tx, reference: Reference, { followUp, agreement }: { followUp: StoredFollowUp; agreement: StoredAgreement }, request: FollowUpRequest, stamp: Stamp): Promise<Prepared> {
  const { context, timers } = followUp;
  const as = (event: Prepared['event'], asked: AskedOffice[] = []): Prepared => ({ event, asked });
  const remaining = (): Record<string, number> => remainingDays(timers, stamp.today, reference);
  switch (request.type) {
    case 'OPEN':
      // A number is drawn only where the case can open, so that a refusal leaves no gap.
      return as({ type: 'OPEN', payload: { slip: followUp.state.startsWith('requested') ? await drawSlip(tx, reference, context, stamp.today) : '' } });
    case 'RESPOND':
      return as({ type: 'RESPOND', payload: { ...request.payload, evidence: await withFiles(tx, request.payload.evidence, context.agreement), remaining: remaining() } });
    case 'GRANT_EXTENSION':
      return as({ type: 'GRANT_EXTENSION', payload: { ...request.payload, remaining: remaining() } });
    case 'CONTEST':
      return as({ type: 'CONTEST', payload: { ...request.payload, remaining: remaining() } });
    case 'WAIVE':
      return as({ type: 'WAIVE', payload: { ...request.payload, remaining: remaining() } });
    case 'DISPUTE':
      mustKnow(reference.tree, [['payload.with', request.payload.with]]);
      return as({ type: 'DISPUTE', payload: { ...request.payload, remaining: remaining() } });
    case 'REQUEST_EXTENSION': {
      const { until } = request.payload;
      const dueOn = timers.HANDLING_END?.dueOn ?? null;
      const { calendar } = reference;
      return as({ type: 'REQUEST_EXTENSION', payload: { ...request.payload, dueOn, days: calendar.between(dueOn ?? stamp.today, until), isWorked: calendar.isWorkingDay(until) } });
    }
    case 'PICK_UP': {
      const by = stamp.office ?? '';
      const asked = askAsPicked(reference, agreement.context, context, by, request.payload.reason, stamp.today);
      return as({ type: 'PICK_UP', payload: { ...request.payload, by, next: asked.map(({ office }) => office) } }, asked);
    }
    default:
      return as(request);
  }
}
