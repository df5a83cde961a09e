import { LuoshiError } from '#libs/kernel';
import type { StoredAgreement, Tx } from './ports/index.js';

/** @throws LuoshiError `agreement.unknown` when a request names, at that place, an agreement that is not there or is the one it speaks of. */
export async function mustKnowAgreement(tx: Pick<Tx, 'agreement'>, place: string, id: string, itself: string | null): Promise<StoredAgreement> {
  const known = id === itself ? undefined : await tx.agreement(id);
  if (known !== undefined) return known;
  throw new LuoshiError('agreement.unknown', `${place}: there is no other agreement ${id}.`, { unknown: [{ at: place, id }] });
}
