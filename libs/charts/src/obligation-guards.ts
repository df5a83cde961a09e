import type { ObligationContext, Report } from './obligation-context.js';
import { deliveredParties, owingParties, undeliveredParties } from './obligation-context.js';
import type { ObligationEvent } from './obligation-events.js';

interface Args {
  context: ObligationContext;
  event: ObligationEvent;
}

function reportOf({ context, event }: Args): Report | undefined {
  if (event.type !== 'ACCEPT_REPORT' && event.type !== 'RETURN_REPORT') return undefined;
  return context.reports.find(({ id }) => id === event.payload.report);
}

/** True when, with the report now accepted, every party that owes one had its own accepted. */
function completesPeriod(args: Args): boolean {
  const { context } = args;
  const named = reportOf(args);
  if (named === undefined || !named.delivers || named.period !== context.period) return false;
  const accepted = context.reports.filter(({ period, delivers, status, id }) => period === context.period && delivers && (status === 'accepted' || id === named.id));
  return owingParties(context).every((party) => accepted.some((report) => report.party === party));
}

/** Every party that owes it, but for one that leaves now, had its report of the present period accepted. */
function isAccepted({ context, event }: Args): boolean {
  const accepted = context.reports.filter(({ period, delivers, status }) => period === context.period && delivers && status === 'accepted');
  const leaving = event.type === 'PARTY_LEFT' ? event.payload.party : null;
  return owingParties(context).every((party) => party === leaving || accepted.some((report) => report.party === party));
}

/** A report that nothing waits for: told on the way, of a period that is over, or of a party that left. */
function reportIsBeside(args: Args): boolean {
  const report = reportOf(args);
  return report !== undefined && (!report.delivers || report.period !== args.context.period || !owingParties(args.context).includes(report.party));
}

function appearsLater({ context, event }: Args): boolean {
  const told = 'following' in event.payload ? event.payload.following?.appearsOn : 'appearsOn' in event.payload ? event.payload.appearsOn : context.appearsOn;
  return told !== null && told !== undefined && told > event.today;
}

/** The guards of the obligation chart. Each answers from the context and the recorded event alone. */
export const obligationGuards = {
  isUnsigned: ({ event }) => event.type === 'PLAN' && !event.payload.bound,
  appearsLater,

  reporterOwes: ({ context, event }) => event.type === 'SUBMIT_REPORT' && context.parties.includes(event.payload.party),
  reporterHasNotLeft: ({ context, event }) => event.type === 'SUBMIT_REPORT' && !context.left.some(({ party }) => party === event.payload.party),
  reporterHasNotDelivered: ({ context, event }) => event.type === 'SUBMIT_REPORT' && !deliveredParties(context).includes(event.payload.party),
  isInterim: ({ event }) => event.type === 'SUBMIT_REPORT' && !event.payload.delivers,
  othersStillOwe: ({ context, event }) => event.type === 'SUBMIT_REPORT' && undeliveredParties(context).some((party) => party !== event.payload.party),

  reportIsKnown: (args) => reportOf(args) !== undefined,
  reportIsOpen: (args) => reportOf(args)?.status === 'submitted',
  reportIsBeside,
  periodGoesOn: (args) => !completesPeriod(args),
  anotherPeriodFollows: ({ event }) => 'following' in event.payload && event.payload.following !== null,
  termsAreMet: ({ context }) => context.terms.every(({ met }) => met !== null),

  isReplaceable: ({ context, event }) =>
    event.type === 'RESCHEDULE' && (context.dueOn === null || (context.dueOn >= event.today && !context.reports.some(({ period }) => period === context.period))),
  hasNoDate: ({ context }) => context.dueOn === null,
  hasFutureDates: ({ context, event }) => event.type === 'RESCHEDULE' && context.schedule?.kind === 'recurring' && event.payload.schedule.kind === 'recurring',

  isLastLateMilestone: ({ context, event }) =>
    event.type === 'REACH_MILESTONE' && context.lateMilestones.length === 1 && context.lateMilestones[0] === event.payload.milestone,
  milestoneIsOpen: ({ context, event }) => event.type === 'REACH_MILESTONE' && context.milestones.some(({ id, doneOn }) => id === event.payload.milestone && doneOn === null),
  indicatorIsKnown: ({ context, event }) => event.type === 'RECORD_VALUE' && context.indicators.some(({ id }) => id === event.payload.indicator),
  notInFuture: ({ event }) => 'on' in event.payload && event.payload.on <= event.today,
  termIsOpen: ({ context, event }) => (event.type === 'MEET_TERM' || event.type === 'DROP_TERM') && context.terms.some(({ id, met }) => id === event.payload.term && met === null),
  reportsAreAccepted: (args) => isAccepted(args),
  isLastTerm: ({ context, event }) => event.type === 'MEET_TERM' && context.terms.every(({ id, met }) => met !== null || id === event.payload.term),

  assignsSomething: ({ context, event }) => {
    if (event.type !== 'ASSIGN') return false;
    const { leadUnit, responsibleUnit, supportingUnits } = event.payload;
    return leadUnit !== context.leadUnit || responsibleUnit !== context.responsibleUnit || supportingUnits.join() !== context.supportingUnits.join();
  },
  isNewAgreement: ({ context, event }) => (event.type === 'LINK' || event.type === 'LINK_PASSED') && !context.agreements.includes(event.payload.agreement),
  agreementMayOwe: ({ event }) => event.type === 'LINK' && event.payload.open !== false,
  partyOwes: ({ context, event }) => event.type === 'PARTY_LEFT' && owingParties(context).includes(event.payload.party),
  waiverEndsLater: ({ event }) => event.type === 'WAIVE' && event.payload.until > event.today,
  othersRemain: ({ context, event }) => event.type === 'PARTY_LEFT' && owingParties(context).some((party) => party !== event.payload.party),
  othersDelivered: ({ context, event }) => event.type === 'PARTY_LEFT' && undeliveredParties(context).every((party) => party === event.payload.party),

  everyoneDelivered: ({ context }) => undeliveredParties(context).length === 0,

  isPeriodic: ({ context }) => context.schedule?.kind === 'recurring',
  someoneToAsk: ({ event }) => 'ask' in event.payload && event.payload.ask.length > 0,
  heldWhileReported: ({ context }) => context.hold?.from === 'reported',
  heldWhileOverdue: ({ context }) => context.hold?.from === 'overdue',
  heldWhileReturned: ({ context }) => context.hold?.from === 'returned',
  heldWhileWaived: ({ context }) => context.hold?.from === 'waived',
} satisfies Record<string, (args: Args) => boolean>;

export type ObligationGuard = keyof typeof obligationGuards;
