import { z } from 'zod';
import { id, instant, pageOf, pageQuery, seen } from './common.js';

const count = z.number().int().min(0);
const item = z.strictObject({ id, agreement: z.string(), state: z.string() });
const some = z.strictObject({ items: z.array(item), total: count });

/** What an office has open; of each kind at most 200, and how many there are. */
export const openItemsView = z.strictObject({
  supervised: some.describe('Follow-ups it supervises.'), pressedFor: some.describe('Follow-ups in which it is pressed.'), owed: some.describe('Obligations it owes.'),
});

/** What would pass now. */
export const handoverPreviewView = z.strictObject({ followUps: count, obligations: count, seen: seen.describe('One word for all of it, to be sent with the handover.') });
export type HandoverPreviewView = z.infer<typeof handoverPreviewView>;
/** Who acts for an office, as its own people and administrators see it. */
export const officePeople = pageOf(z.strictObject({ id, name: z.string() }));
export const handoverRequest = z.strictObject({ from: id.describe('Who leaves: the id of a token of the office.'), to: id.describe('Who takes it over.'), note: z.string().trim().max(4000).default(''), seen: seen.optional().describe('The word of the preview that was looked at; what is open otherwise by now is refused.') });
export const handoverView = z.strictObject({
  id, from: z.string(), to: z.string(), note: z.string(), at: instant,
  items: z.strictObject({ followUps: z.array(z.string()), obligations: z.array(z.string()) }).describe('What was open then.'),
  takenOver: instant.nullable().describe('When the receiver confirmed it.'),
});
export type HandoverView = z.infer<typeof handoverView>;
export const handoverPage = pageOf(handoverView);
export const handoverQuery = z.strictObject({ ...pageQuery });
