/*
 * What the model knows of governments, written out by hand from DESIGN 1.3: who stands above whom, and for some sets of
 * parties the offices of each rung with the parties each presses.
 */
export interface Matter {
  /** The first leads. */
  parties: string[];
  witness?: string;
  /** The common superior. */
  common: string;
  rungs: Record<string, string[]>[];
}

export const STRANGER = '440000';
const [NATIONAL, SICHUAN, SHAANXI, HUBEI, CHONGQING] = ['100000', '510000', '610000', '420000', '500000'] as const;
const [DAZHOU, BAZHONG, GUANGYUAN, HANZHONG, ANKANG, SHIYAN] = ['511700', '511900', '510800', '610700', '610900', '420300'] as const;
const [WANYUAN, TONGJIANG, CHENGKOU, ZHENBA, ZIYANG] = ['511781', '511921', '500229', '610728', '610924'] as const;
const [QINGCHUAN, HANBIN, HANYIN, SHENNONGJIA, YUNXI] = ['510822', '610902', '610921', '429021', '420322'] as const;

const ABOVE: Record<string, string> = {
  [SICHUAN]: NATIONAL, [SHAANXI]: NATIONAL, [HUBEI]: NATIONAL, [CHONGQING]: NATIONAL, [STRANGER]: NATIONAL,
  [DAZHOU]: SICHUAN, [BAZHONG]: SICHUAN, [GUANGYUAN]: SICHUAN, [HANZHONG]: SHAANXI, [ANKANG]: SHAANXI, [SHIYAN]: HUBEI,
  [WANYUAN]: DAZHOU, [TONGJIANG]: BAZHONG, [CHENGKOU]: CHONGQING, [ZHENBA]: HANZHONG, [ZIYANG]: ANKANG,
  [QINGCHUAN]: GUANGYUAN, [HANBIN]: ANKANG, [HANYIN]: ANKANG, [SHENNONGJIA]: HUBEI, [YUNXI]: SHIYAN,
};

export function superiorOf(code: string): string {
  return ABOVE[code] ?? NATIONAL;
}

export function standsAbove(office: string, code: string): boolean {
  for (let above = ABOVE[code]; above !== undefined; above = ABOVE[above]) if (above === office) return true;
  return false;
}

export const MATTERS: Matter[] = [
  { parties: [BAZHONG, HANZHONG], common: NATIONAL, rungs: [{ [SICHUAN]: [BAZHONG], [SHAANXI]: [HANZHONG] }, { [NATIONAL]: [BAZHONG, HANZHONG] }] },
  { parties: [HANBIN, HANYIN], witness: SHAANXI, common: ANKANG, rungs: [{ [ANKANG]: [HANBIN, HANYIN] }] },
  { parties: [SHENNONGJIA, YUNXI], common: HUBEI, rungs: [{ [HUBEI]: [SHENNONGJIA], [SHIYAN]: [YUNXI] }, { [HUBEI]: [SHENNONGJIA, YUNXI] }] },
  { parties: [SICHUAN, TONGJIANG], common: NATIONAL, rungs: [{ [BAZHONG]: [TONGJIANG] }, { [NATIONAL]: [SICHUAN, TONGJIANG] }] },
  {
    parties: [HANZHONG, QINGCHUAN], witness: HUBEI, common: NATIONAL,
    rungs: [{ [GUANGYUAN]: [QINGCHUAN] }, { [SICHUAN]: [QINGCHUAN], [SHAANXI]: [HANZHONG] }, { [NATIONAL]: [HANZHONG, QINGCHUAN] }],
  },
  {
    parties: [WANYUAN, TONGJIANG, CHENGKOU, ZHENBA, ZIYANG], common: NATIONAL,
    rungs: [
      { [DAZHOU]: [WANYUAN], [BAZHONG]: [TONGJIANG], [CHONGQING]: [CHENGKOU], [HANZHONG]: [ZHENBA], [ANKANG]: [ZIYANG] },
      { [SICHUAN]: [WANYUAN, TONGJIANG], [CHONGQING]: [CHENGKOU], [SHAANXI]: [ZHENBA, ZIYANG] },
      { [NATIONAL]: [WANYUAN, TONGJIANG, CHENGKOU, ZHENBA, ZIYANG] },
    ],
  },
];

export const JOINT_OFFICE = 'J001';
/** The place of a joint office: before the first rung. */
const JOINT_PLACE = -1;

/** An office to ask, its place on the ladder, and the parties it is asked to press. */
export interface Named {
  office: string;
  place: number;
  presses: string[];
}

/** Whom the first rung above that place names for these parties; an office never in answer to its own silence. */
export function namedAbove(matter: Matter, joint: boolean, above: number, asked: readonly string[], silent: string | null): Named[] {
  const { parties, rungs } = matter;
  const ladder: [number, Record<string, string[]>][] = rungs.map((rung, place) => [place, rung]);
  if (joint) ladder.unshift([JOINT_PLACE, { [JOINT_OFFICE]: parties }]);
  for (const [place, rung] of ladder) {
    const here = Object.entries(rung).flatMap(([office, all]): Named[] => {
      const presses = all.filter((party) => asked.includes(party));
      return presses.length === 0 ? [] : [{ office, place, presses }];
    });
    if (place <= above || here.length === 0) continue;
    return merged(here.flatMap((named) => (named.office === silent ? namedAbove(matter, joint, place, named.presses, silent) : [named])));
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
