import type { Government } from './government.js';
import { levelRank } from './level.js';
import type { Level } from './level.js';
import type { Tree } from './tree.js';

/** Why a superior on the way up was not the one. A party is called a party even where its level is too low as well. */
export interface PassedOver {
  code: string;
  why: 'below_level' | 'is_party';
}

/**
 * The lowest government that is a proper superior of every party, and so is none of them; the root if only the root is left.
 * Null when there are no parties. Codes may be former ones. Source: DESIGN 1.3.
 * @throws LuoshiError `government.unknown`.
 */
export function common(tree: Tree, parties: readonly string[]): Government | null {
  const [first, ...others] = parties.map((code) => tree.current(code));
  if (first === undefined) return null;
  const line = tree.superiors(first);
  let at = 0;
  for (const party of others) {
    const above = tree.superiors(party);
    // Whoever is too low for one party is too low for all, so the place on the first party's line only ever rises.
    for (let candidate = line[at]; candidate && !above.includes(candidate); candidate = line[at]) at += 1;
  }
  return line[at] ?? tree.root;
}

/**
 * For a party below `level`: its lowest proper superior that stands at that level or higher and is not a party, never above
 * the common superior of the parties. Null for a party that stands at the level already. `party` is one of `parties`.
 * Codes may be former ones. Source: DESIGN 1.3.
 * @throws LuoshiError `government.unknown`.
 */
export function superiorAt(tree: Tree, level: Level, party: string, parties: readonly string[]): Government | null {
  const today = new Set(parties.map((code) => tree.current(code)));
  const top = common(tree, [...today]);
  const below = tree.get(tree.current(party));
  if (!top || levelRank(below.level) >= levelRank(level)) return null;
  return climb(tree, level, below.code, today, top).office;
}

/** The walk behind `superiorAt`, for a party of today below `level`, with whom it passed on the way. */
export function climb(
  tree: Tree, level: Level, party: string, parties: ReadonlySet<string>, top: Government,
): { office: Government; passedOver: PassedOver[] } {
  const passedOver: PassedOver[] = [];
  const rank = levelRank(level);
  for (const superior of tree.superiors(party)) {
    if (superior === top) break;
    if (parties.has(superior.code)) passedOver.push({ code: superior.code, why: 'is_party' });
    else if (levelRank(superior.level) < rank) passedOver.push({ code: superior.code, why: 'below_level' });
    else return { office: superior, passedOver };
  }
  return { office: top, passedOver };
}
