import { nextDue } from '#libs/calendar';
import type { StoredObligation } from '../ports/index.js';
import { isOpenObligation } from '../ports/index.js';
import type { Check, Found, Seen } from './check.js';
import { isInForce, stageOf } from './check.js';

/** A finding for each open obligation of an agreement in force of which a condition holds. */
const each = (holds: (obligation: StoredObligation, seen: Seen) => boolean) => (seen: Seen): Found[] =>
  isInForce(seen.agreement)
    ? seen.obligations
        .filter((obligation) => isOpenObligation(obligation.state) && holds(obligation, seen))
        .map(({ id, context: { title, leadUnit, dueOn } }) => ({
          subject: id, record: { kind: 'obligation', id },
          details: { title, dueOn: dueOn ?? '', missing: [leadUnit === null ? 'lead' : '', dueOn === null ? 'date' : ''].filter((word) => word !== '').join(' '), estimated: dueOn !== null && seen.reference.calendar.isEstimated(dueOn) ? 1 : 0 },
        }))
    : [];

/** The day after the next due date has come, and the report of this one is still missing. */
function twoPeriodsMissing({ state, context: { schedule, dueOn } }: StoredObligation, { agreement, today, reference: { calendar } }: Seen): boolean {
  if (stageOf(agreement.state) !== 'implementing' || state !== 'overdue' || schedule?.kind !== 'recurring' || dueOn === null) return false;
  const next = nextDue(schedule, calendar, dueOn);
  return next !== null && next < today;
}

const MISSING = { lead: { en: 'no lead unit', zh: '牵头单位' }, date: { en: 'no due date', zh: '到期日' } } as const;
const missing = (told: string | number | undefined, language: 'en' | 'zh'): string[] => String(told ?? '').split(' ').flatMap((word) => (word === 'lead' || word === 'date' ? [MISSING[word][language]] : []));

/** What was promised, one by one. */
export const obligationChecks: readonly Check[] = [
  {
    code: 'obligationIncomplete',
    severity: 'warning',
    find: each(({ context }) => context.leadUnit === null || context.dueOn === null),
    wrong: (details) => ({ en: `"${details.title}" has ${missing(details.missing, 'en').join(' and ')}.`, zh: `“${details.title}”缺少${missing(details.missing, 'zh').join('和')}。` }),
    todo: { en: 'Say who leads it (ASSIGN) and until when (RESCHEDULE).', zh: '明确牵头单位和完成时限（ASSIGN、RESCHEDULE）。' },
  },
  {
    code: 'twoPeriodsWithoutReport',
    severity: 'error',
    find: each(twoPeriodsMissing),
    wrong: ({ title, dueOn }) => ({ en: `"${title}": no report was accepted in two periods, the first due on ${dueOn}.`, zh: `“${title}”已连续两期没有采信的进展反馈，首期应于 ${dueOn} 提交。` }),
    todo: { en: 'Report now, or say why it rests (WAIVE).', zh: '立即补报进展，或说明理由并暂缓。' },
  },
  {
    code: 'dueOnNonWorkingDay',
    severity: 'hint',
    find: each(({ context: { dueOn } }, { today, reference: { calendar } }) => dueOn !== null && dueOn >= today && !calendar.isWorkingDay(dueOn)),
    wrong: ({ title, dueOn, estimated }) => ({
      en: `"${title}" is due on ${dueOn}, which is not a working day${estimated === 1 ? ', as far as the holidays of that year are known' : ''}.`,
      zh: `“${title}”的到期日 ${dueOn} 不是工作日${estimated === 1 ? '（该年放假安排尚未公布，暂按周末推算）' : ''}。`,
    }),
    todo: { en: 'Agree on the working day that is meant.', zh: '商定具体的工作日。' },
  },
];
