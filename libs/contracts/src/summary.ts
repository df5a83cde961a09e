import { z } from 'zod';
import { civilDate, code, id, instant, level, place } from './common.js';

const counted = { count: z.number().int(), overdue: z.number().int().describe('Of these, whose clock has run out.') };
const told = z.strictObject({ from: civilDate, to: civilDate, precision: z.enum(['day', 'month', 'year', 'interval']) });

/** Where the agreements stand. Every number is the `total` of a list that a filter of /api/agreements or /api/follow-ups gives. */
export const summaryView = z.strictObject({
  at: instant, today: civilDate,
  total: z.number().int(),
  byStage: z.record(z.string(), z.number().int()),
  byState: z.record(z.string(), z.number().int()),
  signedNotImplemented: z.strictObject({
    ...counted,
    bands: z.array(z.strictObject({ ...counted, signedFrom: civilDate.nullable(), signedTo: civilDate })).describe('By the day of signing, the youngest first; the ends are filters of the list.'),
    undated: z.strictObject(counted),
    byLevel: z.array(z.strictObject({ level, ...counted })).describe('With a party of that level: an agreement between levels counts at each.'),
    oldest: z.array(z.strictObject({
      id, title: z.string(), signedOn: told.nullable(), days: z.number().int().nullable().describe('Since the last day on which it may have been signed.'), overdue: z.boolean(),
      nobodyAsked: z.string().nullable(),
      pressedBy: z.array(z.strictObject({ followUp: id, office: z.string(), name: z.string(), level: place, rung: z.number().int(), state: z.string(), since: instant })),
    })),
  }),
  pressing: z.strictObject({
    offices: z.number().int(), open: z.number().int(),
    byLevel: z.array(z.strictObject({ level: place, offices: z.number().int(), open: z.number().int() })),
    most: z.array(z.strictObject({
      office: z.string(), name: z.string(), level: place, open: z.number().int(),
      since: instant.nullable().describe('When the oldest of its open follow-ups was requested.'), days: z.number().int().nullable(),
    })),
  }),
});
export type SummaryView = z.infer<typeof summaryView>;

const n = z.number().int();
const lights = z.strictObject({ red: n, yellow: n, green: n, grey: n, off: n }).describe('How many agreements have each light, as it was told last.');
/**
 * The same agreements by what they concern; every number is the `total` of /api/agreements under the filter of its place. A light is the one
 * that the last run of the clock told, on `toldOn`: what happened since shows in it with the next run. What is overdue stands as of `at`.
 */
export const breakdownView = z.strictObject({
  at: instant.describe('When it was counted; it is counted anew with every change of the record.'),
  asOf: civilDate, toldOn: civilDate.nullable().describe('The last day on which lights were told; null where none were.'),
  byLevel: z.array(z.strictObject({ level, lights })).describe('With a party of that level: an agreement between levels counts at each.'),
  byDomain: z.array(z.strictObject({ domain: z.string(), lights })).describe('Those with most red ones first.'),
  byRegion: z.array(z.strictObject({ region: id, name: z.string(), lights })).describe('With a party within the region.'),
  units: z.array(z.strictObject({
    government: code, name: z.string(), level, overdue: n.describe('Agreements of it that are signed, and whose clock has run out by now.'), oldest: civilDate.nullable(), days: n.nullable().describe('Since the oldest of them was signed.'),
  })).describe('The parties by delay: most overdue first.'),
});
export type BreakdownView = z.infer<typeof breakdownView>;
