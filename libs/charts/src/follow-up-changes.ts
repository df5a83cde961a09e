import { followUpAsides } from './follow-up-asides.js';
import type { FollowUpContext, HandlingTime, Turn } from './follow-up-context.js';
import { blankFollowUp } from './follow-up-context.js';
import type { FollowUpEvent } from './follow-up-events.js';
import type { Receipt } from './follow-up-parts.js';

interface Args {
  context: FollowUpContext;
  event: FollowUpEvent;
}
type Change = Partial<FollowUpContext>;

/** An office asked before times were kept goes on without them, so that its history still tells what is stored. */
const keepsTimes = ({ times }: FollowUpContext): boolean => times.review !== undefined;

function received({ context, event }: Args, party: string, by: Receipt['by']): Change {
  const isNew = keepsTimes(context) && !context.receipts.some((receipt) => receipt.party === party);
  return isNew ? { receipts: [...context.receipts, { party, actor: event.actor, at: event.at, by }] } : {};
}

/** Asked for the first time, or anew after it was done with the parties of before. */
function request({ context, event }: Args): Change {
  if (event.type !== 'REQUEST') return {};
  return { ...blankFollowUp, ...event.payload, requests: context.requests + 1, requestedAt: event.at, nodes: context.nodes, key: context.key };
}

/** Asked while still at work: the parties of a silent office beneath join those pressed already. */
function join({ context, event }: Args): Change {
  if (event.type !== 'REQUEST') return {};
  const presses = [...new Set([...context.presses, ...event.payload.presses])].sort();
  return { presses, because: [...context.because, ...event.payload.because], requests: context.requests + 1 };
}

/** The same in review: all of them have the whole time again. */
function joinAnew(args: Args): Change {
  return { ...join(args), allotted: null, handlingOver: false };
}

/** The same while the office has it aside. What was in review then is handled when it is taken up: somebody is awaited. */
function joinAside(args: Args): Change {
  const { aside, times } = args.context;
  return { ...join(args), ...(aside?.from === 'review' ? { aside: { from: 'handling', remaining: { HANDLING_END: times.handling } }, handlingOver: false } : {}) };
}

function respond(args: Args): Change {
  const { context, event } = args;
  if (event.type !== 'RESPOND') return {};
  const { party, text, evidence, nextOn } = event.payload;
  const response = { party, text, evidence, actor: event.actor, on: event.today, ...(keepsTimes(context) ? { at: event.at } : {}), ...(nextOn === undefined ? {} : { nextOn }) };
  return { ...received(args, party, 'response'), responses: [...context.responses, response] };
}

/** The turn passes back to the parties, with the time that they still had; where none remained, with all of it: nobody is silent at once. */
function sendBack({ context, event }: Args): Change {
  if (event.type !== 'RETURN') return {};
  const time: HandlingTime = context.allotted === null ? { days: context.times.handling, because: 'noneRemained' } : { days: context.allotted, because: 'remained' };
  const returned = { remark: event.payload.remark, on: event.today, actor: event.actor, responses: context.responses, ...(keepsTimes(context) ? { time } : {}) };
  return { returned: [...context.returned, returned], responses: [], handlingOver: false };
}

function strikeOff({ event }: Args): Change {
  if (event.type !== 'STRIKE_OFF') return {};
  const { outcome, evidence, failureType } = event.payload;
  return { outcome, hold: null, struckOff: { on: event.today, actor: event.actor, evidence, failureType: failureType ?? null } };
}

function release({ context, event }: Args): Change {
  if (event.type !== 'RELEASE') return {};
  const presses = context.presses.filter((party) => party !== event.payload.party);
  return presses.length > 0 ? { presses } : { presses, hold: null, aside: null, outcome: event.payload.outcome ?? context.outcome ?? 'notRectified' };
}

/** What each named action of the follow-up chart changes in the record. */
export const followUpChanges = {
  ...followUpAsides,
  request,
  join,
  joinAnew,
  joinAside,
  remind: ({ context, event }: Args): Change => ({ reminders: context.reminders + 1, remindedAt: event.at }),
  open: ({ event }: Args): Change => (event.type === 'OPEN' ? { slip: { number: event.payload.slip, on: event.today, actor: event.actor } } : {}),
  decline: ({ event }: Args): Change =>
    event.type === 'DECLINE' ? { declined: { reason: event.payload.reason, on: event.today, actor: event.actor }, outcome: 'notRectified' } : {},
  acknowledge: (args: Args): Change => (args.event.type === 'ACKNOWLEDGE' ? received(args, args.event.payload.party, 'acknowledgement') : {}),
  respond,
  /** The turn passes to the office; what the parties still had is kept for a return. */
  passTurn: ({ event }: Args): Change => ({ allotted: (event.type === 'RESPOND' ? event.payload.remaining?.HANDLING_END : undefined) || null }),
  sendBack,
  conclude: ({ event }: Args): Change => {
    if (event.type !== 'CONCLUDE') return {};
    const { remark } = event.payload;
    return { concluded: { on: event.today, actor: event.actor, ...(remark === undefined ? {} : { remark }) } };
  },
  strikeOff,
  resolve: ({ event }: Args): Change => (event.type === 'RESOLVE' ? { outcome: event.payload.outcome, hold: null, aside: null } : {}),
  release,
  changePolicy: ({ event }: Args): Change => (event.type === 'POLICY_CHANGED' ? { policy: event.payload.policy, times: event.payload.times } : {}),
  noteSilence: ({ context, event }: Args, { during }: { during: Turn }): Change => ({
    silent: [...context.silent, { since: event.at, during }],
    outcome: 'notRectified',
    ...(during === 'handling' && keepsTimes(context) ? { handlingOver: true } : {}),
  }),
  pause: ({ event }: Args, { from }: { from: string }): Change => (event.type === 'SUSPEND' ? { hold: { from, remaining: event.payload.remaining } } : {}),
  enter: ({ context, event }: Args, { state }: { state: string }): Change => (keepsTimes(context) ? { nodes: [...context.nodes, { state, at: event.at }] } : {}),
  unpause: (): Change => ({ hold: null }),
};
