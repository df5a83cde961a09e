import { z } from 'zod';
import { id, instant, pageOf, text } from './common.js';

/** The name of a file, as people see it: no place in a folder, no control characters, and an ending. */
export const fileName = z.string().max(255).regex(/^[^\p{Cc}\p{Cf}/\\]+\.[A-Za-z0-9]{1,8}$/u, 'A file name has an ending, and neither / nor \\ nor control characters.').describe('The name of the file; the same name again is its next version.');

export const documentQuery = z.strictObject({ name: fileName });

export const documentView = z.strictObject({
  id, agreement: id, name: z.string(),
  version: z.number().int().min(1).describe('By agreement and name, from 1. Older versions stay.'),
  type: z.string().describe('What its content is.'),
  size: z.number().int().describe('In bytes.'),
  sha256: z.string().describe('Of its content, computed when it was uploaded; 64 hexadecimal digits.'),
  office: z.string(), actor: z.string(), uploadedAt: instant,
});
export type DocumentView = z.infer<typeof documentView>;
export const documentPage = pageOf(documentView);

/** A file in a request: a document of the agreement, uploaded before. The mark is for whoever makes forms from the API document. */
export const documentId = id.meta({ description: 'A document of the agreement; its name and hash are told by the store.', 'x-file': true });

/** A file in an answer, as it was when it was named. */
export const evidenceFile = z.strictObject({
  name: z.string(), sha256: z.string(),
  document: id.optional().describe('Absent where it was told before files were kept here.'),
  version: z.number().int().optional(),
});

/** Evidence as a caller names it: what it is, where it lies, or which file of the agreement it is. */
export const namedEvidence = z.strictObject({ title: text(1000), link: z.url({ protocol: /^https?$/ }).max(2000).optional(), document: documentId.optional() });
export const evidenceView = z.strictObject({ title: z.string(), link: z.string().optional(), file: evidenceFile.optional() });
