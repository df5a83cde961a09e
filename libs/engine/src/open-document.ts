import { createHash } from 'node:crypto';
import { LuoshiError } from '#libs/kernel';
import type { ContentPart, Reads, StoredDocument } from './ports/index.js';

/** Gives out a file as it was uploaded, or not at all. */
export class OpenDocument {
  constructor(private readonly reads: Reads) {}

  /**
   * Reads the content twice, a part at a time: once to see that it is what was uploaded, once to hand it out. So nothing
   * goes out that was changed, and no file is held whole.
   *
   * @throws LuoshiError `document.not_found`; `document.changed` {id, sha256, found}, also later, from the content itself.
   */
  async execute({ id }: { id: string }): Promise<{ document: StoredDocument; content: AsyncIterable<ContentPart> }> {
    const document = await this.reads.document(id);
    if (document === undefined) throw new LuoshiError('document.not_found', `There is no document ${id}.`, { id });
    for await (const _ of proven(document, this.reads.documentContent(id)));
    return { document, content: proven(document, this.reads.documentContent(id)) };
  }
}

/** The parts, and a throw behind them where they are not what the document was. */
async function* proven({ id, sha256 }: StoredDocument, parts: AsyncIterable<ContentPart>): AsyncGenerator<ContentPart> {
  const hash = createHash('sha256');
  for await (const part of parts) {
    hash.update(part);
    yield part;
  }
  const found = hash.digest('hex');
  if (found !== sha256) throw new LuoshiError('document.changed', `The content of document ${id} is not what was uploaded: its SHA-256 is ${found}, not ${sha256}.`, { id, sha256, found });
}
