import type { ObligationContext, ObligationEvent, ObligationPlan, Schedule } from '#libs/charts';
import { blankObligation, nextMilestone, obligationChart } from '#libs/charts';
import * as sample from '../obligation-samples.js';
import type { Path, Story } from './generate.js';
import { pathsToEveryWay } from './generate.js';

/** What is owed, and where. */
export interface Owed {
  kind: 'once' | 'monthly';
  /** When its period appears: at once, later than it is planned, or it did already, while the next one will later. */
  appears: 'atOnce' | 'later' | 'began';
  by: 'one' | 'both';
  /** With a milestone, an indicator and a term. */
  isRich?: true;
  /** Planned before the agreement is signed. */
  isUnsigned?: true;
  /** Of parties above whom nobody can be asked. */
  isUnpressed?: true;
  /** Its date is not known yet. */
  isUndated?: true;
}

const { A, B, bare, event } = sample;

const APPEARS = { atOnce: null, later: '2026-11-28', began: '2026-11-20' };
/** So many reports a record has on any path; one more where both had theirs returned. */
const reportsOf = ({ kind, appears, by }: Owed): number => (kind === 'once' && appears === 'atOnce' && by === 'both' ? 3 : 2);

function scheduleOf({ kind, appears }: Owed): Schedule {
  return { ...(kind === 'once' ? sample.once : sample.monthly), leadDays: appears === 'atOnce' ? null : 10 };
}

function planOf(owed: Owed): ObligationEvent {
  const rich: Partial<ObligationPlan> = owed.isRich ? { milestones: [sample.milestone], indicators: [sample.indicator], terms: [sample.term] } : {};
  const dates = owed.isUndated ? { schedule: null, dueOn: null, appearsOn: null } : { schedule: scheduleOf(owed), appearsOn: APPEARS[owed.appears] };
  return sample.plan({ ...dates, parties: owed.by === 'one' ? [A] : [A, B], bound: owed.isUnsigned !== true, ...rich });
}

/** The period after the present one, by the schedule as it stands. */
function following({ schedule }: ObligationContext): typeof sample.december | null {
  return schedule?.kind === 'recurring' ? { ...sample.december, appearsOn: schedule.leadDays === null ? null : '2026-12-20' } as typeof sample.december : null;
}

type Thread = (context: ObligationContext, owed: Owed) => ObligationEvent[];

const reporting: Thread = ({ reports }, owed) => (reports.length < reportsOf(owed) ? [A, B].map((party) => sample.submit(party, `r${reports.length}`)) : []);
const reportingOnTheWay: Thread = ({ reports }, owed) => (reports.length < reportsOf(owed) ? [sample.submit(A, `r${reports.length}`, false)] : []);
const judging: Thread = (context) => context.reports.filter(({ status }) => status === 'submitted').flatMap(({ id }) => [sample.accept('', following(context), id), sample.sendBack('', id)]);
const leaving: Thread = (context) => [A, B].map((party) => sample.leave(party, following(context)));
const clocks: Thread = () => [bare('APPEARS'), bare('DUE')];
const scheduling: Thread = ({ hold }, { kind }) => hold !== null ? [] : ['2027-03-20', null].map((appearsOn) => {
  const schedule = kind === 'once' ? { ...sample.once, dueOn: '2027-03-31' } : { ...sample.monthly, from: '2027-03-31' };
  return sample.reschedule({ schedule: { ...schedule, leadDays: appearsOn === null ? null : 11 }, appearsOn });
});
const waiving: Thread = () => [sample.waive(), bare('REINSTATE'), bare('WAIVER_END')];
/** A period that had begun goes on as one that has. */
const holding: Thread = ({ hold, appearsOn }) => [sample.suspend(), sample.resume('2026-12-10', hold?.from === 'scheduled' ? appearsOn : null)];
/** One that stands still is carried over to an agreement that it is linked to. */
const ending: Thread = ({ hold, agreements }) => [sample.end, ...(hold === null || agreements.length > 1 ? [event('CARRY_OVER', { agreement: 'a3' })] : [])];
/** What it is linked to may be superseded by another. */
const sharing: Thread = ({ agreements }) => [sample.link(), ...(agreements.length === 2 ? [event('LINK_PASSED', { agreement: 'a4' })] : [])];
const pressing: Thread = (_, { isUnpressed }) => [sample.press(isUnpressed ? sample.nobody : sample.someone), bare('CASE_CLOSED')];
const milestones: Thread = (context, { isUnpressed }) => [...(nextMilestone(context) === undefined ? [] : [sample.late(isUnpressed ? sample.nobody : sample.someone)]), sample.reach()];
const besides: Thread = () => [sample.record(), sample.toAssign(), sample.meet(), sample.drop(), sample.link()];
const meeting: Thread = () => [sample.meet()];
const binding: Thread = (_, { appears }) => [event('BIND', { dueOn: '2026-11-30', appearsOn: APPEARS[appears] })];

const bits = ({ parties, left, reports, period, schedule, dueOn, milestones: points, lateMilestones, terms, indicators, hold, boundOn, home, agreements, rescheduled, end }: ObligationContext): unknown => [
  parties, left.map(({ party }) => party), reports.map((report) => [report.party, report.delivers, report.status, report.period === period]), Math.min(period, 2), schedule?.leadDays, dueOn === null,
  points.map(({ doneOn }) => doneOn), lateMilestones.length, terms.map(({ met }) => met !== null), indicators.map(({ values }) => values.length > 0), hold?.from, boundOn, home, Math.min(agreements.length, 3), rescheduled.length > 0, end !== null,
];

/** It is planned so, and from then on what these threads bring may come. What was carried over is followed no further. */
function story(setting: Owed, ...threads: Thread[]): Story<ObligationContext, ObligationEvent, Owed> {
  const first = [planOf(setting)];
  return { setting, bits, next: (context, state) => (state === 'start' ? first : context.home === 'a3' ? [] : threads.flatMap((thread) => thread(context, setting))) };
}

const KINDS = (['once', 'monthly'] as const).flatMap((kind) => (['atOnce', 'later', 'began'] as const).map((appears) => ({ kind, appears })));
const stories = [
  ...KINDS.map((kind) => story({ ...kind, by: 'both' }, reporting, judging, leaving, clocks, ...(kind.kind === 'monthly' ? [scheduling] : []))),
  ...KINDS.map((kind) => story({ ...kind, by: 'one' }, reporting, reportingOnTheWay, judging, clocks, scheduling, pressing)),
  ...KINDS.map((kind) => story({ ...kind, by: 'one' }, reporting, judging, clocks, waiving, holding, ending, sharing)),
  ...(['once', 'monthly'] as const).map((kind) => story({ kind, appears: 'atOnce', by: 'both' }, reporting, judging, waiving, leaving)),
  story({ kind: 'once', appears: 'atOnce', by: 'both', isRich: true }, reporting, judging, waiving, leaving, meeting),
  ...KINDS.map((kind) => story({ ...kind, by: 'one', isRich: true }, reporting, judging, clocks, waiving, milestones, besides)),
  ...KINDS.map((kind) => story({ ...kind, by: 'one', isRich: true, isUnpressed: true }, clocks, milestones, pressing)),
  ...KINDS.map((kind) => story({ ...kind, by: 'one', isRich: true, isUnsigned: true }, binding, besides, scheduling, ending)),
  story({ kind: 'once', appears: 'atOnce', by: 'one', isUnsigned: true }, sharing),
  story({ kind: 'once', appears: 'atOnce', by: 'one', isUndated: true }, reporting, judging, scheduling),
];

export const obligationPaths = (): Map<string, Path<ObligationEvent, Owed>> => pathsToEveryWay(obligationChart, blankObligation, stories);
