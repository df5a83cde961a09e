import { z } from 'zod';
import { civilDate, code, id, instant, pageOf, pageQuery } from './common.js';

const severity = z.enum(['error', 'warning', 'hint']);
const words = z.strictObject({ en: z.string(), zh: z.string() });

export const checkQuery = z.strictObject({
  ...pageQuery,
  severity: severity.optional(),
  code: z.string().regex(/^[a-zA-Z]{1,60}$/).optional().describe('The check.'),
  agreement: id.optional(),
  government: code.optional().describe('Against agreements of which it, or what lies beneath it, is a party.'),
});
const count = z.number().int();
export const findingView = z.strictObject({
  code: z.string().describe('The check.'), severity, agreement: id, title: z.string().describe('Of the agreement.'),
  record: z.strictObject({ kind: z.string(), id: z.string() }).describe('Where it stands: the agreement, or what belongs to it.'),
  subject: z.string(), wrong: words.describe('What is wrong.'), todo: words.describe('What to do.'),
  since: civilDate.describe('The day it was found first, since which it stands.'),
});
export type FindingView = z.infer<typeof findingView>;
export const checkPage = z.strictObject({
  checkedAt: instant.nullable().describe('When everything was checked last.'),
  counts: z.strictObject({ error: count, warning: count, hint: count, byCode: z.record(z.string(), count) }).describe('Under the same filters, whatever the severity and the check.'),
  ...pageOf(findingView).shape,
});
export type CheckPage = z.infer<typeof checkPage>;
export const checkRequest = z.strictObject({ agreement: id.optional().describe('That one alone; all where it is absent.') }).default({});
export const checkRunView = z.strictObject({ checkedAt: instant });
export type CheckRunView = z.infer<typeof checkRunView>;
