import type { FollowUpContext } from './follow-up-context.js';
import { awaitedParties } from './follow-up-context.js';
import type { FollowUpEvent } from './follow-up-events.js';

interface Args {
  context: FollowUpContext;
  event: FollowUpEvent;
}

/** The guards of the follow-up chart. Each answers from the context and the recorded event alone. */
export const followUpGuards = {
  isRungAbove: ({ event }) => 'next' in event.payload && event.payload.next.length > 0,
  partyIsPressed: ({ context, event }) => 'party' in event.payload && context.presses.includes(event.payload.party),
  hasNotAcknowledged: ({ context, event }) => event.type === 'ACKNOWLEDGE' && !context.receipts.some(({ party }) => party === event.payload.party),
  reportsAgainLater: ({ event }) => event.type === 'RESPOND' && (event.payload.nextOn === undefined || event.payload.nextOn > event.today),
  othersStillAwaited: ({ context, event }) =>
    event.type === 'RESPOND' && awaitedParties(context).some((party) => party !== event.payload.party),
  isPressed: ({ context, event }) => event.type === 'RELEASE' && context.presses.includes(event.payload.party),
  isPressedAlone: ({ context, event }) => event.type === 'RELEASE' && context.presses.every((party) => party === event.payload.party),
  isAwaitedAlone: ({ context, event }) => event.type === 'RELEASE' && awaitedParties(context).join() === event.payload.party,
  someoneResponded: ({ context }) => context.responses.length > 0,
  actorDidNotRespond: ({ context, event }) =>
    ![...context.returned.flatMap((returned) => returned.responses), ...context.responses].some((response) => response.actor === event.actor),
  actorDidNotConclude: ({ context, event }) => context.concluded?.actor !== event.actor,
  heldWhileRequested: ({ context }) => context.hold?.from === 'requested.awaiting',
  heldWhileHandling: ({ context }) => context.hold?.from === 'handling',
  heldWhileReturned: ({ context }) => context.hold?.from === 'returned',
  heldWhileReview: ({ context }) => context.hold?.from === 'review',
} satisfies Record<string, (args: Args) => boolean>;

export type FollowUpGuard = keyof typeof followUpGuards;
