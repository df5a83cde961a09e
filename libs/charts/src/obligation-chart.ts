import { and, assign, emit, setup } from 'xstate';
import type { FollowUpRule, Outcome } from './agreement-events.js';
import type { Chart } from './chart.js';
import { DATED_BY_ENGINE } from './chart.js';
import { obligationChanges as change } from './obligation-changes.js';
import type { ObligationContext } from './obligation-context.js';
import { blankObligation } from './obligation-context.js';
import type { ObligationEvent, ObligationFact } from './obligation-events.js';
import { obligationGuards as guards } from './obligation-guards.js';
import { obligationClosed, obligationReasons } from './obligation-reasons.js';

const types = {} as { context: ObligationContext; events: ObligationEvent; emitted: ObligationFact };
const definition = setup({
  types,
  guards,
  delays: { APPEARS: DATED_BY_ENGINE, DUE: DATED_BY_ENGINE, MILESTONE: DATED_BY_ENGINE, PRESS: DATED_BY_ENGINE, WAIVER_END: DATED_BY_ENGINE },
  actions: {
    plan: assign(change.plan),
    bind: assign(change.bind),
    submit: assign(change.submit),
    accept: assign(change.accept),
    sendBack: assign(change.sendBack),
    closePeriod: assign(change.closePeriod),
    replaceDates: assign(change.replaceDates),
    replaceLater: assign(change.replaceLater),
    assign: assign(change.assign),
    reachMilestone: assign(change.reachMilestone),
    recordValue: assign(change.recordValue),
    meetTerm: assign(change.meetTerm),
    dropTerm: assign(change.dropTerm),
    link: assign(change.link),
    carryOver: assign(change.carryOver),
    tellLinked: emit(({ event }) => {
      if (event.type !== 'LINK' && event.type !== 'LINK_PASSED') throw new Error(`${event.type} links nothing`);
      return { type: 'linked', agreement: event.payload.agreement };
    }),
    tellCompleted: emit({ type: 'completed' }),
    lag: assign(change.lag),
    lagAnew: assign(change.lagAnew),
    catchUp: assign(change.catchUp),
    noteAsked: assign(change.noteAsked),
    noteNobodyAsked: assign(change.noteNobodyAsked),
    noteLateMilestone: assign(change.noteLateMilestone),
    waive: assign(change.waive),
    unwaive: assign(change.unwaive),
    leave: assign(change.leave),
    pause: assign((args, params: { from: string }) => change.pause(args, params)),
    unpause: assign(change.unpause),
    end: assign(change.end),
    tellDue: emit(({ context, event }, { rule }: { rule: FollowUpRule }) => {
      if (!('ask' in event.payload)) throw new Error(`${event.type} asks nobody`);
      return { type: 'followUpDue', rule, waits: context.waits, policy: event.payload.policy };
    }),
    tellRelieved: emit(({ event }, { outcome }: { outcome: Outcome }) => ({ type: 'relieved', party: 'party' in event.payload ? event.payload.party : '', outcome })),
    tellSettled: emit((_, { outcome }: { outcome: Outcome }) => ({ type: 'settled', outcome })),
    tellMissing: emit({ type: 'reportMissing' }),
    tellGiven: emit({ type: 'reportGiven' }),
    tellAccepted: emit(({ context, event }) => {
      const report = event.type === 'ACCEPT_REPORT' ? context.reports.find(({ id }) => id === event.payload.report) : undefined;
      if (report === undefined) throw new Error(`${event.type} accepts nothing`);
      return { type: 'reportAccepted', report };
    }),
  },
});

const press = (rule: FollowUpRule) => ['noteAsked', { type: 'tellDue', params: { rule } }] as const;
const relieved = (outcome: Outcome) => ({ type: 'tellRelieved', params: { outcome } }) as const;
const settled = (outcome: Outcome) => ({ type: 'tellSettled', params: { outcome } }) as const;
const suspend = (from: string) => ({ target: '#suspended', actions: { type: 'pause', params: { from } } }) as const;

const carryOver = { actions: 'carryOver' } as const;
const passLink = { guard: 'isNewAgreement', actions: ['link', 'tellLinked'] } as const;
const end = { target: '#ended', actions: 'end' } as const;
/** What may be recorded while it is open, without moving it. */
const recorded = {
  RECORD_VALUE: { guard: and(['indicatorIsKnown', 'notInFuture']), actions: 'recordValue' },
  ASSIGN: { guard: 'assignsSomething', actions: ['assign', 'tellCompleted'] },
  LINK: { guard: and(['isNewAgreement', 'agreementMayOwe']), actions: ['link', 'tellLinked'] },
  LINK_PASSED: passLink,
  END: end,
} as const;
/** And once its agreement was signed: another may take the place of that one. */
const owed = { ...recorded, CARRY_OVER: carryOver } as const;
const reach = { guard: and(['milestoneIsOpen', 'notInFuture']), actions: 'reachMilestone' } as const;
const lastTerm = ['termIsOpen', 'notInFuture', 'isLastTerm', 'reportsAreAccepted'] as const;
const meet = { guard: and(['termIsOpen', 'notInFuture']), actions: 'meetTerm' } as const;
const later = { guard: 'hasFutureDates', actions: 'replaceLater' } as const;
/** One that was reported on before its date was known is given one. */
const giveDate = { guard: 'hasNoDate', actions: ['replaceDates', 'tellCompleted'] } as const;
/** A party leaves while the rest goes on: what it did not deliver holds nobody up. Where another period begins, its clocks do as well. */
const leave = [
  { guard: and(['partyOwes', 'othersRemain', 'reportsAreAccepted', 'anotherPeriodFollows', 'appearsLater']), target: '#scheduled', reenter: true, actions: ['leave', 'closePeriod', relieved('continuing'), 'tellGiven'] },
  { guard: and(['partyOwes', 'othersRemain', 'reportsAreAccepted', 'anotherPeriodFollows']), target: '#due', reenter: true, actions: ['leave', 'closePeriod', relieved('continuing'), 'tellGiven'] },
  { guard: and(['partyOwes', 'othersRemain', 'reportsAreAccepted', 'termsAreMet']), target: '#accepted', actions: ['leave', 'closePeriod', relieved('continuing'), 'tellGiven'] },
  { guard: and(['partyOwes', 'othersRemain', 'othersDelivered']), target: '#reported', actions: ['leave', 'catchUp', relieved('continuing'), 'tellGiven'] },
  { guard: and(['partyOwes', 'othersRemain']), actions: ['leave', relieved('continuing')] },
  { guard: 'partyOwes', target: '#ended', actions: ['leave', 'end', settled('continuing'), 'tellGiven'] },
] as const;
/** While all of them delivered: nobody else is awaited. */
const leaveReported = [leave[0], leave[1], leave[2], leave[3], leave[5]] as const;
/** While it is waived no report is awaited, and a next period waits with it. What is accepted of all who still owe it is done all the same. */
const leaveWaived = [
  { guard: and(['partyOwes', 'othersRemain', 'reportsAreAccepted', 'anotherPeriodFollows']), actions: ['leave', 'closePeriod'] },
  { guard: and(['partyOwes', 'othersRemain', 'reportsAreAccepted', 'termsAreMet']), target: '#accepted', actions: ['leave', 'closePeriod', 'unwaive'] },
  { guard: and(['partyOwes', 'othersRemain']), actions: 'leave' },
  leave[5],
] as const;
const mayReport = ['reporterOwes', 'reporterHasNotLeft'] as const;
const interim = { guard: and([...mayReport, 'isInterim']), actions: 'submit' } as const;
const submit = [
  interim,
  { guard: and([...mayReport, 'reporterHasNotDelivered', 'othersStillOwe']), actions: ['submit', relieved('rectified')] },
  { guard: and([...mayReport, 'reporterHasNotDelivered']), target: '#reported', actions: ['submit', 'catchUp', relieved('rectified'), 'tellGiven'] },
] as const;
const judgeable = ['reportIsKnown', 'reportIsOpen'] as const;
const accept = { guard: and(judgeable), actions: ['accept', 'tellAccepted'] } as const;
const sendBack = { guard: and(judgeable), actions: 'sendBack' } as const;
const waive = { guard: 'waiverEndsLater', target: '#waived', actions: ['waive', settled('continuing'), 'tellGiven'] } as const;
const begin = [{ guard: 'appearsLater', target: '#scheduled' }, { target: '#due' }] as const;
/** Where who did not deliver left meanwhile, it waits for the judgement of what the others delivered. */
const reinstate = [{ guard: 'everyoneDelivered', target: '#reported', actions: 'unwaive' }, ...begin.map((way) => ({ ...way, actions: 'unwaive' as const }))] as const;

/** What is asked of it before it is late. */
const inTime = (state: '#scheduled' | '#due') => ({
  ...owed,
  SUBMIT_REPORT: submit,
  ACCEPT_REPORT: accept,
  RETURN_REPORT: sendBack,
  RESCHEDULE: [
    { guard: and(['isReplaceable', 'appearsLater']), target: '#scheduled', reenter: true, actions: ['replaceDates', 'tellCompleted'] },
    { guard: 'isReplaceable', target: '#due', reenter: true, actions: ['replaceDates', 'tellCompleted'] },
    later,
  ],
  REACH_MILESTONE: [
    { guard: and(['milestoneIsOpen', 'notInFuture', 'isLastLateMilestone']), target: state, reenter: true, actions: ['reachMilestone', settled('rectified')] },
    { ...reach, target: state, reenter: true },
  ],
  MEET_TERM: meet,
  WAIVE: waive,
  PARTY_LEFT: leave,
  SUSPEND: suspend(state.slice(1)),
}) as const;
const milestone = (state: '#scheduled' | '#due') => [
  { guard: 'someoneToAsk', target: state, reenter: true, actions: ['noteLateMilestone', ...press('obligationOverdue')] },
  { target: state, reenter: true, actions: ['noteLateMilestone', 'noteNobodyAsked'] },
] as const;
const lateWhile = (lag: 'lag' | 'lagAnew') => [{ guard: 'isPeriodic', target: '#overdue', actions: [lag, 'tellMissing'] }, { target: '#overdue', actions: lag }] as const;

const machine = definition.createMachine({
  id: 'obligation',
  context: blankObligation,
  initial: 'start',
  states: {
    start: {
      on: {
        PLAN: [
          { guard: 'isUnsigned', target: 'planned', actions: 'plan' },
          { guard: 'appearsLater', target: 'scheduled', actions: 'plan' },
          { target: 'due', actions: 'plan' },
        ],
      },
    },
    planned: {
      on: {
        ...recorded,
        RESCHEDULE: { actions: ['replaceDates', 'tellCompleted'] },
        DROP_TERM: { guard: 'termIsOpen', actions: 'dropTerm' },
        BIND: [{ guard: 'appearsLater', target: 'scheduled', actions: 'bind' }, { target: 'due', actions: 'bind' }],
      },
    },
    scheduled: { id: 'scheduled', on: inTime('#scheduled'), after: { APPEARS: 'due', MILESTONE: milestone('#scheduled') } },
    due: { id: 'due', on: inTime('#due'), after: { DUE: lateWhile('lag'), MILESTONE: milestone('#due') } },
    overdue: {
      id: 'overdue',
      on: {
        ...owed,
        SUBMIT_REPORT: submit,
        ACCEPT_REPORT: accept,
        // Who has it sent back is late like the others, and pressed when it stays so.
        RETURN_REPORT: [{ guard: and([...judgeable, 'reportIsBeside']), actions: 'sendBack' }, { guard: and(judgeable), target: 'overdue', reenter: true, actions: ['sendBack', 'lagAnew'] }],
        RESCHEDULE: later,
        REACH_MILESTONE: reach,
        MEET_TERM: meet,
        WAIVE: waive,
        PARTY_LEFT: leave,
        SUSPEND: suspend('overdue'),
        CASE_CLOSED: { target: 'overdue', reenter: true, actions: 'lagAnew' },
      },
      after: {
        PRESS: [
          { guard: and(['someoneToAsk', 'isPeriodic']), actions: press('reportOverdue') },
          { guard: 'someoneToAsk', actions: press('obligationOverdue') },
          { actions: 'noteNobodyAsked' },
        ],
      },
    },
    reported: {
      id: 'reported',
      on: {
        ...owed,
        SUBMIT_REPORT: interim,
        ACCEPT_REPORT: [
          { guard: and([...judgeable, 'periodGoesOn']), actions: ['accept', 'tellAccepted'] },
          { guard: and([...judgeable, 'anotherPeriodFollows', 'appearsLater']), target: 'scheduled', actions: ['accept', 'tellAccepted', 'closePeriod'] },
          { guard: and([...judgeable, 'anotherPeriodFollows']), target: 'due', actions: ['accept', 'tellAccepted', 'closePeriod'] },
          { guard: and([...judgeable, 'termsAreMet']), target: 'accepted', actions: ['accept', 'tellAccepted', 'closePeriod'] },
          // Its reports are accepted; a term agreed on is not met yet.
          accept,
        ],
        RETURN_REPORT: [{ guard: and([...judgeable, 'reportIsBeside']), actions: 'sendBack' }, { guard: and(judgeable), target: 'returned', actions: 'sendBack' }],
        RESCHEDULE: [giveDate, later],
        REACH_MILESTONE: reach,
        MEET_TERM: [{ guard: and(lastTerm), target: 'accepted', actions: 'meetTerm' }, meet],
        PARTY_LEFT: leaveReported,
        SUSPEND: suspend('reported'),
      },
    },
    returned: {
      on: {
        ...owed,
        SUBMIT_REPORT: submit,
        ACCEPT_REPORT: accept,
        RETURN_REPORT: sendBack,
        RESCHEDULE: [{ ...giveDate, target: 'returned', reenter: true }, later],
        REACH_MILESTONE: reach,
        MEET_TERM: meet,
        WAIVE: waive,
        PARTY_LEFT: leave,
        SUSPEND: suspend('returned'),
      },
      after: { DUE: lateWhile('lagAnew') },
    },
    waived: {
      id: 'waived',
      on: {
        ...owed,
        REACH_MILESTONE: reach,
        MEET_TERM: [{ guard: and(lastTerm), target: 'accepted', actions: ['meetTerm', 'unwaive'] }, meet],
        REINSTATE: reinstate,
        PARTY_LEFT: leaveWaived,
        SUSPEND: suspend('waived'),
      },
      after: { WAIVER_END: reinstate },
    },
    suspended: {
      id: 'suspended',
      on: {
        RESUME: [
          { guard: 'heldWhileReported', target: 'reported', actions: 'unpause' },
          { guard: 'heldWhileOverdue', target: 'overdue', actions: 'unpause' },
          { guard: 'heldWhileReturned', target: 'returned', actions: 'unpause' },
          { guard: 'heldWhileWaived', target: 'waived', actions: 'unpause' },
          { guard: 'appearsLater', target: 'scheduled', actions: 'unpause' },
          { target: 'due', actions: 'unpause' },
        ],
        CARRY_OVER: carryOver,
        LINK_PASSED: passLink,
        END: end,
      },
    },
    accepted: { id: 'accepted', type: 'final' },
    ended: { id: 'ended', type: 'final' },
  },
});

/**
 * The obligation chart (DESIGN 1.1): scheduled, due, reported, accepted. A recurring one is scheduled anew when all its
 * parties had their report of the period accepted; `planned` is one whose agreement is not signed yet.
 */
export const obligationChart: Chart<ObligationContext, ObligationEvent, ObligationFact> = {
  name: 'obligation',
  version: 1,
  machine,
  guards,
  reasons: obligationReasons,
  closed: obligationClosed,
  publicEvents: [
    'SUBMIT_REPORT', 'ACCEPT_REPORT', 'RETURN_REPORT', 'RESCHEDULE', 'ASSIGN', 'REACH_MILESTONE', 'RECORD_VALUE', 'MEET_TERM', 'DROP_TERM', 'LINK', 'WAIVE', 'REINSTATE',
  ],
  timers: ['APPEARS', 'DUE', 'MILESTONE', 'PRESS', 'WAIVER_END'],
  facts: ['followUpDue', 'relieved', 'settled', 'reportMissing', 'reportGiven', 'reportAccepted', 'completed', 'linked'],
};
