import { assign, emit, setup } from 'xstate';
import type { AgreementContext } from './agreement-context.js';
import { termSubject } from './agreement-context.js';
import { agreementChanges as change } from './agreement-changes.js';
import type { AgreementEvent, AgreementFact, ClockRanOut, FollowUpRule, Outcome } from './agreement-events.js';
import { agreementGuards as guards } from './agreement-guards.js';
import { DATED_BY_ENGINE } from './chart.js';

const asksSomeone = (payload: AgreementEvent['payload']): payload is ClockRanOut => 'ask' in payload;

const types = {} as { context: AgreementContext; events: AgreementEvent; emitted: AgreementFact };
/** The names of the agreement chart: what each of its actions changes or tells, and the timers that the engine dates. */
export const agreementNames = setup({
  types,
  guards,
  delays: {
    SIGNATURE_STALLED: DATED_BY_ENGINE, SIGNING_DATE: DATED_BY_ENGINE, SIGNED_NOT_IMPLEMENTED: DATED_BY_ENGINE,
    SILENT: DATED_BY_ENGINE, TERM_END: DATED_BY_ENGINE, EXPIRING: DATED_BY_ENGINE, EVALUATION_OVERDUE: DATED_BY_ENGINE, HOLD_END: DATED_BY_ENGINE,
  },
  actions: {
    propose: assign(change.propose),
    carryIn: assign(change.carryIn),
    letPass: assign(change.letPass),
    voidSignatures: assign(change.voidSignatures),
    sign: assign(change.sign),
    seal: assign(change.seal),
    plan: assign(change.plan),
    submitEvidence: assign(change.submitEvidence),
    acceptEvidence: assign(change.acceptEvidence),
    returnEvidence: assign(change.returnEvidence),
    designate: assign(change.designate),
    leave: assign(change.leave),
    waitAnew: assign(change.waitAnew),
    takeReport: assign(change.takeReport),
    takeOver: assign(change.takeOver),
    noteReport: assign(change.noteReport),
    completeObligation: assign(change.completeObligation),
    noteNobodyAsked: assign(change.noteNobodyAsked),
    noteAsked: assign(change.noteAsked),
    noteWarned: assign(change.noteWarned),
    noteUnpressed: assign(change.noteUnpressed),
    pause: assign((args, params: { from: string }) => change.pause(args, params)),
    unpause: assign(change.unpause),
    end: assign(change.end),
    proposeAmendment: assign(change.proposeAmendment),
    signAmendment: assign(change.signAmendment),
    amend: assign(change.amend),
    dropAmendment: assign(change.dropAmendment),
    correct: assign(change.correct),
    update: assign(change.update),
    selfEvaluate: assign(change.selfEvaluate),
    evaluate: assign(change.evaluate),
    reopen: assign(change.reopen),
    tellDue: emit(({ context, event }, { rule }: { rule: FollowUpRule }) => {
      if (!asksSomeone(event.payload)) throw new Error(`${event.type} asks nobody`);
      return { type: 'followUpDue', rule, waits: context.waits, policy: event.payload.policy };
    }),
    tellTermDue: emit(({ context, event }, { rule }: { rule: 'expiring' | 'evaluationOverdue' }) => {
      if (!asksSomeone(event.payload)) throw new Error(`${event.type} asks nobody`);
      return { type: 'followUpDue', rule, waits: context.waits, policy: event.payload.policy, subject: termSubject(context) };
    }),
    tellOvertaken: emit((_, { rule, outcome }: { rule: FollowUpRule; outcome: Outcome }) => ({ type: 'overtaken', rule, outcome })),
    tellBadMark: emit(({ context, event }) => {
      if (event.type !== 'EVALUATE' || event.payload.press === undefined) throw new Error(`${event.type} judged nothing bad`);
      return { type: 'followUpDue', rule: 'badEvaluation', waits: context.waits, policy: event.payload.press.policy, subject: `evaluation-${context.pastEvaluations.length + 1}` };
    }),
    tellMoved: emit((_, { outcome }: { outcome: Outcome }) => ({ type: 'movedOn', outcome })),
    tellRenewed: emit(({ context }) => ({ type: 'renewed', agreement: context.renews ?? '' })),
    tellLeft: emit(({ event }) => {
      if (event.type !== 'WITHDRAW_PARTY') throw new Error(`By ${event.type} nobody leaves`);
      return { type: 'partyLeft', party: event.payload.party };
    }),
    tellPlanned: emit(({ event }) => ({ type: 'planned', obligations: event.type === 'PROPOSE' || event.type === 'PLAN' || event.type === 'REGISTER' ? event.payload.obligations : [] })),
    tellSealed: emit({ type: 'sealed' }),
    tellOver: emit((_, { reason }: { reason: string }) => ({ type: 'over', reason })),
    tellSucceeded: emit(({ event }) => {
      if (event.type !== 'SUPERSEDE') throw new Error(`By ${event.type} nothing takes its place`);
      return { type: 'succeeded', by: event.payload.by };
    }),
    tellTookOver: emit(({ event }) => {
      if (event.type !== 'TAKE_OVER') throw new Error(`By ${event.type} nothing is taken over`);
      return { type: 'tookOver', from: event.payload.from, obligations: event.payload.obligations.map(({ id }) => id) };
    }),
    tellHeld: emit({ type: 'held' }),
    tellOwedHeld: emit({ type: 'owedHeld' }),
    tellResumed: emit({ type: 'resumed' }),
  },
});
