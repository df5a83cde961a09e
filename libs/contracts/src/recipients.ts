import { z } from 'zod';
import { civilDate, id, instant, pageOf, pageQuery, text } from './common.js';

const office = z.string().regex(/^(\d{6}|J\w{1,30})$/, 'A code of six digits, or the id of a joint office.');
const minute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day such as 09:30.');

export const quiet = z.strictObject({
  weekdays: z.array(z.number().int().min(1).max(7)).max(6).default([]).describe('Monday 1 to Sunday 7.'),
  hours: z.strictObject({ from: minute, to: minute }).refine(({ from, to }) => from < to, 'It ends after it begins.').nullable().default(null).describe('A part of the day, the end not counted.'),
  until: civilDate.nullable().default(null).describe('Away up to and including that day.'),
});

/** Whom to tell by mail, and when not. */
export const recipientRequest = z.strictObject({
  office: office.describe('The office the person belongs to.'),
  name: text(200),
  address: z.email('A mail address.').max(254).describe('One address is one person.'),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  digest: z.boolean().default(true).describe('Whether the daily digest is wanted. A slip comes all the same.'),
  quiet: quiet.default({ weekdays: [], hours: null, until: null }).describe('When no digest comes.'),
});
export const recipientView = z.strictObject({
  id, version: z.number().int(), office: z.string(), name: z.string(), address: z.string(), language: z.enum(['zh-CN', 'en']), digest: z.boolean(),
  quiet: z.strictObject({ weekdays: z.array(z.number().int()), hours: z.strictObject({ from: z.string(), to: z.string() }).nullable(), until: z.string().nullable() }),
  createdAt: instant,
});
export type RecipientView = z.infer<typeof recipientView>;
export const recipientPage = pageOf(recipientView);
export const recipientQuery = z.strictObject({ ...pageQuery, office: office.optional().describe('For an administrator: of that office alone.') });
