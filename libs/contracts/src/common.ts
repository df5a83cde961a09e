import { z } from 'zod';

/** Days are counted from the year 1000 on, and up to 9998: what ends on the last day of 9999 would be over on a day that cannot be written. */
const countable = (told: string): boolean => told >= '1000' && told < '9999';

/** A day that exists, `YYYY-MM-DD`. */
export const civilDate = z.iso.date().refine(countable, 'A day of the years 1000 to 9998.').describe('A day on the civil calendar in the office\'s zone, of the years 1000 to 9998.');
/** A moment, RFC 3339 with offset. */
export const instant = z.iso.datetime({ offset: true }).refine(countable, 'A moment of the years 1000 to 9998.').describe('A moment of the years 1000 to 9998, RFC 3339 with offset.');
export const code = z.string().regex(/^\d{6}$/, 'A code has six digits.').describe('GB/T 2260 code of a government.');
export const officeCode = z.string().regex(/^(\d{6}|J\w{1,30})$/, 'A code of six digits, or the id of a joint office.').describe('A coordination office: the code of its government, or a joint office.');
export const jointOfficeId = z.string().regex(/^J\w{1,30}$/, 'The id of a joint office begins with J.');
export const level = z.enum(['county', 'prefecture', 'province', 'national']);
export const place = z.enum(['joint', 'county', 'prefecture', 'province', 'national']).describe('The level of a rung, or the joint office before all levels.');
export const text = (max: number) => z.string().trim().min(1).max(max);
export const id = z.string().min(1).max(64).regex(/^(?!\.{1,2}$)[\p{L}\p{N}_.-]+$/u, 'An id has letters, digits, dot, hyphen and underscore, and is no step of a path.');
export const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

/** A number as an address writes it: digits alone, where a text such as `1e1` or `0x10` would count as a number too. */
export const inDigits = (told: unknown): unknown => (typeof told === 'string' && /^\d{1,9}$/.test(told) ? Number(told) : told);

/** What every list takes: an opaque cursor, and a limit of 50 up to 200. */
export const pageQuery = {
  cursor: z.string().max(500).optional().describe('The nextCursor of the page before.'),
  limit: z.preprocess(inDigits, z.number().int().min(1).max(200).default(50)),
};

/** What every list answers. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int().min(0).describe('How many there were when the first page was asked for.') });

const bilingual = z.strictObject({ en: z.string(), zh: z.string() });
export const reasonView = z.strictObject({ code: z.string(), en: z.string(), zh: z.string(), satisfy: bilingual.describe('What would satisfy the rule.') });
export const allowedView = z.strictObject({
  event: z.string(),
  ready: z.boolean().describe('False when the record as it stands already refuses the event.'),
  reasons: z.array(reasonView),
});
export type AllowedView = z.infer<typeof allowedView>;

/** A running timer of a record. */
export const timerView = z.strictObject({
  timer: z.string(), at: instant, dueOn: civilDate, workingDays: z.number().int().nullable(), from: civilDate,
  estimated: z.boolean().describe('Counted over a year whose holidays are not published yet.'), policy: z.string().nullable(),
});

/** Every error, RFC 9457, with a stable code. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string().regex(/^[a-z_]+(\.[a-z_]+)+$/).describe('Stable and namespaced.'),
  requestId: z.string().optional().describe('Of a failure: the X-Request-Id by which it is found in the log.'),
  reasons: z.array(reasonView).optional(),
  allowed: z.array(allowedView).optional().describe('What can be sent now.'),
  issues: z.array(z.strictObject({ at: z.string(), message: z.string() })).optional().describe('Each fault of the request with its place.'),
});
export type Problem = z.infer<typeof problem>;

/** By which rule of the policy somebody is pressed. */
export const followUpRule = z.enum(['signatureStalled', 'signedNotImplemented', 'silent', 'reportOverdue', 'obligationOverdue', 'expiring', 'evaluationOverdue', 'badEvaluation']);

/** What a preview gave, to be sent back with what was looked at. */
export const seen = z.string().regex(/^[0-9a-f]{64}$/, 'The word that a preview gave.');
