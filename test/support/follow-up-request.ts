import type { FollowUpRequest } from '#libs/engine';

/** A request of that type with something in it; `party` is who sends what a party sends, `until` the day that is asked for. */
export function followUpRequest(type: FollowUpRequest['type'], party: string, until = '2030-12-31', isUpheld = false): FollowUpRequest {
  switch (type) {
    case 'OPEN':
      return { type, payload: {} };
    case 'DECLINE':
      return { type, payload: { reason: 'not ours' } };
    case 'ACKNOWLEDGE':
      return { type, payload: { party } };
    case 'RESPOND':
      return { type, payload: { party, text: 'under way', evidence: [{ title: 'a report' }] } };
    case 'REQUEST_EXTENSION':
      return { type, payload: { party, reason: 'landslide', until } };
    case 'GRANT_EXTENSION':
      return { type, payload: {} };
    case 'REFUSE_EXTENSION':
      return { type, payload: { remark: 'no need' } };
    case 'CONTEST':
      return { type, payload: { party, reason: 'it was done' } };
    case 'DECIDE_CONTEST':
      return { type, payload: { upheld: isUpheld, reason: 'the minutes show it' } };
    case 'DISPUTE':
      return { type, payload: { party, with: '510000', reason: 'the other one builds' } };
    case 'SETTLE':
      return { type, payload: { decision: 'each its own half', duties: [{ party, does: 'its half' }] } };
    case 'WAIVE':
      return { type, payload: { reason: 'flood', approver: 'the head', until } };
    case 'LIFT_WAIVER':
    case 'WITHDRAW':
    case 'PICK_UP':
    case 'MARK_KEY':
    case 'UNMARK_KEY':
      return { type, payload: { reason: 'as things stand' } };
    case 'RETURN':
      return { type, payload: { remark: 'no figures' } };
    case 'CONCLUDE':
      return { type, payload: { remark: 'done' } };
    case 'STRIKE_OFF':
      return { type, payload: { outcome: 'rectified', evidence: 'a report', failureType: 'latePerformance' } };
  }
}
