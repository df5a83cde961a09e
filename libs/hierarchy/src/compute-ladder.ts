import { becauseOfJoint, becauseOfTree } from './because.js';
import type { Because, Parties } from './because.js';
import type { Government } from './government.js';
import type { JointOffice } from './joint-office.js';
import type { Ladder, LadderFacts, NoLadder, Rung, RungOffice } from './ladder.js';
import { LEVELS, levelRank } from './level.js';
import type { Level } from './level.js';
import { isPressable } from './pressable.js';
import { common } from './superior.js';
import type { Tree } from './tree.js';

/**
 * Who presses the parties, from the level just above the lowest of them up to their common superior (DESIGN 1.3).
 *
 * - Unknown parties have no ladder at all, not even their joint office; and nobody presses the root.
 * - A joint office in its time is the first rung, before the levels; for a vertical department it is the only one.
 * - Equal neighbours become one rung before `highestRung` cuts, so that no rung outlives the cut under a lower name.
 *
 * @throws LuoshiError `government.unknown` for a party that neither the tree nor its history knows.
 */
export function computeLadder(tree: Tree, facts: LadderFacts): Ladder {
  const parties = partiesOf(tree, facts.parties);
  const top = facts.partiesComplete ? common(tree, parties.codes) : null;
  if (!top) return { parties: parties.codes, common: null, rungs: [], none: 'parties_unknown' };

  const { code, name, level } = top;
  const found = { parties: parties.codes, common: { code, name, level } };
  const none = (reason: NoLadder): Ladder => ({ ...found, rungs: [], none: reason });

  const pressed = parties.codes.filter((party) => party !== tree.root.code && isPressable(tree, party)).map((party) => tree.get(party));
  if (pressed.length === 0) return none('nobody_pressable');

  const { joint, highestRung = 'national' } = facts;
  const first = joint && (joint.until === null || joint.until >= facts.on) ? [jointRung(tree, joint, pressed, parties, facts.vacant)] : [];
  const computed = facts.vertical ? [] : computedRungs(tree, pressed, parties, top, facts.vacant);
  const rungs = [...first, ...computed.filter((rung) => levelRank(rung.level) <= levelRank(highestRung))];
  if (rungs.length === 0) return none(facts.vertical ? 'vertical_department' : 'cut_by_policy');
  return { ...found, rungs };
}

function partiesOf(tree: Tree, signed: readonly string[]): Parties {
  const among = new Set<string>();
  const signedAs = new Map<string, string[]>();
  for (const code of [...new Set(signed)].sort()) {
    const today = tree.current(code);
    among.add(today);
    if (today !== code) signedAs.set(today, [...(signedAs.get(today) ?? []), code]);
  }
  return { codes: [...among].sort(), among, signedAs };
}

function jointRung(tree: Tree, joint: JointOffice, pressed: readonly Government[], parties: Parties, vacant: ReadonlySet<string>): Rung {
  const office: RungOffice = {
    code: joint.id, name: joint.name, level: 'joint',
    presses: pressed.map(({ code }) => code),
    vacant: vacant.has(joint.id),
  };
  return { level: 'joint', offices: [office], because: pressed.map((party) => becauseOfJoint(tree, joint, party, parties)) };
}

type ComputedRung = Rung & { level: Level };

function computedRungs(tree: Tree, pressed: readonly Government[], parties: Parties, top: Government, vacant: ReadonlySet<string>): ComputedRung[] {
  const rungs: ComputedRung[] = [];
  // The lowest level presses nobody: a rung is for parties beneath its level.
  for (const level of LEVELS.slice(1, levelRank(top.level) + 1)) {
    const rung = rungAt(tree, level, pressed, parties, top, vacant);
    if (rung.offices.length === 0) continue;
    const below = rungs.at(-1);
    // Of equal neighbours the later stays: it presses all whom the earlier pressed, and those who stood too high for that.
    if (below && sameOffices(below, rung)) rungs.pop();
    rungs.push(rung);
  }
  return rungs;
}

function rungAt(tree: Tree, level: Level, pressed: readonly Government[], parties: Parties, top: Government, vacant: ReadonlySet<string>): ComputedRung {
  const offices = new Map<string, RungOffice>();
  const because: Because[] = [];
  for (const party of pressed) {
    if (levelRank(party.level) >= levelRank(level)) continue;
    const line = becauseOfTree(tree, level, party, parties, top);
    because.push(line);
    const known = offices.get(line.office);
    if (known) known.presses.push(party.code);
    else offices.set(line.office, officeOf(tree.get(line.office), party.code, vacant));
  }
  return { level, offices: [...offices.values()].sort((a, b) => (a.code < b.code ? -1 : 1)), because };
}

function officeOf({ code, name, level }: Government, party: string, vacant: ReadonlySet<string>): RungOffice {
  return { code, name, level, presses: [party], vacant: vacant.has(code) };
}

function sameOffices(one: Rung, other: Rung): boolean {
  return one.offices.length === other.offices.length && one.offices.every(({ code }, index) => code === other.offices[index]?.code);
}
