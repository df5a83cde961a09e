import type { Obligation } from '#libs/charts';
import type { Tree } from '#libs/hierarchy';
import { LuoshiError } from '#libs/kernel';

/** A code in a request, with the place where it stands there. */
export type PlacedCode = [place: string, code: string | null | undefined];

/** @throws LuoshiError `government.unknown` naming every code that is no government, today or before, and its place. */
export function mustKnow(tree: Tree, codes: readonly PlacedCode[]): void {
  const unknown = codes.flatMap(([place, code]) => (code === null || code === undefined || isKnown(tree, code) ? [] : [{ at: place, code }]));
  if (unknown.length === 0) return;
  throw new LuoshiError('government.unknown', `Unknown government: ${unknown.map(({ at, code }) => `${code} (${at})`).join(', ')}.`, { unknown });
}

/** The units that obligations name, `at` being the place of their list. */
export function codesOfObligations(at: string, obligations: readonly Pick<Obligation, 'leadUnit' | 'responsibleUnit' | 'supportingUnits'>[]): PlacedCode[] {
  return obligations.flatMap(({ leadUnit, responsibleUnit, supportingUnits = [] }, index): PlacedCode[] => [
    [`${at}.${index}.leadUnit`, leadUnit],
    [`${at}.${index}.responsibleUnit`, responsibleUnit],
    ...supportingUnits.map((code, place): PlacedCode => [`${at}.${index}.supportingUnits.${place}`, code]),
  ]);
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
