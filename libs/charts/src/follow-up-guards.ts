import type { FollowUpContext } from './follow-up-context.js';
import { awaitedParties, openExtension } from './follow-up-context.js';
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
  extensionAskedInTime: ({ event }) => event.type === 'REQUEST_EXTENSION' && event.payload.dueOn !== null && event.today <= event.payload.dueOn,
  handlingTimeRuns: ({ context }) => !context.handlingOver,
  extensionsRemain: ({ context }) => context.extensions.filter(({ decided }) => decided?.granted === true).length < (context.times.extensions?.max ?? 0),
  noExtensionIsOpen: ({ context }) => openExtension(context) === undefined,
  extensionIsOpen: ({ context }) => openExtension(context) !== undefined,
  extensionIsLater: ({ event }) => event.type === 'REQUEST_EXTENSION' && event.payload.days > 0,
  extensionIsWithinCap: ({ context, event }) => event.type === 'REQUEST_EXTENSION' && event.payload.days <= (context.times.extensions?.maxDays ?? 0),
  extensionEndsOnWorkingDay: ({ event }) => event.type === 'REQUEST_EXTENSION' && event.payload.isWorked,
  hasNotContested: ({ context, event }) => event.type === 'CONTEST' && !context.contests.some(({ party }) => party === event.payload.party),
  contestIsUpheld: ({ event }) => event.type === 'DECIDE_CONTEST' && event.payload.upheld,
  disputesWithAnother: ({ event }) => event.type === 'DISPUTE' && event.payload.with !== event.payload.party,
  dutiesAreOfPressed: ({ context, event }) => event.type === 'SETTLE' && event.payload.duties.every(({ party }) => context.presses.includes(party)),
  waiverEndsLater: ({ event }) => event.type === 'WAIVE' && event.payload.until > event.today,
  isNotKey: ({ context }) => context.key === null,
  isKey: ({ context }) => context.key !== null,
  asideWhileRequested: ({ context }) => context.aside?.from === 'requested.awaiting',
  asideWhileHandling: ({ context }) => context.aside?.from === 'handling',
  asideWhileReturned: ({ context }) => context.aside?.from === 'returned',
  asideWhileReview: ({ context }) => context.aside?.from === 'review',
  heldWhileRequested: ({ context }) => context.hold?.from === 'requested.awaiting',
  heldWhileHandling: ({ context }) => context.hold?.from === 'handling',
  heldWhileReturned: ({ context }) => context.hold?.from === 'returned',
  heldWhileReview: ({ context }) => context.hold?.from === 'review',
  heldWhileWaived: ({ context }) => context.hold?.from === 'waived',
  heldWhileContested: ({ context }) => context.hold?.from === 'contested',
  heldWhileDisputed: ({ context }) => context.hold?.from === 'disputed',
} satisfies Record<string, (args: Args) => boolean>;

export type FollowUpGuard = keyof typeof followUpGuards;
