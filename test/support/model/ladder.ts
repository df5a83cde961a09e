import { JOINT_OFFICE, levelOf, superiorsOf } from './matters.js';

/** An office to ask, its place on the ladder, and the parties it is asked to press. */
export interface Named {
  office: string;
  place: number;
  presses: string[];
}

/** A step of the ladder: its level, and its offices with the parties each presses. */
export interface ModelRung {
  place: number;
  offices: Record<string, string[]>;
}

/** The place of a joint office: before the first rung. */
const JOINT_PLACE = -1;

/** The lowest government that is a proper superior of every party. */
export function commonOf(parties: readonly string[]): string {
  const [first = '', ...others] = parties;
  return superiorsOf(first).find((code) => others.every((party) => superiorsOf(party).includes(code))) ?? '100000';
}

/** DESIGN 1.3, word for word: who stands above each party that is beneath a level, from the lowest up to the common superior. */
export function ladderOf(parties: readonly string[]): ModelRung[] {
  const top = commonOf(parties);
  const rungs: ModelRung[] = [];
  for (let place = 1; place <= levelOf(top); place += 1) {
    const offices: Record<string, string[]> = {};
    for (const party of parties.filter((code) => levelOf(code) < place)) {
      const office = superiorsOf(party).find((code) => code === top || (levelOf(code) >= place && !parties.includes(code))) ?? top;
      (offices[office] ??= []).push(party);
    }
    const names = Object.keys(offices).sort().join();
    if (names === '') continue;
    if (names === Object.keys(rungs.at(-1)?.offices ?? {}).sort().join()) rungs.pop();
    rungs.push({ place, offices });
  }
  return rungs;
}

/** Whom the first rung above that place names for these parties; an office never in answer to its own silence. */
export function namedAbove(parties: readonly string[], joint: boolean, above: number, asked: readonly string[], silent: string | null): Named[] {
  const ladder = ladderOf(parties);
  if (joint) ladder.unshift({ place: JOINT_PLACE, offices: { [JOINT_OFFICE]: [...parties] } });
  for (const { place, offices } of ladder) {
    const here = Object.entries(offices).flatMap(([office, all]): Named[] => {
      const presses = all.filter((party) => asked.includes(party));
      return presses.length === 0 ? [] : [{ office, place, presses }];
    });
    if (place <= above || here.length === 0) continue;
    return merged(here.flatMap((named) => (named.office === silent ? namedAbove(parties, joint, place, named.presses, silent) : [named])));
  }
  return [];
}

/** Offices that meet at the same superior are one, on the highest of its rungs. */
function merged(all: readonly Named[]): Named[] {
  const byOffice = new Map<string, Named>();
  for (const { office, place, presses } of all) {
    const known = byOffice.get(office);
    byOffice.set(office, { office, place: Math.max(place, known?.place ?? place), presses: [...presses, ...(known?.presses ?? [])].sort() });
  }
  return [...byOffice.values()];
}
