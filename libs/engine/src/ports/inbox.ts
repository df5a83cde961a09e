import type { CivilDate, Instant } from '#libs/kernel';
import { addDays, fromDayNumber } from '#libs/kernel';
import type { Page, PageRequest } from './page.js';
import type { StoredFollowUp, Timer } from './records.js';

/** Where a follow-up lies for an office: 待立项, 待签收, 在办, 待复核, 已办结, 已销号. */
export const PLACES = ['toOpen', 'toAcknowledge', 'handling', 'toReview', 'concluded', 'struckOff'] as const;
export type Place = (typeof PLACES)[number];
/** The places where somebody has yet to do something. */
export const OPEN_PLACES = ['toOpen', 'toAcknowledge', 'handling', 'toReview'] as const satisfies readonly Place[];
/** The tabs of an inbox: the places, and 逾期 overdue, which are those of the open ones whose day has passed. */
export const TABS = ['toOpen', 'toAcknowledge', 'handling', 'toReview', 'overdue', 'concluded', 'struckOff'] as const;
export type Tab = (typeof TABS)[number];

const BY_STATE: Partial<Record<string, Place>> = {
  'requested.awaiting': 'toOpen', handling: 'handling', returned: 'handling', review: 'toReview', contested: 'toReview', disputed: 'toReview', waived: 'handling', concludedOnHold: 'concluded', concluded: 'concluded', struckOff: 'struckOff',
};

/** Where it lies for the office that supervises it: a slip is to be acknowledged until every party it presses has it. Null where that office has nothing to do with it any more. */
export function placeOf(followUp: Pick<StoredFollowUp, 'state' | 'context'>): Place | null {
  const { state, context } = followUp;
  return state === 'handling' && !context.presses.every((party) => hasSlip(followUp, party)) ? 'toAcknowledge' : (BY_STATE[state] ?? null);
}

/** Whether a party took receipt of the slip (签收), or reported back. */
function hasSlip({ context: { receipts, responses } }: Pick<StoredFollowUp, 'context'>, party: string): boolean {
  return receipts.some((one) => one.party === party) || responses.some((one) => one.party === party);
}

/** Where it lies for a party it presses: nowhere before the slip is out, and to be acknowledged until the party did or reported back. */
export function partyPlaceOf(followUp: StoredFollowUp, party: string): Place | null {
  const place = BY_STATE[followUp.state] ?? null;
  if (followUp.context.slip === null || place === 'toOpen') return null;
  if (followUp.state === 'handling' && !hasSlip(followUp, party)) return 'toAcknowledge';
  return place === 'toReview' ? 'handling' : place;
}

/** The timer that ends the time of whoever has to act; undefined where none runs. */
export function deadlineOf({ timers }: Pick<StoredFollowUp, 'timers'>): Timer | undefined {
  return timers.GRACE_END ?? timers.HANDLING_END ?? timers.REVIEW_END ?? timers.STRIKE_OFF_END;
}

/** The last day in time, for sorting and for what is overdue: of a silence that was noted and leads nowhere, a day before it. */
export function dueDay(followUp: StoredFollowUp): CivilDate | null {
  const deadline = deadlineOf(followUp);
  if (deadline !== undefined) return deadline.dueOn;
  const silence = followUp.context.silent.at(-1);
  return silence === undefined ? null : addDays(fromDayNumber(Math.floor(silence.since / 86_400_000)), -1);
}

/** A follow-up as it lies in an inbox. */
export interface InboxItem {
  followUp: StoredFollowUp;
  /** The agreement's. */
  title: string;
  /** Whether the office supervises it or is pressed by it. */
  role: 'supervising' | 'responsible';
  place: Place;
  overdue: boolean;
  /** The last day in time, as far as one is known. */
  dueOn: CivilDate | null;
}

/** That an office is told of one step of a record: the step and the office are its key. */
export interface Notice {
  record: string;
  version: number;
  office: string;
  kind: string;
  agreement: string;
  at: Instant;
}

/** How a mail stands that told a notice. */
export interface ToldByMail {
  recipient: string;
  kind: 'slip' | 'digest';
  /** When it was put on its way. */
  at: Instant;
  /** When the mail server took it for the person; null: not yet. */
  deliveredAt: Instant | null;
  /** Whether its delivery was given up. */
  givenUp: boolean;
}

/** A notice as it stands: when the office acted on it (立项, 签收) and who of the office read it. */
export interface StoredNotice extends Notice {
  receipt: { at: Instant; by: string } | null;
  readers: { actor: string; at: Instant }[];
  mails: ToldByMail[];
}

export type NoticeKey = Pick<Notice, 'record' | 'version' | 'office'>;

/** An office acted on what it was told: of the notices of these kinds about the record, those without a receipt get it. */
export interface NoticeReceipt {
  record: string;
  office: string;
  kinds: readonly string[];
  at: Instant;
  by: string;
}

/** A person of the office read a notice. */
export interface NoticeReading {
  notice: NoticeKey;
  actor: string;
  at: Instant;
}

export interface NoticeFilter {
  record?: string | undefined;
  /** Those that this person has not read. */
  unreadBy?: string | undefined;
}

/** What lies before an office. */
export interface Inbox {
  /** How many lie in each tab; `today` decides what is overdue. */
  counts(office: string, today: CivilDate): Promise<Record<Tab, number>>;
  /** Those of a tab, or all that are open; what is due first comes first. */
  items(office: string, tab: Tab | undefined, today: CivilDate, page: PageRequest): Promise<Page<InboxItem>>;
  /** The notices to an office, the latest first. */
  notices(office: string, filter: NoticeFilter, page: PageRequest): Promise<Page<StoredNotice>>;
  notice(key: NoticeKey): Promise<StoredNotice | undefined>;
  /** The titles of agreements, by their ids. */
  titles(agreements: readonly string[]): Promise<Map<string, string>>;
  /** When the first digest is due; null when none is. */
  nextDigest(): Promise<Instant | null>;
}
