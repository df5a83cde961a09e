import type { Ladder } from '#libs/hierarchy';
import { computeLadder } from '#libs/hierarchy';
import type { CivilDate } from '#libs/kernel';
import type { Deps } from './deps.js';
import { mustKnow } from './known-codes.js';

/** Who would press these parties, rung by rung, and why; no policy and no joint office is involved. */
export class ShowLadder {
  constructor(private readonly deps: Pick<Deps, 'holder'>) {}

  /** @throws LuoshiError `government.unknown`. */
  execute({ parties, on }: { parties: readonly string[]; on: CivilDate }): Ladder {
    const { tree, vacant } = this.deps.holder.now;
    mustKnow(tree, parties.map((code, index): [string, string] => [`parties.${index}`, code]));
    return computeLadder(tree, { parties, partiesComplete: true, on, vacant });
  }
}
