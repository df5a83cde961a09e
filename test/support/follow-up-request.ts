import type { FollowUpRequest } from '#libs/engine';

/** A request of that type with something in it; `party` is who responds. */
export function followUpRequest(type: FollowUpRequest['type'], party: string): FollowUpRequest {
  switch (type) {
    case 'OPEN':
      return { type, payload: {} };
    case 'DECLINE':
      return { type, payload: { reason: 'not ours' } };
    case 'ACKNOWLEDGE':
      return { type, payload: { party } };
    case 'RESPOND':
      return { type, payload: { party, text: 'under way', evidence: [{ title: 'a report' }] } };
    case 'RETURN':
      return { type, payload: { remark: 'no figures' } };
    case 'CONCLUDE':
      return { type, payload: { remark: 'done' } };
    case 'STRIKE_OFF':
      return { type, payload: { outcome: 'rectified', evidence: 'a report', failureType: 'latePerformance' } };
  }
}
