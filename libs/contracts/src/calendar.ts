import { z } from 'zod';
import { civilDate, inDigits } from './common.js';

/** GET /api/calendar. */
export const calendarQuery = z.strictObject({ year: z.preprocess(inDigits, z.number().int().min(1000).max(9998)).describe('A year, 1000 to 9998.') });

const name = z.strictObject({ en: z.string(), zh: z.string() });
export const calendarView = z.strictObject({
  year: z.number().int(),
  known: z.boolean().describe('False where the holidays of the year are not published: it is then counted from Monday to Friday, and may still change.'),
  off: z.array(z.strictObject({ from: civilDate, to: civilDate, name: name.nullable().describe('The holiday in it; null for a weekend.') })).describe('Days in a row that are not worked, the last among them; cut at the ends of the year.'),
  makeUp: z.array(z.strictObject({ date: civilDate, name })).describe('Days of a weekend that are worked (调休补班).'),
});
export type CalendarView = z.infer<typeof calendarView>;
