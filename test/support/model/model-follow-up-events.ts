import type { FollowUpRequest } from '#libs/engine';
import { standsAbove } from './matters.js';

const WITH_PARTIES = ['handling', 'returned'];
export const ASIDE = ['contested', 'disputed', 'waived'];
/** Where a hold stops everything. */
export const PAUSABLE = ['requested.awaiting', ...WITH_PARTIES, 'review', ...ASIDE];
const AT_WORK = [...PAUSABLE, 'concluded'];

type Who = 'supervising office' | 'that party' | 'supervising office or above' | 'office above';

/** Where each step is taken, and who takes it (DESIGN 1.4). */
const EVENTS: Record<FollowUpRequest['type'], { from: readonly string[]; who: Who }> = {
  OPEN: { from: ['requested.awaiting'], who: 'supervising office' },
  DECLINE: { from: ['requested.awaiting'], who: 'supervising office' },
  ACKNOWLEDGE: { from: WITH_PARTIES, who: 'that party' },
  RESPOND: { from: WITH_PARTIES, who: 'that party' },
  REQUEST_EXTENSION: { from: WITH_PARTIES, who: 'that party' },
  GRANT_EXTENSION: { from: WITH_PARTIES, who: 'supervising office' },
  REFUSE_EXTENSION: { from: WITH_PARTIES, who: 'supervising office' },
  CONTEST: { from: ['requested.awaiting', ...WITH_PARTIES], who: 'that party' },
  DECIDE_CONTEST: { from: ['contested'], who: 'supervising office' },
  DISPUTE: { from: WITH_PARTIES, who: 'that party' },
  SETTLE: { from: ['disputed'], who: 'supervising office' },
  WAIVE: { from: ['requested.awaiting', ...WITH_PARTIES, 'review'], who: 'supervising office' },
  LIFT_WAIVER: { from: ['waived'], who: 'supervising office' },
  RETURN: { from: ['review'], who: 'supervising office' },
  CONCLUDE: { from: [...WITH_PARTIES, 'review'], who: 'supervising office' },
  STRIKE_OFF: { from: ['concluded', 'concludedOnHold'], who: 'supervising office' },
  WITHDRAW: { from: [...WITH_PARTIES, 'review'], who: 'supervising office' },
  PICK_UP: { from: AT_WORK, who: 'office above' },
  MARK_KEY: { from: AT_WORK, who: 'supervising office or above' },
  UNMARK_KEY: { from: AT_WORK, who: 'supervising office or above' },
};

/** States that tell in words of their own why they take something no more. */
const CLOSED: Record<string, readonly FollowUpRequest['type'][]> = {
  review: ['REQUEST_EXTENSION'],
  concluded: ['RESPOND', 'REQUEST_EXTENSION', 'CONTEST'],
  struckOff: ['RESPOND', 'RETURN', 'CONCLUDE', 'STRIKE_OFF', 'REQUEST_EXTENSION', 'CONTEST'],
  escalated: ['ACKNOWLEDGE', 'RESPOND', 'REQUEST_EXTENSION', 'CONTEST'],
};

/** Whether a state takes an event; if not, the family of the code it is refused with. */
export function takenIn(state: string, type: FollowUpRequest['type']): 'taken' | 'chart' | 'follow_up' {
  if (EVENTS[type].from.includes(state)) return 'taken';
  return CLOSED[state]?.includes(type) === true ? 'follow_up' : 'chart';
}

/** Whether an office may send an event to what another one supervises. */
export function mayPress(supervisor: { office: string; isJoint: boolean; presses: readonly string[] }, { type, payload }: FollowUpRequest, office: string): boolean {
  const isAbove = supervisor.isJoint ? supervisor.presses.every((party) => standsAbove(office, party)) : standsAbove(office, supervisor.office);
  switch (EVENTS[type].who) {
    case 'supervising office':
      return office === supervisor.office;
    case 'supervising office or above':
      return office === supervisor.office || isAbove;
    case 'office above':
      return isAbove;
    case 'that party':
      return 'party' in payload && payload.party === office;
  }
}
