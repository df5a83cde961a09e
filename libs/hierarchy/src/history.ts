import type { CivilDate } from '#libs/kernel';
import type { FormerGovernment } from './government.js';

/** What the codes of earlier days were called and who carries them on. */
export class History {
  private readonly rows = new Map<string, FormerGovernment[]>();
  private readonly merged = new Set<string>();

  constructor(former: readonly FormerGovernment[]) {
    const ends = new Map<string, Set<string>>();
    for (const row of [...former].sort((a, b) => (a.until < b.until ? -1 : Number(a.until > b.until)))) {
      const rows = this.rows.get(row.code);
      if (rows) rows.push(row);
      else this.rows.set(row.code, [row]);
      const end = `${row.successor} ${row.until}`;
      ends.set(end, (ends.get(end) ?? new Set()).add(row.code));
    }
    for (const codes of ends.values()) if (codes.size > 1) for (const code of codes) this.merged.add(code);
  }

  /** Today's code of who carries this former code on; undefined when no row knows it. */
  successor(code: string): string | undefined {
    return this.rows.get(code)?.at(-1)?.successor;
  }

  /** True when this code ended on one day with others, in the same successor; otherwise it was renamed or renumbered. */
  wasMerged(code: string): boolean {
    return this.merged.has(code);
  }

  /** The former name that this code still had on that day; undefined when its last former name had ended. */
  nameAt(code: string, on: CivilDate): string | undefined {
    return this.rows.get(code)?.find((row) => row.until >= on)?.name;
  }

  /** The last former name of this code. */
  lastName(code: string): string | undefined {
    return this.rows.get(code)?.at(-1)?.name;
  }
}
