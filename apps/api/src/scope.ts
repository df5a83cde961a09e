import type { Reference } from '#libs/engine';
import { LuoshiError } from '#libs/kernel';

/** What a list is narrowed to by its parties; each of these may be absent. */
export interface Scope {
  government: string | undefined;
  region: string | undefined;
  /** That government itself. */
  party?: string | undefined;
}

/**
 * The codes a list is narrowed to: a government itself, a government and everything beneath it, the members of a region and everything
 * beneath them, or what is common to these; undefined when none is asked for.
 *
 * @throws LuoshiError `government.not_found`, `region.not_found`.
 */
export function partiesWithin({ tree, regions }: Reference, { government, region, party }: Scope): string[] | undefined {
  if (government === undefined && region === undefined && party === undefined) return undefined;
  for (const asked of [government, party]) {
    if (asked !== undefined && tree.find(asked) === undefined) throw new LuoshiError('government.not_found', `No government has the code '${asked}'.`, { government: asked });
  }
  const members = regions.find(({ id }) => id === region)?.members.map((member) => member.government);
  if (region !== undefined && members === undefined) throw new LuoshiError('region.not_found', `There is no region '${region}'.`, { region });
  return tree
    .all()
    .filter((one) => party === undefined || one.code === party)
    .map(({ code }) => code)
    .filter((code) => (government === undefined || tree.inSubtree(government, code)) && (members === undefined || members.some((member) => tree.inSubtree(member, code))));
}
