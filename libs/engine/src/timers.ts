import { dueInstant, overdueFrom, warningInstant } from '#libs/calendar';
import type { AgreementContext, FollowUpContext, Pause } from '#libs/charts';
import { agreementChart, nextMilestone, timersIn } from '#libs/charts';
import type { CivilDate } from '#libs/kernel';
import { addDays } from '#libs/kernel';
import type { Policy } from '#libs/policy';
import { policyOf } from './applied-policy.js';
import type { AnyRecord, StoredAgreement, StoredObligation, Timer, Timers } from './ports/index.js';
import type { Reference } from './reference.js';

/** What a timer is set to: a number of working days from a day, or before one, or a day of the calendar; null: it does not run. */
export type Setting = { days: number; from: CivilDate; policy: string } | { daysBefore: number; end: CivilDate; policy: string } | { lastDay: CivilDate } | null;

/** The timers the charts name. Boot refuses a chart with a timer that is not here. */
export const KNOWN_TIMERS: Record<AnyRecord['kind'], readonly string[]> = {
  agreement: ['SIGNATURE_STALLED', 'SIGNING_DATE', 'SIGNED_NOT_IMPLEMENTED', 'SILENT', 'TERM_END', 'EXPIRING', 'EVALUATION_OVERDUE', 'HOLD_END'],
  followUp: ['REMINDER', 'GRACE_END', 'HANDLING_END', 'REVIEW_END', 'STRIKE_OFF_END', 'WAIVER_END'],
  obligation: ['APPEARS', 'DUE', 'MILESTONE', 'PRESS', 'WAIVER_END'],
};

function agreementSetting(name: string, { id, context }: StoredAgreement, today: CivilDate, reference: Reference): Setting {
  switch (name) {
    case 'SIGNATURE_STALLED': {
      const { policy } = policyOf(reference, id, context);
      return { days: policy.rules.signatureStalled.workingDays, from: today, policy: `${policy.id}@${policy.version}` };
    }
    case 'SIGNED_NOT_IMPLEMENTED': {
      if (context.waitingSince === null) return null;
      const { policy } = policyOf(reference, id, context);
      const { workingDays, withoutObligations } = policy.rules.signedNotImplemented;
      return {
        days: context.withoutObligations === null ? workingDays : withoutObligations,
        from: context.waitingSince,
        policy: `${policy.id}@${policy.version}`,
      };
    }
    case 'SILENT': {
      const { policy } = policyOf(reference, id, context);
      return { days: policy.rules.silent.workingDays, from: context.waitingSince ?? today, policy: `${policy.id}@${policy.version}` };
    }
    case 'SIGNING_DATE':
      return context.rule.kind === 'onDate' ? { lastDay: addDays(context.rule.date, -1) } : null;
    case 'TERM_END':
      return context.term.to === null ? null : { lastDay: context.term.to };
    case 'EXPIRING': {
      const { to } = context.term;
      const { policy } = policyOf(reference, id, context);
      if (to === null || to < today || policy.rules.expiring === null || context.warned.includes(to)) return null;
      return { daysBefore: policy.rules.expiring.workingDays, end: to, policy: `${policy.id}@${policy.version}` };
    }
    case 'EVALUATION_OVERDUE': {
      const { policy } = policyOf(reference, id, context);
      const reopenedOn = context.pastEvaluations.at(-1)?.reopened.on ?? '';
      const since = context.term.to ?? today;
      return policy.rules.evaluationOverdue === null ? null : { days: policy.rules.evaluationOverdue.workingDays, from: reopenedOn > since ? reopenedOn : since, policy: `${policy.id}@${policy.version}` };
    }
    case 'HOLD_END':
      return context.hold === null ? null : { lastDay: context.hold.until };
    default:
      throw new Error(`No setting for timer ${name}`);
  }
}

function followUpSetting(name: string, { times, policy, allotted, waivers }: FollowUpContext, today: CivilDate): Setting {
  const from = { from: today, policy: `${policy.id}@${policy.version}` };
  // An office asked before there was such a clock has none.
  const ifTold = (days: number | undefined): Setting => (days === undefined ? null : { days, ...from });
  switch (name) {
    case 'REMINDER':
      return { days: times.remindEvery, ...from };
    case 'GRACE_END':
      return { days: times.grace, ...from };
    case 'HANDLING_END':
      return { days: allotted ?? times.handling, ...from };
    case 'REVIEW_END':
      return ifTold(times.review);
    case 'STRIKE_OFF_END':
      return ifTold(times.strikeOff);
    case 'WAIVER_END': {
      const waiver = waivers.at(-1);
      return waiver === undefined ? null : { lastDay: waiver.until };
    }
    default:
      throw new Error(`No setting for timer ${name}`);
  }
}

function obligationSetting(name: string, { state, context }: StoredObligation, { id, context: agreement }: StoredAgreement, today: CivilDate, reference: Reference): Setting {
  const lastDay = (day: CivilDate | null | undefined): Setting => (day === null || day === undefined ? null : { lastDay: day });
  const counted = (daysOf: (rules: Policy['rules']) => number, from: CivilDate): Setting => {
    const { policy } = policyOf(reference, id, agreement);
    return { days: daysOf(policy.rules), from, policy: `${policy.id}@${policy.version}` };
  };
  switch (name) {
    case 'APPEARS':
      return lastDay(context.appearsOn === null ? null : addDays(context.appearsOn, -1));
    case 'DUE':
      // What was sent back after its day is given some days more.
      return state === 'returned' && context.dueOn !== null && context.dueOn < today ? counted(({ reportOverdue }) => reportOverdue.afterReturn, today) : lastDay(context.dueOn);
    case 'MILESTONE':
      return lastDay(nextMilestone(context)?.dueOn);
    case 'PRESS':
      return counted((rules) => (context.schedule?.kind === 'recurring' ? rules.reportOverdue : rules.obligationOverdue).workingDays, context.waitingSince ?? today);
    case 'WAIVER_END':
      return lastDay(context.waiver?.until);
    default:
      throw new Error(`No setting for timer ${name}`);
  }
}

/** What a timer of a record is set to when it starts; null where it does not run. */
export function settingOf(name: string, record: AnyRecord, home: StoredAgreement | null, today: CivilDate, reference: Reference): Setting {
  switch (record.kind) {
    case 'agreement':
      return agreementSetting(name, record, today, reference);
    case 'followUp':
      return followUpSetting(name, record.context, today);
    case 'obligation':
      if (home === null) throw new Error(`The agreement of obligation ${record.id} was not loaded.`);
      return obligationSetting(name, record, home, today, reference);
  }
}

export function dated(setting: NonNullable<Setting>, today: CivilDate, { calendar, zone }: Reference): Timer {
  if ('lastDay' in setting) return { at: overdueFrom(setting.lastDay, zone), dueOn: setting.lastDay, days: null, from: today, estimated: false, policy: null };
  if ('daysBefore' in setting) {
    const { daysBefore, end, policy } = setting;
    return { ...warningInstant(calendar, zone, end, daysBefore), days: -daysBefore, from: end, policy };
  }
  const { dueOn, at, estimated } = dueInstant(calendar, zone, setting.from, setting.days);
  return { at, dueOn, days: setting.days, from: setting.from, estimated, policy: setting.policy };
}

/** What stood still until now: a hold, or what the office had aside. What the clocks had left then is theirs again. */
export function endedPause(before: AnyRecord['context'], after: AnyRecord['context']): Pick<Pause, 'remaining'> | null {
  if (before.hold !== null && after.hold === null) return before.hold;
  return 'aside' in before && before.aside !== null && 'aside' in after && after.aside === null ? before.aside : null;
}

/**
 * The timers of a record after a decision: those stopped are gone, those started are dated from policy and calendar. `home`
 * is the agreement of an obligation, whose policy it shares.
 */
export function nextTimers(before: Timers, record: AnyRecord, moved: { stop: string[]; start: string[] }, pause: Pick<Pause, 'remaining'> | null, today: CivilDate, reference: Reference, home: StoredAgreement | null = null): Timers {
  const timers = { ...before };
  for (const name of moved.stop) delete timers[name];
  for (const name of moved.start) {
    const setting = settingOf(name, record, home, today, reference);
    if (setting === null) continue;
    if (pause === null || !('days' in setting)) timers[name] = dated(setting, today, reference);
    else {
      // A timer that had fired before the hold does not run again; the others have what remained.
      const remaining = pause.remaining[name];
      if (remaining !== undefined) timers[name] = dated({ ...setting, days: remaining, from: today }, today, reference);
    }
  }
  return timers;
}

/** The working days each counting timer still has; what a hold keeps. A timer set to a day of the calendar, or before one, is not held. */
export function remainingDays(timers: Timers, today: CivilDate, { calendar }: Reference): Record<string, number> {
  return Object.fromEntries(Object.entries(timers).flatMap(([name, timer]) => (timer.days === null || timer.days < 0 ? [] : [[name, calendar.between(today, timer.dueOn)]])));
}

/** The timers dated anew over today's calendar; undefined when none moves. */
export function recomputed(timers: Timers, { calendar, zone }: Reference): Timers | undefined {
  let changed = false;
  const next = Object.fromEntries(
    Object.entries(timers).map(([name, timer]) => {
      if (timer.days === null || !timer.estimated) return [name, timer];
      const again = { ...timer, ...(timer.days < 0 ? warningInstant(calendar, zone, timer.from, -timer.days) : dueInstant(calendar, zone, timer.from, timer.days)) };
      changed ||= again.at !== timer.at || again.estimated !== timer.estimated;
      return [name, again];
    }),
  );
  return changed ? next : undefined;
}

const BY_TERM = ['TERM_END', 'EXPIRING', 'EVALUATION_OVERDUE'];

/** The timers of its state that count from what a revision moved: the term, the day of the signing. */
export function datedAnew(before: AgreementContext, { state, context, timers }: StoredAgreement): string[] {
  const hasMovedTerm = before.term !== context.term;
  // One that ran out in this state does not begin again; one that no day was known for does.
  const waits = before.waitingSince === null || timers.SIGNED_NOT_IMPLEMENTED !== undefined;
  const hasMovedSigning = state === 'signed.waiting' && waits && before.waitingSince !== context.waitingSince;
  return timersIn(agreementChart.machine, state).filter((name) => (name === 'SIGNED_NOT_IMPLEMENTED' ? hasMovedSigning : hasMovedTerm && BY_TERM.includes(name)));
}
