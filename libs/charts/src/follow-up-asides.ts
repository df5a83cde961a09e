import type { FollowUpContext } from './follow-up-context.js';
import { openExtension } from './follow-up-context.js';
import type { FollowUpEvent } from './follow-up-events.js';
import type { By, OfOffice } from './follow-up-parts.js';

interface Args {
  context: FollowUpContext;
  event: FollowUpEvent;
}
type Change = Partial<FollowUpContext>;

const by = ({ actor, today }: FollowUpEvent): By => ({ actor, on: today });
const ofOffice = (event: FollowUpEvent, reason: string): OfOffice => ({ ...by(event), office: event.office ?? '', reason });

/** The same list with that one in its decided form. */
const decided = <T>(list: readonly T[], one: T | undefined, decision: Partial<T>): T[] => list.map((known) => (known === one ? { ...known, ...decision } : known));

function decideExtension({ context, event }: Args): Change {
  const open = openExtension(context);
  if (event.type === 'REFUSE_EXTENSION') return { extensions: decided(context.extensions, open, { decided: { ...by(event), granted: false, remark: event.payload.remark } }) };
  if (event.type !== 'GRANT_EXTENSION' || open === undefined) return {};
  const { remark, remaining } = event.payload;
  return {
    extensions: decided(context.extensions, open, { decided: { ...by(event), granted: true, ...(remark === undefined ? {} : { remark }) } }),
    // Working days are added, so that a pause in between takes nothing away.
    allotted: (remaining?.HANDLING_END ?? 0) + open.days,
    handlingOver: false,
  };
}

function contest({ context, event }: Args): Change {
  if (event.type === 'CONTEST') return { contests: [...context.contests, { ...by(event), party: event.payload.party, reason: event.payload.reason, decided: null }] };
  if (event.type !== 'DECIDE_CONTEST') return {};
  return { contests: decided(context.contests, context.contests.find((one) => one.decided === null), { decided: { ...by(event), ...event.payload } }) };
}

function dispute({ context, event }: Args): Change {
  if (event.type === 'DISPUTE') {
    const { party, with: other, reason } = event.payload;
    return { disputes: [...context.disputes, { ...by(event), party, with: other, reason, settled: null }] };
  }
  if (event.type !== 'SETTLE') return {};
  return { disputes: decided(context.disputes, context.disputes.find((one) => one.settled === null), { settled: { ...by(event), ...event.payload } }) };
}

function waive({ context, event }: Args): Change {
  if (event.type === 'WAIVE') {
    const { reason, approver, until, document } = event.payload;
    return { waivers: [...context.waivers, { ...by(event), reason, approver, until, ...(document === undefined ? {} : { document }), lifted: null }] };
  }
  return event.type === 'LIFT_WAIVER' ? { waivers: decided(context.waivers, context.waivers.at(-1), { lifted: { ...by(event), reason: event.payload.reason } }) } : {};
}

/** What changes in the record when a follow-up is not simply handled: more time, put aside, taken over. */
export const followUpAsides = {
  askExtension: ({ context, event }: Args): Change => {
    if (event.type !== 'REQUEST_EXTENSION') return {};
    const { party, reason, until, dueOn, days } = event.payload;
    return { extensions: [...context.extensions, { ...by(event), party, reason, dueOn: dueOn ?? event.today, until, days, decided: null }] };
  },
  decideExtension,
  contest,
  dispute,
  waive,
  /** The clocks of that state stand still. */
  putAside: ({ event }: Args, { from }: { from: string }): Change => ({ aside: { from, remaining: ('remaining' in event.payload ? event.payload.remaining : undefined) ?? {} } }),
  takeUp: (): Change => ({ aside: null }),
  withdraw: ({ event }: Args): Change =>
    event.type === 'WITHDRAW' || event.type === 'DECIDE_CONTEST' ? { aside: null, withdrawn: { ...by(event), reason: event.payload.reason } } : {},
  pickUp: ({ event }: Args): Change => (event.type === 'PICK_UP' ? { aside: null, pickedUp: ofOffice(event, event.payload.reason) } : {}),
  markKey: ({ event }: Args): Change => (event.type === 'MARK_KEY' ? { key: ofOffice(event, event.payload.reason) } : {}),
  unmarkKey: (): Change => ({ key: null }),
};
