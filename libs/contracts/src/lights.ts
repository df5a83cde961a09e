import { z } from 'zod';
import { civilDate, id, instant, pageOf, pageQuery } from './common.js';

export const lightName = z.enum(['red', 'yellow', 'green', 'grey', 'off']);
const kind = z.enum(['agreement', 'followUp', 'obligation']);

/** The light of a record; null before its first day. */
export const lightView = z
  .strictObject({
    light: lightName, reason: z.string(), en: z.string(), zh: z.string(),
    since: civilDate.describe('The day from which on it is told.'),
  })
  .nullable()
  .describe('Red, yellow, green (红黄绿灯), grey where nothing can be told, off where it is over; stored a day, never repainted. null before its first day.');
export type LightView = z.infer<typeof lightView>;

export const asOfDay = civilDate.optional().describe('The light of that day; the rest is told as it stands now. Today where it is absent.');
export const lightFilter = lightName.optional().describe('That have this light.');

export const lightQuery = z.strictObject({ ...pageQuery, asOf: civilDate.optional().describe('The day; today where it is absent.'), kind: kind.optional(), light: lightName.optional(), record: id.optional() });
const counts = z.partialRecord(lightName, z.number().int()).describe('How many have each light.');
export const lightRunView = z.strictObject({
  day: civilDate, startedAt: instant, endedAt: instant.nullable().describe('null while it is under way, or where it was cut short.'),
  counts: z.strictObject({ agreement: counts, followUp: counts, obligation: counts }),
});
export type LightRunView = z.infer<typeof lightRunView>;
export const lightPage = z.strictObject({
  asOf: civilDate,
  run: lightRunView.nullable().describe('The last day up to then on which lights were told; it is an earlier one where nobody told them that day.'),
  ...pageOf(z.strictObject({ kind, record: id, light: lightName, reason: z.string(), en: z.string(), zh: z.string(), since: civilDate })).shape,
});
export type LightPage = z.infer<typeof lightPage>;
export const lightRunQuery = z.strictObject({ ...pageQuery, until: civilDate.optional() });
export const lightRunPage = pageOf(lightRunView);
