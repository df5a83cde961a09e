import type { EvidenceFile } from '#libs/charts';
import { LuoshiError } from '#libs/kernel';
import type { Tx } from './ports/index.js';
import type { NamedEvidence } from './requests.js';

/**
 * The file that a request names by its id, as the history keeps it: its name, version and hash come from the store, never
 * from the caller.
 *
 * @throws LuoshiError `document.unknown` when the agreement has no such file.
 */
export async function knownFile(tx: Tx, place: string, id: string, agreement: string): Promise<EvidenceFile> {
  const found = await tx.document(id);
  if (found?.agreement !== agreement) throw new LuoshiError('document.unknown', `${place}: the agreement has no document ${id}.`, { unknown: [{ at: place, id }] });
  const { name, version, sha256 } = found;
  return { document: id, name, version, sha256 };
}

/** Evidence that names a document by its id, with the file that is meant in its place. */
export async function withFiles(tx: Tx, evidence: readonly NamedEvidence[], agreement: string): Promise<(Omit<NamedEvidence, 'document'> & { file?: EvidenceFile })[]> {
  return Promise.all(evidence.map(async ({ document, ...told }, index) =>
    document === undefined ? told : { ...told, file: await knownFile(tx, `payload.evidence.${index}.document`, document, agreement) }));
}
