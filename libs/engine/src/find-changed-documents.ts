import { LuoshiError } from '#libs/kernel';
import { OpenDocument } from './open-document.js';
import type { Reads, StoredDocument } from './ports/index.js';

/** Documents looked at in one page of the list. */
const PAGE = 200;

/** Every file of an agreement, or of all, whose content is no longer what was uploaded. Reads all of it, a part at a time; once `goesOn` says no, it ends with the file it is at. */
export async function* findChangedDocuments(reads: Reads, agreement: string | null = null, goesOn: () => boolean = () => true): AsyncGenerator<StoredDocument> {
  const open = new OpenDocument(reads);
  let cursor: string | null | undefined;
  do {
    const page: Awaited<ReturnType<Reads['documents']>> = await reads.documents(agreement, { limit: PAGE, ...(cursor == null ? {} : { cursor }) });
    for (const document of page.items) {
      if (!goesOn()) return;
      if (await isChanged(open, document.id)) yield document;
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
}

async function isChanged(open: OpenDocument, id: string): Promise<boolean> {
  try {
    await open.execute({ id });
    return false;
  } catch (error) {
    if (error instanceof LuoshiError && error.code === 'document.changed') return true;
    throw error;
  }
}
