import type { z } from 'zod';
import type { entryPage, FamilyEntryPage } from '#libs/contracts';
import type { Page, StoredEntry } from '#libs/engine/ports';

/** Audit entries as they are stored, with their place in the sequence. */
export function entryPageOf(page: Page<StoredEntry>): z.infer<typeof entryPage> {
  return { ...page, items: page.items.map(({ seq, body }) => ({ seq, entry: JSON.parse(body) as Record<string, unknown> })) };
}

/** The same of several agreements, each with the one it is of. */
export function familyEntryPageOf(page: Page<StoredEntry>): FamilyEntryPage {
  return { ...page, items: page.items.map(({ seq, subject, body }) => ({ seq, agreement: subject, entry: JSON.parse(body) as Record<string, unknown> })) };
}
