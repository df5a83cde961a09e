import type { LadderView } from '#libs/contracts';

/** An office on its rung, or a party, which stands on none. */
export interface Node {
  code: string;
  name: string;
  rung: number | null;
  vacant: boolean;
  below: Node[];
}

/**
 * The ladder from above: beneath each office those it would take over from, with the parties that would pass to it, and the
 * parties at the leaves. An office whose parties would pass to several, as those of a joint one do, stands beneath each.
 */
export function treeOf({ rungs }: Pick<LadderView, 'rungs'>, names: ReadonlyMap<string, string>): Node[] {
  const beneath = (parties: readonly string[], above: number): Node[] => {
    const found = new Map<string, { rung: number; parties: string[] }>();
    for (const party of parties) {
      const rung = rungs.findLastIndex(({ offices }, index) => index < above && offices.some(({ presses }) => presses.includes(party)));
      const code = rungs[rung]?.offices.find(({ presses }) => presses.includes(party))?.code ?? party;
      const known = found.get(`${rung} ${code}`);
      if (known === undefined) found.set(`${rung} ${code}`, { rung, parties: [party] });
      else known.parties.push(party);
    }
    return [...found].map(([key, { rung, parties: passing }]) => {
      const code = key.slice(key.indexOf(' ') + 1);
      const office = rungs[rung]?.offices.find((one) => one.code === code);
      if (office === undefined) return { code, name: names.get(code) ?? code, rung: null, vacant: false, below: [] };
      return { code, name: office.name, rung, vacant: office.vacant, below: beneath(passing, rung) };
    });
  };
  return beneath([...new Set(rungs.flatMap(({ offices }) => offices.flatMap(({ presses }) => presses)))], rungs.length);
}
