import { LuoshiError } from '#libs/kernel';
import type { Tx } from './ports/index.js';

/** @throws LuoshiError `agreement.unknown` when a request names, at that place, an agreement that is not there or is the one it speaks of. */
export async function mustKnowAgreement(tx: Tx, place: string, id: string, itself: string | null): Promise<void> {
  if (id !== itself && (await tx.agreement(id)) !== undefined) return;
  throw new LuoshiError('agreement.unknown', `${place}: there is no other agreement ${id}.`, { unknown: [{ at: place, id }] });
}
