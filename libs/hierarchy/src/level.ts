/** Where a government stands. A ragged tree skips levels (a county straight under a province) but never turns them over. */
export type Level = 'county' | 'prefecture' | 'province' | 'national';

/** All levels, lowest first. */
export const LEVELS: readonly Level[] = ['county', 'prefecture', 'province', 'national'];

const RANKS: Readonly<Record<Level, number>> = { county: 0, prefecture: 1, province: 2, national: 3 };

/** The height of a level: county 0 to national 3. */
export function levelRank(level: Level): number {
  return RANKS[level];
}

/** True for a word that names a level: rows from outside may hold any word. */
export function isLevel(word: string): word is Level {
  return Object.hasOwn(RANKS, word);
}
