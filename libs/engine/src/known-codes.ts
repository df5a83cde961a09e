import type { Tree } from '#libs/hierarchy';
import { LuoshiError } from '#libs/kernel';
import type { ObligationRequest } from './requests.js';

/** A code in a request, with the place where it stands there. */
export type PlacedCode = [place: string, code: string | null | undefined];

/** Every code that planned obligations name, with its place beneath `place`. */
export function codesOf(obligations: readonly ObligationRequest[], place: string): PlacedCode[] {
  return obligations.flatMap(({ leadUnit, responsibleUnit, supportingUnits = [], parties = [] }, index): PlacedCode[] => [
    [`${place}.${index}.leadUnit`, leadUnit],
    [`${place}.${index}.responsibleUnit`, responsibleUnit],
    ...supportingUnits.map((code, at): PlacedCode => [`${place}.${index}.supportingUnits.${at}`, code]),
    ...parties.map((code, at): PlacedCode => [`${place}.${index}.parties.${at}`, code]),
  ]);
}

/** @throws LuoshiError `government.unknown` naming every code that is no government, today or before, and its place. */
export function mustKnow(tree: Tree, codes: readonly PlacedCode[]): void {
  const unknown = codes.flatMap(([place, code]) => (code === null || code === undefined || isKnown(tree, code) ? [] : [{ at: place, code }]));
  if (unknown.length === 0) return;
  throw new LuoshiError('government.unknown', `Unknown government: ${unknown.map(({ at, code }) => `${code} (${at})`).join(', ')}.`, { unknown });
}

function isKnown(tree: Tree, code: string): boolean {
  if (tree.find(code) !== undefined) return true;
  try {
    tree.current(code);
    return true;
  } catch (error) {
    if (error instanceof LuoshiError && error.code === 'government.unknown') return false;
    throw error;
  }
}

/**
 * Under an old and a new code one government could promise something to itself.
 *
 * @throws LuoshiError `government.named_twice` for known codes of which two are one government today, with their places.
 */
export function mustDiffer(tree: Tree, codes: readonly [place: string, code: string][]): void {
  const first = new Map<string, string>();
  const twice = codes.flatMap(([at, code]) => {
    const today = tree.current(code);
    const other = first.get(today);
    first.set(today, other ?? code);
    return other === undefined ? [] : [{ at, message: `${code} is the same government today as ${other}.` }];
  });
  if (twice.length > 0) throw new LuoshiError('government.named_twice', twice.map(({ at, message }) => `${at}: ${message}`).join(' '), { issues: twice });
}
