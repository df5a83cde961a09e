import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnyStateNode } from 'xstate';
import * as agreement from '../../../test/support/agreement-samples.js';
import { byXstate } from '../../../test/support/xstate-oracle.js';
import type { Chart, ChartEvent, ChartFact, Snapshot } from './chart.js';
import * as followUp from '../../../test/support/follow-up-samples.js';
import * as owed from '../../../test/support/obligation-samples.js';
import { agreementChart, decide, followUpChart, obligationChart, owingParties } from './index.js';
import type { AgreementEvent, FollowUpEvent, ObligationContext, ObligationEvent, SignatureRule } from './index.js';

/** The timers each active node counts, read from the chart as it is written: node path to timer names. */
function counting(root: AnyStateNode, state: string): Map<string, string[]> {
  const nodes = new Map<string, string[]>();
  let node: AnyStateNode | undefined = root;
  for (const [index, key] of state.split('.').entries()) {
    node = node?.states[key];
    nodes.set(state.split('.').slice(0, index + 1).join('.'), Object.keys((node?.config as { after?: object } | undefined)?.after ?? {}));
  }
  return nodes;
}
/** The events by which a chart enters anew the state it is in. */
const REENTERS = new Set([
  'proposed.signing CASE_CLOSED', 'implementing.silent CASE_CLOSED', 'requested.awaiting REMINDER', 'handling GRANT_EXTENSION', 'returned GRANT_EXTENSION',
  'scheduled MILESTONE', 'due MILESTONE', 'scheduled REACH_MILESTONE', 'due REACH_MILESTONE', 'overdue CASE_CLOSED',
]);
/** And those by which it does so where nobody could be asked, or where the report that is sent back was awaited. */
function isReentered(node: string, event: ChartEvent, context: object): boolean {
  if (node === 'signed.waiting' && event.type === 'DESIGNATE') return (context as { nobodyAsked: string | null }).nobodyAsked !== null;
  if (node === 'overdue' && event.type === 'RETURN_REPORT') {
    const { report: id } = (event as Extract<ObligationEvent, { type: 'RETURN_REPORT' }>).payload;
    const known = context as ObligationContext;
    // The first of that id is meant; here several may have the same.
    const report = known.reports.find((one) => one.id === id);
    return report !== undefined && report.delivers && report.period === known.period && owingParties(known).includes(report.party);
  }
  return REENTERS.has(`${node} ${event.type}`);
}

/** Tells a history to a chart and holds it to its promises after every event. Returns the states it came by. */
function tell<C extends object, E extends ChartEvent, F extends ChartFact>(chart: Chart<C, E, F>, blank: C, events: E[], count: (context: C) => number): Set<string> {
  let record: Snapshot<C> = { state: 'start', context: blank };
  const running = new Set<string>();
  /** `node timer` that ran out without its node being entered since. */
  const over = new Set<string>();
  const met = new Set([record.state]);
  for (const event of events) {
    const before = JSON.stringify(record);
    const decision = decide(chart, record, event);
    expect(JSON.stringify(record)).toBe(before);
    expect(decision.ok ? { next: decision.next, facts: decision.facts, stop: [...new Set(decision.stop)].sort(), start: [...decision.start].sort() } : null).toEqual(byXstate(chart, record, event));
    if (!decision.ok) {
      expect(decision.reasons.every(({ code, satisfy }) => code !== '' && satisfy.en !== '' && satisfy.zh !== '')).toBe(true);
      if (chart.timers.includes(event.type)) expect(running).not.toContain(event.type);
      continue;
    }
    const { next, stop, start, facts } = decision;
    for (const name of stop) running.delete(name);
    for (const name of start) running.add(name);

    const [was, is] = [counting(chart.machine.root, record.state), counting(chart.machine.root, next.state)];
    for (const [node, timers] of was) if (timers.includes(event.type)) over.add(`${node} ${event.type}`);
    for (const [node, timers] of is) {
      const entered = !was.has(node) || (node === record.state && isReentered(node, event, record.context));
      if (entered) for (const timer of timers) over.delete(`${node} ${timer}`);
    }
    const expected = [...is].flatMap(([node, timers]) => timers.filter((timer) => !over.has(`${node} ${timer}`)));
    expect([...running].sort()).toEqual(expected.sort());

    expect(facts.every(({ type }) => chart.facts.includes(type))).toBe(true);
    expect(count(next.context)).toBeGreaterThanOrEqual(count(record.context));
    expect(JSON.parse(JSON.stringify(next.context))).toEqual(next.context);
    expect(['onHold', 'suspended', 'concludedOnHold'].includes(next.state)).toBe((next.context as { hold?: unknown }).hold !== null);
    expect(chart.machine.root.states[record.state]?.type).not.toBe('final');
    record = next;
    met.add(record.state);
  }
  return met;
}

const day = fc.constantFrom('2026-11-24', agreement.TODAY, '2026-12-01', '2026-12-08');
const id = fc.constantFrom('o1', 'o2', 'o3');

describe('any history of an agreement', () => {
  const { A, B, WITNESS, bare, event, sign, someone, nobody, obligation, evidence, accepted, ending } = agreement;
  const party = fc.constantFrom(A, B, WITNESS, '440000');
  const reason = fc.constantFrom<[string | undefined, string, string]>(undefined, '', 'a framework');
  const rule = fc.oneof<fc.Arbitrary<SignatureRule>[]>(fc.constant({ kind: 'all' }), fc.integer({ min: 0, max: 4 }).map((k) => ({ kind: 'kOfN' as const, k })), day.map((date) => ({ kind: 'onDate' as const, date })));
  const asking = fc.constantFrom(someone, nobody);
  const evidenceId = fc.constantFrom('e1', 'e2', 'e9');
  const anEvent: fc.Arbitrary<AgreementEvent> = fc.oneof(
    fc.record({ party, on: day, today: day, reason }).map(({ party, on, today, reason }) => sign(party, { on, ...(reason === undefined ? {} : { withoutObligations: reason }) }, today)),
    fc.array(id, { maxLength: 2 }).map((ids) => agreement.plan(...ids)),
    fc.record({ id: evidenceId, party: fc.option(party), date: fc.option(day), kind: fc.constantFrom('report' as const, 'implementingAgreement' as const) }).map((told) => agreement.submit(told)),
    fc.tuple(evidenceId, fc.boolean()).map(([one, inForce]) => agreement.accept(one, inForce)),
    evidenceId.map((one) => event('RETURN_EVIDENCE', { evidence: one, remark: 'no figures' })),
    fc.tuple(fc.constantFrom('REPORT_MISSING' as const, 'REPORT_GIVEN' as const), id).map(([type, one]) => event(type, { obligation: one })),
    day.map((until) => agreement.hold(until)),
    fc.record({ kind: fc.constantFrom('AMEND' as const, 'CORRECT' as const, 'UPDATE' as const), to: fc.option(day), title: fc.constantFrom('One', 'Two'), field: fc.constantFrom('title', 'term', 'lead', 'contacts') })
      .map(({ kind, to, title, field }) => agreement.revise(kind, field === 'title' ? { title } : field === 'term' ? { term: { from: null, to } } : field === 'lead' ? { lead: B } : { contacts: { [A]: title } })),
    fc.constantFrom(agreement.signAmendment(A), agreement.signAmendment(B), agreement.dropAmendment()),
    fc.record({ party, on: day, lead: fc.option(party) }).map(({ party, on, lead }) => agreement.withdraw(party, { effectiveOn: on, ...(lead === null ? {} : { lead }) })),
    fc.tuple(fc.constantFrom('CIRCULATE' as const, 'OPEN_FOR_SIGNATURE' as const, 'START_IMPLEMENTATION' as const, 'RESUME' as const, 'CASE_CLOSED' as const), day).map(([type, today]) => bare(type, today)),
    fc.tuple(fc.constantFrom('SIGNING_DATE' as const, 'TERM_END' as const, 'HOLD_END' as const), day).map(([type, today]) => bare(type, today)),
    fc.tuple(fc.constantFrom('SIGNATURE_STALLED' as const, 'SIGNED_NOT_IMPLEMENTED' as const, 'SILENT' as const, 'EXPIRING' as const, 'EVALUATION_OVERDUE' as const), asking).map(([type, payload]) => event(type, payload)),
    fc.constantFrom(event('RETURN', { reason: 'unclear' }), event('DESIGNATE', { id: 'J1', name: 'Joint', document: 'No. 3', until: null }), agreement.evaluate, agreement.propose(), agreement.register()),
    fc.constantFrom(agreement.selfEvaluate(A), agreement.evaluateBadly(someone), agreement.evaluateBadly(nobody), agreement.reopen, agreement.takeOver(), agreement.takeOver('o9'), event('LINKED', { obligations: [obligation], missing: ['o1'] }), event('OBLIGATION_COMPLETED', { obligation: { ...obligation, leadUnit: 'Water' } })),
    { weight: 1, arbitrary: fc.constantFrom(event('SHELVE', ending), event('TERMINATE', ending), event('SUPERSEDE', { ...ending, by: 'x' })) },
  );
  const signed = [agreement.propose(), bare('OPEN_FOR_SIGNATURE'), sign(A), sign(B, { withoutObligations: 'a framework' })];
  const carriedOut = [...signed, agreement.plan('o1'), agreement.submit(), agreement.accept(), bare('START_IMPLEMENTATION')];
  const beginning = fc.oneof<fc.Arbitrary<AgreementEvent[]>[]>(
    fc.constantFrom(
      [], [agreement.propose()], [agreement.propose(), bare('CIRCULATE')], [agreement.propose(), event('SHELVE', ending)], [agreement.register({ term: { from: null, to: '2020-12-31' } })],
      signed, [...signed, agreement.hold()], [...signed, event('SIGNED_NOT_IMPLEMENTED', someone)], [...signed, event('TERMINATE', ending)], [...signed, event('SUPERSEDE', { ...ending, by: 'x' })],
      carriedOut, [...carriedOut, event('REPORT_MISSING', { obligation: 'o1' })], [...carriedOut, bare('TERM_END')], [...carriedOut, agreement.evaluate],
    ),
    rule.map((one) => [agreement.propose(one), bare('OPEN_FOR_SIGNATURE')]),
    fc.record({ to: fc.option(day), obligations: fc.subarray([obligation]), proof: fc.subarray([evidence, { ...accepted, id: 'e2' }]), supersededBy: fc.option(fc.constant('x'), { freq: 2 }) })
      .map(({ to, obligations, proof, supersededBy }) => [agreement.register({ term: { from: null, to }, obligations, evidence: proof, supersededBy })]),
  );

  it('throws nowhere, runs exactly the timers of its state, changes nothing by a refusal, never counts down and never leaves an exit', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(beginning, fc.array(anEvent, { maxLength: 40 }), (first, events) => {
        for (const state of tell(agreementChart, agreement.START.context, [...first, ...events], ({ waits }) => waits)) met.add(state);
      }),
      { numRuns: 600 },
    );
    expect(met.size).toBe(15);
  });
});

describe('any history of a follow-up', () => {
  const { P, Q, event, request, respond, conclude, strikeOff, silence, above } = followUp;
  const actor = fc.constantFrom('bazhong', 'hanzhong', 'chief', 'second');
  const anEvent: fc.Arbitrary<FollowUpEvent> = fc.oneof(
    fc.subarray([P, Q, '420000'], { minLength: 1 }).map((presses) => request({ presses })),
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(P, Q, '440000'), actor).map(([party, who]) => respond(party, who)) },
    fc.constantFrom(P, Q, '440000').map(followUp.acknowledge),
    fc.constantFrom(
      followUp.askExtension(), followUp.askExtension({ dueOn: null }), followUp.askExtension({ days: 21 }), followUp.grant, followUp.refuseExtension, followUp.waive(), followUp.waive(agreement.TODAY), followUp.liftWaiver,
      followUp.waiverEnd, followUp.withdraw, followUp.pickUp(), followUp.pickUp(above), followUp.markKey, followUp.unmarkKey, followUp.settle(), followUp.settle('440000'), followUp.dispute(), followUp.dispute(P),
    ),
    fc.constantFrom(followUp.contest(), followUp.contest(Q), followUp.decideContest(true), followUp.decideContest(false)),
    actor.map(conclude),
    actor.map(strikeOff),
    fc.constantFrom(followUp.open, followUp.sendBack, followUp.suspend, followUp.resume, followUp.decline, followUp.remind),
    fc.tuple(fc.constantFrom('GRACE_END' as const, 'HANDLING_END' as const, 'REVIEW_END' as const, 'STRIKE_OFF_END' as const), fc.constantFrom([], [above])).map(([type, next]) => silence(type, ...next)),
    fc.constantFrom('rectified' as const, 'notRectified' as const).map((outcome) => event('RESOLVE', { outcome })),
    fc.constantFrom(P, Q).map((party) => event('RELEASE', { party })),
  );
  const opened = [request(), followUp.open];
  const beginning = fc.constantFrom(
    [], [request()], [request(), followUp.decline], [request(), silence('GRACE_END', above)], [request(), followUp.resolve], [request(), followUp.suspend],
    opened, [...opened, respond(P), respond(Q)], [...opened, respond(P), respond(Q), followUp.sendBack], [...opened, respond(P), conclude()], [...opened, respond(P), conclude(), strikeOff()],
    [...opened, followUp.contest()], [...opened, followUp.dispute()], [...opened, followUp.waive()], [...opened, followUp.withdraw], [...opened, respond(P), conclude(), followUp.suspend],
  );

  it('throws nowhere, runs exactly the timers of its state, changes nothing by a refusal, never counts down and never leaves an exit', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(beginning, fc.array(anEvent, { maxLength: 40 }), (first, events) => {
        for (const state of tell(followUpChart, followUp.START.context, [...first, ...events], ({ requests }) => requests)) met.add(state);
      }),
      { numRuns: 600 },
    );
    expect(met.size).toBe(16);
  });
});

describe('any history of an obligation', () => {
  const { A, B, bare, december, event, monthly, once, plan } = owed;
  const party = fc.constantFrom(A, B, '440000');
  const following = fc.constantFrom(null, december, { ...december, appearsOn: '2026-12-20' });
  const reportId = fc.constantFrom('r1', 'r2', 'r3', 'r9');
  const anEvent: fc.Arbitrary<ObligationEvent> = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(party, reportId, fc.boolean()).map(([who, id, delivers]) => owed.submit(who, id, delivers)) },
    { weight: 3, arbitrary: fc.tuple(following, reportId).map(([next, id]) => owed.accept('', next, id)) },
    reportId.map((id) => owed.sendBack('', id)),
    fc.tuple(party, following).map(([who, next]) => owed.leave(who, next)),
    fc.tuple(fc.constantFrom(once, monthly), day, fc.option(day)).map(([schedule, dueOn, appearsOn]) => owed.reschedule({ schedule, dueOn, appearsOn })),
    fc.tuple(day, fc.option(day)).map(([dueOn, appearsOn]) => event('BIND', { dueOn, appearsOn })),
    fc.tuple(day, fc.option(day)).map(([dueOn, appearsOn]) => owed.resume(dueOn, appearsOn)),
    day.map((until) => owed.waive(until)),
    fc.tuple(fc.constantFrom('APPEARS' as const, 'DUE' as const, 'WAIVER_END' as const, 'REINSTATE' as const, 'CASE_CLOSED' as const), day).map(([type, today]) => bare(type, today)),
    fc.constantFrom(owed.press(), owed.press(owed.nobody), owed.late(), owed.late(owed.nobody), owed.suspend()),
    fc.constantFrom(owed.reach(), owed.reach('m2'), owed.meet(), owed.drop(), owed.record(), owed.record('i2'), owed.link(), owed.link('a3'), event('CARRY_OVER', { agreement: 'a3' }), event('LINK_PASSED', { agreement: 'a4' }), owed.toAssign(), owed.toAssign(A)),
    { weight: 1, arbitrary: fc.constant(owed.end) },
  );
  const rich = { milestones: [owed.milestone, { ...owed.milestone, id: 'm2' }], terms: [owed.term], indicators: [owed.indicator] };
  const planned = fc
    .record({ schedule: fc.constantFrom(once, monthly, null), appearsOn: fc.option(day), bound: fc.boolean(), isRich: fc.boolean(), parties: fc.subarray([A, B], { minLength: 1 }) })
    .map(({ isRich, ...change }) => plan({ ...change, ...(isRich ? rich : {}) }));
  const reported = [plan(), owed.submit(A, 'r1'), owed.submit(B, 'r2')];
  const beginning = fc.oneof<fc.Arbitrary<ObligationEvent[]>[]>(
    planned.map((one) => [one]),
    fc.constantFrom([], reported, [...reported, owed.sendBack('', 'r1')], [...reported, owed.accept('', null, 'r1'), owed.accept('', null, 'r2')], [plan(), bare('DUE', '2026-12-01')], [plan(), owed.waive()], [plan(), owed.suspend()]),
  );

  it('throws nowhere, runs exactly the timers of its state, changes nothing by a refusal, never counts down and never leaves an exit', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(beginning, fc.array(anEvent, { maxLength: 40 }), (first, events) => {
        for (const state of tell(obligationChart, owed.START.context, [...first, ...events], ({ waits, period }) => waits + period)) met.add(state);
      }),
      { numRuns: 600 },
    );
    expect(met.size).toBe(11);
  });
});
