import type { ClosedPeriod, ObligationContext, Report } from './obligation-context.js';
import { blankObligation, deliveredParties } from './obligation-context.js';
import type { ObligationEvent, PeriodDates } from './obligation-events.js';

interface Args {
  context: ObligationContext;
  event: ObligationEvent;
}
type Change = Partial<ObligationContext>;

/** Closed periods that a record keeps with their reports; older ones stand in the history alone. */
const KEPT = 60;

function plan({ event }: Args): Change {
  if (event.type !== 'PLAN') return {};
  const { agreement, bound, ...told } = event.payload;
  return { ...blankObligation, ...told, agreements: [agreement], home: agreement, boundOn: bound ? event.today : null };
}

function submit({ context, event }: Args): Change {
  if (event.type !== 'SUBMIT_REPORT') return {};
  const report: Report = { ...event.payload, period: context.period, status: 'submitted', actor: event.actor, on: event.today, judged: null };
  return { reports: [...context.reports, report] };
}

function judge({ context, event }: Args, status: 'accepted' | 'returned'): Change {
  if (event.type !== 'ACCEPT_REPORT' && event.type !== 'RETURN_REPORT') return {};
  const judged = { office: event.office ?? '', actor: event.actor, on: event.today, remark: event.payload.remark };
  return { reports: context.reports.map((report) => (report.id === event.payload.report ? { ...report, status, judged } : report)) };
}

/** The present period is over, and with it those that passed by before it was. */
function closePeriod({ context, event }: Args): Change {
  if (!('following' in event.payload)) return {};
  const { following } = event.payload;
  const missed = following?.missed ?? [];
  const closed: ClosedPeriod[] = [
    { period: context.period, dueOn: context.dueOn, on: event.today, delivered: deliveredParties(context), outcome: 'accepted' },
    ...missed.map((dueOn, index): ClosedPeriod => ({ period: context.period + 1 + index, dueOn, on: event.today, delivered: [], outcome: 'missed' })),
  ];
  const periods = [...context.periods, ...closed].slice(-KEPT);
  if (following === null) return { periods, waitingSince: null };
  const oldest = periods[0]?.period ?? 0;
  return {
    periods, period: context.period + 1 + missed.length, dueOn: following.dueOn, appearsOn: following.appearsOn, waitingSince: null, nobodyAsked: null,
    reports: context.reports.filter(({ period }) => period >= oldest),
  };
}

function reschedule({ context, event }: Args, isAll: boolean): Change {
  if (event.type !== 'RESCHEDULE') return {};
  const { schedule, reason, dueOn, appearsOn } = event.payload;
  const note = { on: event.today, actor: event.actor, reason, from: context.schedule, to: schedule, dueOn: context.dueOn };
  return { schedule, rescheduled: [...context.rescheduled, note], ...(isAll ? { dueOn, appearsOn } : {}) };
}

function assign({ context, event }: Args): Change {
  if (event.type !== 'ASSIGN') return {};
  const { reason, ...to } = event.payload;
  const { leadUnit, responsibleUnit, supportingUnits } = context;
  return { ...to, assigned: [...context.assigned, { on: event.today, actor: event.actor, reason, from: { leadUnit, responsibleUnit, supportingUnits }, to }] };
}

function reachMilestone({ context, event }: Args): Change {
  if (event.type !== 'REACH_MILESTONE') return {};
  const { milestone, on } = event.payload;
  return {
    milestones: context.milestones.map((one) => (one.id === milestone ? { ...one, doneOn: on } : one)),
    lateMilestones: context.lateMilestones.filter((id) => id !== milestone),
  };
}

function recordValue({ context, event }: Args): Change {
  if (event.type !== 'RECORD_VALUE') return {};
  const { indicator, on, value, party } = event.payload;
  const values = (known: ObligationContext['indicators'][number]['values']): typeof known => [...known, { on, value, party, actor: event.actor }].slice(-KEPT);
  return { indicators: context.indicators.map((one) => (one.id === indicator ? { ...one, values: values(one.values) } : one)) };
}

function meetTerm({ context, event }: Args): Change {
  if (event.type !== 'MEET_TERM') return {};
  const { term, on } = event.payload;
  return { terms: context.terms.map((one) => (one.id === term ? { ...one, met: { on, office: event.office ?? '', actor: event.actor } } : one)) };
}

const dates = (payload: object): Change => {
  const { dueOn, appearsOn } = payload as Partial<PeriodDates>;
  return dueOn === undefined || appearsOn === undefined ? {} : { dueOn, appearsOn };
};

/** What each named action of the obligation chart changes in the record. */
export const obligationChanges = {
  plan,
  bind: ({ event }: Args): Change => (event.type === 'BIND' ? { boundOn: event.today, ...dates(event.payload) } : {}),
  submit,
  accept: (args: Args): Change => judge(args, 'accepted'),
  sendBack: (args: Args): Change => judge(args, 'returned'),
  closePeriod,
  replaceDates: (args: Args): Change => reschedule(args, true),
  replaceLater: (args: Args): Change => reschedule(args, false),
  assign,
  reachMilestone,
  recordValue,
  meetTerm,
  dropTerm: ({ context, event }: Args): Change => (event.type === 'DROP_TERM' ? { terms: context.terms.filter(({ id }) => id !== event.payload.term) } : {}),
  link: ({ context, event }: Args): Change => (event.type === 'LINK' || event.type === 'LINK_PASSED' ? { agreements: [...context.agreements, event.payload.agreement] } : {}),
  carryOver: ({ context, event }: Args): Change =>
    event.type === 'CARRY_OVER' ? { agreements: [...new Set([...context.agreements, event.payload.agreement])], home: event.payload.agreement } : {},
  lag: ({ context, event }: Args): Change => ({ waitingSince: context.dueOn ?? event.today }),
  lagAnew: ({ event }: Args): Change => ({ waitingSince: event.today, nobodyAsked: null }),
  catchUp: (): Change => ({ waitingSince: null, nobodyAsked: null }),
  noteAsked: ({ context }: Args): Change => ({ waits: context.waits + 1, nobodyAsked: null }),
  noteNobodyAsked: ({ event }: Args): Change => ('none' in event.payload ? { nobodyAsked: event.payload.none } : {}),
  noteLateMilestone: ({ context, event }: Args): Change => ('ask' in event.payload && 'milestone' in event.payload ? { lateMilestones: [...new Set([...context.lateMilestones, event.payload.milestone])] } : {}),
  waive: ({ event }: Args): Change => (event.type === 'WAIVE' ? { waiver: { ...event.payload, on: event.today, actor: event.actor } } : {}),
  unwaive: (): Change => ({ waiver: null, waitingSince: null, nobodyAsked: null }),
  leave: ({ context, event }: Args): Change => (event.type === 'PARTY_LEFT' ? { left: [...context.left, { party: event.payload.party, on: event.today }] } : {}),
  pause: ({ event }: Args, { from }: { from: string }): Change => (event.type === 'SUSPEND' ? { hold: { from, remaining: event.payload.remaining } } : {}),
  unpause: ({ event }: Args): Change => ({ hold: null, ...dates(event.payload) }),
  end: ({ event }: Args): Change => ({ hold: null, end: { reason: event.type === 'END' ? event.payload.reason : 'partyLeft', on: event.today } }),
};
