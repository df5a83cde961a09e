import { z } from 'zod';
import { flag, id, instant, pageOf, pageQuery } from './common.js';
import { followUpView } from './follow-ups.js';

const place = z.enum(['toOpen', 'toAcknowledge', 'handling', 'toReview', 'concluded', 'struckOff']);
const tab = z.enum(['toOpen', 'toAcknowledge', 'handling', 'toReview', 'overdue', 'concluded', 'struckOff']);
const count = z.number().int().min(0);

export const inboxQuery = z.strictObject({ ...pageQuery, tab: tab.optional().describe('Absent: everything that is open. 待立项 toOpen, 待签收 toAcknowledge, 在办 handling, 待复核 toReview, 逾期 overdue, 已办结 concluded, 已销号 struckOff.') });

export const inboxItem = z.strictObject({
  place: place.describe('What it waits for; an overdue item keeps its place.'),
  overdue: z.boolean(),
  dueOn: z.string().nullable().describe('The last day in time, as far as one is known.'),
  role: z.enum(['supervising', 'responsible']).describe('Whether the office supervises it, or is pressed.'),
  followUp: followUpView,
});

/** What lies before the office of the token, what is due first before the rest. */
export const inboxView = z.strictObject({
  ...pageOf(inboxItem).shape,
  counts: z.strictObject({ toOpen: count, toAcknowledge: count, handling: count, toReview: count, overdue: count, concluded: count, struckOff: count }),
});
export type InboxView = z.infer<typeof inboxView>;

export const noticeQuery = z.strictObject({ ...pageQuery, record: id.optional().describe('The record it is about.'), unread: flag.optional().describe('Whether you have yet to read it.') });

/** One office is told of one step of a record. */
export const noticeView = z.strictObject({
  id: id.describe('The record and the version of it that is told: the entry of the history with both tells the same.'),
  record: z.string(), version: z.number().int(), agreement: z.string(), office: z.string(), kind: z.string(),
  text: z.strictObject({ en: z.string(), zh: z.string() }),
  plannedAt: instant,
  receipt: z.strictObject({ at: instant, by: z.string() }).nullable().describe('When the office acted on it: it opened the case (立项), or took receipt of the slip (签收).'),
  readers: z.array(z.strictObject({ actor: z.string(), at: instant })).describe('Who of the office read it here.'),
  mails: z.array(z.strictObject({
    recipient: z.string(), name: z.string().nullable().describe('Null where the person is told by mail no more.'), kind: z.enum(['slip', 'digest']),
    sentAt: instant.describe('When it was put on its way.'),
    deliveredAt: instant.nullable().describe('When the mail server took it for the person.'),
    givenUp: z.boolean().describe('It stands among the deliveries that were given up.'),
  })).describe('The mail that told it, a person each.'),
});
export type NoticeView = z.infer<typeof noticeView>;
export const noticePage = pageOf(noticeView);
