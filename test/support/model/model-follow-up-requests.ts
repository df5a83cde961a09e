import type { FollowUpRequest } from '#libs/engine';
import { followUpRequest } from '../follow-up-request.js';
import { plusDays, workingDay } from '../working-days.js';
import { JOINT_OFFICE, STRANGER, superiorOf } from './matters.js';
import type { ModelFollowUp } from './model-follow-up.js';

export const FOLLOW_UP_EVENTS = [
  'OPEN', 'DECLINE', 'ACKNOWLEDGE', 'RESPOND', 'REQUEST_EXTENSION', 'GRANT_EXTENSION', 'REFUSE_EXTENSION', 'CONTEST', 'DECIDE_CONTEST', 'DISPUTE', 'SETTLE', 'WAIVE', 'LIFT_WAIVER',
  'RETURN', 'CONCLUDE', 'STRIKE_OFF', 'WITHDRAW', 'PICK_UP', 'MARK_KEY', 'UNMARK_KEY',
] as const satisfies FollowUpRequest['type'][];
export const PERSONS = ['one', 'two', 'three'] as const;

/** What parties do with a slip, and what their office does meanwhile; the first stand for most. */
const IN_HAND = ['RESPOND', 'RESPOND', 'RESPOND', 'ACKNOWLEDGE', 'REQUEST_EXTENSION', 'GRANT_EXTENSION', 'RESPOND', 'CONTEST', 'REFUSE_EXTENSION', 'DISPUTE', 'CONCLUDE', 'WAIVE'] as const;

/** The event that leads a follow-up on from where it stands. */
export function answerOf({ state, asksForTime, isKey }: ModelFollowUp, dice: number): FollowUpRequest['type'] {
  if (asksForTime && dice % 2 === 0) return dice % 6 === 4 ? 'REFUSE_EXTENSION' : 'GRANT_EXTENSION';
  if (isKey && dice % 7 === 6) return 'UNMARK_KEY';
  switch (state) {
    case 'requested.awaiting':
      return (['OPEN', 'OPEN', 'WAIVE', 'DECLINE', 'OPEN', 'CONTEST'] as const)[dice % 6] ?? 'OPEN';
    case 'review':
      return (['CONCLUDE', 'CONCLUDE', 'RETURN', 'CONCLUDE', 'WAIVE', 'WITHDRAW', 'CONCLUDE'] as const)[dice % 7] ?? 'CONCLUDE';
    case 'contested':
      return 'DECIDE_CONTEST';
    case 'disputed':
      return 'SETTLE';
    case 'waived':
      return dice % 3 === 0 ? 'LIFT_WAIVER' : 'MARK_KEY';
    case 'concluded':
    case 'concludedOnHold':
      return 'STRIKE_OFF';
    default:
      return IN_HAND[dice % 12] ?? 'RESPOND';
  }
}

/** Mostly an event of a party that is awaited; now and then of another that is pressed, or of nobody who is. */
export function followUpRequestOf({ awaited, presses, timers }: ModelFollowUp, type: FollowUpRequest['type'], dice: number, today: string, document: string | undefined): FollowUpRequest {
  const among = dice % 5 === 4 ? presses : awaited;
  const party = dice % 11 === 10 ? STRANGER : (among[dice % awaited.length] ?? presses[0] ?? '');
  const later = type === 'WAIVE' ? plusDays(today, (dice % 9) * 8 - 4) : plusDays(timers.HANDLING_END ?? today, (dice % 7) * 6 - 3);
  const request = followUpRequest(type, party, dice % 4 === 0 ? later : workingDay(later, 1), dice % 3 === 0);
  if (request.type === 'RESPOND' && document !== undefined) request.payload.evidence = [{ title: 'a report', document }];
  return request;
}

/** Who sends it, as far as anybody may; for what an office above does, the one next above. */
export function senderOf({ office, presses }: ModelFollowUp, request: FollowUpRequest, dice: number): string {
  if ('party' in request.payload) return request.payload.party;
  const above = superiorOf(office === JOINT_OFFICE ? (presses[0] ?? '') : office);
  if (request.type === 'PICK_UP') return dice % 3 === 2 ? superiorOf(above) : above;
  return ['MARK_KEY', 'UNMARK_KEY'].includes(request.type) && dice % 2 === 0 ? above : office;
}
