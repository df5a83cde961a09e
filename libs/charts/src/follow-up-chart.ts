import { and, assign, emit, setup } from 'xstate';
import type { Chart } from './chart.js';
import { DATED_BY_ENGINE } from './chart.js';
import { followUpChanges as change } from './follow-up-changes.js';
import type { FollowUpContext } from './follow-up-context.js';
import { blankFollowUp } from './follow-up-context.js';
import type { FollowUpEvent, FollowUpFact } from './follow-up-events.js';
import { followUpGuards as guards } from './follow-up-guards.js';
import { followUpReasons } from './follow-up-reasons.js';

const types = {} as { context: FollowUpContext; events: FollowUpEvent; emitted: FollowUpFact };
const definition = setup({
  types,
  guards,
  delays: { REMINDER: DATED_BY_ENGINE, GRACE_END: DATED_BY_ENGINE, HANDLING_END: DATED_BY_ENGINE },
  actions: {
    request: assign(change.request),
    join: assign(change.join),
    remind: assign(change.remind),
    open: assign(change.open),
    decline: assign(change.decline),
    acknowledge: assign(change.acknowledge),
    respond: assign(change.respond),
    sendBack: assign(change.sendBack),
    conclude: assign(change.conclude),
    strikeOff: assign(change.strikeOff),
    resolve: assign(change.resolve),
    release: assign(change.release),
    noteSilence: assign((args, params: { during: 'requested' | 'handling' }) => change.noteSilence(args, params)),
    pause: assign((args, params: { from: string }) => change.pause(args, params)),
    unpause: assign(change.unpause),
    enter: assign((args, params: { state: string }) => change.enter(args, params)),
    tellClimbed: emit({ type: 'climbed' }),
    tellClosed: emit({ type: 'closed' }),
  },
});

/** On the way into a state, which the record then tells with its time. */
const to = <const State extends string, const Actions extends readonly unknown[]>(state: State, ...actions: Actions) =>
  ({ target: `#${state}`, actions: [...actions, { type: 'enter', params: { state } }] }) as const;
const climb = (during: 'requested' | 'handling') => {
  const silence = { type: 'noteSilence', params: { during } } as const;
  return [{ guard: 'isRungAbove', ...to('escalated', silence, 'tellClimbed') }, { actions: silence }] as const;
};
const suspend = (from: string) => to('suspended', { type: 'pause', params: { from } } as const);
const resolve = to('resolved', 'resolve');
const askAgain = to('requested', 'request');
const released = { guard: 'isPressedAlone', ...to('resolved', 'release', 'tellClosed') } as const;
const release = [released, { guard: 'isPressed', actions: 'release' }] as const;
const releaseAwaited = [released, { guard: 'isAwaitedAlone', ...to('review', 'release') }, { guard: 'isPressed', actions: 'release' }] as const;
const conclude = { guard: and(['someoneResponded', 'actorDidNotRespond']), ...to('concluded', 'conclude') } as const;
const acknowledge = { guard: and(['partyIsPressed', 'hasNotAcknowledged']), actions: 'acknowledge' } as const;
const respond = [
  { guard: and(['partyIsPressed', 'reportsAgainLater', 'othersStillAwaited']), actions: 'respond' },
  { guard: and(['partyIsPressed', 'reportsAgainLater']), ...to('review', 'respond') },
] as const;

const machine = definition.createMachine({
  id: 'followUp',
  context: blankFollowUp,
  initial: 'start',
  states: {
    start: { on: { REQUEST: askAgain } },
    requested: {
      id: 'requested',
      initial: 'awaiting',
      on: { REQUEST: { actions: 'join' }, RESOLVE: resolve, RELEASE: release, DECLINE: to('declined', 'decline', 'tellClosed') },
      after: { GRACE_END: climb('requested') },
      states: {
        awaiting: {
          on: { OPEN: to('handling', 'open'), SUSPEND: suspend('requested.awaiting') },
          after: { REMINDER: { target: 'awaiting', reenter: true, actions: 'remind' } },
        },
      },
    },
    handling: {
      id: 'handling',
      on: { REQUEST: { actions: 'join' }, ACKNOWLEDGE: acknowledge, RESPOND: respond, CONCLUDE: conclude, RESOLVE: resolve, RELEASE: releaseAwaited, SUSPEND: suspend('handling') },
      after: { HANDLING_END: climb('handling') },
    },
    returned: {
      id: 'returned',
      on: { REQUEST: { actions: 'join' }, ACKNOWLEDGE: acknowledge, RESPOND: respond, CONCLUDE: conclude, RESOLVE: resolve, RELEASE: releaseAwaited, SUSPEND: suspend('returned') },
      after: { HANDLING_END: climb('handling') },
    },
    review: {
      id: 'review',
      on: {
        REQUEST: to('handling', 'join'),
        RETURN: to('returned', 'sendBack'),
        CONCLUDE: conclude,
        RESOLVE: resolve,
        RELEASE: release,
        SUSPEND: suspend('review'),
      },
    },
    concluded: {
      id: 'concluded',
      on: {
        STRIKE_OFF: { guard: and(['actorDidNotRespond', 'actorDidNotConclude']), ...to('struckOff', 'strikeOff', 'tellClosed') },
        REQUEST: askAgain,
      },
    },
    suspended: {
      id: 'suspended',
      on: {
        RESUME: [
          { guard: 'heldWhileRequested', ...to('requested', 'unpause') },
          { guard: 'heldWhileHandling', ...to('handling', 'unpause') },
          { guard: 'heldWhileReturned', ...to('returned', 'unpause') },
          { guard: 'heldWhileReview', ...to('review', 'unpause') },
        ],
        RESOLVE: resolve,
        RELEASE: release,
      },
    },
    escalated: { id: 'escalated', on: { REQUEST: askAgain, RESOLVE: resolve } },
    declined: { id: 'declined', on: { REQUEST: askAgain } },
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
  publicEvents: ['OPEN', 'DECLINE', 'ACKNOWLEDGE', 'RESPOND', 'RETURN', 'CONCLUDE', 'STRIKE_OFF'],
  timers: ['REMINDER', 'GRACE_END', 'HANDLING_END'],
  facts: ['climbed', 'closed'],
};
