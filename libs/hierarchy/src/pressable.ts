import type { Government } from './government.js';
import type { Tree } from './tree.js';

/** Taiwan and the special administrative regions, which keep this place whatever a file calls their kind. */
const NEVER_PRESSED: ReadonlySet<string> = new Set(['710000', '810000', '820000']);

const isApart = ({ code, kind }: Government): boolean => kind === 'sar' || NEVER_PRESSED.has(code);

/**
 * False for special administrative regions, for Taiwan and for everything beneath them: they are parties like any other and
 * count for the common superior, but no machine presses them and no office of theirs is asked (DESIGN 1.3).
 * @throws LuoshiError `government.unknown`.
 */
export function isPressable(tree: Tree, code: string): boolean {
  const today = tree.get(tree.current(code));
  return !isApart(today) && !tree.superiors(today.code).some(isApart);
}
