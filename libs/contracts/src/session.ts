import { z } from 'zod';
import { code, place } from './common.js';

/** Whose token a request bears. */
export const sessionView = z.strictObject({
  id: z.string(), name: z.string(), admin: z.boolean(),
  office: z.strictObject({ code: z.string(), name: z.string(), level: place }),
});
export type SessionView = z.infer<typeof sessionView>;

/** Who to act as on the ledger of the demonstration. Concluding and striking off need two people of one office. */
export const actingRequest = z.strictObject({ office: code, person: z.enum(['first', 'second']).default('first') });
export const actingView = z.strictObject({ ...sessionView.shape, token: z.string().describe('The secret of that person.') });
export type ActingView = z.infer<typeof actingView>;
