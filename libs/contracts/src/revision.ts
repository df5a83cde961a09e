import { z } from 'zod';
import { civilDate, code, id, text } from './common.js';

/** The new values; which of them an amendment, a correction or an update may touch is the chart's to say. */
const revised = (forms: readonly [string, ...string[]]) => z
  .strictObject({
    title: text(500).optional(),
    form: z.enum(forms).optional(),
    domains: z.array(z.string().regex(/^[a-z_]{1,40}$/)).max(25).optional(),
    term: z.strictObject({ from: civilDate.nullable(), to: civilDate.nullable() }).optional(),
    lead: code.optional(),
    under: id.nullable().optional(),
    signedOn: civilDate.optional(),
    departments: z.array(z.strictObject({ party: code, name: text(200) })).min(1).max(500).optional().describe('The department that signed for a party.'),
    contacts: z.array(z.strictObject({ party: code, contact: text(200) })).min(1).max(500).optional().describe('Whom to ask at a party.'),
  })
  .refine((value) => Object.values(value).some((one) => one !== undefined), 'Name at least one value that changes.');

export const revisionPayload = (forms: readonly [string, ...string[]]) => z.strictObject({ changes: revised(forms), reason: text(4000), document: text(500).optional() });
export const amendmentPayload = (forms: readonly [string, ...string[]]) => z.strictObject({ changes: revised(forms), reason: text(4000), document: text(500).describe('The supplementary agreement (补充协议).') });
export const amendmentSignature = z.strictObject({ amendment: id, party: code, signer: text(200), document: text(500).optional() });
export const amendmentDropped = z.strictObject({ amendment: id, reason: text(4000) });

const value = z.union([z.string(), z.array(z.string()), z.strictObject({ from: civilDate.nullable(), to: civilDate.nullable() }), z.null()]);
export const revisionView = z.strictObject({
  id, kind: z.enum(['amendment', 'correction', 'update']), status: z.enum(['proposed', 'inForce', 'dropped']),
  reason: z.string(), document: z.string().optional(), office: z.string(), actor: z.string(), on: civilDate, inForceOn: civilDate.nullable(),
  changed: z.array(z.strictObject({ field: z.string(), before: value, after: value })),
  signatures: z.array(z.strictObject({ party: code, signer: z.string(), on: civilDate, document: z.string().optional() })),
  dropped: z.strictObject({ reason: z.string(), office: z.string(), actor: z.string(), on: civilDate }).nullable(),
});
