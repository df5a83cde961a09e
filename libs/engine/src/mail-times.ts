import type { Instant } from '#libs/kernel';
import { addDays, weekday } from '#libs/kernel';
import type { Message, Quiet, Recipient } from './ports/index.js';
import type { Reference } from './reference.js';

/** The part of a working day in which mail goes out, in minutes from midnight; digests come at its beginning. */
export interface MailHours {
  from: number;
  to: number;
}

const MINUTE = 60_000;
/** Who is never to be told on any of so many days is not told. */
const LOOKED_AHEAD = 400;
const LOUD: Quiet = { weekdays: [], hours: null, until: null };

/**
 * The first moment from `at` on that lies in working time and outside of the quiet times: `at` itself where it does.
 * Null where there is none within a year.
 */
export function mailTime({ calendar, zone }: Pick<Reference, 'calendar' | 'zone'>, hours: MailHours, at: Instant, quiet: Quiet = LOUD): Instant | null {
  let date = zone.dateAt(at);
  for (let days = 0; days < LOOKED_AHEAD; days += 1, date = addDays(date, 1)) {
    if (!calendar.isWorkingDay(date) || quiet.weekdays.includes(weekday(date)) || (quiet.until !== null && date <= quiet.until)) continue;
    const midnight = zone.startOf(date);
    let from = Math.max(at, midnight + hours.from * MINUTE);
    if (quiet.hours !== null && from >= midnight + minutes(quiet.hours.from) && from < midnight + minutes(quiet.hours.to)) from = midnight + minutes(quiet.hours.to);
    if (from < midnight + hours.to * MINUTE) return from;
  }
  return null;
}

/** The beginning of the first working time after `after` in which this person may be told. */
export function digestTime(reference: Pick<Reference, 'calendar' | 'zone'>, hours: MailHours, quiet: Quiet, after: Instant): Instant | null {
  const { zone } = reference;
  const today = zone.dateAt(after);
  const next = mailTime(reference, hours, zone.startOf(today), quiet);
  return next === null || next > after ? next : mailTime(reference, hours, zone.startOf(addDays(today, 1)), quiet);
}

/** When a mail that is to leave at `at` may: a slip in working time, a digest outside of the quiet times of its person too. */
export function leavesAt(reference: Reference, hours: MailHours, { body }: Pick<Message, 'body'>, at: Instant): Instant {
  const { kind, recipient } = body as { kind?: string; recipient?: string };
  const person: Recipient | undefined = reference.recipient(recipient ?? '');
  return mailTime(reference, hours, at, kind === 'mail.digest' ? person?.quiet : undefined) ?? at;
}

const minutes = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * MINUTE;
