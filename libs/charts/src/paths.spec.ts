import { describe, expect, it } from '@jest/globals';
import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode, EventObject, StateValue } from 'xstate';
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import * as agreement from '../../../test/support/agreement-samples.js';
import { agreementPaths } from '../../../test/support/paths/agreement-graph.js';
import { followUpPaths } from '../../../test/support/paths/follow-up-graph.js';
import { obligationPaths } from '../../../test/support/paths/obligation-graph.js';
import { waysIn } from '../../../test/support/paths/ways.js';
import type { Chart, ChartEvent, ChartFact } from './chart.js';
import * as followUp from '../../../test/support/follow-up-samples.js';
import * as owed from '../../../test/support/obligation-samples.js';
import { agreementChart, decide, followUpChart, obligationChart } from './index.js';
import type { AgreementContext, AgreementEvent, FollowUpContext, FollowUpEvent, ObligationContext, ObligationEvent } from './index.js';

/** The walk of the whole graph must end well within this. */
const LIMIT = 200_000;

const pathOf = (value: StateValue): string => (typeof value === 'string' ? value : Object.entries(value).map(([key, inner]) => `${key}.${pathOf(inner ?? '')}`).join());

function* nodesOf(node: AnyStateNode): Generator<AnyStateNode> {
  yield node;
  for (const child of Object.values(node.states)) yield* nodesOf(child);
}
const leaves = (machine: AnyStateMachine): string[] => [...nodesOf(machine.root)].filter(({ type }) => type === 'atomic' || type === 'final').map(({ path }) => path.join('.'));

/** The deadlines as the machine knows them: one event for each state that counts one, with a sample's payload. */
function deadlines<E extends ChartEvent>(machine: AnyStateMachine, samples: E[]): EventObject[] {
  const types = [...nodesOf(machine.root)].flatMap((node) => node.after.map(({ eventType }: { eventType: string }) => eventType));
  return [...new Set(types)].flatMap((type) => samples.filter((sample) => type.startsWith(`xstate.after.${sample.type}.`)).map((sample) => ({ ...sample, type })));
}

interface Path {
  steps: { event: EventObject; state: AnyMachineSnapshot }[];
}
interface Walk<C extends object> {
  /** What of the context the guards read; records alike in it and in their state have the same future. */
  bits: (context: C) => unknown;
  events: EventObject[];
  /** The events that come from the clock, under their names. */
  clock: ChartEvent[];
}

function walks<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>, { bits, events, clock }: Walk<C>) {
  const options = {
    events: [...events, ...deadlines(chart.machine, clock)],
    limit: LIMIT,
    serializeState: (state: AnyMachineSnapshot) => JSON.stringify([state.value, bits(state.context as C)]),
    serializeEvent: (event: EventObject) => JSON.stringify(event),
  };
  return { shortest: (): Path[] => getShortestPaths(chart.machine, options), simple: (): Path[] => getSimplePaths(chart.machine, options) };
}

/** Decides every step of every path from the first state on, and tells the states that were met. */
function replay<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>, blank: C, paths: Path[]): Set<string> {
  const met = new Set<string>();
  for (const { steps } of paths) {
    let record = { state: 'start', context: blank };
    for (const { event, state } of steps) {
      if (event.type !== 'xstate.init') {
        const type = /^xstate\.after\.([A-Z_]+)\./.exec(event.type)?.[1] ?? event.type;
        const decision = decide(chart, record, { ...event, type } as unknown as E);
        if (!decision.ok) throw new Error(`${type} was refused in ${record.state}: ${decision.code}`);
        record = decision.next;
      }
      if (record.state !== pathOf(state.value as StateValue)) throw new Error(`${event.type} led to ${record.state}, the machine went to ${JSON.stringify(state.value)}`);
      met.add(record.state);
    }
  }
  return met;
}

describe('the ways through the agreement chart', () => {
  const { A, B, bare, event, sign, someone, nobody } = agreement;
  const bits = ({ rule, signatures, withoutObligations, obligations, evidence, hold, missing }: AgreementContext): unknown =>
    [rule.kind, signatures.map(({ party }) => party).sort(), withoutObligations !== null, obligations.map(({ id }) => id), evidence.map(({ status }) => status), hold?.from, missing.length > 0];
  const clock: AgreementEvent[] = [
    ...(['SIGNATURE_STALLED', 'SIGNED_NOT_IMPLEMENTED', 'SILENT', 'EXPIRING', 'EVALUATION_OVERDUE'] as const).flatMap((type) => [event(type, someone), event(type, nobody)]), bare('SIGNING_DATE'), bare('TERM_END'), bare('HOLD_END'),
  ];
  const core: AgreementEvent[] = [
    agreement.propose(), bare('OPEN_FOR_SIGNATURE'), sign(A), sign(B, { withoutObligations: 'a framework' }), agreement.plan('o1'), agreement.submit(), agreement.accept(), bare('START_IMPLEMENTATION'),
    agreement.evaluate, agreement.hold(), bare('RESUME'),
  ];
  const more: AgreementEvent[] = [
    agreement.propose({ kind: 'onDate', date: '2026-12-01' }), agreement.propose({ kind: 'kOfN', k: 1 }), agreement.register(), agreement.register({ supersededBy: 'x' }),
    agreement.register({ term: { from: null, to: '2020-12-31' } }), agreement.register({ term: { from: null, to: '2020-12-31' }, obligations: [agreement.obligation] }),
    bare('CIRCULATE'), event('RETURN', { reason: '' }), sign(A, { withoutObligations: 'a framework' }), sign(B), event('RETURN_EVIDENCE', { evidence: 'e1', remark: '' }), bare('CASE_CLOSED'),
    event('SHELVE', agreement.ending), event('TERMINATE', agreement.ending), event('SUPERSEDE', { ...agreement.ending, by: 'x' }), event('DESIGNATE', { id: 'J1', name: '', document: '', until: null }), agreement.withdraw(B),
    event('REPORT_MISSING', { obligation: 'o1' }), event('REPORT_GIVEN', { obligation: 'o1' }),
    event('TAKE_OVER', { from: 'a0', obligations: [agreement.obligation], missing: [] }), event('TAKE_OVER', { from: 'a0', obligations: [agreement.obligation], missing: ['o1'] }),
    event('LINKED', { obligations: [agreement.obligation], missing: ['o1'] }),
    agreement.selfEvaluate(A), agreement.evaluateBadly(someone), agreement.evaluateBadly(nobody), agreement.reopen,
    agreement.revise('UPDATE', { contacts: { [A]: 'Li' } }),
  ];
  /** Evidence of the same name submitted again and again would make the walk endless; only the first is looked at. */
  const walk: Walk<AgreementContext> = { bits: (context) => bits({ ...context, evidence: context.evidence.slice(0, 1) }), events: core, clock };

  it('reach every state, and decide() goes with the machine at every step of the shortest ways', () => {
    const paths = walks(agreementChart, { ...walk, events: [...core, ...more] }).shortest();
    expect([...replay(agreementChart, agreement.START.context, paths)].sort()).toEqual(leaves(agreementChart.machine).sort());
    expect(paths.length).toBeGreaterThan(500);
  });
  it('are gone by decide() as by the machine, on every way from a proposal to its evaluation that comes by no place twice', () => {
    const paths = walks(agreementChart, { ...walk, clock: clock.filter(({ type }) => type === 'SIGNED_NOT_IMPLEMENTED') }).simple();
    const met = replay(agreementChart, agreement.START.context, paths);
    expect([...met].sort()).toEqual(['evaluated', 'implementing.active', 'onHold', 'proposed.drafting', 'proposed.signing', 'signed.overdue', 'signed.waiting', 'start']);
    expect(paths.length).toBeGreaterThan(250);
  });
});

describe('the ways through the follow-up chart', () => {
  const { P, Q, open, request, acknowledge, respond, conclude, strikeOff, sendBack, suspend, resume, resolve, decline, remind, above, silence } = followUp;
  const bits = ({ presses, receipts, responses, returned, concluded, hold, aside, extensions, contests, handlingOver, key }: FollowUpContext): unknown => [
    presses, receipts.some(({ by }) => by === 'acknowledgement'), [...new Set(responses.map(({ actor }) => actor))].sort(), returned.length > 0, concluded?.actor, hold?.from, aside?.from,
    extensions.map(({ decided }) => decided?.granted ?? null).slice(0, 2), contests.length > 0, handlingOver, key !== null,
  ];
  const silences = (['GRACE_END', 'HANDLING_END', 'REVIEW_END', 'STRIKE_OFF_END'] as const).flatMap((type) => [silence(type), silence(type, above)]);
  const one = request({ presses: [P] });
  const handled: FollowUpEvent[] = [one, open, respond(P), conclude(), sendBack];
  /** All of it at once has too many places to walk through; each thread has all that it is about, and what leads there. */
  const threads: Record<string, { events: FollowUpEvent[]; clock: FollowUpEvent[] }> = {
    'from receipt to strike-off': { events: [...handled, acknowledge(P), strikeOff(), suspend, resume, resolve, decline, followUp.withdraw], clock: [remind, ...silences] },
    'more time': { events: [one, open, respond(P), sendBack, followUp.askExtension(), followUp.grant, followUp.refuseExtension], clock: [silence('HANDLING_END')] },
    'put aside': {
      events: [one, open, respond(P), sendBack, followUp.contest(), followUp.decideContest(true), followUp.decideContest(false), followUp.dispute(), followUp.settle(), followUp.waive(), followUp.liftWaiver, suspend, resume],
      clock: [silence('REVIEW_END', above), followUp.waiverEnd],
    },
    'parties that leave and join': {
      events: [request(), open, respond(P), respond(Q), sendBack, followUp.contest(), followUp.dispute(), followUp.waive(), suspend, followUp.release(P), followUp.release(Q), request({ presses: ['420000'] }), acknowledge('420000')],
      clock: [],
    },
    'seen from above': { events: [...handled, followUp.contest(), followUp.dispute(), followUp.waive(), followUp.markKey, followUp.unmarkKey, followUp.pickUp(above), followUp.policyChanged], clock: [] },
  };
  const states = leaves(followUpChart.machine).sort();
  const paths = Object.values(threads).map(({ events, clock }) => walks(followUpChart, { bits, events, clock }).shortest());

  it('reach every state, and decide() goes with the machine at every step of the shortest ways', () => {
    expect([...replay(followUpChart, followUp.START.context, paths.flat())].sort()).toEqual(states);
  });
  it('are gone by decide() as by the machine, on every way to a strike-off that comes by no place twice', () => {
    const events = [...handled, strikeOff(), suspend, resume, resolve, decline];
    const met = replay(followUpChart, followUp.START.context, walks(followUpChart, { bits, events, clock: [silence('GRACE_END', above), silence('HANDLING_END')] }).simple());
    expect([...met].sort()).toEqual(states.filter((state) => !['contested', 'disputed', 'waived', 'withdrawn'].includes(state)));
  });
});

describe('the ways through the obligation chart', () => {
  const { A, B, accept, bare, december, drop, end, event, late, leave, link, meet, milestone, monthly, nobody, plan, press, reach, reschedule, resume, sendBack, submit, suspend, term, waive } = owed;
  const bits = ({ parties, left, reports, period, milestones, lateMilestones, terms, hold, boundOn, agreements, end }: ObligationContext): unknown => [
    parties, left.map(({ party }) => party), parties.map((party) => reports.findLast((report) => report.party === party && report.period === period)?.status), Math.min(period, 2),
    milestones.map(({ doneOn }) => doneOn), lateMilestones.length, terms.map(({ met }) => met !== null), hold?.from, boundOn, Math.min(agreements.length, 2), end !== null,
  ];
  const alone = { milestones: [milestone], terms: [term], parties: [A] };
  const clock: ObligationEvent[] = [bare('APPEARS'), bare('DUE'), bare('WAIVER_END'), press(), press(nobody), late(), late(nobody)];
  const later = { ...december, appearsOn: '2026-12-20' };
  const pause = [bare('CASE_CLOSED'), waive(), bare('REINSTATE'), suspend(), resume(), end];
  /** Of two parties; of one with all that an obligation can have; of two of which one leaves. */
  const stories: ObligationEvent[][] = [
    [plan({ bound: false }), plan({ appearsOn: '2026-11-28' }), owed.bind, submit(A), submit(B), accept(A), accept(B), accept(B, december), accept(B, later), sendBack(A), ...pause],
    [plan({ ...alone, bound: false }), plan(alone), owed.bind, submit(A), accept(A), sendBack(A), reach(), meet(), drop(), link(), reschedule(), reschedule({ appearsOn: '2027-01-01' }), waive(), bare('REINSTATE')],
    [plan({ bound: false }), plan({ schedule: monthly }), submit(A), accept(A), sendBack(A), leave(A), leave(B, december), leave(B, later), leave(B), event('CARRY_OVER', { agreement: 'a3' })],
  ];

  it('reach every state, and decide() goes with the machine at every step of the shortest ways', () => {
    const met = stories.flatMap((events) => [...replay(obligationChart, owed.START.context, walks(obligationChart, { bits, events, clock }).shortest())]);
    expect([...new Set(met)].sort()).toEqual(leaves(obligationChart.machine).sort());
  });
  it('are gone by decide() as by the machine, on every way of what recurs that comes by no place twice', () => {
    const paths = walks(obligationChart, { bits, events: [plan({ schedule: monthly, parties: [A] }), submit(A), accept(A), sendBack(A), waive(), bare('REINSTATE')], clock: [bare('DUE'), press()] }).simple();
    expect([...replay(obligationChart, owed.START.context, paths)].sort()).toEqual(['accepted', 'due', 'overdue', 'reported', 'returned', 'start', 'waived']);
    expect(paths.length).toBeGreaterThan(20);
  });
});

/** Each of these paths is gone over HTTP as well (`test/e2e/http-paths`). */
describe('every way of a chart', () => {
  it.each([
    ['agreement', waysIn(agreementChart), agreementPaths], ['follow-up', waysIn(followUpChart), followUpPaths], ['obligation', waysIn(obligationChart), obligationPaths],
  ])('of the %s has a path to it that decide() goes', (_, ways, pathsTo) => {
    const paths = pathsTo();
    expect(ways.filter((way) => paths.get(way)?.ways.at(-1) !== way)).toEqual([]);
  });
});
