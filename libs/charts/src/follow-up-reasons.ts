import type { Reason } from './chart.js';
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
  heldWhileRequested: reason('not_held', 'context', 'It was not paused while requested.', '并非在待立项时中止。', 'It must be paused first.', '须先中止。'),
  heldWhileHandling: reason('not_held', 'context', 'It was not paused while handled.', '并非在办理中中止。', 'It must be paused first.', '须先中止。'),
  heldWhileReturned: reason('not_held', 'context', 'It was not paused after a return.', '并非在退回重办时中止。', 'It must be paused first.', '须先中止。'),
  heldWhileReview: reason('not_held', 'context', 'It was not paused in review.', '并非在复核时中止。', 'It must be paused first.', '须先中止。'),
};
