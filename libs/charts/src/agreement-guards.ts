import type { AgreementContext, Evidence } from './agreement-context.js';
import { signatories } from './agreement-context.js';
import type { AgreementEvent } from './agreement-events.js';
import { evaluationGuards } from './evaluation-guards.js';
import { revisionGuards } from './revision-guards.js';

interface Args {
  context: AgreementContext;
  event: AgreementEvent;
}

function isUnderway(context: AgreementContext): boolean {
  return context.obligations.length > 0 || context.evidence.some((evidence) => evidence.status === 'accepted');
}

function evidenceOf({ context, event }: Args): Evidence | undefined {
  if (event.type !== 'ACCEPT_EVIDENCE' && event.type !== 'RETURN_EVIDENCE') return undefined;
  return context.evidence.find((evidence) => evidence.id === event.payload.evidence);
}

/** True when the signatures, with the one now given, are those the rule asks for (the date of `onDate` apart). */
function enoughSignatures({ context, event }: Args): boolean {
  const parties = signatories(context);
  const signed = new Set(context.signatures.map((signature) => signature.party));
  if (event.type === 'SIGN') signed.add(event.payload.party);
  const count = parties.filter((code) => signed.has(code)).length;
  return count > 0 && (context.rule.kind === 'kOfN' ? count >= context.rule.k : count === parties.length);
}

function ruleDateReached({ context, event }: Args): boolean {
  return context.rule.kind !== 'onDate' || event.today >= context.rule.date;
}

function obligationsOrReason({ context, event }: Args): boolean {
  return context.obligations.length > 0 || Boolean(context.withoutObligations ?? (event.type === 'SIGN' && event.payload.withoutObligations));
}

/** The last signature before the date of `onDate` answers for the obligations as well: nobody signs on the date itself. */
function signatureStaysOpen(args: Args): boolean {
  return !enoughSignatures(args) || (!ruleDateReached(args) && obligationsOrReason(args));
}

/** True when no planned id is known already, nor given twice. */
function obligationsAreNew({ context, event }: Args): boolean {
  if (event.type !== 'PLAN') return false;
  const ids = [...context.obligations, ...event.payload.obligations].map((obligation) => obligation.id);
  return new Set(ids).size === ids.length;
}

/** Who owes something once the party that withdraws is gone. */
function remaining({ context, event }: Args): string[] {
  return event.type === 'WITHDRAW_PARTY' ? signatories(context).filter((code) => code !== event.payload.party) : [];
}

/** The guards of the agreement chart. Each answers from the context and the recorded event alone. */
export const agreementGuards = {
  termIsOver: ({ event }) => event.type === 'REGISTER' && event.payload.term.to !== null && event.payload.term.to < event.today,
  isRenewed: ({ event }) => event.type === 'REGISTER' && event.payload.supersededBy !== null,
  carriedInUnderway: ({ event }) =>
    event.type === 'REGISTER' && (event.payload.obligations.length > 0 || event.payload.evidence.some((evidence) => evidence.status === 'accepted')),
  isUnderway: ({ context }) => isUnderway(context),

  signerIsParty: ({ context, event }) => event.type === 'SIGN' && context.parties.some((party) => party.code === event.payload.party),
  signerHasNotSigned: ({ context, event }) => event.type === 'SIGN' && !context.signatures.some((signature) => signature.party === event.payload.party),
  signatureNotInFuture: ({ event }) => event.type === 'SIGN' && event.payload.on <= event.today,
  signatureStaysOpen,
  obligationsOrReason,
  renewsAnother: ({ context }) => context.renews !== null,
  signaturesHold: (args) => enoughSignatures(args) && obligationsOrReason(args),

  leaverIsIn: ({ context, event }) =>
    event.type === 'WITHDRAW_PARTY' && context.parties.some((party) => party.code === event.payload.party && party.left === undefined),
  leavesByToday: ({ event }) => event.type === 'WITHDRAW_PARTY' && event.payload.effectiveOn <= event.today,
  enoughRemain: (args) => remaining(args).length >= 2,
  leadRemains: (args) => {
    if (args.event.type !== 'WITHDRAW_PARTY') return false;
    const { party, lead = args.context.lead } = args.event.payload;
    return lead === null || (lead !== party && remaining(args).includes(lead));
  },

  submitterHasNotLeft: ({ context, event }) =>
    event.type === 'SUBMIT_EVIDENCE' && !context.parties.some((party) => party.code === event.payload.evidence.party && party.left !== undefined),
  evidenceIsOfParty: ({ context, event }) =>
    event.type === 'SUBMIT_EVIDENCE' && event.payload.evidence.party !== null && signatories(context).includes(event.payload.evidence.party),
  evidenceNotInFuture: ({ event }) => event.type === 'SUBMIT_EVIDENCE' && (event.payload.evidence.date ?? '') <= event.today,
  evidenceIsKnown: (args) => evidenceOf(args) !== undefined,
  evidenceIsOpen: (args) => evidenceOf(args)?.status === 'submitted',
  evidenceIsInForce: (args) =>
    args.event.type === 'ACCEPT_EVIDENCE' && (evidenceOf(args)?.kind !== 'implementingAgreement' || args.event.payload.inForce === true),

  hasObligation: ({ context }) => context.obligations.some((obligation) => obligation.leadUnit !== '' && obligation.dueOn !== ''),
  hasAcceptedEvidence: ({ context }) => context.evidence.some((evidence) => evidence.status === 'accepted'),
  obligationsAreNew,
  reportsAreMissing: ({ context }) => context.missing.length > 0,
  bringsMissing: ({ event }) => (event.type === 'TAKE_OVER' || event.type === 'LINKED') && event.payload.missing.length > 0,
  isLastMissing: ({ context, event }) => event.type === 'REPORT_GIVEN' && context.missing.every((id) => id === event.payload.obligation),

  holdEndsLater: ({ event }) => event.type === 'HOLD' && event.payload.until > event.today,
  heldWhileWaiting: ({ context }) => context.hold?.from === 'signed.waiting',
  heldWhileOverdue: ({ context }) => context.hold?.from === 'signed.overdue',
  heldWhileActive: ({ context }) => context.hold?.from === 'implementing.active',
  heldWhileSilent: ({ context }) => context.hold?.from === 'implementing.silent',
  heldAtTermEnd: ({ context }) => context.hold?.from === 'implementing.termEnded',

  ...evaluationGuards,
  ...revisionGuards,

  nobodyWasAsked: ({ context }) => context.nobodyAsked !== null,
  someoneToAsk: ({ event }) => 'ask' in event.payload && event.payload.ask.length > 0,
} satisfies Record<string, (args: Args) => boolean>;

export type AgreementGuard = keyof typeof agreementGuards;
