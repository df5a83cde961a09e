import type { Chart, Reason } from './chart.js';
import type { FollowUpContext } from './follow-up-context.js';
import type { FollowUpEvent, FollowUpFact } from './follow-up-events.js';
import type { FollowUpGuard } from './follow-up-guards.js';

const reason = (code: string, reads: Reason['reads'], en: string, zh: string, satisfyEn: string, satisfyZh: string): Reason => ({
  code: `follow_up.${code}`, reads, en, zh, satisfy: { en: satisfyEn, zh: satisfyZh },
});

/** Why each guard of the follow-up chart refuses, and what would satisfy it. */
export const followUpReasons: Record<FollowUpGuard, Reason> = {
  isRungAbove: reason('last_rung', 'event', 'No rung stands above this office.', '已是最高督办层级。', 'The last rung answers itself.', '由最高层级处理。'),
  partyIsPressed: reason('not_pressed', 'event', 'This party is not pressed by this slip.', '该单位不是本督办单的承办单位。', 'Act for a party that the slip names.', '由督办单所列承办单位办理。'),
  hasNotAcknowledged: reason('acknowledged', 'event', 'This party has acknowledged the slip already.', '该承办单位已签收。', 'Report back.', '直接反馈办理情况。'),
  reportsAgainLater: reason('next_date_past', 'event', 'The next date of a response lies after today.', '下次反馈日期须晚于今天。', 'Give a later day in nextOn, or none.', '在 nextOn 中填写今后的日期或不填。'),
  othersStillAwaited: reason('all_answered', 'event', 'Every party has reported back.', '各承办单位均已反馈。', 'Review what they reported.', '进入复核。'),
  isPressed: reason('not_pressed', 'event', 'This party is not pressed by this slip.', '该单位不是本督办单的承办单位。', 'Nothing is needed.', '无需办理。'),
  isPressedAlone: reason('others_pressed', 'event', 'Other parties are pressed as well.', '尚有其他承办单位。', 'Nothing is needed.', '无需办理。'),
  isAwaitedAlone: reason('others_awaited', 'event', 'Other parties have yet to report back.', '尚有其他承办单位未反馈。', 'Wait for their response.', '待其反馈。'),
  someoneResponded: reason('nobody_responded', 'context', 'No party has reported back.', '尚无承办单位反馈。', 'Wait for a response of a responsible unit.', '待承办单位反馈。'),
  actorDidNotRespond: reason('responder', 'event', 'Who responds neither concludes nor strikes off.', '反馈人不得办结或销号。', 'Let another person of the supervising office act.', '由督办单位的其他人员办理。'),
  actorDidNotConclude: reason('concluder', 'event', 'Who concluded it does not strike it off.', '办结人不得销号。', 'Let a second person of the supervising office strike it off.', '由督办单位的第二人销号。'),
  extensionAskedInTime: reason('extension_late', 'event', 'More time is asked for on the last day at the latest.', '延期最迟于期限届满当日申请。', 'Ask while the time runs.', '在办理期限内申请。'),
  handlingTimeRuns: reason('extension_late', 'context', 'The handling time is over.', '办理期限已届满。', 'Report back; the office decides.', '直接反馈，由督办单位处理。'),
  extensionsRemain: reason('extension_cap', 'context', 'The policy allows no further extension of this slip.', '延期次数已达上限。', 'Report back within the time that remains.', '在剩余期限内反馈。'),
  noExtensionIsOpen: reason('extension_open', 'context', 'An extension was asked for and is not decided yet.', '已有延期申请待批。', 'Wait for the decision of the supervising office.', '待督办单位批复。'),
  extensionIsOpen: reason('no_extension', 'context', 'No extension waits for a decision.', '没有待批的延期申请。', 'A responsible unit asks for it first.', '由承办单位先行申请。'),
  extensionIsLater: reason('extension_not_later', 'event', 'The day asked for is not later than the present one.', '申请的期限不晚于现有期限。', 'Ask for a later day in until.', '在 until 中填写更晚的日期。'),
  extensionIsWithinCap: reason('extension_too_long', 'event', 'The policy allows no extension by so many working days.', '申请的延期天数超过上限。', 'Ask for an earlier day in until.', '在 until 中填写更早的日期。'),
  extensionEndsOnWorkingDay: reason('extension_on_rest_day', 'event', 'The day asked for is not a working day.', '申请的期限不是工作日。', 'Ask for a working day in until.', '在 until 中填写工作日。'),
  hasNotContested: reason('contested_before', 'event', 'This party has contested before.', '该单位已提出过申辩。', 'Report back, or ask the office above.', '直接反馈或请上级处理。'),
  contestIsUpheld: reason('contest_rejected', 'event', 'The contest is not upheld.', '申辩未获采纳。', 'Nothing is needed.', '无需办理。'),
  disputesWithAnother: reason('dispute_with_itself', 'event', 'A unit disagrees with another one.', '分歧须发生在两个单位之间。', 'Name the other unit in with.', '在 with 中填写另一单位。'),
  dutiesAreOfPressed: reason('duty_not_pressed', 'event', 'A unit that this slip does not press is given something to do.', '分工涉及本督办单之外的单位。', 'Give duties to the responsible units of this slip.', '仅对本督办单的承办单位分工。'),
  waiverEndsLater: reason('waiver_ends_in_past', 'event', 'A waiver needs an end after today.', '暂缓须有今后的截止日期。', 'Give a later day in until.', '在 until 中填写今后的日期。'),
  isNotKey: reason('key_already', 'context', 'It is under key supervision already.', '已列为重点督办。', 'Nothing is needed.', '无需办理。'),
  isKey: reason('not_key', 'context', 'It is not under key supervision.', '未列为重点督办。', 'Nothing is needed.', '无需办理。'),
  asideWhileRequested: reason('not_aside', 'context', 'It was not put aside while requested.', '并非在待立项时搁置。', 'It must be put aside first.', '须先搁置。'),
  asideWhileHandling: reason('not_aside', 'context', 'It was not put aside while handled.', '并非在办理中搁置。', 'It must be put aside first.', '须先搁置。'),
  asideWhileReturned: reason('not_aside', 'context', 'It was not put aside after a return.', '并非在退回重办时搁置。', 'It must be put aside first.', '须先搁置。'),
  asideWhileReview: reason('not_aside', 'context', 'It was not put aside in review.', '并非在复核时搁置。', 'It must be put aside first.', '须先搁置。'),
  heldWhileRequested: reason('not_held', 'context', 'It was not paused while requested.', '并非在待立项时中止。', 'It must be paused first.', '须先中止。'),
  heldWhileHandling: reason('not_held', 'context', 'It was not paused while handled.', '并非在办理中中止。', 'It must be paused first.', '须先中止。'),
  heldWhileReturned: reason('not_held', 'context', 'It was not paused after a return.', '并非在退回重办时中止。', 'It must be paused first.', '须先中止。'),
  heldWhileReview: reason('not_held', 'context', 'It was not paused in review.', '并非在复核时中止。', 'It must be paused first.', '须先中止。'),
  heldWhileWaived: reason('not_held', 'context', 'It was not paused while waived.', '并非在暂缓期间中止。', 'It must be paused first.', '须先中止。'),
  heldWhileContested: reason('not_held', 'context', 'It was not paused while contested.', '并非在申辩期间中止。', 'It must be paused first.', '须先中止。'),
  heldWhileDisputed: reason('not_held', 'context', 'It was not paused while disputed.', '并非在分歧协调期间中止。', 'It must be paused first.', '须先中止。'),
};

/** Why a follow-up that is past them takes some events no more. */
export const followUpClosed: Chart<FollowUpContext, FollowUpEvent, FollowUpFact>['closed'] = {
  review: { to: ['REQUEST_EXTENSION'], why: reason('extension_in_review', 'context', 'All parties have reported back: no handling time runs.', '各承办单位均已反馈，办理期限不再计算。', 'Wait for the review.', '待复核。') },
  concluded: { to: ['RESPOND', 'REQUEST_EXTENSION', 'CONTEST'], why: reason('is_concluded', 'context', 'It is concluded.', '已办结。', 'Ask the supervising office.', '向督办单位反映。') },
  struckOff: { to: ['RESPOND', 'RETURN', 'CONCLUDE', 'STRIKE_OFF', 'REQUEST_EXTENSION', 'CONTEST'], why: reason('is_struck_off', 'context', 'It is struck off; nothing is taken any more.', '已销号，不再受理。', 'A new case opens where the matter goes on.', '事项仍未落实的，另行立项。') },
  escalated: { to: ['ACKNOWLEDGE', 'RESPOND', 'REQUEST_EXTENSION', 'CONTEST'], why: reason('passed_on', 'context', 'It passed to an office above.', '已提级督办。', 'Turn to the office that supervises it now.', '向现督办单位办理。') },
};
