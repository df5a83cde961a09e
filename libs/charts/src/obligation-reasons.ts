import type { Chart, Reason } from './chart.js';
import type { ObligationContext } from './obligation-context.js';
import type { ObligationEvent, ObligationFact } from './obligation-events.js';
import type { ObligationGuard } from './obligation-guards.js';

const reason = (code: string, reads: Reason['reads'], en: string, zh: string, satisfyEn: string, satisfyZh: string): Reason => ({
  code: `obligation.${code}`, reads, en, zh, satisfy: { en: satisfyEn, zh: satisfyZh },
});
const notHeld = (en: string, zh: string): Reason => reason('not_held', 'context', en, zh, 'Put the agreement on hold first.', '须先中止协议。');

/** Why each guard of the obligation chart refuses, and what would satisfy it. */
export const obligationReasons: Record<ObligationGuard, Reason> = {
  isUnsigned: reason('signed_already', 'event', 'Its agreement is signed.', '协议已签署。', 'Nothing is needed.', '无需办理。'),
  appearsLater: reason('appears_now', 'event', 'Its period has begun.', '本期已开始。', 'Give a later date.', '填写更晚的日期。'),
  reporterOwes: reason('not_owed', 'event', 'This party does not owe this obligation.', '该方不承担本约定事项。', 'Report for a party that owes it.', '由承担方报送。'),
  reporterHasNotLeft: reason('party_left', 'event', 'This party left the agreement.', '该方已退出协议。', 'Report for a party that is still bound.', '由仍受约束的一方报送。'),
  reporterHasNotDelivered: reason('delivered_already', 'event', 'This party has delivered its report of this period.', '该方已报送本期进展。', 'Wait for the judgement, or report progress with delivers: false.', '待审核，或以 delivers: false 报送阶段进展。'),
  isInterim: reason('all_delivered', 'event', 'Every party has delivered its report of this period.', '各方均已报送本期进展。', 'Report progress with delivers: false.', '以 delivers: false 报送阶段进展。'),
  othersStillOwe: reason('last_to_deliver', 'event', 'No other party still owes a report.', '没有其他尚未报送的一方。', 'Nothing is needed.', '无需办理。'),
  reportIsKnown: reason('report_unknown', 'event', 'There is no such report on this obligation.', '本事项没有该进展反馈。', 'Name a report that was submitted.', '指明已报送的反馈。'),
  reportIsOpen: reason('report_judged', 'event', 'This report was accepted or returned already.', '该反馈已被采信或退回。', 'Name a report that waits for a judgement.', '指明待审的反馈。'),
  reportIsBeside: reason('report_counts', 'event', 'The period waits for this report.', '本期正待该反馈。', 'Nothing is needed.', '无需办理。'),
  periodGoesOn: reason('period_complete', 'event', 'With this report the period is complete.', '采信后本期即完成。', 'Nothing is needed.', '无需办理。'),
  anotherPeriodFollows: reason('last_period', 'event', 'No period follows this one.', '本期为最后一期。', 'Nothing is needed.', '无需办理。'),
  termsAreMet: reason('terms_open', 'context', 'A term agreed on at the signing is not met.', '签署时约定的履约条件尚未满足。', 'Have every term met.', '逐项满足履约条件。'),
  reportsAreAccepted: reason('reports_missing', 'context', 'Not every party had its report accepted.', '尚有一方的反馈未被采信。', 'Have the report of every party accepted.', '使各方反馈均被采信。'),
  isReplaceable: reason('date_past_or_reported', 'event', 'Only a future due date without a report is replaced.', '仅可调整未到期且尚无反馈的期限。', 'Report on this period; a later one may be changed.', '先报送本期，可调整后续各期。'),
  hasNoDate: reason('dated_already', 'context', 'Its due date is known.', '时限已明确。', 'Nothing is needed.', '无需办理。'),
  hasFutureDates: reason('no_future_date', 'event', 'Only future due dates without a report are replaced, and it has none.', '仅可调整尚无反馈的未来期限，本事项没有。', 'Ask for an extension, or plan a new obligation.', '申请延期或另行分解任务。'),
  milestoneIsOpen: reason('milestone_unknown', 'event', 'There is no such milestone that is still to be reached.', '没有该待完成节点。', 'Name a milestone that is not reached yet.', '指明尚未完成的节点。'),
  isLastLateMilestone: reason('other_milestone_late', 'event', 'It is not the only late milestone.', '尚有其他逾期节点。', 'Nothing is needed.', '无需办理。'),
  indicatorIsKnown: reason('indicator_unknown', 'event', 'There is no such indicator.', '没有该指标。', 'Name an indicator of this obligation.', '指明本事项的指标。'),
  notInFuture: reason('in_future', 'event', 'It cannot be dated in the future.', '日期不能晚于今天。', 'Give the day on which it was so.', '填写实际日期。'),
  termIsOpen: reason('term_unknown', 'event', 'There is no such term that is still to be met.', '没有该待满足条件。', 'Name a term that is not met yet.', '指明尚未满足的条件。'),
  isLastTerm: reason('terms_open', 'event', 'Another term is not met.', '尚有其他履约条件未满足。', 'Have every term met.', '逐项满足履约条件。'),
  assignsSomething: reason('nothing_changes', 'event', 'Who leads it and carries it out is so already.', '牵头、责任和配合单位与现有记录一致。', 'Name another unit.', '填写不同的单位。'),
  isNewAgreement: reason('linked_already', 'event', 'It belongs to this agreement already.', '本事项已属于该协议。', 'Name another agreement.', '指明其他协议。'),
  agreementMayOwe: reason('agreement_over', 'event', 'That agreement is over.', '该协议已终结。', 'Name an agreement that is proposed or in force.', '指明拟议中或有效的协议。'),
  partyOwes: reason('not_owed', 'event', 'This party does not owe this obligation.', '该方不承担本约定事项。', 'Name a party that owes it.', '指明承担方。'),
  waiverEndsLater: reason('waiver_ends_in_past', 'event', 'A waiver needs an end after today.', '暂缓须有今后的截止日期。', 'Give a later day in until.', '在 until 中填写今后的日期。'),
  othersRemain: reason('last_party', 'event', 'No other party owes it.', '没有其他承担方。', 'Nothing is needed.', '无需办理。'),
  othersDelivered: reason('others_owe', 'event', 'Another party still owes its report.', '尚有其他方未报送。', 'Have the others deliver.', '待其他方报送。'),
  everyoneDelivered: reason('not_all_delivered', 'context', 'A party still owes its report.', '尚有一方未报送。', 'Nothing is needed.', '无需办理。'),
  isPeriodic: reason('not_periodic', 'context', 'It does not recur.', '非周期性事项。', 'Nothing is needed.', '无需办理。'),
  someoneToAsk: reason('nobody_to_ask', 'event', 'The ladder names nobody.', '层级链中没有可提请的机构。', 'Complete the parties or designate an office.', '补全签约方或指定统筹协调单位。'),
  heldWhileReported: notHeld('It was not paused while reported.', '并非在已反馈时中止。'),
  heldWhileOverdue: notHeld('It was not paused while overdue.', '并非在逾期时中止。'),
  heldWhileReturned: notHeld('It was not paused after a return.', '并非在退回后中止。'),
  heldWhileWaived: notHeld('It was not paused while waived.', '并非在暂缓时中止。'),
};

const termsFixed = { to: ['DROP_TERM'], why: reason('terms_fixed', 'context', 'Terms agreed on at the signing may be met, not dropped.', '签署时约定的履约条件可以满足，不得取消。', 'Meet the term, or amend the agreement.', '满足该条件，或变更协议。') } as const;

/** Why an obligation that is bound takes some events no more. */
export const obligationClosed: Chart<ObligationContext, ObligationEvent, ObligationFact>['closed'] = {
  scheduled: termsFixed, due: termsFixed, overdue: termsFixed, reported: termsFixed, returned: termsFixed, waived: termsFixed,
};
