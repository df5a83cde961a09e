import { and } from 'xstate';
import type { AgreementContext } from './agreement-context.js';
import { blankAgreement } from './agreement-context.js';
import type { AgreementEvent, AgreementFact, FollowUpRule, Outcome } from './agreement-events.js';
import { agreementGuards as guards } from './agreement-guards.js';
import { agreementNames } from './agreement-names.js';
import { agreementClosed, agreementReasons } from './agreement-reasons.js';
import type { Chart } from './chart.js';

const moved = (outcome: Outcome) => ({ type: 'tellMoved', params: { outcome } }) as const;
const over = (reason: string) => ({ type: 'tellOver', params: { reason } }) as const;
const overtaken = (rule: FollowUpRule, outcome: Outcome) => ({ type: 'tellOvertaken', params: { rule, outcome } }) as const;
/** The end of the term comes near: said once of each end, whether or not there is somebody to ask. */
const EXPIRING = [
  { guard: 'someoneToAsk', actions: ['noteWarned', { type: 'tellTermDue', params: { rule: 'expiring' } }] },
  { actions: 'noteWarned' },
] as const;
const hold = (from: string) =>
  ({ guard: 'holdEndsLater', target: '#onHold', actions: [{ type: 'pause', params: { from } }, 'tellHeld'] }) as const;
/** What one whose place it takes owed is owed here from then on. */
const takeOver = { actions: ['takeOver', 'tellTookOver'] } as const;
const linked = { actions: 'takeOver' } as const;
const takeOverHeld = { actions: ['takeOver', 'tellTookOver', 'tellOwedHeld'] } as const;
const resume = [
  { guard: 'heldWhileWaiting', target: '#signed.waiting', actions: ['unpause', 'tellResumed'] },
  { guard: 'heldWhileOverdue', target: '#signed.overdue', actions: ['unpause', 'tellResumed'] },
  { guard: and(['heldWhileActive', 'reportsAreMissing']), target: '#implementing.silent', actions: ['unpause', 'waitAnew', 'tellResumed'] },
  { guard: 'heldWhileActive', target: '#implementing.active', actions: ['unpause', 'tellResumed'] },
  { guard: 'heldWhileSilent', target: '#implementing.silent', actions: ['unpause', 'tellResumed'] },
  { guard: 'heldAtTermEnd', target: '#implementing.termEnded', actions: ['unpause', 'tellResumed'] },
] as const;
const signable = ['signerIsParty', 'signerHasNotSigned', 'signatureNotInFuture'] as const;

const plan = { guard: 'obligationsAreNew', actions: ['plan', 'tellPlanned'] } as const;
const ready = ['hasObligation', 'hasAcceptedEvidence'] as const;
const supersede = { target: '#superseded', actions: ['end', moved('continuing'), 'tellSucceeded'] } as const;
const judged = ['judgedAreKnown', 'judgedOnce'] as const;

const sound = ['revisesSomething', 'revisedPartiesAreIn', 'revisedTermHolds', 'revisedDayNotInFuture'] as const;
const waiting = ['anAmendmentWaits', 'amendmentIsOpen'] as const;
const amending = [...waiting, 'amendmentAwaitsSigner', 'revisedPartiesAreIn'] as const;
const correcting = ['mayBeCorrected', ...sound] as const;
/** A term that moved answers the warning of its end. */
const termMoved = overtaken('expiring', 'continuing');
const termGoesOn = overtaken('evaluationOverdue', 'continuing');
const signAmendment = [
  { guard: and([...amending, 'amendmentAwaitsOthers']), actions: 'signAmendment' },
  { guard: and([...amending, 'revisesTerm']), actions: ['signAmendment', 'amend', termMoved] },
  { guard: and(amending), actions: ['signAmendment', 'amend'] },
] as const;
const withdrawing = ['leaverIsIn', 'leavesByToday', 'enoughRemain', 'leadRemains'] as const;
/** An amendment that waits for nobody else takes effect with it. */
const freed = [...withdrawing, 'amendmentAwaitsLeaver'] as const;
const withdraw = [
  { guard: and([...freed, 'revisesTerm']), actions: ['leave', 'amend', 'tellLeft', termMoved] },
  { guard: and(freed), actions: ['leave', 'amend', 'tellLeft'] },
  { guard: and(withdrawing), actions: ['leave', 'tellLeft'] },
] as const;
const correct = [
  { guard: and([...correcting, 'revisesTerm']), actions: ['correct', termMoved] },
  { guard: and(correcting), actions: 'correct' },
] as const;

/** What may be recorded while the agreement is in force, without moving it. */
const inForce = {
  PLAN: plan,
  SUBMIT_EVIDENCE: { guard: and(['submitterHasNotLeft', 'evidenceIsOfParty', 'evidenceNotInFuture']), actions: 'submitEvidence' },
  ACCEPT_EVIDENCE: { guard: and(['evidenceIsKnown', 'evidenceIsOpen', 'evidenceIsInForce']), actions: 'acceptEvidence' },
  RETURN_EVIDENCE: { guard: and(['evidenceIsKnown', 'evidenceIsOpen']), actions: 'returnEvidence' },
  DESIGNATE: { actions: 'designate' },
  AMEND: { guard: and(['noAmendmentOpen', 'mayBeAmended', ...sound]), actions: 'proposeAmendment' },
  SIGN_AMENDMENT: signAmendment,
  DROP_AMENDMENT: { guard: and(waiting), actions: 'dropAmendment' },
  CORRECT: correct,
  UPDATE: { guard: and(['mayBeUpdated', ...sound]), actions: 'update' },
  WITHDRAW_PARTY: withdraw,
  REPORT_MISSING: { actions: 'noteReport' },
  REPORT_GIVEN: { actions: 'noteReport' },
  REPORT_ACCEPTED: { actions: 'takeReport' },
  OBLIGATION_COMPLETED: { actions: 'completeObligation' },
  TAKE_OVER: takeOver,
  LINKED: linked,
  TERMINATE: { target: '#terminated', actions: ['end', moved('notRectified'), over('terminated')] },
  SUPERSEDE: supersede,
} as const;

/** What is told of obligations that it shares with others, also where it is not in force. */
const hears = { LINKED: linked, REPORT_MISSING: inForce.REPORT_MISSING, REPORT_GIVEN: inForce.REPORT_GIVEN, REPORT_ACCEPTED: inForce.REPORT_ACCEPTED, OBLIGATION_COMPLETED: inForce.OBLIGATION_COMPLETED } as const;

const machine = agreementNames.createMachine({
  id: 'agreement',
  context: blankAgreement,
  initial: 'start',
  states: {
    start: {
      on: {
        PROPOSE: { target: 'proposed', actions: ['propose', 'tellPlanned'] },
        REGISTER: [
          { guard: 'isRenewed', target: 'superseded', actions: 'carryIn' },
          { guard: and(['termIsOver', 'carriedInUnderway']), target: '#implementing.termEnded', actions: ['carryIn', 'tellPlanned'] },
          { guard: 'termIsOver', target: 'lapsed', actions: 'carryIn' },
          { target: 'signed', actions: ['carryIn', 'tellPlanned'] },
        ],
      },
    },
    proposed: {
      initial: 'drafting',
      on: { SHELVE: { target: 'shelved', actions: ['end', moved('notRectified'), over('shelved')] }, DESIGNATE: inForce.DESIGNATE, TAKE_OVER: takeOver, ...hears },
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
              { guard: and([...signable, 'obligationsOrReason', 'renewsAnother']), target: '#signed', actions: ['sign', 'seal', 'tellSealed', moved('rectified'), 'tellRenewed'] },
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
              { guard: and(['signaturesHold', 'renewsAnother']), target: '#signed', actions: ['seal', 'tellSealed', moved('rectified'), 'tellRenewed'] },
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
        EXPIRING,
        TERM_END: [
          { guard: 'isUnderway', target: '#implementing.termEnded', actions: [moved('continuing'), overtaken('expiring', 'continuing')] },
          { target: 'lapsed', actions: [moved('notRectified'), overtaken('expiring', 'notRectified'), over('lapsed')] },
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
      on: {
        ...inForce,
        SELF_EVALUATE: { guard: and(judged), actions: 'selfEvaluate' },
        // What is owed stands still with the frozen record, and goes on where it is reopened.
        EVALUATE: [
          { guard: and([...judged, 'badMarkIsPressed']), target: '#evaluated', actions: ['evaluate', 'noteAsked', moved('notRectified'), 'tellHeld', 'tellBadMark'] },
          { guard: and([...judged, 'markIsBad']), target: '#evaluated', actions: ['evaluate', 'noteUnpressed', moved('notRectified'), 'tellHeld'] },
          { guard: and(judged), target: '#evaluated', actions: ['evaluate', moved('rectified'), 'tellHeld'] },
        ],
      },
      states: {
        active: {
          on: {
            HOLD: hold('implementing.active'),
            REPORT_MISSING: { target: 'silent', actions: ['noteReport', 'waitAnew'] },
            TAKE_OVER: [{ guard: 'bringsMissing', target: 'silent', actions: ['takeOver', 'waitAnew', 'tellTookOver'] }, takeOver],
            LINKED: [{ guard: 'bringsMissing', target: 'silent', actions: ['takeOver', 'waitAnew'] }, linked],
          },
          after: { EXPIRING, TERM_END: { target: 'termEnded', actions: overtaken('expiring', 'continuing') } },
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
            EXPIRING,
            TERM_END: { target: 'termEnded', actions: [moved('continuing'), overtaken('expiring', 'continuing')] },
          },
        },
        termEnded: {
          on: {
            HOLD: hold('implementing.termEnded'),
            // A term that is prolonged, or was told wrong, goes on.
            SIGN_AMENDMENT: [
              { guard: and([...amending, 'amendmentAwaitsOthers']), actions: 'signAmendment' },
              { guard: and([...amending, 'revisedTermGoesOn', 'reportsAreMissing']), target: 'silent', actions: ['signAmendment', 'amend', 'waitAnew', termGoesOn] },
              { guard: and([...amending, 'revisedTermGoesOn']), target: 'active', actions: ['signAmendment', 'amend', termGoesOn] },
              ...signAmendment.slice(1),
            ],
            WITHDRAW_PARTY: [
              { guard: and([...freed, 'revisedTermGoesOn', 'reportsAreMissing']), target: 'silent', actions: ['leave', 'amend', 'waitAnew', 'tellLeft', termGoesOn] },
              { guard: and([...freed, 'revisedTermGoesOn']), target: 'active', actions: ['leave', 'amend', 'tellLeft', termGoesOn] },
              ...withdraw,
            ],
            CORRECT: [
              { guard: and([...correcting, 'revisedTermGoesOn', 'reportsAreMissing']), target: 'silent', actions: ['correct', 'waitAnew', termGoesOn] },
              { guard: and([...correcting, 'revisedTermGoesOn']), target: 'active', actions: ['correct', termGoesOn] },
              ...correct,
            ],
          },
          after: {
            EVALUATION_OVERDUE: [
              { guard: 'someoneToAsk', actions: ['noteAsked', { type: 'tellTermDue', params: { rule: 'evaluationOverdue' } }] },
              { actions: 'noteNobodyAsked' },
            ],
          },
        },
      },
    },
    onHold: {
      id: 'onHold',
      on: { ...hears, RESUME: resume, TAKE_OVER: takeOverHeld, TERMINATE: { target: '#terminated', actions: ['unpause', 'end', moved('notRectified'), over('terminated')] } },
      after: { HOLD_END: resume },
    },
    evaluated: {
      id: 'evaluated',
      on: {
        TAKE_OVER: takeOverHeld,
        LINKED: linked,
        REPORT_MISSING: hears.REPORT_MISSING,
        REPORT_GIVEN: hears.REPORT_GIVEN,
        REOPEN: [
          { guard: 'termHasEnded', target: '#implementing.termEnded', actions: ['reopen', 'tellResumed'] },
          { guard: 'reportsAreMissing', target: '#implementing.silent', actions: ['reopen', 'waitAnew', 'tellResumed'] },
          { target: '#implementing.active', actions: ['reopen', 'tellResumed'] },
        ],
      },
    },
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
  closed: agreementClosed,
  publicEvents: [
    'CIRCULATE', 'RETURN', 'OPEN_FOR_SIGNATURE', 'SIGN', 'PLAN', 'SUBMIT_EVIDENCE', 'ACCEPT_EVIDENCE', 'RETURN_EVIDENCE',
    'START_IMPLEMENTATION', 'HOLD', 'RESUME', 'SELF_EVALUATE', 'EVALUATE', 'REOPEN', 'SHELVE', 'TERMINATE', 'SUPERSEDE', 'DESIGNATE', 'WITHDRAW_PARTY',
    'AMEND', 'SIGN_AMENDMENT', 'DROP_AMENDMENT', 'CORRECT', 'UPDATE',
  ],
  timers: ['SIGNATURE_STALLED', 'SIGNING_DATE', 'SIGNED_NOT_IMPLEMENTED', 'SILENT', 'TERM_END', 'EXPIRING', 'EVALUATION_OVERDUE', 'HOLD_END'],
  facts: ['followUpDue', 'movedOn', 'overtaken', 'renewed', 'partyLeft', 'planned', 'sealed', 'over', 'succeeded', 'tookOver', 'held', 'owedHeld', 'resumed'],
};
