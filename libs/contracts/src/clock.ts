import { z } from 'zod';
import { civilDate, followUpRule, instant } from './common.js';

export const momentRequest = z.strictObject({ at: instant.optional().describe('As of when; now where it is absent.') }).default({});

export const sweepView = z.strictObject({
  at: instant, startedAt: instant, endedAt: instant,
  fired: z.number().int().describe('Timers fired.'), opened: z.number().int().describe('Follow-ups opened.'), failed: z.number().int().describe('Rows that could not be fired.'),
});
export const clockView = z.strictObject({
  now: instant,
  nextDue: instant.nullable(),
  due: z.number().int().describe('Records due and not fired yet.'),
  lastRuns: z.array(sweepView),
});
export const previewView = z.strictObject({
  at: instant,
  due: z.array(z.strictObject({
    agreement: z.string(), rule: followUpRule, subject: z.string().describe('`agreement`, an end of its term, or the id of the obligation that is pressed for.'), offices: z.array(z.string()),
    dueOn: civilDate.describe('The last day on which it was not late.'),
  })),
});
export type PreviewView = z.infer<typeof previewView>;
export type SweepView = z.infer<typeof sweepView>;
