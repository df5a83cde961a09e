import type { DocumentView } from '#libs/contracts';
import type { StoredDocument } from '#libs/engine/ports';
import type { Zone } from '#libs/kernel';

/** A file without its content. */
export function documentViewOf({ at, ...told }: StoredDocument, zone: Zone): DocumentView {
  return { ...told, uploadedAt: zone.format3339(at) };
}
