import { and, assign, emit, setup } from 'xstate';
import type { AgreementContext } from './agreement-context.js';
import { blankAgreement } from './agreement-context.js';
import { agreementChanges as change } from './agreement-changes.js';
import type { AgreementEvent, AgreementFact, ClockRanOut, FollowUpRule, Outcome } from './agreement-events.js';
import { agreementGuards as guards } from './agreement-guards.js';
import { agreementReasons } from './agreement-reasons.js';
import type { Chart } from './chart.js';
import { DATED_BY_ENGINE } from './chart.js';

const asksSomeone = (payload: AgreementEvent['payload']): payload is ClockRanOut => 'ask' in payload;

const types = {} as { context: AgreementContext; events: AgreementEvent; emitted: AgreementFact };
const definition = setup({
  types,
  guards,
  delays: {
    SIGNATURE_STALLED: DATED_BY_ENGINE, SIGNING_DATE: DATED_BY_ENGINE, SIGNED_NOT_IMPLEMENTED: DATED_BY_ENGINE,
    SILENT: DATED_BY_ENGINE, TERM_END: DATED_BY_ENGINE, HOLD_END: DATED_BY_ENGINE,
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
    noteReport: assign(change.noteReport),
    noteNobodyAsked: assign(change.noteNobodyAsked),
    noteAsked: assign(change.noteAsked),
    pause: assign((args, params: { from: string }) => change.pause(args, params)),
    unpause: assign(change.unpause),
    end: assign(change.end),
    evaluate: assign(change.evaluate),
    tellDue: emit(({ context, event }, { rule }: { rule: FollowUpRule }) => {
      if (!asksSomeone(event.payload)) throw new Error(`${event.type} asks nobody`);
      return { type: 'followUpDue', rule, waits: context.waits, policy: event.payload.policy };
    }),
    tellMoved: emit((_, { outcome }: { outcome: Outcome }) => ({ type: 'movedOn', outcome })),
    tellLeft: emit(({ event }) => {
      if (event.type !== 'WITHDRAW_PARTY') throw new Error(`By ${event.type} nobody leaves`);
      return { type: 'partyLeft', party: event.payload.party };
    }),
    tellPlanned: emit(({ event }) => ({ type: 'planned', obligations: 'obligations' in event.payload ? event.payload.obligations : [] })),
    tellSealed: emit({ type: 'sealed' }),
    tellOver: emit((_, { reason }: { reason: string }) => ({ type: 'over', reason })),
    tellHeld: emit({ type: 'held' }),
    tellResumed: emit({ type: 'resumed' }),
  },
});

const moved = (outcome: Outcome) => ({ type: 'tellMoved', params: { outcome } }) as const;
const over = (reason: string) => ({ type: 'tellOver', params: { reason } }) as const;
const hold = (from: string) =>
  ({ guard: 'holdEndsLater', target: '#onHold', actions: [{ type: 'pause', params: { from } }, 'tellHeld'] }) as const;
const resume = [
  { guard: 'heldWhileWaiting', target: '#signed.waiting', actions: ['unpause', 'tellResumed'] },
  { guard: 'heldWhileOverdue', target: '#signed.overdue', actions: ['unpause', 'tellResumed'] },
  { guard: 'heldWhileActive', target: '#implementing.active', actions: ['unpause', 'tellResumed'] },
  { guard: 'heldWhileSilent', target: '#implementing.silent', actions: ['unpause', 'tellResumed'] },
  { guard: 'heldAtTermEnd', target: '#implementing.termEnded', actions: ['unpause', 'tellResumed'] },
] as const;
const signable = ['signerIsParty', 'signerHasNotSigned', 'signatureNotInFuture'] as const;

const plan = { guard: 'obligationsAreNew', actions: ['plan', 'tellPlanned'] } as const;
const ready = ['hasObligation', 'hasAcceptedEvidence'] as const;
const supersede = { target: '#superseded', actions: ['end', moved('continuing'), over('superseded')] } as const;

/** What may be recorded while the agreement is in force, without moving it. */
const inForce = {
  PLAN: plan,
  SUBMIT_EVIDENCE: { guard: and(['submitterHasNotLeft', 'evidenceIsOfParty', 'evidenceNotInFuture']), actions: 'submitEvidence' },
  ACCEPT_EVIDENCE: { guard: and(['evidenceIsKnown', 'evidenceIsOpen', 'evidenceIsInForce']), actions: 'acceptEvidence' },
  RETURN_EVIDENCE: { guard: and(['evidenceIsKnown', 'evidenceIsOpen']), actions: 'returnEvidence' },
  DESIGNATE: { actions: 'designate' },
  WITHDRAW_PARTY: { guard: and(['leaverIsIn', 'leavesByToday', 'enoughRemain', 'leadRemains']), actions: ['leave', 'tellLeft'] },
  REPORT_MISSING: { actions: 'noteReport' },
  REPORT_GIVEN: { actions: 'noteReport' },
  REPORT_ACCEPTED: { actions: 'takeReport' },
  TERMINATE: { target: '#terminated', actions: ['end', moved('notRectified'), over('terminated')] },
  SUPERSEDE: supersede,
} as const;

const machine = definition.createMachine({
  id: 'agreement',
  context: blankAgreement,
  initial: 'start',
  states: {
    start: {
      on: {
        PROPOSE: { target: 'proposed', actions: ['propose', 'tellPlanned'] },
        REGISTER: [
          { guard: 'isRenewed', target: 'superseded', actions: 'carryIn' },
          { guard: and(['termIsOver', 'carriedInUnderway']), target: '#implementing.termEnded', actions: 'carryIn' },
          { guard: 'termIsOver', target: 'lapsed', actions: 'carryIn' },
          { target: 'signed', actions: 'carryIn' },
        ],
      },
    },
    proposed: {
      initial: 'drafting',
      on: { SHELVE: { target: 'shelved', actions: ['end', moved('notRectified'), over('shelved')] }, DESIGNATE: inForce.DESIGNATE },
      states: {
        drafting: {
          on: { CIRCULATE: 'consulting', OPEN_FOR_SIGNATURE: 'signing', PLAN: plan },
        },
        consulting: {
          on: { RETURN: 'drafting', OPEN_FOR_SIGNATURE: 'signing', PLAN: plan },
        },
        signing: {
          on: {
            RETURN: { target: 'drafting', actions: ['voidSignatures', 'waitAnew', moved('continuing')] },
            SIGN: [
              { guard: and([...signable, 'signatureStaysOpen']), actions: 'sign' },
              { guard: and([...signable, 'obligationsOrReason']), target: '#signed', actions: ['sign', 'seal', 'tellSealed', moved('rectified')] },
            ],
            CASE_CLOSED: { target: 'signing', reenter: true, actions: 'waitAnew' },
          },
          after: {
            SIGNATURE_STALLED: [
              { guard: 'someoneToAsk', actions: ['noteAsked', { type: 'tellDue', params: { rule: 'signatureStalled' } }] },
              { actions: 'noteNobodyAsked' },
            ],
            SIGNING_DATE: [
              { guard: 'signaturesHold', target: '#signed', actions: ['seal', 'tellSealed', moved('rectified')] },
              // The date signs nothing by itself: a signature given after it does.
              { actions: 'letPass' },
            ],
          },
        },
      },
    },
    signed: {
      id: 'signed',
      initial: 'waiting',
      on: {
        ...inForce,
        START_IMPLEMENTATION: [
          { guard: and([...ready, 'reportsAreMissing']), target: '#implementing.silent', actions: ['waitAnew', moved('rectified')] },
          { guard: and(ready), target: '#implementing', actions: moved('rectified') },
        ],
      },
      after: {
        TERM_END: [
          { guard: 'isUnderway', target: '#implementing.termEnded', actions: moved('continuing') },
          { target: 'lapsed', actions: [moved('notRectified'), over('lapsed')] },
        ],
      },
      states: {
        waiting: {
          on: {
            HOLD: hold('signed.waiting'),
            // An office to ask, where there was none when the clock ran out: the wait begins anew.
            DESIGNATE: [{ guard: 'nobodyWasAsked', target: 'waiting', reenter: true, actions: ['designate', 'waitAnew'] }, inForce.DESIGNATE],
          },
          after: {
            SIGNED_NOT_IMPLEMENTED: [
              { guard: 'someoneToAsk', target: 'overdue', actions: ['noteAsked', { type: 'tellDue', params: { rule: 'signedNotImplemented' } }] },
              { actions: 'noteNobodyAsked' },
            ],
          },
        },
        overdue: {
          on: { HOLD: hold('signed.overdue'), CASE_CLOSED: { target: 'waiting', actions: 'waitAnew' } },
        },
      },
    },
    implementing: {
      id: 'implementing',
      initial: 'active',
      on: { ...inForce, EVALUATE: { target: '#evaluated', actions: ['evaluate', moved('rectified'), over('evaluated')] } },
      states: {
        active: {
          on: { HOLD: hold('implementing.active'), REPORT_MISSING: { target: 'silent', actions: ['noteReport', 'waitAnew'] } },
          after: { TERM_END: 'termEnded' },
        },
        silent: {
          on: {
            HOLD: hold('implementing.silent'),
            REPORT_GIVEN: [{ guard: 'isLastMissing', target: 'active', actions: ['noteReport', moved('rectified')] }, { actions: 'noteReport' }],
            CASE_CLOSED: { target: 'silent', reenter: true, actions: 'waitAnew' },
          },
          after: {
            SILENT: [
              { guard: 'someoneToAsk', actions: ['noteAsked', { type: 'tellDue', params: { rule: 'silent' } }] },
              { actions: 'noteNobodyAsked' },
            ],
            TERM_END: { target: 'termEnded', actions: moved('continuing') },
          },
        },
        termEnded: { on: { HOLD: hold('implementing.termEnded') } },
      },
    },
    onHold: {
      id: 'onHold',
      on: { RESUME: resume, TERMINATE: { target: '#terminated', actions: ['unpause', 'end', moved('notRectified'), over('terminated')] } },
      after: { HOLD_END: resume },
    },
    evaluated: { id: 'evaluated', type: 'final' },
    shelved: { type: 'final' },
    terminated: { id: 'terminated', type: 'final' },
    superseded: { id: 'superseded', type: 'final' },
    lapsed: { type: 'final' },
  },
});

/** The agreement chart (DESIGN 1.1): proposed, signed, implementing, evaluated, and the ways out. */
export const agreementChart: Chart<AgreementContext, AgreementEvent, AgreementFact> = {
  name: 'agreement',
  version: 1,
  machine,
  guards,
  reasons: agreementReasons,
  publicEvents: [
    'CIRCULATE', 'RETURN', 'OPEN_FOR_SIGNATURE', 'SIGN', 'PLAN', 'SUBMIT_EVIDENCE', 'ACCEPT_EVIDENCE', 'RETURN_EVIDENCE',
    'START_IMPLEMENTATION', 'HOLD', 'RESUME', 'EVALUATE', 'SHELVE', 'TERMINATE', 'SUPERSEDE', 'DESIGNATE', 'WITHDRAW_PARTY',
  ],
  timers: ['SIGNATURE_STALLED', 'SIGNING_DATE', 'SIGNED_NOT_IMPLEMENTED', 'SILENT', 'TERM_END', 'HOLD_END'],
  facts: ['followUpDue', 'movedOn', 'partyLeft', 'planned', 'sealed', 'over', 'held', 'resumed'],
};
