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
    respond: assign(change.respond),
    sendBack: assign(change.sendBack),
    conclude: assign(change.conclude),
    strikeOff: assign(change.strikeOff),
    resolve: assign(change.resolve),
    release: assign(change.release),
    noteSilence: assign((args, params: { during: 'requested' | 'handling' }) => change.noteSilence(args, params)),
    pause: assign((args, params: { from: string }) => change.pause(args, params)),
    unpause: assign(change.unpause),
    tellClimbed: emit({ type: 'climbed' }),
    tellClosed: emit({ type: 'closed' }),
  },
});

const climb = (during: 'requested' | 'handling') => {
  const silence = { type: 'noteSilence', params: { during } } as const;
  return [{ guard: 'isRungAbove', target: '#escalated', actions: [silence, 'tellClimbed'] }, { actions: silence }] as const;
};
const suspend = (from: string) => ({ target: '#suspended', actions: { type: 'pause', params: { from } } }) as const;
const resolve = { target: '#resolved', actions: 'resolve' } as const;
const askAgain = { target: '#requested', actions: 'request' } as const;
const released = { guard: 'isPressedAlone', target: '#resolved', actions: ['release', 'tellClosed'] } as const;
const release = [released, { guard: 'isPressed', actions: 'release' }] as const;
const releaseAwaited = [released, { guard: 'isAwaitedAlone', target: '#review', actions: 'release' }, { guard: 'isPressed', actions: 'release' }] as const;
const conclude = { guard: and(['someoneResponded', 'actorDidNotRespond']), target: '#concluded', actions: 'conclude' } as const;
const respond = [
  { guard: and(['responderIsPressed', 'othersStillAwaited']), actions: 'respond' },
  { guard: 'responderIsPressed', target: '#review', actions: 'respond' },
] as const;

const machine = definition.createMachine({
  id: 'followUp',
  context: blankFollowUp,
  initial: 'start',
  states: {
    start: { on: { REQUEST: { target: 'requested', actions: 'request' } } },
    requested: {
      id: 'requested',
      initial: 'awaiting',
      on: { REQUEST: { actions: 'join' }, RESOLVE: resolve, RELEASE: release, DECLINE: { target: 'declined', actions: ['decline', 'tellClosed'] } },
      after: { GRACE_END: climb('requested') },
      states: {
        awaiting: {
          on: { OPEN: { target: '#handling', actions: 'open' }, SUSPEND: suspend('requested.awaiting') },
          after: { REMINDER: { target: 'awaiting', reenter: true, actions: 'remind' } },
        },
      },
    },
    handling: {
      id: 'handling',
      on: { REQUEST: { actions: 'join' }, RESPOND: respond, CONCLUDE: conclude, RESOLVE: resolve, RELEASE: releaseAwaited, SUSPEND: suspend('handling') },
      after: { HANDLING_END: climb('handling') },
    },
    returned: {
      on: { REQUEST: { actions: 'join' }, RESPOND: respond, CONCLUDE: conclude, RESOLVE: resolve, RELEASE: releaseAwaited, SUSPEND: suspend('returned') },
      after: { HANDLING_END: climb('handling') },
    },
    review: {
      id: 'review',
      on: {
        REQUEST: { target: 'handling', actions: 'join' },
        RETURN: { target: 'returned', actions: 'sendBack' },
        CONCLUDE: conclude,
        RESOLVE: resolve,
        RELEASE: release,
        SUSPEND: suspend('review'),
      },
    },
    concluded: {
      id: 'concluded',
      on: {
        STRIKE_OFF: { guard: and(['actorDidNotRespond', 'actorDidNotConclude']), target: 'struckOff', actions: ['strikeOff', 'tellClosed'] },
        REQUEST: askAgain,
      },
    },
    suspended: {
      id: 'suspended',
      on: {
        RESUME: [
          { guard: 'heldWhileRequested', target: 'requested', actions: 'unpause' },
          { guard: 'heldWhileHandling', target: 'handling', actions: 'unpause' },
          { guard: 'heldWhileReturned', target: 'returned', actions: 'unpause' },
          { guard: 'heldWhileReview', target: 'review', actions: 'unpause' },
        ],
        RESOLVE: resolve,
        RELEASE: release,
      },
    },
    escalated: { id: 'escalated', on: { REQUEST: askAgain, RESOLVE: resolve } },
    declined: { on: { REQUEST: askAgain } },
    struckOff: { on: { REQUEST: askAgain } },
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
  publicEvents: ['OPEN', 'DECLINE', 'RESPOND', 'RETURN', 'CONCLUDE', 'STRIKE_OFF'],
  timers: ['REMINDER', 'GRACE_END', 'HANDLING_END'],
  facts: ['climbed', 'closed'],
};
