import { and, assign, emit, setup } from 'xstate';
import type { Chart } from './chart.js';
import { DATED_BY_ENGINE } from './chart.js';
import { followUpChanges as change } from './follow-up-changes.js';
import type { FollowUpContext, Turn } from './follow-up-context.js';
import { blankFollowUp } from './follow-up-context.js';
import type { FollowUpEvent, FollowUpFact } from './follow-up-events.js';
import type { FollowUpGuard } from './follow-up-guards.js';
import { followUpGuards as guards } from './follow-up-guards.js';
import { followUpClosed, followUpReasons } from './follow-up-reasons.js';

const types = {} as { context: FollowUpContext; events: FollowUpEvent; emitted: FollowUpFact };
const definition = setup({
  types,
  guards,
  delays: { REMINDER: DATED_BY_ENGINE, GRACE_END: DATED_BY_ENGINE, HANDLING_END: DATED_BY_ENGINE, REVIEW_END: DATED_BY_ENGINE, STRIKE_OFF_END: DATED_BY_ENGINE, WAIVER_END: DATED_BY_ENGINE },
  actions: {
    request: assign(change.request),
    join: assign(change.join),
    joinAnew: assign(change.joinAnew),
    joinAside: assign(change.joinAside),
    remind: assign(change.remind),
    open: assign(change.open),
    decline: assign(change.decline),
    acknowledge: assign(change.acknowledge),
    respond: assign(change.respond),
    passTurn: assign(change.passTurn),
    sendBack: assign(change.sendBack),
    askExtension: assign(change.askExtension),
    decideExtension: assign(change.decideExtension),
    contest: assign(change.contest),
    dispute: assign(change.dispute),
    waive: assign(change.waive),
    putAside: assign((args, params: { from: string }) => change.putAside(args, params)),
    takeUp: assign(change.takeUp),
    withdraw: assign(change.withdraw),
    pickUp: assign(change.pickUp),
    markKey: assign(change.markKey),
    unmarkKey: assign(change.unmarkKey),
    conclude: assign(change.conclude),
    strikeOff: assign(change.strikeOff),
    resolve: assign(change.resolve),
    release: assign(change.release),
    changePolicy: assign(change.changePolicy),
    noteSilence: assign((args, params: { during: Turn }) => change.noteSilence(args, params)),
    pause: assign((args, params: { from: string }) => change.pause(args, params)),
    unpause: assign(change.unpause),
    enter: assign((args, params: { state: string }) => change.enter(args, params)),
    tellClimbed: emit({ type: 'climbed' }),
    tellPickedUp: emit({ type: 'pickedUp' }),
    tellClosed: emit({ type: 'closed' }),
  },
});

/** On the way into a state, which the record then tells with its time. */
const to = <const State extends string, const Actions extends readonly unknown[]>(state: State, ...actions: Actions) =>
  ({ target: `#${state}`, actions: [...actions, { type: 'enter', params: { state } }] }) as const;
const climb = (during: Turn) => {
  const silence = { type: 'noteSilence', params: { during } } as const;
  return [{ guard: 'isRungAbove', ...to('escalated', silence, 'tellClimbed') }, { actions: silence }] as const;
};
const suspend = (from: string) => to('suspended', { type: 'pause', params: { from } } as const);
const aside = (from: string) => ({ type: 'putAside', params: { from } }) as const;
const askAgain = to('requested', 'request');
const released = { guard: 'isPressedAlone', ...to('resolved', 'release', 'tellClosed') } as const;
const release = [released, { guard: 'isPressed', actions: 'release' }] as const;
const strikeOff = { guard: and(['actorDidNotRespond', 'actorDidNotConclude']), ...to('struckOff', 'strikeOff', 'tellClosed') } as const;

/** Wherever somebody is at work: the agreement may move on, and an office above may look closer or take it over. */
const overseen = {
  RESOLVE: to('resolved', 'resolve'),
  MARK_KEY: { guard: 'isNotKey', actions: 'markKey' },
  UNMARK_KEY: { guard: 'isKey', actions: 'unmarkKey' },
  PICK_UP: { guard: 'isRungAbove', ...to('escalated', 'pickUp', 'tellPickedUp') },
} as const;
/** The same where working days are counted, which another policy may make more or fewer. */
const atWork = { ...overseen, POLICY_CHANGED: { actions: 'changePolicy' } } as const;

/** While it is the parties' turn: the slip is with them, and their time runs. */
const partiesTurn = (state: 'handling' | 'returned') => ({
  ...atWork,
  REQUEST: { actions: 'join' },
  ACKNOWLEDGE: { guard: and(['partyIsPressed', 'hasNotAcknowledged']), actions: 'acknowledge' },
  RESPOND: [
    { guard: and(['partyIsPressed', 'reportsAgainLater', 'othersStillAwaited']), actions: 'respond' },
    { guard: and(['partyIsPressed', 'reportsAgainLater']), ...to('review', 'respond', 'passTurn') },
  ],
  REQUEST_EXTENSION: {
    guard: and(['partyIsPressed', 'handlingTimeRuns', 'extensionAskedInTime', 'noExtensionIsOpen', 'extensionsRemain', 'extensionIsLater', 'extensionIsWithinCap', 'extensionEndsOnWorkingDay']),
    actions: 'askExtension',
  },
  // The state is entered anew, so that its clock starts with what was granted.
  GRANT_EXTENSION: { guard: 'extensionIsOpen', target: state, reenter: true, actions: 'decideExtension' },
  REFUSE_EXTENSION: { guard: 'extensionIsOpen', actions: 'decideExtension' },
  CONTEST: { guard: and(['partyIsPressed', 'hasNotContested']), ...to('contested', 'contest', aside(state)) },
  DISPUTE: { guard: and(['partyIsPressed', 'disputesWithAnother']), ...to('disputed', 'dispute', aside(state)) },
  WAIVE: { guard: 'waiverEndsLater', ...to('waived', 'waive', aside(state)) },
  WITHDRAW: to('withdrawn', 'withdraw', 'tellClosed'),
  CONCLUDE: { guard: and(['someoneResponded', 'actorDidNotRespond']), ...to('concluded', 'conclude') },
  RELEASE: [released, { guard: 'isAwaitedAlone', ...to('review', 'release', 'passTurn') }, { guard: 'isPressed', actions: 'release' }],
  SUSPEND: suspend(state),
}) as const;

const ASIDE = { requested: 'asideWhileRequested', handling: 'asideWhileHandling', returned: 'asideWhileReturned', review: 'asideWhileReview' } as const;
/** Back to where it was put aside, its clocks with what they had; `must` hold as well. */
const takenUp = (states: readonly (keyof typeof ASIDE)[], actions: readonly ('contest' | 'dispute' | 'waive')[], must: readonly FollowUpGuard[] = []) =>
  states.map((state) => ({ guard: and([...must, ASIDE[state]]), ...to(state, ...actions, 'takeUp') }) as const);
/** While the office has it aside. */
const setAside = (state: string) => ({ ...overseen, REQUEST: { actions: 'joinAside' }, RELEASE: release, SUSPEND: suspend(state) }) as const;

const machine = definition.createMachine({
  id: 'followUp',
  context: blankFollowUp,
  initial: 'start',
  states: {
    start: { on: { REQUEST: askAgain } },
    requested: {
      id: 'requested',
      initial: 'awaiting',
      on: { ...atWork, REQUEST: { actions: 'join' }, RELEASE: release, DECLINE: to('declined', 'decline', 'tellClosed') },
      after: { GRACE_END: climb('requested') },
      states: {
        awaiting: {
          on: {
            OPEN: to('handling', 'open'),
            CONTEST: { guard: and(['partyIsPressed', 'hasNotContested']), ...to('contested', 'contest', aside('requested.awaiting')) },
            WAIVE: { guard: 'waiverEndsLater', ...to('waived', 'waive', aside('requested.awaiting')) },
            SUSPEND: suspend('requested.awaiting'),
          },
          after: { REMINDER: { target: 'awaiting', reenter: true, actions: 'remind' } },
        },
      },
    },
    handling: { id: 'handling', on: partiesTurn('handling'), after: { HANDLING_END: climb('handling') } },
    returned: { id: 'returned', on: partiesTurn('returned'), after: { HANDLING_END: climb('handling') } },
    review: {
      id: 'review',
      on: {
        ...atWork,
        REQUEST: to('handling', 'joinAnew'),
        RETURN: to('returned', 'sendBack'),
        CONCLUDE: { guard: and(['someoneResponded', 'actorDidNotRespond']), ...to('concluded', 'conclude') },
        WAIVE: { guard: 'waiverEndsLater', ...to('waived', 'waive', aside('review')) },
        WITHDRAW: to('withdrawn', 'withdraw', 'tellClosed'),
        RELEASE: release,
        SUSPEND: suspend('review'),
      },
      after: { REVIEW_END: climb('review') },
    },
    contested: {
      id: 'contested',
      on: { ...atWork, ...setAside('contested'), DECIDE_CONTEST: [{ guard: 'contestIsUpheld', ...to('withdrawn', 'contest', 'withdraw', 'tellClosed') }, ...takenUp(['requested', 'handling', 'returned'], ['contest'])] },
      after: { REVIEW_END: climb('review') },
    },
    disputed: { id: 'disputed', on: { ...atWork, ...setAside('disputed'), SETTLE: takenUp(['handling', 'returned'], ['dispute'], ['dutiesAreOfPressed']) }, after: { REVIEW_END: climb('review') } },
    waived: { id: 'waived', on: { ...setAside('waived'), LIFT_WAIVER: takenUp(['requested', 'handling', 'returned', 'review'], ['waive']) }, after: { WAIVER_END: takenUp(['requested', 'handling', 'returned', 'review'], []) } },
    concluded: {
      id: 'concluded',
      on: { ...atWork, STRIKE_OFF: strikeOff, REQUEST: askAgain, SUSPEND: to('concludedOnHold', { type: 'pause', params: { from: 'concluded' } } as const) },
      after: { REMINDER: { actions: 'remind' }, STRIKE_OFF_END: climb('concluded') },
    },
    /** Its clocks stand still; a second person may strike it off all the same. */
    concludedOnHold: { id: 'concludedOnHold', on: { STRIKE_OFF: strikeOff, RESUME: to('concluded', 'unpause'), RESOLVE: atWork.RESOLVE } },
    suspended: {
      id: 'suspended',
      on: {
        RESUME: [
          { guard: 'heldWhileRequested', ...to('requested', 'unpause') },
          { guard: 'heldWhileHandling', ...to('handling', 'unpause') },
          { guard: 'heldWhileReturned', ...to('returned', 'unpause') },
          { guard: 'heldWhileReview', ...to('review', 'unpause') },
          { guard: 'heldWhileContested', ...to('contested', 'unpause') },
          { guard: 'heldWhileDisputed', ...to('disputed', 'unpause') },
          { guard: 'heldWhileWaived', ...to('waived', 'unpause') },
        ],
        RESOLVE: atWork.RESOLVE,
      },
    },
    escalated: { id: 'escalated', on: { REQUEST: askAgain, RESOLVE: atWork.RESOLVE } },
    declined: { id: 'declined', on: { REQUEST: askAgain } },
    withdrawn: { id: 'withdrawn', on: { REQUEST: askAgain } },
    struckOff: { id: 'struckOff', on: { REQUEST: askAgain } },
    resolved: { id: 'resolved', type: 'final' },
  },
});

/**
 * The follow-up chart (DESIGN 1.4), one instance per case and rung office: requested, handling, review, concluded,
 * struckOff. `escalated` is a silent office whose parties passed to the next rung.
 */
export const followUpChart: Chart<FollowUpContext, FollowUpEvent, FollowUpFact> = {
  name: 'followUp',
  version: 1,
  machine,
  guards,
  reasons: followUpReasons,
  closed: followUpClosed,
  publicEvents: [
    'OPEN', 'DECLINE', 'ACKNOWLEDGE', 'RESPOND', 'REQUEST_EXTENSION', 'GRANT_EXTENSION', 'REFUSE_EXTENSION', 'CONTEST', 'DECIDE_CONTEST', 'DISPUTE', 'SETTLE', 'WAIVE', 'LIFT_WAIVER',
    'RETURN', 'CONCLUDE', 'STRIKE_OFF', 'WITHDRAW', 'PICK_UP', 'MARK_KEY', 'UNMARK_KEY',
  ],
  timers: ['REMINDER', 'GRACE_END', 'HANDLING_END', 'REVIEW_END', 'STRIKE_OFF_END', 'WAIVER_END'],
  facts: ['climbed', 'pickedUp', 'closed'],
};
