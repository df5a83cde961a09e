import type { Because } from './because.js';
import type { Ladder, Place, Rung, RungOffice } from './ladder.js';
import { levelRank } from './level.js';

/** An office that is to be asked for some of the parties. */
export interface Asked {
  office: string;
  name: string;
  /** The rung where it was found; where parties came to it from several, the highest, so that its silence does not ask it again. */
  level: Place;
  /** The parties it is asked to press, sorted. */
  presses: string[];
  /** True only on the last rung: there a vacant office is shown, not skipped. */
  vacant: boolean;
  /** Vacant offices in whose place it stands. */
  skipped: { office: string; why: 'vacant' }[];
  because: Because[];
}

/**
 * Who is asked next for these parties (today's codes): the offices of the first rung above `above` that presses any of them;
 * null is beneath the ladder. A vacant office climbs at once: the parties it would press are asked for on the next rung.
 *
 * A party that stands too high for that rung waits, as DESIGN 1.3 orders ({Guangyuan} before {Shaanxi, Sichuan}): pass it
 * again when the others climb. A party that no rung above presses is left out; no rung above is an empty answer.
 */
export function ask(ladder: Ladder, above: Place | null, parties: readonly string[]): Asked[] {
  return askAbove(ladder.rungs, height(above), new Set(parties)).sort((a, b) => (a.office < b.office ? -1 : 1));
}

function askAbove(rungs: readonly Rung[], above: number, parties: ReadonlySet<string>): Asked[] {
  const rung = rungs.find(({ level, offices }) => height(level) > above && offices.some(({ presses }) => presses.some((party) => parties.has(party))));
  if (!rung) return [];
  const isLast = rung === rungs.at(-1);
  const asked = rung.offices.flatMap((office) => {
    const presses = office.presses.filter((party) => parties.has(party));
    if (presses.length === 0) return [];
    if (!office.vacant || isLast) return [askOffice(rung, office, presses)];
    return askAbove(rungs, height(rung.level), new Set(presses)).map((next) => inPlaceOf(office, next));
  });
  return mergeByOffice(asked);
}

/** Places in the order of asking: beneath the ladder, the joint office, then the levels. */
function height(place: Place | null): number {
  if (place === null) return -2;
  return place === 'joint' ? -1 : levelRank(place);
}

function askOffice(rung: Rung, { code, name, vacant }: RungOffice, presses: string[]): Asked {
  return { office: code, name, level: rung.level, presses, vacant, skipped: [], because: rung.because.filter(({ party }) => presses.includes(party)) };
}

/** An office is never told as skipped for itself, which it would be where one vacant office stands on two rungs. */
function inPlaceOf(vacant: RungOffice, next: Asked): Asked {
  if (next.office === vacant.code || next.skipped.some(({ office }) => office === vacant.code)) return next;
  return { ...next, skipped: [{ office: vacant.code, why: 'vacant' }, ...next.skipped] };
}

/** Each office once, with the parties that came to it on all ways. */
export function mergeByOffice(asked: readonly Asked[]): Asked[] {
  const merged = new Map<string, Asked>();
  for (const next of asked) {
    const known = merged.get(next.office);
    merged.set(next.office, known ? join(known, next) : next);
  }
  return [...merged.values()];
}

function join(one: Asked, other: Asked): Asked {
  const skipped = new Map([...one.skipped, ...other.skipped].map((skip) => [skip.office, skip]));
  return {
    ...(height(one.level) < height(other.level) ? other : one),
    presses: [...one.presses, ...other.presses].sort(),
    skipped: [...skipped.values()].sort((a, b) => (a.office < b.office ? -1 : 1)),
    because: [...one.because, ...other.because].sort((a, b) => (a.party < b.party ? -1 : 1)),
  };
}
