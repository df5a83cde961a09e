import { z } from 'zod';

/** What the stream of events tells: the number of the newest audit entry, at the beginning and whenever there are newer ones. */
export const newestEntry = z.strictObject({ entry: z.number().int().min(0).describe('Number of the newest audit entry: whatever was read before it may be out of date.') });
export type NewestEntry = z.infer<typeof newestEntry>;
