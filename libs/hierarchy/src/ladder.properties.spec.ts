import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ask, common, computeLadder, isPressable, LEVELS, levelRank, superiorAt, Tree } from './index.js';
import type { Government, Ladder, Level } from './index.js';
import { realTree } from '../../../test/support/real-tree.js';

interface Case { tree: Tree; parties: string[] }

const real = realTree();
const realCodes = real.all().map(({ code }) => code);

/** Parties far apart, and parties close together: those of one family share most of their superiors and name one another. */
const realCase: fc.Arbitrary<Case> = fc.oneof(
  fc.array(fc.constantFrom(...realCodes), { minLength: 1, maxLength: 8 }),
  fc.constantFrom(...real.all().filter(({ level }) => level === 'province').map(({ code }) => code)).chain((top) =>
    fc.array(fc.constantFrom(...realCodes.filter((code) => real.inSubtree(top, code))), { minLength: 1, maxLength: 6 })),
).map((parties) => ({ tree: real, parties }));

const randomTree: fc.Arbitrary<Tree> = fc.array(fc.record({ parent: fc.nat(), drop: fc.integer({ min: 1, max: 3 }), sar: fc.boolean(), sarToo: fc.boolean() }), { minLength: 1, maxLength: 25 })
  .map((seeds) => {
    const row = (index: number, level: Level, parent: string | null, kind: string): Government =>
      ({ code: String(100000 + index), name: `U${index}`, level, parent, kind, direct: '', pinyin: '', nameEn: '' });
    const rows = [row(0, 'national', null, 'state')];
    seeds.forEach(({ parent, drop, sar, sarToo }, index) => {
      const above = rows.filter(({ level }) => level !== 'county');
      const under = above[parent % above.length]!;
      const level = LEVELS[Math.max(0, levelRank(under.level) - drop)]!;
      rows.push(row(index + 1, level, under.code, sar && sarToo ? 'sar' : ''));
    });
    return Tree.of(rows);
  });
const randomCase: fc.Arbitrary<Case> = randomTree.chain((tree) =>
  fc.array(fc.constantFrom(...tree.all().map(({ code }) => code)), { minLength: 1, maxLength: 6 }).map((parties) => ({ tree, parties })));

const ladderOf = ({ tree, parties }: Case, vacant: string[] = []): Ladder =>
  computeLadder(tree, { parties, partiesComplete: true, on: '2026-11-25', vacant: new Set(vacant) });

/** The words of DESIGN 1.3, by brute force over all governments. */
function oracleCommon({ tree, parties }: Case): Government {
  const fit = tree.all().filter(({ code }) => !parties.includes(code) && parties.every((party) => tree.isSuperior(code, party)));
  return fit.sort((a, b) => levelRank(a.level) - levelRank(b.level))[0] ?? tree.root;
}
function oracleSuperiorAt(of: Case, level: Level, party: string): string | null {
  const { tree, parties } = of;
  if (levelRank(tree.get(party).level) >= levelRank(level)) return null;
  const top = oracleCommon(of);
  const fit = tree.all().filter(({ code, level: own }) =>
    tree.isSuperior(code, party) && tree.inSubtree(top.code, code) && levelRank(own) >= levelRank(level) && !parties.includes(code));
  return (fit.sort((a, b) => levelRank(a.level) - levelRank(b.level))[0] ?? top).code;
}

describe.each<[string, fc.Arbitrary<Case>]>([['the real tree', realCase], ['random trees', randomCase]])('on %s', (_, cases) => {
  const holds = (property: (of: Case) => void): void => fc.assert(fc.property(cases, property), { numRuns: 300 });

  it('every office is a proper superior of whom it presses, and no party but the root', () => {
    holds((of) => {
      for (const { code, presses } of ladderOf(of).rungs.flatMap(({ offices }) => offices)) {
        expect(presses.every((party) => of.tree.isSuperior(code, party))).toBe(true);
        expect(of.parties.includes(code) && code !== of.tree.root.code).toBe(false);
      }
    });
  });

  it('the last rung is the common superior, a proper superior of every party but the root', () => {
    holds((of) => {
      const { rungs, common: top, none } = ladderOf(of);
      if (none) return expect(of.parties.some((party) => isPressable(of.tree, party) && party !== of.tree.root.code)).toBe(false);
      expect(rungs.at(-1)!.offices.map(({ code }) => code)).toEqual([top!.code]);
      expect(of.parties.every((party) => of.tree.isSuperior(top!.code, party) || party === of.tree.root.code)).toBe(true);
    });
  });

  it('a rung stands at its level or higher, at or beneath the common superior, and higher than the rung before', () => {
    holds((of) => {
      const { rungs, common: top } = ladderOf(of);
      rungs.forEach(({ level, offices }, index) => {
        const below = rungs[index - 1];
        for (const office of offices) {
          expect(levelRank(office.level as Level)).toBeGreaterThanOrEqual(levelRank(level as Level));
          expect(of.tree.inSubtree(top!.code, office.code)).toBe(true);
        }
        if (below) expect(levelRank(below.level as Level)).toBeLessThan(levelRank(level as Level));
        if (below) expect(below.offices.map(({ code }) => code)).not.toEqual(offices.map(({ code }) => code));
      });
    });
  });

  it('every pressable party below a rung is pressed there once, by the office the rule names, and nobody else is', () => {
    holds((of) => {
      for (const { level, offices, because } of ladderOf(of).rungs) {
        const expected = [...new Set(of.parties)].sort()
          .filter((party) => isPressable(of.tree, party))
          .map((party) => [party, oracleSuperiorAt(of, level as Level, party)])
          .filter(([, office]) => office !== null);
        expect(offices.flatMap(({ code, presses }) => presses.map((party) => [party, code])).sort()).toEqual(expected);
        expect(because.map(({ party, office }) => [party, office])).toEqual(expected);
        for (const { path, passedOver } of because) expect(path.slice(1, -1)).toEqual(passedOver.map(({ code }) => code));
      }
    });
  });

  it('common and superiorAt say what the rule says', () => {
    holds((of) => {
      expect(common(of.tree, of.parties)?.code).toBe(oracleCommon(of).code);
      const top = oracleCommon(of);
      for (const level of LEVELS.slice(0, levelRank(top.level) + 1)) {
        for (const party of of.parties) expect(superiorAt(of.tree, level, party, of.parties)?.code ?? null).toBe(oracleSuperiorAt(of, level, party));
      }
    });
  });

  it('another party never lowers the common superior', () => {
    fc.assert(fc.property(cases, fc.nat(), ({ tree, parties }, pick) => {
      const more = tree.all()[pick % tree.size]!.code;
      expect(tree.inSubtree(common(tree, [...parties, more])!.code, common(tree, parties)!.code)).toBe(true);
    }), { numRuns: 300 });
  });

  it('the order of the parties, and naming one twice, change nothing', () => {
    holds((of) => {
      expect(ladderOf({ ...of, parties: [...of.parties, ...of.parties].reverse() })).toEqual(ladderOf(of));
    });
  });

  it('asking presses each party once at most, asks a vacant office only on the last rung, and loses nobody on the way up', () => {
    fc.assert(fc.property(cases, fc.func(fc.boolean()), fc.constantFrom(null, ...LEVELS), (of, isVacant, above) => {
      const ladder = ladderOf(of, of.tree.all().map(({ code }) => code).filter((code) => isVacant(code)));
      const asked = ask(ladder, above, of.parties);
      const pressed = asked.flatMap(({ presses }) => presses);
      expect(new Set(pressed).size).toBe(pressed.length);
      expect(asked.map(({ because }) => because.map(({ party }) => party))).toEqual(asked.map(({ presses }) => presses));
      for (const { vacant, level } of asked) if (vacant) expect(level).toBe(ladder.rungs.at(-1)!.level);
      const first = ladder.rungs.find(({ level }) => above === null || levelRank(level as Level) > levelRank(above));
      expect(pressed.sort()).toEqual(first?.offices.flatMap(({ presses }) => presses).sort() ?? []);
    }), { numRuns: 100 });
  });
});
