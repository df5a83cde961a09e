import type { AgreementContext, AgreementEvent, ClockRanOut, Party, Revised } from '#libs/charts';
import { agreementChart, blankAgreement } from '#libs/charts';
import * as sample from '../agreement-samples.js';
import type { Path, Story } from './generate.js';
import { pathsToEveryWay } from './generate.js';

export interface Place {
  /** Nobody can be asked above its parties. */
  isUnpressed?: true;
}

const { A, B, TODAY, bare, event, obligation, sign } = sample;

/** Third party, so that one may leave. */
const C: Party = { code: '500000', role: 'participant' };
const AFTER_TERM = '2029-01-05';
export const isAfterTerm = ({ today }: AgreementEvent): boolean => today === AFTER_TERM;

type Thread = (context: AgreementContext, state: string, place: Place) => AgreementEvent[];

const isInForce = (state: string): boolean => /^(signed|implementing)\./.test(state);
const asked = ({ isUnpressed }: Place): ClockRanOut => (isUnpressed ? sample.nobody : sample.someone);
const proposed = (change: Partial<Extract<AgreementEvent, { type: 'PROPOSE' }>['payload']>): AgreementEvent => {
  const one = sample.propose() as Extract<AgreementEvent, { type: 'PROPOSE' }>;
  return { ...one, payload: { ...one.payload, ...change } };
};
const registered = (...more: Party[]): AgreementEvent => sample.register({ parties: [{ code: A, role: 'lead' }, { code: B, role: 'participant' }, ...more], term: { from: null, to: '2028-12-31' } });
const report = { id: 'r1', party: A, period: 1, delivers: false, done: '', next: '', problems: '', support: '', evidence: [], status: 'accepted' as const, actor: 'clerk', on: TODAY, judged: null };
const designate = event('DESIGNATE', { id: 'J1', name: '', document: '', until: null });

const drafting: Thread = ({ obligations }) => [
  bare('CIRCULATE'), event('RETURN', { reason: 'unclear' }), bare('OPEN_FOR_SIGNATURE'), event('SHELVE', sample.ending), designate, ...(obligations.length === 0 ? [sample.plan('first')] : []),
];
const signing: Thread = ({ rule }, _, place) => [
  ...[A, B].flatMap((party) => [sign(party), sign(party, { withoutObligations: 'a framework' })]), event('SIGNATURE_STALLED', asked(place)), ...(rule.kind === 'onDate' ? [bare('SIGNING_DATE')] : []), bare('CASE_CLOSED'),
];
const carryingOut: Thread = ({ obligations, evidence }) => [
  ...(obligations.length === 0 ? [sample.plan('first')] : []), ...(evidence.length === 0 ? [sample.submit()] : []), sample.accept(), bare('START_IMPLEMENTATION'),
];
const carryingOutMore: Thread = ({ obligations }) => [...(obligations.length === 0 ? [sample.plan('first', 'second')] : []), event('RETURN_EVIDENCE', { evidence: 'e1', remark: 'no figures' })];
const reportsMissing: Thread = ({ missing }, state) => (missing.length > 0 || !isInForce(state) ? [] : [event('REPORT_MISSING', { obligation: 'first' })]);
/** Of its own obligations it hears as long as they do not stand still with it; of one that it shares, always. */
const reports: Thread = ({ obligations, missing }, state) => obligations.filter(({ id }) => isInForce(state) || id === 'linked').flatMap(({ id }) => [
  missing.includes(id) ? event('REPORT_GIVEN', { obligation: id }) : event('REPORT_MISSING', { obligation: id }), event('REPORT_ACCEPTED', { obligation: id, title: '', report }), event('OBLIGATION_COMPLETED', { obligation: { ...obligation, id, leadUnit: B } }),
]);
const holding: Thread = () => [sample.hold(), bare('RESUME'), bare('HOLD_END')];
const clocks: Thread = (_, __, place) => [event('SIGNED_NOT_IMPLEMENTED', asked(place)), event('SILENT', asked(place)), bare('CASE_CLOSED'), event('EXPIRING', asked(place)), bare('TERM_END'), event('EVALUATION_OVERDUE', asked(place))];
const ending: Thread = () => [event('TERMINATE', sample.ending), event('SUPERSEDE', { ...sample.ending, by: 'x' }), designate];
const termEnding: Thread = () => [bare('TERM_END')];
const CHANGES: Revised[] = [{ title: 'Other' }, { term: { from: null, to: '2030-12-31' } }, { term: { from: null, to: '2021-01-01' } }];
const revising: Thread = ({ revisions }) => [
  ...(revisions.length > 0 ? [] : [...CHANGES.flatMap((changes) => [sample.revise('AMEND', changes), sample.revise('CORRECT', changes)]), sample.revise('UPDATE', { contacts: { [A]: 'Li' } })]),
  sample.signAmendment(A), sample.signAmendment(B), sample.dropAmendment(),
];
const amendingByThree: Thread = ({ revisions }) => [...(revisions.length > 0 ? [] : CHANGES.map((changes) => sample.revise('AMEND', changes))), sample.signAmendment(A), sample.signAmendment(C.code)];
const leaving: Thread = () => [sample.withdraw(B)];
const evaluating: Thread = ({ selfEvaluations, pastEvaluations }, _, place) => [
  ...(selfEvaluations.length === 0 ? [sample.selfEvaluate(A)] : []), ...(pastEvaluations.length === 0 ? [sample.evaluate, sample.evaluateBadly(asked(place)), sample.reopen, { ...sample.reopen, today: AFTER_TERM }] : []),
];
const freezing: Thread = () => [sample.evaluate];
/** What another owes is owed here as well, or here alone as the other is over; a report of it is missing then, or not. */
const sharing: Thread = ({ obligations }) => (obligations.some(({ id }) => id === 'linked' || id === 'taken') ? [] : [[], ['linked'], ['taken']].flatMap((missing) => [
  ...(missing.includes('taken') ? [] : [event('LINKED', { obligations: [{ ...obligation, id: 'linked' }], missing })]),
  ...(missing.includes('linked') ? [] : [event('TAKE_OVER', { from: 'a0', obligations: [{ ...obligation, id: 'taken' }], missing })]),
]));

const bits = ({ parties, rule, renews, term, signatures, withoutObligations, obligations, evidence, hold, missing, nobodyAsked, revisions, selfEvaluations, pastEvaluations }: AgreementContext): unknown => [
  parties.map(({ left }) => left !== undefined), rule.kind, renews, term.to, signatures.map(({ party }) => party).sort(), withoutObligations !== null, obligations.map(({ id }) => id), evidence.map(({ id, status }) => [id, status]), hold?.from,
  missing, nobodyAsked !== null, revisions.map(({ status, revised, signatures: signed }) => [status, revised, signed.map(({ party }) => party).sort()]), selfEvaluations.length, pastEvaluations.length,
];

/** It comes into the house by one of these events, and from then on what the threads bring may come. */
function story(setting: Place, first: readonly AgreementEvent[], ...threads: Thread[]): Story<AgreementContext, AgreementEvent, Place> {
  return { setting, bits, next: (context, state) => (state === 'start' ? first : threads.flatMap((thread) => thread(context, state, setting))) };
}

const onDate = { kind: 'onDate', date: '2026-12-20' } as const;
const stories = [
  story({}, [proposed({}), proposed({ rule: onDate }), proposed({ renews: 'older' }), proposed({ rule: onDate, renews: 'older' })], drafting, signing),
  story({ isUnpressed: true }, [proposed({})], drafting, signing),
  story({}, [registered(), sample.register({ supersededBy: 'x' }), sample.register({ term: { from: null, to: '2020-12-31' } }), sample.register({ term: { from: null, to: '2020-12-31' }, obligations: [obligation] })]),
  story({}, [registered()], carryingOut, carryingOutMore, reports, holding, clocks, ending),
  story({ isUnpressed: true }, [registered()], carryingOut, reports, clocks, ending),
  story({}, [registered()], carryingOut, reportsMissing, termEnding, revising),
  story({}, [registered(C)], carryingOut, leaving),
  story({}, [registered(C)], carryingOut, reportsMissing, termEnding, amendingByThree, leaving),
  story({}, [registered()], carryingOut, reportsMissing, evaluating),
  story({ isUnpressed: true }, [registered()], carryingOut, evaluating),
  story({}, [proposed({}), registered()], carryingOut, sharing, reports, holding, freezing),
];

export const agreementPaths = (): Map<string, Path<AgreementEvent, Place>> => pathsToEveryWay(agreementChart, blankAgreement, stories);
