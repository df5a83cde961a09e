import type { FollowUpEvent } from '#libs/charts';
import { newId } from '#libs/kernel';
import type { Message, Notice, StoredFollowUp } from './ports/index.js';
import type { Stamp } from './stamp.js';
import type { Receipts, Telling } from './telling.js';

/**
 * Whom each event of a follow-up tells; null: it tells nobody. An event that is not here does not compile.
 */
export const FOLLOW_UP_NOTICES: Record<FollowUpEvent['type'], Telling<'office' | 'parties'> | null> = {
  REQUEST: { kind: 'supervision.requested', to: 'office', en: 'You are asked to supervise', zh: '提请督办' },
  REMINDER: { kind: 'supervision.reminded', to: 'office', en: 'Reminder: the request waits for you', zh: '催办：提请督办待立项' },
  OPEN: { kind: 'slip.issued', to: 'parties', en: 'A supervision slip was issued to you', zh: '督办单已下达', slip: true },
  ACKNOWLEDGE: { kind: 'slip.acknowledged', to: 'office', en: 'A party acknowledged the slip', zh: '承办单位已签收' },
  RESPOND: { kind: 'response.received', to: 'office', en: 'A party reported back', zh: '承办单位已反馈' },
  REQUEST_EXTENSION: { kind: 'extension.requested', to: 'office', en: 'A party asks for more time', zh: '承办单位申请延期' },
  GRANT_EXTENSION: { kind: 'extension.granted', to: 'parties', en: 'More time was granted', zh: '延期申请已批准' },
  REFUSE_EXTENSION: { kind: 'extension.refused', to: 'parties', en: 'More time was refused', zh: '延期申请未获批准' },
  CONTEST: { kind: 'flag.contested', to: 'office', en: 'A party contests being pressed', zh: '承办单位提出申辩' },
  DECIDE_CONTEST: { kind: 'contest.decided', to: 'parties', en: 'The contest was decided', zh: '申辩已有处理决定' },
  DISPUTE: { kind: 'units.disagree', to: 'office', en: 'Units do not agree who does what', zh: '承办单位存在分歧' },
  SETTLE: { kind: 'dispute.settled', to: 'parties', en: 'The disagreement was settled', zh: '分歧已协调' },
  WAIVE: { kind: 'case.waived', to: 'parties', en: 'Supervision is put off', zh: '督办事项暂缓' },
  LIFT_WAIVER: { kind: 'waiver.ended', to: 'parties', en: 'Supervision goes on', zh: '督办事项恢复办理' },
  WAIVER_END: { kind: 'waiver.ended', to: 'parties', en: 'Supervision goes on', zh: '督办事项恢复办理' },
  WITHDRAW: { kind: 'case.withdrawn', to: 'parties', en: 'The case was withdrawn', zh: '督办事项已撤销' },
  PICK_UP: { kind: 'case.pickedUp', to: 'office', en: 'An office above took the case over', zh: '上级已提办' },
  MARK_KEY: { kind: 'key.marked', to: 'office', en: 'Put under key supervision', zh: '列为重点督办' },
  REVIEW_END: { kind: 'review.silent', to: 'office', en: 'Your time to review ran out', zh: '复核期限已过' },
  STRIKE_OFF_END: { kind: 'strikeOff.silent', to: 'office', en: 'Your time to strike off ran out', zh: '销号期限已过' },
  UNMARK_KEY: null,
  RETURN: { kind: 'response.returned', to: 'parties', en: 'Your report was returned', zh: '反馈被退回重办' },
  CONCLUDE: { kind: 'case.concluded', to: 'parties', en: 'Concluded', zh: '督办事项已办结' },
  STRIKE_OFF: { kind: 'case.struckOff', to: 'parties', en: 'Struck off', zh: '督办事项已销号' },
  GRACE_END: { kind: 'supervision.silent', to: 'office', en: 'Your time to open the case ran out', zh: '立项期限已过' },
  HANDLING_END: { kind: 'handling.ended', to: 'parties', en: 'Your time to report back ran out', zh: '办理期限已过' },
  RELEASE: { kind: 'party.released', to: 'office', en: 'A party left the agreement and is not pressed any more', zh: '承办单位已退出协议，不再督办' },
  POLICY_CHANGED: { kind: 'dates.changed', to: 'office', en: 'Another policy applies: dates changed', zh: '督办办法调整，期限已变更' },
  DECLINE: null,
  RESOLVE: null,
  SUSPEND: null,
  RESUME: null,
};

/** The request by opening the case (立项) or declining it, the slip by acknowledging it (签收) or reporting back. */
export const FOLLOW_UP_RECEIPTS: Receipts<FollowUpEvent['type']> = {
  OPEN: ['supervision.requested', 'supervision.reminded'],
  DECLINE: ['supervision.requested', 'supervision.reminded'],
  ACKNOWLEDGE: ['slip.issued'],
  RESPOND: ['slip.issued'],
};

/** Whom it concerns: one office, or the parties it presses. */
export function ofFollowUp({ context }: StoredFollowUp, to: 'office' | 'parties'): readonly string[] {
  return to === 'office' ? [context.office] : context.presses;
}

/** What is told of a step beyond the house. Times are those of the entry that tells the same. */
export interface NoticeBody {
  kind: string;
  at: string;
  followUp: string;
  agreement: string;
  /** Codes of the governments or the joint office it goes to. */
  to: string[];
  office: string;
  presses: string[];
  slip: string | null;
}

/** The notices of one step as one message on a channel that takes them all. */
export function messageOf({ id, context }: StoredFollowUp, notices: readonly Notice[], { at }: Stamp, channel: string, format: (at: number) => string): Message | undefined {
  const [first] = notices;
  if (first === undefined) return undefined;
  const { agreement, office, presses, slip } = context;
  const body: NoticeBody = { kind: first.kind, at: format(at), followUp: id, agreement, to: notices.map((notice) => notice.office), office, presses, slip: slip?.number ?? null };
  return { id: newId(at), channel, body, at };
}
