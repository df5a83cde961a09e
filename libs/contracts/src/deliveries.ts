import { z } from 'zod';
import { id, instant, pageOf } from './common.js';

/** What waits to leave, and what was given up. */
export const deliveriesView = z.strictObject({
  waiting: z.number().int().describe('Messages that wait to be delivered.'),
  oldest: instant.nullable().describe('When the oldest of them was planned.'),
  dead: z.number().int().describe('Messages whose delivery was given up.'),
});
export type DeliveriesView = z.infer<typeof deliveriesView>;

/** A message whose delivery was given up. */
export const deadDelivery = z.strictObject({
  id, channel: z.string(), at: instant.describe('When it was planned.'),
  attempts: z.number().int().describe('How often it was tried.'), lastError: z.string().nullable(),
  body: z.looseObject({}).describe('What the receiver would have got.'),
});
export type DeadDelivery = z.infer<typeof deadDelivery>;
export const deadPage = pageOf(deadDelivery);

export const replayRequest = z.strictObject({ id: id.optional().describe('The message; all that were given up where it is absent.') }).default({});
export const replayView = z.strictObject({ replayed: z.number().int().describe('How many wait again.') });
export type ReplayView = z.infer<typeof replayView>;
