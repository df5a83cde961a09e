/*
 * What the model knows of governments, written out by hand from DESIGN 1.3: who stands above whom, and for some sets of
 * parties the offices of each rung with the parties each presses, to which the model's own reckoning is held as well.
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

/** From the next above on up to the root. */
export function superiorsOf(code: string): string[] {
  const all: string[] = [];
  for (let above = ABOVE[code]; above !== undefined; above = ABOVE[above]) all.push(above);
  return all;
}

export function standsAbove(office: string, code: string): boolean {
  return superiorsOf(code).includes(office);
}

/** Counties 0, prefectures 1, provinces 2, the nation 3: by the noughts at the end of their codes. */
export function levelOf(code: string): number {
  return code === NATIONAL ? 3 : code.endsWith('0000') ? 2 : code.endsWith('00') ? 1 : 0;
}

/** Who promised something in the agreement that others are superseded by. */
export const SUCCESSOR_PARTIES: string[] = [SICHUAN, SHAANXI];

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
